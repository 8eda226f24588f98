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
            WithHelpLink(page, id), "clauses", "\n" + Sections([.. Clauses.All.Where(clause => clause.Rules.Contains(id))])));

    [Fact]
    public void Policy_page_lists_clauses_and_quotes_superseded_ones() => GeneratedPage.AssertUpToDate(
        "docs/policy.md",
        page => Clauses.All
            .Where(clause => clause.Status == ClauseStatus.Superseded)
            .Aggregate(
                Fill(WithCertainty(page), "clauses", Table()),
                (filled, clause) => Fill(filled, $"quote {clause.Slug}", $"> {clause.Quote}\n")));

    private static string Fill(string page, string part, string lines) => GeneratedPage.Fill(page, part, nameof(ClausePagesTests), lines);

    /// <summary>What is in force, then what the law says of it, then what was in force before.</summary>
    private static string Sections(Clause[] clauses) => string.Concat(
        Sections(clauses, ClauseStatus.Current, null, "###"),
        Sections(
            clauses,
            ClauseStatus.Law,
            "### In the EU\n\nWhere `AcceptableUseJurisdiction` names a country of the EU, the law of the EU speaks of the same thing as well. "
                + "It is not Microsoft's code, and no rule reports it.\n\n",
            "####"),
        Sections(clauses, ClauseStatus.Superseded, "### Earlier wordings\n\nNo longer in force. No message cites them.\n\n", "####"));

    private static string Sections(Clause[] clauses, ClauseStatus status, string? introduction, string level) =>
        clauses.Any(clause => clause.Status == status)
            ? introduction + string.Concat(clauses.Where(clause => clause.Status == status).Select(clause => Section(clause, level)))
            : "";

    private static string Section(Clause clause, string level)
    {
        string[] lines =
        [
            $"{level} `{clause.Slug}`",
            "",
            $"> {clause.Quote}",
            "",
            $"- Document: {clause.Document}",
            $"- Version: {clause.Version} ({Word(clause.Status)})",
            .. clause.Number is { } number ? new[] { $"- Number: {number} ({clause.NumberKnown})" } : [],
            $"- Wording last checked: {clause.DateChecked}{(clause.OlderBecause is { } reason ? $" ({reason})" : "")}",
            $"- Certainty: {clause.Certainty}",
            $"- In words: {clause.InWords}",
            $"- Binds: {clause.Binds}",
            $"- Conditions: {(clause.Conditions.IsEmpty ? "none" : string.Join("; ", clause.Conditions))}",
            $"- Carved out: {(clause.CarveOuts.IsEmpty ? "nothing" : string.Join("; ", clause.CarveOuts))}",
            $"- {(clause.Status == ClauseStatus.Superseded ? "Address then" : "Live text")}: <{clause.Link}>",
            "",
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string Table() =>
        "| clause | rules | cited as | number | status | certainty | last checked |\n|---|---|---|---|---|---|---|\n"
            + string.Concat(Clauses.All.Select(Row));

    private static string Row(Clause clause) =>
        $"| [`{clause.Slug}`](rules/{clause.Rules[0]}.md#{clause.Slug}) | {string.Join(", ", clause.Rules)} | {clause.CitedAs} "
        + $"| {(clause.Number is { } number ? $"{number} ({clause.NumberKnown![..clause.NumberKnown!.IndexOf(':')]})" : "–")} | {Word(clause.Status)} | {clause.CertaintyLevel} | {clause.DateChecked} |\n";

    /// <summary>The page with the help link of its rule in the table at its head.</summary>
    private static string WithHelpLink(string page, string id) =>
        Regex.Replace(page, @"(?<=^\| Help link \| <)[^>]*", Rules.All.Single(rule => rule.Id == id).HelpLinkUri, RegexOptions.Multiline);

    /// <summary>The page with the letters of the clause in the parentheses behind each slug.</summary>
    private static string WithCertainty(string page) => Regex.Replace(
        page,
        @"`(?<slug>[a-z0-9-]+)` \([A-E/]+\)",
        match => $"`{match.Groups["slug"].Value}` ({Clauses.Of(match.Groups["slug"].Value).CertaintyLevel})");

    private static string Word(ClauseStatus status) => status.ToString().ToLowerInvariant();
}
