

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Tells by the name of a parameter or property whether it is what a model is to read, or says something about it.</summary>
internal static class ContentWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "content", "contents", "text", "item", "items", "part", "parts", "message", "messages", "input", "inputs", "prompt",
        "block", "blocks", "collection",
    };

    /// <summary>Whether the last word of the name is such a word: <c>contentParts</c> is, <c>contentType</c> is not.</summary>
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
