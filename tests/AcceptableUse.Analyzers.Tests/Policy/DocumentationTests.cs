using System.Reflection;
using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The pages say what the code does, and link to nothing that was not researched.</summary>
public sealed class DocumentationTests
{
    private const string OwnPage = "this page, as of the released version";

    private static readonly string Docs = Path.Combine(
        typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "docs");

    private static readonly string[] Sections =
    [
        "What it reports", "The clause", "Who is bound", "Example that fires", "Example that does not", "How to fix", "When to suppress", "Configuration",
    ];

    public static TheoryData<string> Ids() => [.. Rules.All.Select(rule => rule.Id)];

    public static TheoryData<string> Slugs() => [.. Clauses.All.Select(clause => clause.Slug)];

    public static TheoryData<string> Pages() =>
        [.. Directory.GetFiles(Path.Combine(Docs, "rules"), "*.md").Append(Path.Combine(Docs, "policy.md")).Append(Path.Combine(Docs, "policy-matrix.md")).Select(path => Path.GetRelativePath(Docs, path))];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(
        Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Docs, "rules")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_agrees_with_its_descriptor(string id)
    {
        var rule = Rules.All.Single(candidate => candidate.Id == id);
        var lines = ReadRule(id).Split('\n');
        var ownPage = $"{BuildInfo.RepositoryUrl}/blob/v{BuildInfo.Version}/docs/rules/{id}.md";

        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Equal(
            [
                $"| Id | {id} |",
                $"| Category | {rule.Category} |",
                $"| Severity | {rule.DefaultSeverity} |",
                $"| Enabled | {(rule.IsEnabledByDefault ? "Yes" : "No")} |",
                $"| Help link | {(rule.HelpLinkUri == ownPage ? OwnPage : $"<{rule.HelpLinkUri}>")} |",
            ],
            lines.Skip(4).Take(5));
        Assert.Equal(Sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_page_quotes_its_clauses_as_the_table_has_them(string slug)
    {
        var clause = Clauses.All.Single(candidate => candidate.Slug == slug);
        var page = ReadRule(clause.Rule);
        var start = page.IndexOf($"### `{slug}`\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{clause.Rule} does not quote {slug}");
        var section = page[start..page.IndexOf("\n##", start + 1, StringComparison.Ordinal)];

        foreach (var line in new[]
        {
            $"> {clause.Quote}",
            $"- Document: {clause.Document}",
            $"- Version: {clause.Version} ({(clause.Status == ClauseStatus.Current ? "current" : "superseded")})",
            $"- Wording last checked: {clause.DateChecked}",
            $"- Certainty: {clause.Certainty}",
            $"- Binds: {clause.Binds}",
            $"- Conditions: {(clause.Conditions.IsEmpty ? "none" : string.Join("; ", clause.Conditions))}",
            $"- Carved out: {(clause.CarveOuts.IsEmpty ? "nothing" : string.Join("; ", clause.CarveOuts))}",
            $"- Live text: <{clause.Link}>",
        })
        {
            Assert.Contains(line, section.Split('\n'));
        }

        Assert.Equal(clause.Number is not null, section.Contains($"- Number: {clause.Number}\n", StringComparison.Ordinal));

        // Where only the news carries the words, the page has to say so plainly.
        Assert.Equal(clause.CertaintyLevel == 'D', section.Contains("Only news reports carry these words", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_quotes_what_is_not_in_the_table() => Assert.All(Rules.All, rule => Assert.Equal(
        Clauses.All.Where(clause => clause.Rule == rule.Id).Select(clause => $"> {clause.Quote}").Order(StringComparer.Ordinal),
        ReadRule(rule.Id).Split('\n').Where(line => line.StartsWith('>')).Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_the_clauses_or_into_the_repository(string page)
    {
        var path = Path.Combine(Docs, page);
        var text = File.ReadAllText(path);

        Assert.All(Regex.Matches(text, @"https?://[^\s<>)""'`]+").Select(match => match.Value), AssertKnown);
        Assert.All(
            Regex.Matches(text, @"\]\((?!https?:)([^)#]+)").Select(match => match.Groups[1].Value),
            link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(path)!, link)), $"{page} links to {link}, which is not there"));
    }

    [Fact]
    public void Help_links_lead_to_the_clauses_or_into_the_repository() => Assert.All(Rules.All, rule => AssertKnown(rule.HelpLinkUri));

    [Fact]
    public void The_policy_says_once_that_it_is_no_legal_advice()
    {
        Assert.Single(Regex.Matches(File.ReadAllText(Path.Combine(Docs, "policy.md")), "not legal advice"));
        Assert.All(Rules.All, rule => Assert.DoesNotContain("legal advice", ReadRule(rule.Id), StringComparison.OrdinalIgnoreCase));
    }

    private static void AssertKnown(string link) => Assert.True(
        link.StartsWith(BuildInfo.RepositoryUrl + "/", StringComparison.Ordinal) || Clauses.All.Any(clause => clause.Link == link),
        $"{link} is neither in the clause table nor in the repository");

    private static string ReadRule(string id) => File.ReadAllText(Path.Combine(Docs, "rules", id + ".md")).ReplaceLineEndings("\n");
}
