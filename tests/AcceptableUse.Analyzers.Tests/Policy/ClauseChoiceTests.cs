using AcceptableUse.Analyzers.Policy;
using Xunit;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>Of the clauses that a rule is about, the one is cited that speaks of the service called.</summary>
public sealed class ClauseChoiceTests
{
    [Theory]
    [InlineData("identify", "face-us-police")]
    [InlineData("verify detect", "face-us-police")]
    [InlineData("liveness", "face-us-police")]
    [InlineData("generate", "aoai-coc-2024-05-us-police")]
    [InlineData("celebrity", "ms-coc-us-police-facial-recognition")]
    [InlineData("celebrity detect describe read-text", "ms-coc-us-police-facial-recognition")]
    public void AUP1001_cites_the_clause_for_the_called_service(string capabilities, string slug) =>
        Assert.Equal(slug, Cited("AUP1001", "US", "", capabilities));

    [Theory]
    [InlineData("identify", "face-le-realtime-mobile-camera")]
    [InlineData("generate", "ms-coc-le-realtime-mobile-camera")]
    [InlineData("detect describe", "ms-coc-le-realtime-mobile-camera")]
    public void AUP1002_cites_the_clause_for_the_called_service(string capabilities, string slug) =>
        Assert.Equal(slug, Cited("AUP1002", "FR", "dash", capabilities));

    [Theory]
    [InlineData("identify")]
    [InlineData("generate")]
    [InlineData("people-detection")]
    public void AUP1003_cites_the_surveillance_clause(string capabilities) =>
        Assert.Equal("ms-coc-surveillance-without-consent", Cited("AUP1003", "FR", "", capabilities));

    [Theory]
    [InlineData("identify", "face-limited-access")]
    [InlineData("enrol", "face-limited-access")]
    [InlineData("celebrity", "ms-coc-identify-or-verify")]
    [InlineData("generate", "aoai-tn-no-face-identification")]
    public void AUP1004_cites_the_clause_for_the_capability(string capabilities, string slug) =>
        Assert.Equal(slug, Cited("AUP1004", "FR", "", capabilities));

    [Theory]
    [InlineData("AUP1005", "emotion", "ms-coc-emotion-inference")]
    [InlineData("AUP1006", "sensitive-attribute", "ms-coc-sensitive-attribute-inference")]
    public void AUP1005_and_AUP1006_cite_their_clauses(string rule, string capability, string slug) =>
        Assert.Equal(slug, Cited(rule, "", "", capability));

    [Fact]
    public void AUP1007_cites_the_scraping_clause() =>
        Assert.Equal("ms-coc-untargeted-face-scraping", Cited("AUP1007", "FR", "fixed", "enrol", live: true));

    private static string Cited(string rule, string jurisdiction, string camera, string capabilities, bool live = false) =>
        CodeOfConduct.Match(Facts("law-enforcement,real-time-surveillance", jurisdiction, camera), Call(capabilities, live))
            .Single(verdict => verdict.Rule.Id == rule).Clause!.Slug;
}
