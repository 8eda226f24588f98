using System.Text.RegularExpressions;
using System.Xml.Linq;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The pages say what the code does, and link to nothing that was not researched.</summary>
public sealed class DocumentationTests
{
    /// <summary>Tools and conventions, which say nothing of the clauses.</summary>
    private static readonly string[] ReviewedLinks =
    [
        "https://dotnet.microsoft.com/download/dotnet/10.0", "https://keepachangelog.com/en/1.1.0/", "https://semver.org/spec/v2.0.0.html",
    ];

    private static readonly string Docs = Path.Combine(References.RepositoryRoot, "docs");

    private static readonly XDocument[] Targets =
    [
        .. Directory.GetFiles(Path.Combine(References.RepositoryRoot, "src", "AcceptableUse.Analyzers.Package", "buildTransitive"), "*.targets").Select(XDocument.Load),
    ];

    private static readonly string[] Sections =
    [
        "What it reports", "The clause", "Who is bound", "Example that fires", "Example that does not", "How to fix",
        "When to suppress", "Configuration",
    ];

    public static TheoryData<string> Ids() => [.. Rules.All.Select(rule => rule.Id)];

    public static TheoryData<string> Pages() => [.. MarkdownPage.All];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(
        Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Docs, "rules")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_page_agrees_with_its_descriptor(string id)
    {
        var rule = Rules.All.Single(candidate => candidate.Id == id);
        var lines = ReadRule(id).Split('\n');
        var page = Clauses.All.Any(clause => clause.Rules.Contains(id))
            ? $"| Help link | <{rule.HelpLinkUri}> |"
            : $"| This page | `docs/rules/{id}.md` in the package |";

        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Equal(
            [
                $"| Id | {id} |",
                $"| Category | {rule.Category} |",
                $"| Severity | {rule.DefaultSeverity} |",
                $"| Enabled | {(rule.IsEnabledByDefault ? "Yes" : "No")} |",
                page,
            ],
            lines.Skip(4).Take(5));
        Assert.Equal(Sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
    }

    [Fact]
    public void Rule_pages_quote_only_known_clauses() => Assert.All(Rules.All, rule => Assert.Equal(
        Clauses.All.Where(clause => clause.Rules.Contains(rule.Id)).Select(clause => $"> {clause.Quote}").Order(StringComparer.Ordinal),
        ReadRule(rule.Id).Split('\n').Where(line => line.StartsWith('>')).Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_links_lead_to_clauses_or_into_the_repository(string page)
    {
        var markdown = MarkdownPage.Read(page);

        Assert.All(markdown.WebLinks.Except(ReviewedLinks), AssertKnown);
        Assert.All(markdown.RelativeLinks, link => AssertIsThere(Path.GetDirectoryName(markdown.Path)!, link, page));
    }

    [Fact]
    public void Every_reviewed_link_is_used() =>
        Assert.All(ReviewedLinks, link => Assert.Contains(MarkdownPage.All, page => MarkdownPage.Read(page).WebLinks.Contains(link)));

    private static IEnumerable<XElement> Errors => Targets.Descendants("Error").Concat(Targets.Descendants("Warning"));

    /// <summary>The file, where NuGet keeps the package, and a link that packing fills in.</summary>
    [Fact]
    public void Every_error_of_the_build_names_its_page()
    {
        Assert.NotEmpty(Errors);
        Assert.All(Errors, error =>
        {
            Assert.EndsWith(". $(_AcceptableUseHelp)", error.Attribute("Text")!.Value, StringComparison.Ordinal);
            Assert.Equal("$(_AcceptableUseHelpLink)", error.Attribute("HelpLink")!.Value);
        });
        Assert.Empty(Targets.Descendants("_AcceptableUseHelpLink").Single().Value);
        Assert.Contains("errors-of-the-gate", MarkdownPage.Read("docs/configuration.md").Anchors);
    }

    [Fact]
    public void Configuration_page_explains_exactly_the_build_errors()
    {
        Assert.Equal(
            Errors.Select(error => error.Attribute("Code")!.Value).Distinct().Order(StringComparer.Ordinal),
            Regex.Matches(MarkdownPage.Read("docs/configuration.md").Text, @"^\| (AUPCFG\d+) \|", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/configuration.md")]
    public void Every_compiler_visible_property_is_explained(string page)
    {
        var props = XDocument.Load(Path.Combine(
            References.RepositoryRoot, "src", "AcceptableUse.Analyzers.Package", "buildTransitive", "AcceptableUse.Analyzers.props"));
        var text = MarkdownPage.Read(page).Text;

        Assert.All(
            props.Descendants("_AcceptableUseVisible").Select(property => property.Attribute("Include")!.Value),
            property => Assert.Contains(property, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_lists_the_rules_with_their_severities() => Assert.Equal(
        Rules.All.Select(rule => $"{rule.Id} {Word(rule.DefaultSeverity)}"),
        Regex.Matches(MarkdownPage.Read("README.md").Text, @"^\| \[(AUP\d+)\]\(docs/rules/\1\.md\) \| (\w+) \|", RegexOptions.Multiline)
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}"));

    [Fact]
    public void Rule_page_configures_only_its_own_rule() => Assert.All(Rules.All, rule => Assert.All(
        Regex.Matches(ReadRule(rule.Id), @"dotnet_diagnostic\.(\w+)\.severity").Select(match => match.Groups[1].Value),
        id => Assert.Equal(rule.Id, id)));

    [Fact]
    public void Policy_page_says_once_that_it_is_not_legal_advice()
    {
        Assert.Single(Regex.Matches(File.ReadAllText(Path.Combine(Docs, "policy.md")), "not legal advice"));
        Assert.All(Rules.All, rule => Assert.DoesNotContain("legal advice", ReadRule(rule.Id), StringComparison.OrdinalIgnoreCase));
    }

    private static void AssertKnown(string link) =>
        Assert.True(Clauses.All.Any(clause => clause.Link == link), $"{link} is not in the clause table");

    /// <summary>A path and an anchor, either of which may be missing.</summary>
    private static void AssertIsThere(string folder, string link, string page)
    {
        var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
        var target = path.Length == 0 ? Path.Combine(References.RepositoryRoot, page) : Path.GetFullPath(path, folder);
        Assert.True(File.Exists(target) || (anchor is null && Directory.Exists(target)), $"{page} links to {link}, which is not there");
        if (anchor is not null)
        {
            Assert.True(MarkdownPage.Read(target).Anchors.Contains(anchor), $"{page} links to {link}, and there is no such heading");
        }
    }

    private static string Word(DiagnosticSeverity severity) =>
        severity == DiagnosticSeverity.Info ? "suggestion" : severity.ToString().ToLowerInvariant();

    private static string ReadRule(string id) => File.ReadAllText(Path.Combine(Docs, "rules", id + ".md")).ReplaceLineEndings("\n");
}
