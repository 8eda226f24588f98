using System.Collections.Immutable;
using System.Text;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Texts that stand where a reason or a reference is wanted and say nothing. Taken for one they would open the gate.</summary>
internal static class Placeholder
{
    /// <summary>No placeholder is longer; the bound keeps the work linear in the length of the text.</summary>
    private const int Longest = 200;

    /// <summary>Letters and digits in lower case.</summary>
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "true", "false", "yes", "no", "ok", "none", "null", "na", "unknown", "0", "1",
        "notapplicable", "notavailable", "todo", "fixme", "wip", "later", "pending", "tbd", "tba", "tbc",
        "tobeadded", "tobeconfirmed", "tobedecided", "tobedefined", "tobedetermined", "tobedone", "tobefilled", "tobefilledin",
        "placeholder", "fillin", "fillmein", "fillthisin", "addjustification", "addreason", "justificationhere", "reasonhere",
        "because", "comment", "date", "description", "justification", "name", "reason", "reference", "ticket",
        "ddmmyyyy", "mmddyyyy", "yyyymmdd");

    /// <summary>In capitals they are notes to oneself, whatever follows; in other letters only before a colon.</summary>
    private static readonly ImmutableArray<string> Markers = ImmutableArray.Create("TODO", "FIXME", "TBA", "TBC", "TBD", "XXX");

    /// <summary>Whether a text says nothing: punctuation, a filler word, a note that something is to be done, or brackets to be replaced.</summary>
    public static bool Is(string text)
    {
        var trimmed = text.Trim();
        var letters = LettersOf(trimmed.Length <= Longest ? WithoutBrackets(trimmed) : trimmed);
        return letters.Length == 0
            || Words.Contains(letters)
            || letters.All(letter => letter is >= 'a' and <= 'z' && letter == letters[0])
            || Markers.Any(marker => BeginsWith(trimmed, marker));
    }

    /// <summary>The letters and digits of a text, in lower case.</summary>
    public static string LettersOf(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static bool BeginsWith(string text, string marker)
    {
        if (!text.StartsWith(marker, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // A ticket may be called TBD-12.
        var next = text.Length == marker.Length ? ' ' : text[marker.Length];
        return next == ':'
            || (!char.IsLetterOrDigit(next) && next is not ('-' or '_') && text.StartsWith(marker, StringComparison.Ordinal));
    }

    /// <summary>
    /// The text without what is in brackets, as in <c>&lt;Pending&gt;</c>, whatever the language of the tool that wrote it. What has a
    /// digit or an address in it may be a reference and stays.
    /// </summary>
    private static string WithoutBrackets(string text)
    {
        const string Opening = "<[{";
        const string Closing = ">]}";
        var rest = new StringBuilder(text.Length);
        var open = new Stack<(int Kind, int At)>();
        foreach (var letter in text)
        {
            rest.Append(letter);
            if (Opening.IndexOf(letter) is >= 0 and var opened)
            {
                open.Push((opened, rest.Length - 1));
            }
            else if (Closing.IndexOf(letter) is >= 0 and var closed && open.Count > 0 && open.Peek().Kind == closed)
            {
                var at = open.Pop().At;
                var content = rest.ToString(at, rest.Length - at);
                if (!content.Any(char.IsDigit) && !content.Contains("://"))
                {
                    rest.Length = at;
                }
            }
        }

        return rest.ToString();
    }
}
