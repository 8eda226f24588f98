namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Decides by the name of a parameter or property whether it is content for a model, or describes content.</summary>
internal static class ContentWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "content", "contents", "text", "item", "items", "part", "parts", "message", "messages", "input", "inputs", "prompt",
        "block", "blocks", "collection",
    };

    /// <summary>Whether the last word of the name means content: <c>contentParts</c> does, <c>contentType</c> does not.</summary>
    public static bool IsContent(string name)
    {
        var last = name.Length - 1;
        while (last > 0 && !char.IsUpper(name[last]))
        {
            last--;
        }

        return Words.Contains(name.Substring(Math.Max(last, 0)));
    }
}
