using System.Globalization;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The table of clauses and the rules hold together.</summary>
public sealed class ClausesTests
{
    [Fact]
    public void Each_rule_has_its_clauses() => Assert.Equal(
        [
            "AUP1001 aoai-coc-2024-05-us-police",
            "AUP1001 face-us-police",
            "AUP1001 ms-coc-us-police-facial-recognition",
            "AUP1002 face-le-realtime-mobile-camera",
            "AUP1002 ms-coc-le-realtime-mobile-camera",
            "AUP1003 ms-coc-surveillance-without-consent",
            "AUP1004 aoai-tn-no-face-identification",
            "AUP1004 face-limited-access",
            "AUP1004 ms-coc-identify-or-verify",
            "AUP1005 face-avoid-emotion-gender-age",
            "AUP1005 ms-coc-emotion-inference",
            "AUP1006 ms-coc-biometric-categorisation",
            "AUP1006 ms-coc-sensitive-attribute-inference",
            "AUP1007 ms-coc-untargeted-face-scraping",
        ],
        Clauses.All.Select(clause => $"{clause.Rule} {clause.Slug}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_clause_is_complete() => Assert.All(Clauses.All, clause =>
    {
        Assert.Matches("^[a-z0-9-]+$", clause.Slug);
        Assert.InRange(clause.CertaintyLevel, 'A', 'E');
        Assert.True(DateTime.TryParseExact(clause.DateChecked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.True(
            Uri.TryCreate(clause.Link, UriKind.Absolute, out var link) && link.Scheme == "https" && link.Host == "learn.microsoft.com");
        Assert.DoesNotMatch(@"[.;]$", clause.Statement);
    });

    [Fact]
    public void Unknown_slug_is_an_error() =>
        Assert.Throws<ArgumentException>("slug", () => Clauses.Of("no-such-clause"));

    [Fact]
    public void Citation_known_from_news_says_so() => Assert.All(Clauses.All, clause =>
    {
        Assert.Equal(clause.CertaintyLevel == 'D', clause.Citation.Contains("as reported in the news", StringComparison.Ordinal));
        Assert.Equal(
            clause.CertaintyLevel == 'D', clause.InWords.StartsWith("Only news reports carry these words", StringComparison.Ordinal));
    });

    [Fact]
    public void Clause_rules_and_no_others_have_clauses() => Assert.Equal(
        RuleIds.Clauses.Order(StringComparer.Ordinal), Clauses.All.Select(clause => clause.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Rules_have_the_expected_severities() => Assert.Equal(
        [
            "AUP1001 Warning",
            "AUP1002 Warning",
            "AUP1003 Warning",
            "AUP1004 Warning",
            "AUP1005 Warning",
            "AUP1006 Warning",
            "AUP1007 Warning",
            "AUP2001 Info",
            "AUP2002 Error",
            "AUP2003 Warning",
            "AUP2004 Warning",
            "AUP2005 Error",
            "AUP2006 Warning",
            "AUP3001 Info",
            "AUP3002 Warning",
            "AUP3003 Hidden",
        ],
        Rules.All.Select(rule => $"{rule.Id} {rule.DefaultSeverity}"));

    [Fact]
    public void Every_rule_has_a_message_and_a_description() => Assert.All(Rules.All, rule =>
    {
        Assert.NotEmpty(rule.MessageFormat.ToString(CultureInfo.InvariantCulture));
        Assert.EndsWith(".", rule.Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    });

    [Fact]
    public void Clause_rules_link_to_the_clause_and_other_rules_to_their_page() => Assert.All(Rules.All, rule =>
    {
        if (rule.Id.StartsWith("AUP1", StringComparison.Ordinal))
        {
            Assert.Contains(
                Clauses.All, clause => clause.Rule == rule.Id && clause.Link == rule.HelpLinkUri && clause.CertaintyLevel < 'D');
        }
        else
        {
            Assert.Equal(RulePage.Link(rule.Id) ?? "", rule.HelpLinkUri);
        }
    });

    [Theory]
    [InlineData("", null)]
    [InlineData("https://example.org/analyzers", "https://example.org/analyzers/blob/v1.2.3-beta/docs/rules/AUP2001.md")]
    public void A_page_is_linked_as_released_once_the_project_has_an_address(string repositoryUrl, string? link) =>
        Assert.Equal(link, RulePage.Link(repositoryUrl, "1.2.3-beta", RuleIds.UndeclaredDeployment));
}
