using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Whether a document is in force, and whose it is.</summary>
internal enum ClauseStatus
{
    /// <summary>A document of the publisher that is in force. Messages cite no other.</summary>
    Current,

    /// <summary>A later document has replaced it.</summary>
    Superseded,

    /// <summary>A law that speaks of the same thing.</summary>
    Law,
}

/// <summary>A clause of the publisher: its wording, its source, whom it binds, and how certain that is.</summary>
internal sealed record Clause
{
    /// <summary>The stable key. Unlike the number, it does not change with the version.</summary>
    public required string Slug { get; init; }

    /// <summary>The identifiers of the rules that are about it.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    public required string Document { get; init; }

    public required string Version { get; init; }

    /// <summary>When the wording was last checked, as an ISO date.</summary>
    public required string DateChecked { get; init; }

    /// <summary>Why a release may go out although that was long before, or null.</summary>
    public required string? OlderBecause { get; init; }

    public required ClauseStatus Status { get; init; }

    /// <summary>The number of the clause in its document, where it is known.</summary>
    public required string? Number { get; init; }

    /// <summary>How the number is known, beginning with a letter as in <see cref="CertaintyLevel"/>.</summary>
    public required string? NumberKnown { get; init; }

    /// <summary>The operative words. Square brackets mark additions, ellipses omissions.</summary>
    public required string Quote { get; init; }

    public required string Binds { get; init; }

    public required ImmutableArray<string> Conditions { get; init; }

    public required ImmutableArray<string> CarveOuts { get; init; }

    /// <summary>How the words were read, beginning with the letter of <see cref="CertaintyLevel"/>.</summary>
    public required string Certainty { get; init; }

    /// <summary>
    /// A: the publisher's own text; B: the publisher's words in a parallel document; C: quoted verbatim by a third party;
    /// D: paraphrased or quoted in the news; E: placed by inference. Several where words and place are known differently: <c>A/B</c>.
    /// </summary>
    public string CertaintyLevel => LevelOf(Certainty);

    /// <summary>The certainty in plain words, for the page of the rule.</summary>
    public required string InWords { get; init; }

    /// <summary>The address of the live text, with the anchor of its section if the publisher has one.</summary>
    public required string Page { get; init; }

    /// <summary>Words of the quote that stand on that page, or null for a superseded clause.</summary>
    public required string? Words { get; init; }

    /// <summary>The address of the clause: a browser opens the section and goes to the words.</summary>
    public string Link => Words is null ? Page : TextFragment.Of(Page, Words);

    /// <summary>Whether it stands in the code of conduct that is in force, which alone numbers its clauses, and not in a note on a service.</summary>
    public bool IsInCode => Number is not null && Status == ClauseStatus.Current;

    /// <summary>The clause in our words, as half a sentence for a message.</summary>
    public required string Statement { get; init; }

    /// <summary>The document and its version, short enough for a message.</summary>
    public required string CitedAs { get; init; }

    /// <summary>The document and its version, with the number of the clause where that was read, be it in a quotation.</summary>
    public string Citation => NumberKnown is not null && LevelOf(NumberKnown) is "A" or "B" or "C" ? $"{CitedAs}, restriction {Number}" : CitedAs;

    private static string LevelOf(string certainty)
    {
        var length = 1;
        while (length + 1 < certainty.Length && certainty[length] == '/')
        {
            length += 2;
        }

        return certainty.Substring(0, length);
    }
}
