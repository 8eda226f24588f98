using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>Asking a service for less: on the real ComputerVision, and on stand-ins for the face and vision packages.</summary>
public sealed class AskForLessCodeFixTests
{
    [Theory]
    [InlineData(
        "Do not ask for Emotion",
        """
        returnFaceAttributes: new List<FaceAttributeType> { FaceAttributeType.Emotion, FaceAttributeType.Glasses }
        """,
        "returnFaceAttributes: new List<FaceAttributeType> { FaceAttributeType.Glasses }")]
    [InlineData(
        "Do not ask for Emotion",
        "returnFaceAttributes: [FaceAttributeType.Glasses, FaceAttributeType.Emotion]",
        "returnFaceAttributes: [FaceAttributeType.Glasses]")]
    [InlineData(
        "Do not ask for Emotion",
        "true, false, new[] { FaceAttributeType.Glasses, FaceAttributeType.Emotion }",
        "true, false, new[] { FaceAttributeType.Glasses }")]
    [InlineData("Do not ask for Emotion", "returnFaceAttributes: new[] { FaceAttributeType.Emotion }", "")]
    [InlineData(
        "Do not ask for Emotion",
        "returnFaceId: false, returnFaceAttributes: [FaceAttributeType.Emotion], detectionModel: \"d\"",
        "returnFaceId: false, detectionModel: \"d\"")]
    [InlineData(
        "Do not ask for Emotion",
        "returnFaceAttributes: flag ? [FaceAttributeType.Emotion, FaceAttributeType.Blur] : [FaceAttributeType.Blur]",
        "returnFaceAttributes: flag ? [FaceAttributeType.Blur] : [FaceAttributeType.Blur]")]
    [InlineData(
        "Do not ask for Emotion",
        """
        returnFaceAttributes: (IList<FaceAttributeType>)[.. Harmless, FaceAttributeType.Emotion]
        """,
        "returnFaceAttributes: (IList<FaceAttributeType>)[.. Harmless]")]
    public async Task Face_attribute_is_removed(string title, string before, string after)
    {
        using var test = Face($"await client.Face.DetectWithStreamAsync(stream, {before});");
        Assert.Equal([title], await test.Titles());
        await test.Gives(
            ("A.cs", FaceSource($"await client.Face.DetectWithStreamAsync(stream{(after.Length == 0 ? "" : ", " + after)});")));
    }

    [Theory]
    [InlineData(
        """
        var wanted = new List<FaceAttributeType> { FaceAttributeType.Gender, FaceAttributeType.Smile };
        await client.Face.DetectWithUrlAsync("https://x/a.png", returnFaceAttributes: wanted);
        """,
        """
        var wanted = new List<FaceAttributeType> { FaceAttributeType.Smile };
        await client.Face.DetectWithUrlAsync("https://x/a.png", returnFaceAttributes: wanted);
        """)]
    [InlineData(
        """
        var wanted = new List<FaceAttributeType>();
        wanted.Add(FaceAttributeType.Smile);
        wanted.Add(FaceAttributeType.Gender);
        await client.Face.DetectWithUrlAsync("https://x/a.png", returnFaceAttributes: wanted);
        """,
        """
        var wanted = new List<FaceAttributeType>();
        wanted.Add(FaceAttributeType.Smile);
        await client.Face.DetectWithUrlAsync("https://x/a.png", returnFaceAttributes: wanted);
        """)]
    [InlineData(
        """
        FaceAttributeType[] wanted = { FaceAttributeType.Gender };
        await client.Face.DetectWithUrlAsync("https://x/a.png", returnFaceAttributes: wanted);
        """,
        "await client.Face.DetectWithUrlAsync(\"https://x/a.png\");")]
    [InlineData(
        "await client.Face.DetectWithUrlAsync(\"https://x/a.png\", returnFaceAttributes: Wanted);",
        "await client.Face.DetectWithUrlAsync(\"https://x/a.png\", returnFaceAttributes: Wanted);")]
    public async Task Face_attribute_in_a_variable_is_removed(string before, string after)
    {
        const string Wanted = "static readonly List<FaceAttributeType> Wanted = new() { FaceAttributeType.Gender, FaceAttributeType.Hair };";
        using var test = Face(before, Wanted);
        var left = before.Contains("Wanted", StringComparison.Ordinal)
            ? "static readonly List<FaceAttributeType> Wanted = new() { FaceAttributeType.Hair };"
            : Wanted;
        await test.Gives(("A.cs", FaceSource(after, left)));
    }

    [Theory]
    [InlineData("AUP1005", "FaceAttributeType.Gender, FaceAttributeType.Blur")]
    [InlineData("AUP1006", "FaceAttributeType.Emotion, FaceAttributeType.Blur")]
    public async Task Fixing_one_rule_leaves_the_other_rule_on_the_call(string rule, string left)
    {
        using var test = new FixTest(
            new AskForLessCodeFix(),
            FaceProject("none").Add(
                "A.cs", FaceSource(Detect("FaceAttributeType.Emotion, FaceAttributeType.Gender, FaceAttributeType.Blur"))))
        {
            EquivalenceKey = "AskForLessCodeFix." + rule,
        };
        Assert.Equal(["Do not ask for Emotion", "Do not ask for Gender"], await test.Titles());
        await test.GivesForAll(FixAllScope.Project, ("A.cs", FaceSource(Detect(left))));

        static string Detect(string attributes) => $$"""
            await client.Face.DetectWithStreamAsync(stream, returnFaceAttributes: [{{attributes}}]);
            await client.Face.DetectWithUrlAsync("u", returnFaceAttributes: [{{attributes}}]);
            """;
    }

    [Theory]
    [InlineData("await client.Face.DetectWithStreamAsync(stream);")]
    [InlineData("await client.Face.DetectWithStreamAsync(stream, returnFaceAttributes: [FaceAttributeType.Glasses]);")]
    [InlineData("await client.Face.IdentifyAsync(new List<Guid>(), \"g\");")]
    public async Task No_feature_is_removed_if_detection_itself_is_reported(string body)
    {
        using var test = new FixTest(new AskForLessCodeFix(), FaceProject("law-enforcement").Add("A.cs", FaceSource(body)));
        await test.IsNotOffered();
    }

    [Theory]
    [InlineData("url, [VisualFeatureTypes.Tags, VisualFeatureTypes.Faces]", "url, [VisualFeatureTypes.Tags]", "Do not ask for Faces")]
    [InlineData(
        "url, new List<VisualFeatureTypes?> { VisualFeatureTypes.Faces, VisualFeatureTypes.Adult }",
        "url, new List<VisualFeatureTypes?> { VisualFeatureTypes.Adult }",
        "Do not ask for Faces")]
    [InlineData("url, new List<VisualFeatureTypes?> { VisualFeatureTypes.Faces }", "url", "Do not ask for Faces")]
    [InlineData(
        "url, [VisualFeatureTypes.Tags], details: new List<Details?> { Details.Celebrities, Details.Landmarks }",
        "url, [VisualFeatureTypes.Tags], details: new List<Details?> { Details.Landmarks }",
        "Do not ask for Celebrities")]
    [InlineData(
        "url, [VisualFeatureTypes.Categories], [Details.Celebrities]",
        "url, [VisualFeatureTypes.Categories]",
        "Do not ask for Celebrities")]
    [InlineData(
        "url, visualFeatures: [VisualFeatureTypes.Faces, VisualFeatureTypes.Tags], details: [Details.Celebrities]",
        "url, visualFeatures: [VisualFeatureTypes.Tags]",
        "Do not ask for Faces, Celebrities",
        "Do not ask for Celebrities")]
    public async Task Computer_vision_feature_is_removed(string before, string after, params string[] titles)
    {
        using var test = Vision("law-enforcement", before, "AskForLessCodeFix.AUP1001");
        Assert.Equal(titles, await test.Titles());
        await test.Gives(("A.cs", VisionSource(after)));
    }

    [Theory]
    [InlineData("url, [VisualFeatureTypes.Faces, VisualFeatureTypes.Tags]")]
    [InlineData("url, [VisualFeatureTypes.Faces]")]
    [InlineData("url")]
    public async Task No_feature_is_removed_if_the_rule_would_still_fire(string arguments)
    {
        using var test = Vision("real-time-surveillance", arguments);
        await test.IsNotOffered();
    }

    [Theory]
    [InlineData("VisualFeatures.Read | VisualFeatures.People", "VisualFeatures.Read")]
    [InlineData(
        "VisualFeatures.People | VisualFeatures.Read | VisualFeatures.SmartCrops", "VisualFeatures.Read | VisualFeatures.SmartCrops")]
    [InlineData("VisualFeatures.Read | (VisualFeatures.People | VisualFeatures.Caption)", "VisualFeatures.Read")]
    public async Task Feature_flag_is_removed(string before, string after)
    {
        using var test = new FixTest(new AskForLessCodeFix(), Analysis(before));
        await test.Gives(("A.cs", AnalysisSource(after)));
    }

    [Fact]
    public async Task No_flag_is_removed_if_every_flag_is_about_people()
    {
        using var test = new FixTest(new AskForLessCodeFix(), Analysis("VisualFeatures.People | VisualFeatures.Caption"));
        await test.IsNotOffered();
    }

    [Theory]
    [InlineData("Config = new ContentAnalyzerConfig { DisableFaceBlurring = true }", "Config = new ContentAnalyzerConfig { }")]
    [InlineData("Config = new ContentAnalyzerConfig() { DisableFaceBlurring = true }", "Config = new ContentAnalyzerConfig()")]
    public async Task Assignment_that_disables_face_blurring_is_removed(string before, string after)
    {
        using var test = new FixTest(
            new AskForLessCodeFix(),
            Understanding($"await client.CreateAnalyzerAsync(WaitUntil.Completed, \"a\", new ContentAnalyzer {{ {before} }});"));
        Assert.Equal(["Keep face blurring on"], await test.Titles());
        await test.Gives(
            (
                "A.cs",
                UnderstandingSource(
                    $"await client.CreateAnalyzerAsync(WaitUntil.Completed, \"a\", new ContentAnalyzer {{ {after} }});")));
    }

    [Fact]
    public async Task Statement_that_disables_face_blurring_is_removed()
    {
        using var test = new FixTest(new AskForLessCodeFix(), Understanding("""
            var config = new ContentAnalyzerConfig();
            config.DisableFaceBlurring = true;
            await client.CreateAnalyzerAsync(WaitUntil.Completed, "a", new ContentAnalyzer { Config = config });
            """));
        await test.Gives(("A.cs", UnderstandingSource("""
            var config = new ContentAnalyzerConfig();
            await client.CreateAnalyzerAsync(WaitUntil.Completed, "a", new ContentAnalyzer { Config = config });
            """)));
    }

    [Fact]
    public async Task No_media_removal_for_a_blurring_switch()
    {
        using var test = new FixTest(new RemoveMediaCodeFix(), Understanding("""
            await client.CreateAnalyzerAsync(WaitUntil.Completed, "a", new ContentAnalyzer { Config = new ContentAnalyzerConfig { DisableFaceBlurring = true } });
            """));
        await test.IsNotOffered();
    }

    private static FixTest Face(string body, string members = "") =>
        new(new AskForLessCodeFix(), FaceProject("none").Add("A.cs", FaceSource(body, members)));

    private static Project FaceProject(string deployment) => new()
    {
        Packages = References.NoPackages,
        MoreReferences = [Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face"), Stubs.Of("Microsoft.Rest.ClientRuntime")],
        Deployment = deployment,
    };

    private static string FaceSource(string body, string members = "") => $$"""
        using Microsoft.Azure.CognitiveServices.Vision.Face; using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
        class A
        {
            static readonly FaceAttributeType[] Harmless = [FaceAttributeType.Blur];
            {{members}}
            async Task Run(IFaceClient client, Stream stream, bool flag)
            {
                {{body.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;

    private static FixTest Vision(string deployment, string arguments, string? key = null) => new(
        new AskForLessCodeFix(),
        new Project { Packages = References.NoPackages, MoreReferences = ComputerVision.References, Deployment = deployment }.Add(
            "A.cs", VisionSource(arguments)))
    {
        EquivalenceKey = key,
    };

    private static string VisionSource(string arguments) => $$"""
        using Microsoft.Azure.CognitiveServices.Vision.ComputerVision; using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;
        class A
        {
            async Task Run(ComputerVisionClient client, string url)
            {
                await client.AnalyzeImageAsync({{arguments}});
            }
        }
        """;

    private static Project Analysis(string features) => new Project
    {
        MoreReferences = [Stubs.Of("Azure.AI.Vision.ImageAnalysis")],
        Deployment = "real-time-surveillance",
    }.Add("A.cs", AnalysisSource(features));

    private static string AnalysisSource(string features) => $$"""
        using Azure.AI.Vision.ImageAnalysis;
        class A
        {
            async Task Run(ImageAnalysisClient client, byte[] bytes)
            {
                await client.AnalyzeAsync(BinaryData.FromBytes(bytes), {{features}});
            }
        }
        """;

    private static Project Understanding(string body) => new Project
    {
        MoreReferences = [Stubs.Of("Azure.AI.ContentUnderstanding")],
    }.Add("A.cs", UnderstandingSource(body));

    private static string UnderstandingSource(string body) => $$"""
        using Azure; using Azure.AI.ContentUnderstanding;
        class A
        {
            async Task Run(ContentUnderstandingClient client)
            {
                {{body.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
