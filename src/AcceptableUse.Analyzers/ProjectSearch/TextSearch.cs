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

    /// <summary>The text with each of the parts taken out wherever it stands.</summary>
    public static string Without(string text, string[] parts)
    {
        foreach (var part in parts)
        {
            for (var start = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); start >= 0; start = text.IndexOf(part, start, StringComparison.OrdinalIgnoreCase))
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
