using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>Applications on the dedicated vision and face packages.</summary>
public sealed class VisionShapes
{
    private const string VisionUsings = """
        using Microsoft.Azure.CognitiveServices.Vision.ComputerVision;
        using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;

        """;

    private const string FaceUsings = """
        using Microsoft.Azure.CognitiveServices.Vision.Face;
        using Microsoft.Azure.CognitiveServices.Vision.Face.Models;

        """;

    private const string AnalysisUsings = "using Azure; using Azure.AI.Vision.ImageAnalysis;\n";

    public static TheoryData<string, string, string> ComputerVisionReported { get; } = new()
    {
        { "a service that hands the features on", "detect", """
            public class VisionSettings
            {
                public string Key { get; set; } = "";
                public string EndPoint { get; set; } = "";
            }

            public class VisionApi
            {
                private VisionSettings _settings;
                private ComputerVisionClient _client;

                public VisionApi(VisionSettings settings)
                {
                    _settings = settings;
                    _client = Authenticate();
                }

                private ComputerVisionClient Authenticate()
                {
                    _client = new ComputerVisionClient(
                        new ApiKeyServiceClientCredentials(_settings.Key)) { Endpoint = _settings.EndPoint };
                    return _client;
                }

                public async Task<ImageAnalysis> Analyze(Stream image, List<VisualFeatureTypes?> features) =>
                    await _client.[|AnalyzeImageInStreamAsync|](image, features);
            }

            public class Home(VisionApi api)
            {
                public Task<ImageAnalysis> Upload(Stream s) =>
                    api.Analyze(s, new List<VisualFeatureTypes?> { VisualFeatureTypes.Description, VisualFeatureTypes.Faces });
            }
            """ },
        { "a static console program", "detect", """
            public static class Program
            {
                private static ComputerVisionClient cvClient = null!;
                public static async Task Main(string[] args)
                {
                    try
                    {
                        string key = Environment.GetEnvironmentVariable("KEY")!;
                        var credentials = new ApiKeyServiceClientCredentials(key);
                        cvClient = new ComputerVisionClient(credentials) { Endpoint = "https://x.cognitiveservices.azure.com" };
                        await AnalyzeFaces(args.Length > 0 ? args[0] : "images/people.jpg");
                    }
                    catch (Exception ex) { Console.WriteLine(ex.Message); }
                }

                static async Task AnalyzeFaces(string imageFile)
                {
                    List<VisualFeatureTypes?> features = new List<VisualFeatureTypes?>() { VisualFeatureTypes.Faces };
                    using (var imageData = File.OpenRead(imageFile))
                    {
                        var analysis = await cvClient.[|AnalyzeImageInStreamAsync|](imageData, features);
                        if (analysis.Faces.Count > 0) { Console.WriteLine(analysis.Faces.Count); }
                    }
                }
            }
            """ },
        { "all features there are", "detect", """
            public class Everything(IComputerVisionClient client)
            {
                private static readonly VisualFeatureTypes?[] All =
                    Enum.GetValues(typeof(VisualFeatureTypes)).Cast<VisualFeatureTypes?>().ToArray();

                public Task<ImageAnalysis> Run(string url) =>
                    client.[|AnalyzeImageAsync|](url, All.ToList(), new List<Details?> { Details.Landmarks });
            }
            """ },
        { "features from configuration", "celebrity", """
            public class Configured(IComputerVisionClient client, string[] names)
            {
                public async Task Run(Stream image)
                {
                    var features = names.Select(n => (VisualFeatureTypes?)Enum.Parse<VisualFeatureTypes>(n)).ToList();
                    var result = await client.[|AnalyzeImageInStreamAsync|](
                        image, visualFeatures: features, details: Enum.GetValues<Details>().Select(d => (Details?)d).ToList());
                    Console.WriteLine(result.Metadata);
                }
            }
            """ },
        { "celebrities among the details", "celebrity", """
            public class Stars
            {
                private readonly IList<VisualFeatureTypes?> _features = new VisualFeatureTypes?[] { VisualFeatureTypes.Categories };
                private readonly IList<Details?> _details = new List<Details?>();

                public Stars()
                {
                    _details.Add(Details.Celebrities);
                    _details.Add(Details.Landmarks);
                }

                public Task<ImageAnalysis> Run(ComputerVisionClient client, Stream image) =>
                    client.[|AnalyzeImageInStreamAsync|](image, _features, _details);
            }
            """ },
        { "through the response of the raw operation", "detect", """
            public class Raw(ComputerVisionClient client)
            {
                public async Task Run(Stream image)
                {
                    using var response = new StringReader("x");
                    var result = await client.[|AnalyzeImageInStreamWithHttpMessagesAsync|](image, [VisualFeatureTypes.Faces]);
                    Console.WriteLine(result.Body);
                }
            }
            """ },
    };

    public static TheoryData<string, string> ComputerVisionSilent { get; } = new()
    {
        { "tags and descriptions for a catalogue", """
            public class Shop(ComputerVisionClient client)
            {
                public async Task<IEnumerable<string>> Search(Stream image, CancellationToken ct)
                {
                    var features = new List<VisualFeatureTypes?>
                    {
                        VisualFeatureTypes.Tags,
                        VisualFeatureTypes.Description,
                        VisualFeatureTypes.Objects
                    };
                    var results = await client.AnalyzeImageInStreamAsync(image, features, cancellationToken: ct);
                    return results.Tags.Select(tag => tag.Name).ToList();
                }
            }
            """ },
        { "moderation only", """
            public class Validator(ComputerVisionClient client)
            {
                public async Task<bool> IsValid(Stream image) =>
                    (await client.AnalyzeImageInStreamAsync(image, [VisualFeatureTypes.Adult])).Adult.AdultScore <= 0.5;
            }
            """ },
        { "reading text", """
            public class Reader(ComputerVisionClient client)
            {
                public async Task Run(Stream image)
                {
                    var headers = await client.ReadInStreamAsync(image);
                    var id = Guid.Parse(headers.OperationLocation.Split('/').Last());
                    ReadOperationResult results;
                    do { results = await client.GetReadResultAsync(id); } while (results.Status == OperationStatusCodes.Running);
                }
            }
            """ },
        { "thumbnails", """
            public class Thumbs(ComputerVisionClient client)
            {
                public Task<Stream> Run(Stream image) => client.GenerateThumbnailInStreamAsync(100, 100, image, true);
            }
            """ },
        { "features handed on are harmless", """
            public class Api(ComputerVisionClient client)
            {
                public Task<ImageAnalysis> Analyze(string url, IList<VisualFeatureTypes?> features) =>
                    client.AnalyzeImageAsync(url, features);
            }

            public class Uses(Api api)
            {
                public Task A() => api.Analyze("u", [VisualFeatureTypes.Color]);
                public Task B() => api.Analyze("u", new List<VisualFeatureTypes?>() { VisualFeatureTypes.Brands });
            }
            """ },
    };

    public static TheoryData<string, string, string> FaceReported { get; } = new()
    {
        { "detect", "detect", """
            public class Attendance
            {
                private readonly IFaceClient _client;
                public Attendance(string endpoint, string key) => _client = Authenticate(endpoint, key);

                private static IFaceClient Authenticate(string endpoint, string key) => new FaceClient(
                    new ApiKeyServiceClientCredentials(key)) { Endpoint = endpoint };

                public async Task<DetectedFace?> Detect(byte[] data)
                {
                    var result = default(DetectedFace);
                    using (var stream = new MemoryStream(data))
                    {
                        var faces = await _client.Face.[|DetectWithStreamAsync|](stream, returnFaceId: true);
                        if (faces != null && faces.Any()) { result = faces.First(); }
                    }

                    return result;
                }
            }
            """ },
        { "identify by a list", "identify", """
            public class Identify(IFaceClient client)
            {
                public async Task Run(IList<DetectedFace> faces, string group)
                {
                    var ids = faces.Select(f => f.FaceId!.Value).ToList();
                    foreach (var result in await client.Face.[|IdentifyAsync|](ids, group)) { Console.WriteLine(result); }
                }
            }
            """ },
        { "the folders of a training set", "enrol", """
            public class Training
            {
                public async Task Run(IFaceClient client, string group, IDictionary<Guid, string[]> people)
                {
                    foreach (var (person, paths) in people)
                    {
                        foreach (var path in paths)
                        {
                            await using var stream = File.OpenRead(path);
                            await client.PersonGroupPerson.[|AddFaceFromStreamAsync|](group, person, stream, path);
                        }
                    }
                }
            }
            """ },
    };

    public static TheoryData<string, string, string> AnalysisReported { get; } = new()
    {
        { "people by flags", "AUP1003", """
            public class Analyse(string endpoint)
            {
                private readonly ImageAnalysisClient _client = new(new Uri(endpoint), new AzureKeyCredential("k"));

                public async Task Run(Stream stream)
                {
                    var result = await _client.[|AnalyzeAsync|](
                        BinaryData.FromStream(stream),
                        VisualFeatures.Caption | VisualFeatures.Tags | VisualFeatures.People,
                        new ImageAnalysisOptions { GenderNeutralCaption = true });
                    Console.WriteLine(result.Value);
                }
            }
            """ },
        { "flags gathered in a variable", "AUP1003", """
            public class Analyse(ImageAnalysisClient client, bool withPeople)
            {
                public void Run(Uri image)
                {
                    var features = VisualFeatures.Read;
                    if (withPeople) { features |= VisualFeatures.People; }
                    client.[|Analyze|](image, features);
                }
            }
            """ },
    };

    public static TheoryData<string, string> AnalysisSilent { get; } = new()
    {
        { "reading only", """
            public class Reads(ImageAnalysisClient client)
            {
                public void Run(Uri image) => client.Analyze(image, VisualFeatures.Read);
            }
            """ },
        { "crops only, kept in a constant", """
            public class Crops(ImageAnalysisClient client)
            {
                private const VisualFeatures Features = VisualFeatures.SmartCrops;
                public void Run(Uri image) => client.Analyze(image, Features);
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(ComputerVisionReported))]
    public Task ComputerVision_call_is_reported(string how, string capability, string source) =>
        Shape.Fires("AUP1001", how, ComputerVisionProject(source), ("capability", capability), ("service", "azure"));

    [Theory]
    [MemberData(nameof(ComputerVisionSilent))]
    public Task ComputerVision_call_without_faces_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, ComputerVisionProject(source));

    [Theory]
    [MemberData(nameof(FaceReported))]
    public Task Face_API_call_is_reported(string how, string capability, string source) =>
        Shape.Fires("AUP1001", how, FaceProject(source), ("capability", capability), ("service", "azure"));

    [Fact]
    public Task Face_group_administration_is_not_reported() =>
        FaceProject("""
            public class Admin(IFaceClient client)
            {
                public async Task Run(string group) => await client.PersonGroupPerson.CreateAsync(group, "Name");
            }
            """).ExpectSilence();

    [Theory]
    [MemberData(nameof(AnalysisReported))]
    public Task Image_analysis_call_is_reported(string how, string rule, string source) =>
        Shape.Fires(rule, how, AnalysisProject("real-time-surveillance", source));

    [Theory]
    [MemberData(nameof(AnalysisSilent))]
    public Task Image_analysis_without_people_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, AnalysisProject("law-enforcement,real-time-surveillance", source));

    private static Project ComputerVisionProject(string source) =>
        new Project { Packages = References.NoPackages, MoreReferences = Harness.ComputerVision.References }.Add(
            "App.cs", VisionUsings + source);

    private static Project FaceProject(string source) => new Project
    {
        MoreReferences = [Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face"), Stubs.Of("Microsoft.Rest.ClientRuntime")]
    }.Add("App.cs", FaceUsings + source);

    private static Project AnalysisProject(string deployment, string source) =>
        new Project { Deployment = deployment, MoreReferences = [Stubs.Of("Azure.AI.Vision.ImageAnalysis")] }.Add(
            "App.cs", AnalysisUsings + source);
}
