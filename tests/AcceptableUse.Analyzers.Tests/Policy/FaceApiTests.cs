using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// AUP1005 to AUP1007 end to end. What a face client is asked for is reported in every project, tagged or not; how a database of faces is
/// filled, where it serves police or surveillance.
/// </summary>
public sealed class FaceApiTests
{
    public static TheoryData<string, string> Deployments { get; } = new()
    {
        { "", "AUP2001" },
        { "none", "" },
        { "law-enforcement", "AUP1001" },
        { "real-time-surveillance", "AUP1003" },
    };

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Emotion_attribute_is_reported_in_every_project(string deployment, string beside) =>
        Assert.Equal(Fired("AUP1005", beside), await RulesOfFirstClient(deployment, "FaceAttributeType.Emotion"));

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Gender_attribute_is_reported_in_every_project(string deployment, string beside) =>
        Assert.Equal(Fired("AUP1006", beside), await RulesOfFirstClient(deployment, "FaceAttributeType.Age, FaceAttributeType.Gender"));

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Age_smile_hair_and_makeup_are_not_reported(string deployment, string beside) => Assert.Equal(
        Fired(beside),
        await RulesOfFirstClient(
            deployment, "FaceAttributeType.Age, FaceAttributeType.Smile, FaceAttributeType.Hair, FaceAttributeType.Makeup"));

    [Theory]
    [InlineData("[new FaceAttributeType(\"emotion\")]", "AUP1005")]
    [InlineData("[\"Emotion\"]", "AUP1005")]
    [InlineData("[\"gender\"]", "AUP1006")]
    [InlineData("[new FaceAttributeType(Kind)]", "AUP1006")]
    [InlineData("[FaceAttributeType.Smile, \"emotion\", \"gender\"]", "AUP1005", "AUP1006")]
    [InlineData("[FaceAttributeType.Age, \"smile\", \"hair\"]")]
    [InlineData("attributes")]
    public async Task Textual_attributes_decide_the_rules(string argument, params string[] rules) => Assert.Equal(rules, await RulesOf(
        "none",
        References.AzureOpenAI,
        [Stubs.Of("Azure.AI.Vision.Face")],
        $$"""
        using Azure.AI.Vision.Face;
        class Kiosk
        {
            private const string Kind = "gender";
            public async Task Look(FaceClient client, Uri uri, FaceAttributeType[] attributes)
            {
                await client.DetectAsync(uri, FaceDetectionModel.Detection03, FaceRecognitionModel.Recognition04, false, {{argument}});
            }
        }
        """));

    [Theory]
    [InlineData("https://r.cognitiveservices.azure.com/face/v1.0/detect?returnFaceAttributes=age,emotion", "AUP1005")]
    [InlineData("https://r.cognitiveservices.azure.com/face/v1.0/detect?returnFaceAttributes=smile,gender&returnFaceId=false", "AUP1006")]
    [InlineData("https://r.cognitiveservices.azure.com/face/v1.0/detect?returnFaceAttributes=age,smile,hair")]
    [InlineData("https://r.cognitiveservices.azure.com/face/v1.0/detect?returnFaceId=true")]
    [InlineData("https://emotion-gender.cognitiveservices.azure.com/face/v1.0/detect?returnFaceAttributes=age")]
    public async Task Attributes_in_a_request_address_decide_the_rules(string address, params string[] rules) =>
        Assert.Equal(rules, await RulesOf(
        "none",
        References.AzureOpenAI,
        [],
        $$"""
        class Kiosk
        {
            public async Task Look(HttpClient http, byte[] picture)
            {
                await http.PostAsync("{{address}}", new ByteArrayContent(picture));
            }
        }
        """));

    [Theory]
    [InlineData("", "group.AddFace(person, BinaryData.FromBytes(frame.ToBytes(\".jpg\")))", true)]
    [InlineData("fixed", "group.AddFace(person, BinaryData.FromBytes(frame.ToBytes(\".jpg\")))", true)]
    [InlineData("body-worn", "group.AddFace(person, BinaryData.FromBytes(frame.ToBytes(\".jpg\")))", false)]
    [InlineData("fixed", "group.AddFace(person, BinaryData.FromBytes(File.ReadAllBytes(path)))", false)]
    [InlineData("fixed", "group.Train(Azure.WaitUntil.Completed)", false)]
    public async Task AUP1007_needs_live_enrolment_from_a_possibly_fixed_camera(string camera, string call, bool isReported)
    {
        var project = new Project
        {
            Packages = References.Camera,
            MoreReferences = [Stubs.Of("Azure.AI.Vision.Face")],
            Deployment = "real-time-surveillance",
            Camera = camera
        };
        var diagnostics = await project.Add("Gate.cs", $$"""
            using Azure.AI.Vision.Face; using OpenCvSharp;
            class Gate
            {
                public void Watch(LargePersonGroupClient group, Guid person, string path)
                {
                    using var capture = new VideoCapture(0);
                    using var frame = new Mat();
                    while (capture.Read(frame))
                    {
                        {{call}};
                    }
                }
            }
            """).Analyze();

        Assert.Equal(
            Fired("AUP1003", "AUP1004", isReported ? "AUP1007" : ""),
            diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>The rules in order; an empty word stands for none.</summary>
    private static IEnumerable<string> Fired(params string[] rules) => rules.Where(rule => rule.Length > 0).Order(StringComparer.Ordinal);

    private static Task<string[]> RulesOfFirstClient(string deployment, string attributes) => RulesOf(
        deployment,
        References.NoPackages,
        [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")],
        $$"""
        using Microsoft.Azure.CognitiveServices.Vision.Face; using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
        class Kiosk
        {
            public async Task Look(IFaceClient client, Stream picture)
            {
                await client.Face.DetectWithStreamAsync(picture, returnFaceAttributes: new List<FaceAttributeType> { {{attributes}} });
            }
        }
        """);

    private static async Task<string[]> RulesOf(string deployment, string packages, ImmutableArray<MetadataReference> more, string source)
    {
        var diagnostics = await new Project { Packages = packages, MoreReferences = more, Deployment = deployment }.Add(
            "Kiosk.cs", source).Analyze();
        return [.. diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)];
    }
}
