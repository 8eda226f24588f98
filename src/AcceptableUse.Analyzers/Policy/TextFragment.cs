namespace AcceptableUse.Analyzers.Policy;

/// <summary>Links to words of a page.</summary>
internal static class TextFragment
{
    /// <summary>The address of a page at some words of it. Where a browser does not find them, it keeps to the anchor of the page.</summary>
    /// <param name="page">An address, with or without an anchor.</param>
    /// <param name="words">The words as the page has them.</param>
    public static string Of(string page, string words) => $"{page}{(page.IndexOf('#') < 0 ? "#" : "")}:~:text={Encode(words)}";

    /// <summary>The words, percent-encoded. A dash, comma or ampersand would end them or begin a context.</summary>
    private static string Encode(string words) => Uri.EscapeDataString(words).Replace("-", "%2D");
}
