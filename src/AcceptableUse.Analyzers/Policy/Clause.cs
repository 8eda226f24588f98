using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Whether a document is still in force.</summary>
internal enum ClauseStatus
{
    Current,

    /// <summary>A later document has replaced it.</summary>
    Superseded,
}

/// <summary>A clause of the publisher: its wording, its source, whom it binds, and how certain that is.</summary>
internal sealed record Clause
{
    /// <summary>The stable key. Unlike the number, it does not change with the version.</summary>
    public required string Slug { get; init; }

    /// <summary>The identifier of the rule that reports it.</summary>
    public required string Rule { get; init; }

    public required string Document { get; init; }

    public required string Version { get; init; }

    /// <summary>When the wording was last checked, as an ISO date.</summary>
    public required string DateChecked { get; init; }

    public required ClauseStatus Status { get; init; }

    /// <summary>The number of the clause in its document, where it is known.</summary>
    public required string? Number { get; init; }

    /// <summary>The operative words. Square brackets mark additions, ellipses omissions.</summary>
    public required string Quote { get; init; }

    public required string Binds { get; init; }

    public required ImmutableArray<string> Conditions { get; init; }

    public required ImmutableArray<string> CarveOuts { get; init; }

    /// <summary>How the words were read, beginning with the letter of <see cref="CertaintyLevel"/>.</summary>
    public required string Certainty { get; init; }

    /// <summary>
    /// A: the publisher's own text; B: the publisher's words in a parallel document; C: quoted verbatim by a third party;
    /// D: paraphrased or quoted in the news; E: placed by inference.
    /// </summary>
    public char CertaintyLevel => Certainty[0];

    /// <summary>The certainty in plain words, for the page of the rule.</summary>
    public required string InWords { get; init; }

    /// <summary>The address of the current text, with the anchor of the clause if the publisher has one.</summary>
    public required string Link { get; init; }

    /// <summary>The clause in our words, as half a sentence for a message.</summary>
    public required string Statement { get; init; }

    /// <summary>The document and its version, short enough for a message.</summary>
    public required string Citation { get; init; }
}
