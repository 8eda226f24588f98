using Xunit;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>Pages of the documentation that tests write, as a whole or between markers.</summary>
internal static class GeneratedPage
{
    /// <summary>
    /// Fails unless a page is what <paramref name="write"/> makes of its present text, which is empty for a page that is not there.
    /// With <c>UPDATE_DOCS=1</c> in the environment the page is written instead.
    /// </summary>
    public static void AssertUpToDate(string relativePath, Func<string, string> write)
    {
        var path = Path.Combine(References.RepositoryRoot, relativePath);
        var text = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var written = write(text);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
        }
        else
        {
            Assert.True(text == written, $"{relativePath} is out of date; run this test with UPDATE_DOCS=1.");
        }
    }

    /// <summary>A page with new lines between the markers of a part, which name the test class that writes it.</summary>
    public static string Fill(string page, string part, string writer, string lines)
    {
        var start = $"<!-- {part}: written by {writer} -->\n";
        var end = $"<!-- /{part} -->\n";
        var (from, to) = (page.IndexOf(start, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"the page has no part between {start}and {end}");
        return page[..(from + start.Length)] + lines + page[to..];
    }
}
