using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>What a dedicated vision or face API is asked for decides whether a clause is touched.</summary>
public sealed class VisionCapabilityTests
{
    public static TheoryData<string, string> VisionCalls { get; } = new()
    {
        { "detect", "client.AnalyzeImageAsync(url, new List<VisualFeatureTypes?> { VisualFeatureTypes.Faces })" },
        { "detect", "client.AnalyzeImageInStreamAsync(stream, [VisualFeatureTypes.Tags, VisualFeatureTypes.Faces])" },
        { "detect", "client.AnalyzeImageAsync(url, Features)" },
        { "detect", "client.AnalyzeImageAsync(url, Build())" },
        { "celebrity", """
            client.AnalyzeImageInStreamAsync(
                stream,
                new List<VisualFeatureTypes?> { VisualFeatureTypes.Categories },
                details: new List<Details?> { Details.Celebrities })
            """ },
        { "celebrity", "client.AnalyzeImageByDomainAsync(\"celebrities\", url)" },
        { "celebrity", "client.AnalyzeImageByDomainAsync(domain, url)" },
        { "detect", "client.AnalyzeImageAsync(url, features)" },
        { "", "client.AnalyzeImageAsync(url, new List<VisualFeatureTypes?> { VisualFeatureTypes.Tags, VisualFeatureTypes.Description })" },
        { "", "client.AnalyzeImageAsync(url)" },
        { "", "client.AnalyzeImageByDomainAsync(\"landmarks\", url)" },
        { "", "client.ReadInStreamAsync(stream)" },
        { "", "client.RecognizePrintedTextInStreamAsync(true, stream)" },
        { "", "client.GenerateThumbnailAsync(10, 10, url)" },
        { "", "client.DescribeImageAsync(url)" },
    };

    [Theory]
    [MemberData(nameof(VisionCalls))]
    public async Task ComputerVision_features_select_the_capability(string capability, string call)
    {
        var diagnostics = await new Project { Packages = References.NoPackages, MoreReferences = Harness.ComputerVision.References }
            .Add("A.cs", $$"""
            using Microsoft.Azure.CognitiveServices.Vision.ComputerVision;
            using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;

            class A
            {
                private static readonly List<VisualFeatureTypes?> Features = new() { VisualFeatureTypes.Faces, VisualFeatureTypes.Adult };

                private static IList<VisualFeatureTypes?> Build()
                {
                    var f = new List<VisualFeatureTypes?>();
                    f.Add(VisualFeatureTypes.Faces);
                    return f;
                }

                public async Task Run(string url, Stream stream, string domain, IList<VisualFeatureTypes?> features)
                {
                    var client = new ComputerVisionClient(
                        new ApiKeyServiceClientCredentials("k")) { Endpoint = "https://x.cognitiveservices.azure.com" };
                    await {{call}};
                }
            }
            """).Analyze();
        Assert.Equal(
            capability.Length == 0 ? [] : [capability],
            diagnostics.Where(diagnostic => diagnostic.Id is "AUP1001" or "AD0001").Select(
                diagnostic => diagnostic.Properties.GetValueOrDefault("capability") ?? diagnostic.ToString()));
    }

    public static TheoryData<string, string> FaceCalls { get; } = new()
    {
        { "detect", "await client.DetectAsync(BinaryData.FromBytes(bytes), FaceDetectionModel.Detection03, default, returnFaceId: false)" },
        { "detect", "client.Detect(BinaryData.FromStream(new MemoryStream(bytes)), FaceDetectionModel.Detection03, default, true)" },
        { "identify", "await client.IdentifyFromLargePersonGroupAsync(ids, \"group\")" },
        { "verify", "client.VerifyFaceToFace(ids[0], ids[1])" },
        { "find-similar", "client.FindSimilar(ids[0], ids)" },
        { "group", "client.Group(ids)" },
        { "enrol", "admin.GetLargePersonGroupClient(\"g\").AddFace(ids[0], BinaryData.FromBytes(bytes))" },
    };

    [Theory]
    [MemberData(nameof(FaceCalls))]
    public async Task Face_operations_select_the_capability(string capability, string call)
    {
        const string Stub = "Azure.AI.Vision.Face";
        var diagnostics = await new Project { Packages = References.AzureOpenAI, MoreReferences = [Stubs.Of(Stub)] }.Add("A.cs", $$"""
            using Azure.AI.Vision.Face;
            class A
            {
                public async Task Run(FaceClient client, FaceAdministrationClient admin, byte[] bytes, Guid[] ids)
                {
                    _ = {{call}};
                    await Task.Yield();
                }
            }
            """).Analyze();
        Assert.Equal(
            [capability],
            diagnostics.Where(diagnostic => diagnostic.Id is "AUP1001" or "AD0001").Select(
                diagnostic => diagnostic.Properties.GetValueOrDefault("capability") ?? diagnostic.ToString()));
    }
}
