using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// Holds what the pages say of clauses to <c>microsoft.clauses</c>. With <c>UPDATE_DOCS=1</c> in the environment the tests write the pages.
/// </summary>
public sealed class ClausePagesTests
{
    public static TheoryData<string> Ids => [.. RuleIds.Clauses];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_page_quotes_and_links_its_clauses(string id) => GeneratedPage.AssertUpToDate(
        $"docs/rules/{id}.md",
        page => Fill(
            WithHelpLink(page, id), "clauses", "\n" + string.Concat(Clauses.All.Where(clause => clause.Rule == id).Select(Section))));

    [Fact]
    public void Policy_page_lists_clauses_and_quotes_superseded_ones() => GeneratedPage.AssertUpToDate(
        "docs/policy.md",
        page => Clauses.All
            .Where(clause => clause.Status == ClauseStatus.Superseded)
            .Aggregate(
                Fill(WithCertainty(page), "clauses", Table()),
                (filled, clause) => Fill(filled, $"quote {clause.Slug}", $"> {clause.Quote}\n")));

    private static string Fill(string page, string part, string lines) => GeneratedPage.Fill(page, part, nameof(ClausePagesTests), lines);

    private static string Section(Clause clause)
    {
        string[] lines =
        [
            $"### `{clause.Slug}`",
            "",
            $"> {clause.Quote}",
            "",
            $"- Document: {clause.Document}",
            $"- Version: {clause.Version} ({Word(clause.Status)})",
            .. clause.Number is { } number ? new[] { $"- Number: {number}" } : [],
            $"- Wording last checked: {clause.DateChecked}",
            $"- Certainty: {clause.Certainty}",
            $"- In words: {clause.InWords}",
            $"- Binds: {clause.Binds}",
            $"- Conditions: {(clause.Conditions.IsEmpty ? "none" : string.Join("; ", clause.Conditions))}",
            $"- Carved out: {(clause.CarveOuts.IsEmpty ? "nothing" : string.Join("; ", clause.CarveOuts))}",
            $"- Live text: <{clause.Link}>",
            "",
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string Table() =>
        "| clause | rule | cited as | status | certainty | last checked |\n|---|---|---|---|---|---|\n"
            + string.Concat(Clauses.All.Select(Row));

    private static string Row(Clause clause) =>
        $"| [`{clause.Slug}`](rules/{clause.Rule}.md#{clause.Slug}) | {clause.Rule} | {clause.Citation} "
        + $"| {Word(clause.Status)} | {Letters(clause)} | {clause.DateChecked} |\n";

    /// <summary>The page with the help link of its rule in the table at its head.</summary>
    private static string WithHelpLink(string page, string id) =>
        Regex.Replace(page, @"(?<=^\| Help link \| <)[^>]*", Rules.All.Single(rule => rule.Id == id).HelpLinkUri, RegexOptions.Multiline);

    /// <summary>The page with the letters of the clause in the parentheses behind each slug.</summary>
    private static string WithCertainty(string page) => Regex.Replace(
        page,
        @"`(?<slug>[a-z0-9-]+)` \([A-E/]+\)",
        match => $"`{match.Groups["slug"].Value}` ({Letters(Clauses.Of(match.Groups["slug"].Value))})");

    private static string Letters(Clause clause) => Regex.Match(clause.Certainty, "^[A-E](/[A-E])*").Value;

    private static string Word(ClauseStatus status) => status.ToString().ToLowerInvariant();
}
