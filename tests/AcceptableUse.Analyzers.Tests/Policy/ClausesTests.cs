using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The table of clauses and the rules hold together.</summary>
public sealed class ClausesTests
{
    /// <summary>
    /// Who changes a quotation or a condition has read its source again, and writes the new hash here; a rename or a spell checker has not.
    /// </summary>
    [Fact]
    public void Quotations_are_those_that_were_read_at_their_sources()
    {
        var read = string.Join('\n', Clauses.All.OrderBy(clause => clause.Slug, StringComparer.Ordinal).Select(
            clause => string.Join('|', [clause.Slug, clause.Quote, .. clause.Conditions, .. clause.CarveOuts])));

        Assert.Equal("5197de6032ab7f912731c65d9b5c50518cd671c4ff980ea03e58b89307021e36", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read))));
    }

    [Fact]
    public void Each_rule_has_its_clauses() => Assert.Equal(
        [
            "AUP1001 aoai-coc-2024-05-us-police",
            "AUP1001 azure-us-police-facial-features",
            "AUP1001 cu-us-police",
            "AUP1001 face-us-police",
            "AUP1001 ms-coc-us-police-facial-recognition",
            "AUP1002 aoai-coc-2024-05-le-realtime-mobile-camera",
            "AUP1002 eu-aia-5-1-h",
            "AUP1002 face-le-realtime-mobile-camera",
            "AUP1002 ms-coc-le-realtime-mobile-camera",
            "AUP1003 aoai-coc-2024-05-surveillance-without-consent",
            "AUP1003 cu-avoid-tracking",
            "AUP1003 eu-aia-5-1-h",
            "AUP1003 face-avoid-surveillance-and-tracking",
            "AUP1003 ms-coc-surveillance-without-consent",
            "AUP1003 ms-coc-unlawful-tracking",
            "AUP1004 aoai-coc-pre-2024-05-identify-or-verify",
            "AUP1004 aoai-tn-no-face-identification",
            "AUP1004 cu-avoid-tracking",
            "AUP1004 cu-face-capabilities-limited-access",
            "AUP1004 cu-not-biometric-identification",
            "AUP1004 eu-aia-5-1-h",
            "AUP1004 face-limited-access",
            "AUP1004 ms-coc-identify-or-verify",
            "AUP1004 ms-coc-unlawful-tracking",
            "AUP1004 vision-celebrity-limited-access",
            "AUP1005 eu-aia-5-1-f",
            "AUP1005 face-avoid-emotion-gender-age",
            "AUP1005 ms-coc-emotion-inference",
            "AUP1006 eu-aia-5-1-g",
            "AUP1006 face-avoid-emotion-gender-age",
            "AUP1006 ms-coc-biometric-categorisation",
            "AUP1006 ms-coc-sensitive-attribute-inference",
            "AUP1007 eu-aia-5-1-e",
            "AUP1007 ms-coc-untargeted-face-scraping",
        ],
        Clauses.All.SelectMany(clause => clause.Rules.Select(rule => $"{rule} {clause.Slug}")).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_clause_is_complete() => Assert.All(Clauses.All, clause =>
    {
        Assert.Matches("^[a-z0-9-]+$", clause.Slug);
        Assert.Matches("^[A-E](/[A-E])*$", clause.CertaintyLevel);
        Assert.True(DateTime.TryParseExact(clause.DateChecked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.True(Uri.TryCreate(clause.Link, UriKind.Absolute, out var link));
        Assert.Equal(("https", clause.Status == ClauseStatus.Law ? "ai-act-service-desk.ec.europa.eu" : "learn.microsoft.com"), (link.Scheme, link.Host));
        Assert.DoesNotMatch(@"[.;]$", clause.Statement);
    });

    /// <summary>The link is taken apart as a browser does it.</summary>
    [Fact]
    public void Links_look_for_words_of_their_clause() => Assert.All(
        Clauses.All.Where(clause => clause.Status != ClauseStatus.Superseded),
        clause =>
        {
            var (page, fragment) = clause.Link.Split(":~:text=") is [var before, var after] ? (before, after) : throw new FormatException(clause.Link);

            Assert.Equal(clause.Page, page.TrimEnd('#'));
            Assert.DoesNotMatch("[-,& ]", fragment);
            Assert.Contains(Uri.UnescapeDataString(fragment), clause.Quote, StringComparison.Ordinal);
        });

    [Fact]
    public void Code_of_conduct_is_linked_at_its_restrictions() => Assert.All(
        Clauses.All.Where(clause => clause.IsInCode),
        clause => Assert.Equal(
            ("https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions", "Microsoft AI code of conduct v4.0"),
            (clause.Page, clause.CitedAs)));

    /// <summary>By hand: the numbers that a quotation carries. The others stand on the pages alone, with how they are known.</summary>
    [Fact]
    public void Messages_name_only_numbers_that_were_quoted() => Assert.Equal(
        ["ms-coc-emotion-inference 12", "ms-coc-identify-or-verify 15", "ms-coc-surveillance-without-consent 17"],
        Clauses.All.Where(clause => clause.Citation != clause.CitedAs).Select(clause => $"{clause.Slug} {clause.Number}").Order(StringComparer.Ordinal));

    [Fact]
    public void Numbers_are_those_of_the_research() => Assert.Equal(
        [
            "10 ms-coc-biometric-categorisation",
            "11 ms-coc-sensitive-attribute-inference",
            "12 ms-coc-emotion-inference",
            "14 ms-coc-untargeted-face-scraping",
            "15 ms-coc-identify-or-verify",
            "16 ms-coc-unlawful-tracking",
            "17 ms-coc-surveillance-without-consent",
            "18 ms-coc-us-police-facial-recognition",
            "19 ms-coc-le-realtime-mobile-camera",
        ],
        Clauses.All.Where(clause => clause.Number is not null).Select(clause => $"{clause.Number} {clause.Slug}").Order(StringComparer.Ordinal));

    [Fact]
    public void Unknown_slug_is_an_error() =>
        Assert.Throws<ArgumentException>("slug", () => Clauses.Of("no-such-clause"));

    [Fact]
    public void Words_known_from_the_news_alone_say_so() => Assert.Equal(
        Clauses.All.Where(clause => clause.Certainty.StartsWith("D: ", StringComparison.Ordinal) && clause.Certainty.Contains("news", StringComparison.Ordinal))
            .Select(clause => clause.Slug),
        Clauses.All.Where(clause => clause.InWords.StartsWith("Only news reports carry these words", StringComparison.Ordinal)
                && clause.Slug != "aoai-coc-2024-05-le-realtime-mobile-camera")
            .Select(clause => clause.Slug));

    /// <summary>Whatever the tags say and the call can do.</summary>
    [Fact]
    public void No_verdict_rests_on_a_superseded_clause_or_a_law() => Assert.All(PolicyMatrix.Combinations, answers =>
    {
        var (facts, call) = PolicyMatrix.Case(answers);
        Assert.All(
            CodeOfConduct.Match(facts, call),
            verdict => Assert.True(verdict is { Clause: null or { Status: ClauseStatus.Current }, Note: null or { Status: ClauseStatus.Current } }));
    });

    [Fact]
    public void Cited_clauses_stand_on_the_page_of_the_rule() => Assert.All(PolicyMatrix.Combinations, answers =>
    {
        var (facts, call) = PolicyMatrix.Case(answers);
        Assert.All(
            CodeOfConduct.Match(facts, call).SelectMany(verdict => new[] { verdict.Clause, verdict.Note }.OfType<Clause>().Select(clause => (verdict, clause))),
            cited => Assert.Contains(cited.verdict.Rule.Id, cited.clause.Rules));
    });

    [Fact]
    public void Clause_rules_and_no_others_have_clauses() => Assert.Equal(
        RuleIds.Clauses.Order(StringComparer.Ordinal), Clauses.All.SelectMany(clause => clause.Rules).Distinct().Order(StringComparer.Ordinal));

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
    public void Clause_rules_link_to_the_code_in_force_and_other_rules_to_their_page() => Assert.All(Rules.All, rule =>
    {
        if (rule.Id.StartsWith("AUP1", StringComparison.Ordinal))
        {
            var clause = Rules.ClauseOf(rule);

            Assert.True(clause.IsInCode);
            Assert.Contains(rule.Id, clause.Rules);
            Assert.Contains(clause.Quote, rule.Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(RulePage.Link(rule.Id) ?? "", rule.HelpLinkUri);
        }
    });

    [Theory]
    [InlineData("AUP1001", "police%20department%20in%20the%20United%20States")]
    [InlineData("AUP1002", "facial%20recognition%20technology%20on%20mobile%20cameras")]
    [InlineData("AUP1003", "persistent%20tracking%20of%20the%20individual")]
    [InlineData("AUP1004", "identify%20or%20verify%20individual%20identities")]
    [InlineData("AUP1005", "emotional%20states%20from%20their%20physical")]
    [InlineData("AUP1006", "sensitive%20attributes")]
    [InlineData("AUP1007", "untargeted%20scraping%20of%20facial%20images")]
    public void Clause_rule_opens_the_restrictions_at_its_clause(string id, string fragment) => Assert.Equal(
        "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions:~:text=" + fragment,
        Rules.All.Single(rule => rule.Id == id).HelpLinkUri);

    [Theory]
    [InlineData("", null)]
    [InlineData("https://example.org/analyzers", "https://example.org/analyzers/blob/v1.2.3-beta/docs/rules/AUP2001.md")]
    public void A_page_is_linked_as_released_once_the_project_has_an_address(string repositoryUrl, string? link) =>
        Assert.Equal(link, RulePage.Link(repositoryUrl, "1.2.3-beta", RuleIds.UndeclaredDeployment));
}
