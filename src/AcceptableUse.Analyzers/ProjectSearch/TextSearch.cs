namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>Looks for words and endings in a text, upper and lower case alike.</summary>
internal static class TextSearch
{
    public static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    public static bool ContainsAny(string text, string[] parts)
    {
        foreach (var part in parts)
        {
            if (Contains(text, part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a text begins a segment of a path, or -1: an interface is no face. One with a slash in front does so anywhere.</summary>
    public static int IndexOfSegment(string text, string start, int from)
    {
        var isSeparated = !char.IsLetterOrDigit(start[0]);
        for (var at = IndexOf(from); at >= 0; at = IndexOf(at + 1))
        {
            if (isSeparated || at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                return at;
            }
        }

        return -1;

        int IndexOf(int position) => position > text.Length ? -1 : text.IndexOf(start, position, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text with each of the parts taken out wherever it stands.</summary>
    public static string Without(string text, string[] parts)
    {
        foreach (var part in parts)
        {
            for (var start = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); start >= 0; start = text.IndexOf(
                part, start, StringComparison.OrdinalIgnoreCase))
            {
                text = text.Remove(start, part.Length);
            }
        }

        return text;
    }

    public static bool EndsWithAny(string text, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
