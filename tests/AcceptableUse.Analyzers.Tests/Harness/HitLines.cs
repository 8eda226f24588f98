using Xunit;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>Programs whose lines say which clause rules must fire there: <c>// HIT AUP1001 AUP1003</c> at the end.</summary>
internal static class HitLines
{
    private const string Mark = "// HIT ";

    /// <summary>Requires of each line the rules that its comment names, and of all other lines none.</summary>
    public static async Task ExpectHits(this Project project)
    {
        var expected = project.Files.SelectMany(file => file.Source.Split('\n').SelectMany((line, i) => RulesOf(line).Select(
            rule => $"{file.Path}({i + 1}): {rule}")));
        var actual = (await project.Analyze())
            .Where(diagnostic => diagnostic.Id is "AD0001" || diagnostic.Id.StartsWith("AUP1", StringComparison.Ordinal))
            .Select(diagnostic => diagnostic.Location.GetLineSpan() is var span && diagnostic.Id is "AD0001"
                ? diagnostic.ToString()
                : $"{span.Path}({span.StartLinePosition.Line + 1}): {diagnostic.Id}");
        Assert.Equal(
            string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', actual.Order(StringComparer.Ordinal)));
    }

    private static string[] RulesOf(string line) => line.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var mark
        ? line[(mark + Mark.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];
}
