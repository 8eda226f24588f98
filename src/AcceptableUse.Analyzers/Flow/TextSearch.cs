namespace AcceptableUse.Analyzers.Flow;

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
