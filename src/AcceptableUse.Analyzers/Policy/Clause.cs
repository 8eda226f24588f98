using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Whether a document still stands.</summary>
internal enum ClauseStatus
{
    Current,

    /// <summary>A later document took its place.</summary>
    Superseded,
}

/// <summary>A clause of the publisher: its words, where they stand, whom they bind, and how certain that is.</summary>
internal sealed record Clause
{
    /// <summary>The stable key, which outlives the numbers that change from version to version.</summary>
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

    /// <summary>The operative words. Square brackets and ellipses mark what was added or left out.</summary>
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

    /// <summary>The live text, at the clause itself where the publisher has an anchor.</summary>
    public required string Link { get; init; }

    /// <summary>The clause in half a sentence, in our words, for a message.</summary>
    public required string Statement { get; init; }

    /// <summary>The document and its version as short as a message needs them.</summary>
    public required string Citation { get; init; }
}
