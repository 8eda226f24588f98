using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>A page of the documentation: its sections, its fenced blocks, where it links and what can be linked in it.</summary>
internal sealed class MarkdownPage
{
    private readonly List<Section> _sections = [new("", "")];

    private MarkdownPage(string path)
    {
        Path = path;
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var isFenced = false;
        foreach (var line in Text.Split('\n'))
        {
            isFenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isFenced && Regex.Match(line, "^#+ (?<title>.*)$") is { Success: true } heading)
            {
                _sections.Add(new Section(heading.Groups["title"].Value, ""));
            }
            else
            {
                _sections[^1] = _sections[^1] with { Text = _sections[^1].Text + line + "\n" };
            }
        }
    }

    /// <summary>Every page of the repository, and none of what a build leaves behind.</summary>
    public static IEnumerable<string> All { get; } = [.. Directory.EnumerateFiles(References.RepositoryRoot, "*.md")
        .Concat(new[] { "docs", "samples", Sub("src", "AcceptableUse.Analyzers.Package") }.SelectMany(
            folder => Directory.EnumerateFiles(Sub(References.RepositoryRoot, folder), "*.md", SearchOption.AllDirectories)))
        .Select(path => System.IO.Path.GetRelativePath(References.RepositoryRoot, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    public string Path { get; }

    public string Text { get; }

    /// <summary>The anchors of its headings, as the publisher of the repository makes them.</summary>
    public IEnumerable<string> Anchors => _sections.Skip(1)
        .Select(section => Regex.Replace(
            Regex.Replace(section.Title, @"\[([^]]*)\]\([^)]*\)", "$1").ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'))
        .GroupBy(anchor => anchor, (anchor, same) => same.Select((_, i) => i == 0 ? anchor : $"{anchor}-{i}"))
        .SelectMany(anchors => anchors);

    /// <summary>Addresses on the web, also those in code.</summary>
    public IEnumerable<string> WebLinks => Regex.Matches(Text, @"https?://[^\s<>)""'`]+").Select(match => match.Value);

    /// <summary>The targets of the links that are no web addresses: a path, an anchor, or both.</summary>
    public IEnumerable<string> RelativeLinks => Regex.Matches(Text, @"\]\((?!https?:)([^)\s]+)\)").Select(match => match.Groups[1].Value);

    public static MarkdownPage Read(string relativePath) => new(Sub(References.RepositoryRoot, relativePath));

    /// <summary>The fenced blocks of a section in a language, without the fences. A fence may name none.</summary>
    public IReadOnlyList<string> Blocks(string section, string language) => [.. Regex.Matches(
        _sections.Single(candidate => candidate.Title == section).Text,
        $"^```{language}\n(?<code>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)
        .Select(match => match.Groups["code"].Value)];

    private static string Sub(params string[] parts) => System.IO.Path.Combine(parts);

    private sealed record Section(string Title, string Text);
}
