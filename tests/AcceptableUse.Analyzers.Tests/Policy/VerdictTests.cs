using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The diagnostic that a verdict becomes.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void AUP1001_message_quotes_the_US_police_clause() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service in a project deployed for law enforcement; "
        + "facial recognition by or for a US police department is prohibited (Microsoft AI code of conduct v4.0)",
        Message(Judge("AUP1001", Call("generate"), "law-enforcement", "US")));

    [Fact]
    public void AUP1001_message_with_an_undeclared_jurisdiction() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends face data to an Azure AI service in a project deployed for law enforcement (jurisdiction undeclared); "
        + "use of the Face API by or for US police is prohibited (Microsoft AI code of conduct v4.0; Face transparency note, 2026-03-31)",
        Message(Judge("AUP1001", Call("identify", media: MediaKinds.Face), "law-enforcement")));

    [Fact]
    public void Training_a_group_sends_nothing() => Assert.StartsWith(
        "'ChatClient.CompleteChatAsync' trains recognition on the faces that were enrolled in an Azure AI service in a project deployed for law enforcement; ",
        Message(Judge("AUP1001", Call("enrol", media: MediaKinds.Face), "law-enforcement", "US")),
        StringComparison.Ordinal);

    [Fact]
    public void AUP1002_message_names_the_mobile_cameras() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends video live from a camera to an injected AI client that may be on Azure in a project deployed for law enforcement (camera: body-worn, dash); "
        + "real-time facial recognition on mobile cameras by law enforcement is prohibited worldwide (Microsoft AI code of conduct v4.0)",
        Message(
            Judge(
                "AUP1002",
                Call("generate", live: true, MediaKinds.Video, ServiceOrigin.Unknown),
                "law-enforcement",
                "FR",
                "body-worn,dash,fixed")));

    [Theory]
    [InlineData("AUP1002", "generate", "FR", "law enforcement")]
    [InlineData("AUP1004", "generate", "FR", "law enforcement")]
    [InlineData("AUP1004", "verify", "FR", "law enforcement")]
    public void Message_without_a_camera_tag(string rule, string capability, string jurisdiction, string deployment) =>
        Assert.Contains(
            $" in a project deployed for {deployment}; ",
            Message(Judge(rule, Call(capability, live: true), "law-enforcement", jurisdiction)),
            StringComparison.Ordinal);

    [Fact]
    public void AUP1003_message_quotes_the_surveillance_clause() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service in a project deployed for real-time surveillance; "
        + "surveillance, real-time identification and persistent tracking are prohibited without the individual's valid consent (Microsoft AI code of conduct v4.0, restriction 17)",
        Message(Judge("AUP1003", Call("generate"), "real-time-surveillance")));

    [Fact]
    public void AUP1004_message_asks_for_a_Limited_Access_approval() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service in a project deployed for law enforcement and real-time surveillance; "
        + "identifying and verifying people by their faces needs a Limited Access approval (Microsoft AI code of conduct v4.0, restriction 15; Limited Access to Face API, 2025-10-15)",
        Message(Judge("AUP1004", Call("verify"), "law-enforcement,real-time-surveillance")));

    [Fact]
    public void AUP1005_message_says_that_feelings_are_asked_for() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service and asks what people feel; "
        + "inferring people's emotional states from their faces is prohibited (Microsoft AI code of conduct v4.0, restriction 12; Face transparency note, 2026-03-31)",
        Message(Judge("AUP1005", Call("emotion"), "none")));

    [Fact]
    public void AUP1006_message_says_that_sensitive_attributes_are_asked_for() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service and asks for sensitive attributes of people; "
        + "inferring people's sensitive attributes, such as gender, is prohibited (Microsoft AI code of conduct v4.0; Face transparency note, 2026-03-31)",
        Message(Judge("AUP1006", Call("sensitive-attribute"), "")));

    [Fact]
    public void AUP1007_message_quotes_the_face_scraping_clause() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image live from a camera to an Azure AI service in a project deployed for real-time surveillance; "
        + "building a facial recognition database from CCTV footage is prohibited (Microsoft AI code of conduct v4.0)",
        Message(Judge("AUP1007", Call("enrol", live: true), "real-time-surveillance", camera: "fixed")));

    [Fact]
    public void AUP2001_message_asks_for_a_deployment_tag() => Assert.Equal(
        "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service, but the project does not say where it is deployed; "
        + "set AcceptableUseDeployment to law-enforcement, real-time-surveillance or none",
        Message(Judge("AUP2001", Call("generate"), "")));

    [Fact]
    public void Clause_rule_has_all_properties()
    {
        var diagnostic = Judge(
            "AUP1001",
            Call("read-text detect find-similar", live: true, MediaKinds.Face | MediaKinds.Video, ServiceOrigin.Unknown) with { Member = "M:Desk.Ask" },
            "law-enforcement",
            "US-CA,FR",
            "dash,fixed");

        Assert.Equal(
            [
                "AcceptableUseCamera=dash,fixed",
                "AcceptableUseDeployment=law-enforcement",
                "AcceptableUseJurisdiction=FR,US",
                "api=ChatClient.CompleteChatAsync",
                "camera=live",
                "capability=find-similar",
                "certainty=A: read in full",
                "checked=2026-11-22",
                "clause=azure-us-police-facial-features",
                "document=Face transparency note (Use cases for Azure AI Face service)",
                "media=video",
                "member=M:Desk.Ask",
                "service=unknown",
                "version=ms.date 2026-03-31",
            ],
            diagnostic.Properties.Select(property => $"{property.Key}={property.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Properties_name_the_references_that_are_declared_and_the_note_cited_besides()
    {
        var call = Call("verify");
        var properties = CodeOfConduct.Match(Facts("law-enforcement", "FR", "drone", "DPIA 12", "LA-7"), call).Single().ToDiagnostic(call).Properties;

        Assert.Equal(
            ("DPIA 12", "LA-7", "ms-coc-le-realtime-mobile-camera", "face-le-realtime-mobile-camera"),
            (properties["AcceptableUseConsent"], properties["AcceptableUseLimitedAccess"], properties["clause"], properties["note"]));
        Assert.EndsWith("D for number and presence in v4.0", properties["certainty"], StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_of_an_Azure_call_without_proved_live_frames()
    {
        var properties = Judge("AUP2001", Call("detect read-text"), "").Properties;

        Assert.Equal(("azure", "unknown", "detect"), (properties["service"], properties["camera"], properties["capability"]));
    }

    [Theory]
    [InlineData("AUP1001", "attributes")]
    [InlineData("AUP1005", "emotion")]
    [InlineData("AUP1006", "sensitive-attribute")]
    public void Capability_property_is_the_gravest_one_of_the_rule(string rule, string capability) =>
        Assert.Equal(capability, Judge(rule, Call("attributes emotion sensitive-attribute"), "law-enforcement").Properties["capability"]);

    [Fact]
    public void AUP2001_has_no_clause_property() => Assert.Equal(
        ["api", "camera", "capability", "media", "service"],
        Judge("AUP2001", Call("generate"), "").Properties.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(MediaKinds.Image | MediaKinds.Video | MediaKinds.Face, "image")]
    [InlineData(MediaKinds.Video | MediaKinds.Face, "video")]
    [InlineData(MediaKinds.Face, "face")]
    internal void Plainest_of_several_media_is_named(MediaKinds media, string word) =>
        Assert.Equal(word, Judge("AUP1001", Call("identify", media: media), "law-enforcement").Properties["media"]);

    [Fact]
    public void Primary_location_is_the_call_and_media_steps_follow()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { }");
        Location At(int position) => Location.Create(tree, new TextSpan(position, 1));
        var call = Call("generate") with { Location = At(5), Path = [At(0), At(3)] };
        var diagnostic = Judge("AUP1001", call, "law-enforcement");

        Assert.Equal(At(5), diagnostic.Location);
        Assert.Equal([At(0), At(3)], diagnostic.AdditionalLocations);
    }

    private static Diagnostic Judge(string rule, MediaCall call, string deployment, string jurisdiction = "", string camera = "") =>
        CodeOfConduct.Match(Facts(deployment, jurisdiction, camera), call).Single(verdict => verdict.Rule.Id == rule).ToDiagnostic(call);

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
