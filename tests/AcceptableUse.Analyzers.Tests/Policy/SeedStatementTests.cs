using System.Globalization;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// Eight things that the press reported of the policy, each as code and tags on one side, and on the other the rule, its clause, the
/// documents that the message cites, and the words of the code that the link opens; or silence.
/// </summary>
public sealed class SeedStatementTests
{
    private const string Code = "Microsoft AI code of conduct v4.0";
    private const string Restrictions = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions:~:text=";

    private const string UsPoliceWords = "police department in the United States";
    private const string MobileWords = "facial recognition technology on mobile cameras";
    private const string SurveillanceWords = "persistent tracking of the individual";
    private const string IdentifyWords = "identify or verify individual identities";

    private static readonly Finding UsPoliceWithModel = new("AUP1001", "ms-coc-us-police-facial-recognition", Code, UsPoliceWords);
    private static readonly Finding MobileCamera = new("AUP1002", "ms-coc-le-realtime-mobile-camera", Code, MobileWords);

    private static readonly Finding SurveillanceOf =
        new("AUP1003", "ms-coc-surveillance-without-consent", Code + ", restriction 17", SurveillanceWords);

    private static readonly Finding IdentifyWithModel = new(
        "AUP1004",
        "aoai-tn-no-face-identification",
        Code + ", restriction 15; Azure OpenAI transparency note, archived 2025",
        IdentifyWords);

    /// <summary>a. Azure OpenAI is not for facial recognition by or for a police department in the United States.</summary>
    [Theory]
    [InlineData("US")]
    [InlineData("")]
    public Task A_pictures_to_a_model_for_US_police(string jurisdiction) =>
        Expect(Asking("Describe the picture.") with { Jurisdiction = jurisdiction }, UsPoliceWithModel);

    /// <summary>b. Real-time facial recognition on mobile cameras is for no law enforcement anywhere.</summary>
    [Theory]
    [InlineData("body-worn")]
    [InlineData("dash")]
    public Task B_pictures_of_a_mobile_camera_for_police_abroad(string camera) =>
        Expect(Asking("Describe the picture.") with { Jurisdiction = "FR", Camera = camera }, MobileCamera, IdentifyWithModel);

    [Fact]
    public Task B_live_frames_for_police_abroad() => Expect(
        Filming() with { Jurisdiction = "FR", Camera = "" }, MobileCamera, IdentifyWithModel);

    /// <summary>c. Surveillance, real-time identification and persistent tracking need the individual's valid consent.</summary>
    [Fact]
    public Task C_surveillance_without_consent() =>
        Expect(Asking("Describe the picture.") with { Deployment = "real-time-surveillance" }, SurveillanceOf);

    [Fact]
    public Task C_surveillance_with_consent_on_record() =>
        Expect(Asking("Describe the picture.") with { Deployment = "real-time-surveillance", Consent = "DPIA 12" });

    [Fact]
    public Task C_surveillance_with_consent_checked_in_code() => Expect(Project("""
        if (HasConsented(id))
        {
            chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(picture, "image/jpeg")));
        }
        """) with { Deployment = "real-time-surveillance" });

    /// <summary>d. Nobody may identify or verify people from media with faces, police or not. So it was before May 2024.</summary>
    [Fact]
    public Task D_asking_a_model_who_somebody_is() => Expect(
        Asking("Who is this person?") with { Deployment = "real-time-surveillance", LimitedAccess = "LA-7" }, SurveillanceOf, IdentifyWithModel);

    [Fact]
    public Task D_identifying_with_the_Face_API() => Expect(
        Face("client.VerifyFaceToFace(Guid.NewGuid(), Guid.NewGuid());") with { Jurisdiction = "FR" },
        new Finding(
            "AUP1004",
            "face-limited-access",
            Code + ", restriction 15; Limited Access to Face API, 2025-10-15",
            IdentifyWords));

    [Fact]
    public void D_older_wording_is_history_on_the_page()
    {
        var page = MarkdownPage.Read("docs/rules/AUP1004.md").Text;
        var history = page[page.IndexOf("### Earlier wordings", StringComparison.Ordinal)..];

        Assert.Contains(
            "> identify or verify individual identities based on people's faces or other physical, physiological, or behavioral characteristics",
            history,
            StringComparison.Ordinal);
    }

    /// <summary>e. Nobody may infer emotional states or sensitive attributes, or track people unlawfully.</summary>
    [Fact]
    public Task E_asking_a_model_what_somebody_feels() => Expect(
        Asking("Is this woman angry?") with { Deployment = "none" },
        new Finding("AUP1005", "ms-coc-emotion-inference", Code + ", restriction 12", "emotional states from their physical"));

    [Fact]
    public Task E_asking_a_model_for_race() => Expect(
        Asking("What race is this person?") with { Deployment = "none" },
        new Finding("AUP1006", "ms-coc-sensitive-attribute-inference", Code, "sensitive attributes"));

    [Fact]
    public Task E_asking_a_model_for_political_opinions() => Expect(
        Asking("What is this man's political affiliation?") with { Deployment = "none" },
        new Finding("AUP1006", "ms-coc-biometric-categorisation", Code, "sensitive attributes"));

    [Fact]
    public Task E_asking_the_Face_API_for_emotions() => Expect(
        FirstFace("FaceAttributeType.Emotion") with { Deployment = "none" },
        new Finding(
            "AUP1005",
            "ms-coc-emotion-inference",
            Code + ", restriction 12; Face transparency note, 2026-03-31",
            "emotional states from their physical"));

    [Fact]
    public async Task E_tracking_for_surveillance_quotes_the_phrase()
    {
        var found = await Expect(Asking("Track this person across all cameras.") with { Deployment = "real-time-surveillance" }, SurveillanceOf);

        Assert.Contains(
            "with the prompt \"Track this person across all cameras\"", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("prompt", found[0].Properties["evidence"]);
    }

    [Fact]
    public async Task E_tracking_for_police_quotes_the_phrase()
    {
        var found = await Expect(
            Asking("Find the same man in the other pictures.") with { Jurisdiction = "US" }, UsPoliceWithModel, IdentifyWithModel);

        Assert.Contains(
            "with the prompt \"Find the same man in the other pictures\"", found[1].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task E_tracking_elsewhere_is_not_reported() => Expect(Asking("Track this person across all cameras.") with { Deployment = "none" });

    /// <summary>f. Since 2020 face recognition is not sold to US police.</summary>
    [Theory]
    [InlineData("client.Detect(picture, FaceDetectionModel.Detection03, FaceRecognitionModel.Recognition04, returnFaceId: false);")]
    [InlineData("client.VerifyFaceToFace(Guid.NewGuid(), Guid.NewGuid());")]
    public Task F_the_Face_API_for_US_police(string call) => Expect(
        Face(call) with { Jurisdiction = "US", LimitedAccess = "LA-7" },
        new Finding("AUP1001", "face-us-police", Code + "; Face transparency note, 2026-03-31", UsPoliceWords));

    [Fact]
    public Task F_celebrities_for_US_police() => Expect(
        Vision("await client.AnalyzeImageAsync(path, [VisualFeatureTypes.Tags], [Details.Celebrities]);"),
        new Finding("AUP1001", "azure-us-police-facial-features", Code + "; Face transparency note, 2026-03-31", UsPoliceWords),
        new Finding(
            "AUP1004",
            "vision-celebrity-limited-access",
            Code + ", restriction 15; Limited Access features of Azure Vision, 2022-06-17",
            IdentifyWords));

    [Fact]
    public Task F_faces_of_the_vision_API_for_US_police() => Expect(
        Vision("await client.AnalyzeImageAsync(path, [VisualFeatureTypes.Faces]);"),
        new Finding("AUP1001", "azure-us-police-facial-features", Code + "; Face transparency note, 2026-03-31", UsPoliceWords));

    [Fact]
    public Task F_faces_that_Content_Understanding_does_not_blur() => Expect(
        Unblurred("US", ""),
        new Finding("AUP1001", "cu-us-police", Code + "; Content Understanding transparency note, 2025-07-29", UsPoliceWords),
        new Finding(
            "AUP1004",
            "cu-face-capabilities-limited-access",
            Code + ", restriction 15; Content Understanding analyzer reference, read 2026-11-28",
            IdentifyWords));

    [Fact]
    public Task F_approval_lifts_what_Content_Understanding_needs_one_for() => Expect(Unblurred("FR", "LA-7"));

    /// <summary>An analyzer is told in the descriptions of its fields what to find.</summary>
    [Theory]
    [InlineData("Track each person across the frames.", "cu-avoid-tracking")]
    [InlineData("Name of the person. Identify this person.", "cu-not-biometric-identification")]
    public Task F_fields_that_Content_Understanding_is_asked_for(string description, string clause) => Expect(
        Unblurred("FR", "LA-7", description),
        new Finding("AUP1004", clause, Code + ", restriction 15; Content Understanding transparency note, 2025-07-29", IdentifyWords));

    [Fact]
    public Task F_harmless_fields_of_Content_Understanding() => Expect(Unblurred("FR", "LA-7", "The colour of the car."));

    /// <summary>g. Fixed cameras in controlled settings abroad are not covered by b: a silence, and no grant.</summary>
    [Fact]
    public Task G_fixed_cameras_abroad() => Expect(Filming() with { Jurisdiction = "FR", Camera = "fixed" }, IdentifyWithModel);

    [Fact]
    public Task G_fixed_cameras_of_US_police() => Expect(Filming() with { Jurisdiction = "US", Camera = "fixed" }, UsPoliceWithModel);

    /// <summary>h. Summarising the sound of a body camera is not covered.</summary>
    [Fact]
    public Task H_sound_of_a_body_camera() => Expect(Project("""
        var heard = new AzureOpenAIClient(endpoint, credential).GetAudioClient("whisper").TranscribeAudio(Stream.Null, "patrol.wav");
        chat.CompleteChat(new UserChatMessage("Summarise: " + heard.Value.Text));
        """) with { Jurisdiction = "US", Camera = "body-worn" });

    private static Project Asking(string prompt) => Project($$"""
        chat.CompleteChat(new UserChatMessage(
            ChatMessageContentPart.CreateTextPart("{{prompt}}"), ChatMessageContentPart.CreateImagePart(picture, "image/jpeg")));
        """);

    private static Project Filming() => Project("""
        using var capture = new OpenCvSharp.VideoCapture(0);
        using var frame = new OpenCvSharp.Mat();
        capture.Read(frame);
        var live = BinaryData.FromBytes(frame.ToBytes(".jpg"));
        chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(live, "image/jpeg")));
        """);

    private static Project Project(string body) => new Project { Packages = References.Camera }
        .Add("Consent.cs", "namespace AcceptableUse; public sealed class VerifiesConsentAttribute : Attribute { }")
        .Add("Program.cs", $$"""
            using Azure.AI.OpenAI; using OpenAI.Audio; using OpenAI.Chat;
            class Patrol
            {
                [AcceptableUse.VerifiesConsent] private bool HasConsented(int person) => person > 0;

                public void Run(Uri endpoint, System.ClientModel.ApiKeyCredential credential, BinaryData picture, int id)
                {
                    var chat = new AzureOpenAIClient(endpoint, credential).GetChatClient("gpt-4o");
                    {{body}}
                }
            }
            """);

    private static Project Face(string call) => new Project { MoreReferences = [Stubs.Of("Azure.AI.Vision.Face")] }.Add("Program.cs", $$"""
        using Azure.AI.Vision.Face;
        class Desk
        {
            public void Look(FaceClient client, BinaryData picture)
            {
                {{call}}
            }
        }
        """);

    private static Project FirstFace(string attribute) => new Project
    {
        Packages = References.NoPackages,
        MoreReferences = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")],
    }.Add("Program.cs", $$"""
        using Microsoft.Azure.CognitiveServices.Vision.Face; using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
        class Kiosk
        {
            public async Task Look(IFaceClient client, Stream picture)
            {
                await client.Face.DetectWithStreamAsync(picture, returnFaceAttributes: new List<FaceAttributeType> { {{attribute}} });
            }
        }
        """);

    private static Project Vision(string call) => new Project
    {
        Packages = References.NoPackages,
        MoreReferences = [.. SdkPackage.FilesOf("Microsoft.Azure.CognitiveServices.Vision.ComputerVision", "7.0.1")],
    }.Add("Program.cs", $$"""
        using Microsoft.Azure.CognitiveServices.Vision.ComputerVision; using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;
        class Desk
        {
            public async Task Look(IComputerVisionClient client, string path)
            {
                {{call}}
            }
        }
        """);

    private static Project Unblurred(string jurisdiction, string approval, string description = "") => new Project
    {
        MoreReferences = [Stubs.Of("Azure.AI.ContentUnderstanding")],
        Jurisdiction = jurisdiction,
        LimitedAccess = approval,
    }.Add("Program.cs", $$"""
        using Azure; using Azure.AI.ContentUnderstanding;
        class Desk
        {
            public void Prepare(ContentUnderstandingClient client)
            {
                var config = new ContentAnalyzerConfig { DisableFaceBlurring = true };
                var fields = new Dictionary<string, ContentFieldDefinition> { ["seen"] = new() { Description = "{{description}}" } };
                client.CreateAnalyzer(
                    WaitUntil.Completed, "a", new ContentAnalyzer { Config = config, FieldSchema = new ContentFieldSchema(fields) });
            }
        }
        """);

    private static async Task<IReadOnlyList<Diagnostic>> Expect(Project project, params Finding[] expected)
    {
        var found = (await project.Analyze()).OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(expected, found.Select(Finding.Of));
        return found;
    }

    /// <summary>What a reader sees of a diagnostic besides the call.</summary>
    /// <param name="Cited">The documents in parentheses at the end of the message.</param>
    /// <param name="Words">What the link looks for in the list of restrictions of the code.</param>
    private sealed record Finding(string Rule, string Clause, string Cited, string Words)
    {
        public static Finding Of(Diagnostic diagnostic)
        {
            var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            var link = diagnostic.Descriptor.HelpLinkUri;
            Assert.StartsWith(Restrictions, link, StringComparison.Ordinal);
            return new(
                diagnostic.Id,
                diagnostic.Properties["clause"]!,
                message[(message.LastIndexOf('(') + 1)..^1],
                Uri.UnescapeDataString(link[Restrictions.Length..]));
        }
    }
}
