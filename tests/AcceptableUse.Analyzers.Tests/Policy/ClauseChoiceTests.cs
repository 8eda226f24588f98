using AcceptableUse.Analyzers.Models;
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
    [InlineData("generate", "ms-coc-us-police-facial-recognition")]
    [InlineData("celebrity", "azure-us-police-facial-features")]
    [InlineData("celebrity detect describe read-text", "azure-us-police-facial-features")]
    [InlineData("detect", "azure-us-police-facial-features")]
    [InlineData("attributes unblurred-faces", "cu-us-police")]
    public void AUP1001_cites_the_clause_for_the_called_service(string capabilities, string slug) =>
        Assert.Equal(slug, Cited("AUP1001", "US", "", capabilities));

    [Theory]
    [InlineData("identify")]
    [InlineData("generate")]
    [InlineData("detect describe")]
    public void AUP1002_cites_the_clause_on_mobile_cameras(string capabilities) =>
        Assert.Equal("ms-coc-le-realtime-mobile-camera", Cited("AUP1002", "FR", "dash", capabilities));

    [Theory]
    [InlineData("identify")]
    [InlineData("generate")]
    [InlineData("people-detection")]
    public void AUP1003_cites_the_surveillance_clause(string capabilities) =>
        Assert.Equal("ms-coc-surveillance-without-consent", Cited("AUP1003", "FR", "", capabilities));

    [Theory]
    [InlineData("identify", "face-limited-access")]
    [InlineData("enrol", "face-limited-access")]
    [InlineData("celebrity", "vision-celebrity-limited-access")]
    [InlineData("attributes unblurred-faces", "cu-face-capabilities-limited-access")]
    [InlineData("describe identify", "ms-coc-identify-or-verify")]
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

    [Theory]
    [InlineData("AUP1001", "identify", null)]
    [InlineData("AUP1002", "identify", "face-le-realtime-mobile-camera")]
    [InlineData("AUP1002", "generate", null)]
    [InlineData("AUP1003", "identify", "face-avoid-surveillance-and-tracking")]
    [InlineData("AUP1003", "unblurred-faces", "cu-avoid-tracking")]
    [InlineData("AUP1003", "generate", null)]
    [InlineData("AUP1005", "emotion", "face-avoid-emotion-gender-age")]
    [InlineData("AUP1006", "sensitive-attribute", "face-avoid-emotion-gender-age")]
    public void Note_of_the_service_is_cited_beside_the_code(string rule, string capabilities, string? slug) =>
        Assert.Equal(slug, VerdictOf(rule, "US", "dash", capabilities, live: false).Note?.Slug);

    /// <summary>A member that both a face and a vision API have counts as one of its own package.</summary>
    [Theory]
    [InlineData("Azure.AI.Vision.Face.FaceClient", "face-us-police")]
    [InlineData("Microsoft.Azure.CognitiveServices.Vision.Face.FaceOperationsExtensions", "face-us-police")]
    [InlineData("Microsoft.ProjectOxford.Face.IFaceServiceClient", "face-us-police")]
    [InlineData("Microsoft.ProjectOxford.Vision.IVisionServiceClient", "azure-us-police-facial-features")]
    [InlineData("Azure.AI.ContentUnderstanding.ContentUnderstandingClient", "cu-us-police")]
    public void Type_of_the_called_member_tells_the_service(string type, string slug)
    {
        var sink = new ApiModel { Kind = 'M', TypeName = type, Name = "Detect", ParameterTypes = null, Role = ApiRole.Send };

        Assert.Equal(
            slug,
            CodeOfConduct.Match(Facts("law-enforcement", "US"), Call("detect") with { Sink = sink }).Single().Clause!.Slug);
    }

    private static string Cited(string rule, string jurisdiction, string camera, string capabilities, bool live = false) =>
        VerdictOf(rule, jurisdiction, camera, capabilities, live).Clause!.Slug;

    private static Verdict VerdictOf(string rule, string jurisdiction, string camera, string capabilities, bool live) =>
        CodeOfConduct.Match(Facts("law-enforcement,real-time-surveillance", jurisdiction, camera), Call(capabilities, live))
            .Single(verdict => verdict.Rule.Id == rule);
}
