using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// What one text tells by itself: an address of its service and of what is asked there, a media type, a path or a name of
/// its media.
/// </summary>
public sealed class EvidenceInTextTests
{
    [Theory]
    [InlineData("liveness", "face/v1.2/detectliveness-sessions")]
    [InlineData("detect", "face/v1.0/detect")]
    [InlineData("detect", "face/v1.1-preview.1/detect")]
    [InlineData("detect", "face/v1.2/detect")]
    [InlineData("detect", "face/v1.3-preview/detect")]
    [InlineData("enrol", "face/v1.2/persongroups/detectives/train")]
    [InlineData("detect", "FACE/V1.0/DETECT")]
    [InlineData("detect", "face/v1.0/detect?returnFaceId=true&name=emotion&style=gender")]
    [InlineData("detect,attributes", "face/v1.0/detect?returnFaceAttributes=age")]
    [InlineData("detect,attributes,emotion", "face/v1.0/detect?returnFaceAttributes=age,emotion&tag=gender")]
    [InlineData("detect,attributes,sensitive-attribute", "face/v1.0/detect?returnFaceAttributes=gender")]
    [InlineData("identify", "face/v1.0/identify")]
    [InlineData("identify", "face/v1.0/identify?returnFaceAttributes=emotion")]
    [InlineData("verify", "face/v1.0/verify")]
    [InlineData("find-similar", "face/v1.0/findsimilars")]
    [InlineData("enrol", "face/v1.0/facelists/f/persistedfaces")]
    [InlineData("enrol", "face/v1.0/persongroups/g/train")]
    [InlineData("group", "face/v1.0/group")]
    [InlineData("", "face/v1.0/facelists/f")]
    [InlineData("celebrity", "vision/v3.2/models/celebrities/analyze")]
    [InlineData("describe", "vision/v3.2/describe")]
    [InlineData("describe", "vision/v3.2/tag")]
    [InlineData("people-detection", "vision/v3.2/detect")]
    [InlineData("", "vision/v3.2/read/analyze")]
    [InlineData("", "vision/v3.2/ocr")]
    [InlineData("", "vision/v3.2/analyze")]
    [InlineData("detect", "vision/v3.2/analyze?visualFeatures=Faces")]
    [InlineData("celebrity", "vision/v3.2/analyze?details=Celebrities")]
    [InlineData("people-detection", "vision/v3.2/analyze?visualFeatures=Objects")]
    [InlineData("describe", "vision/v3.2/analyze?visualFeatures=Description")]
    [InlineData("describe", "vision/v3.2/analyze?visualFeatures=Categories")]
    [InlineData("describe", "vision/v3.2/analyze?visualFeatures=Tags")]
    [InlineData("people-detection", "computervision/imageanalysis:analyze?features=people")]
    [InlineData("describe", "computervision/imageanalysis:analyze?features=caption")]
    [InlineData("read-text", "computervision/imageanalysis:analyze?features=read")]
    [InlineData("detect,people-detection,describe", "vision/v3.2/analyze?visualFeatures=Faces,Tags,Objects")]
    [InlineData("detect", "vision/v3.2/analyze?visualFeatures=Faces&details=Landmarks")]
    [InlineData("celebrity,detect,people-detection,describe", "vision/v3.2/analyze?\uFFFC")]
    [InlineData("detect,people-detection,describe", "vision/v3.2/analyze?visualFeatures=\uFFFC")]
    [InlineData("detect,attributes", "face/v1.0/detect?returnFaceAttributes=\uFFFC")]
    [InlineData("describe", "computervision/retrieval:vectorizeImage?api-version=2024-02-01")]
    [InlineData("", "computervision/retrieval:vectorizeText?api-version=2024-02-01")]
    [InlineData("describe", "customvision/v3.0/Prediction/p/classify/iterations/i/image")]
    [InlineData("detect,emotion", "emotion/v1.0/recognize")]
    [InlineData("", "contentunderstanding/analyzers/prebuilt-documentAnalyzer:analyze")]
    [InlineData("", "contentunderstanding/analyzers/mine")]
    [InlineData("verify,liveness", "face/v1.2/detectLivenessWithVerify-sessions")]
    [InlineData("", "face/v1.0/persongroups/g/training")]
    [InlineData("", "text/v1.0/identify")]
    [InlineData("", "documentintelligence/v4/analyze?features=faces")]
    public void Vision_service_address_selects_the_capabilities(string capabilities, string path)
    {
        var request = RequestClassifier.Classify([$"https://r.cognitiveservices.azure.com/{path}"]);

        Assert.Equal(capabilities, string.Join(",", CapabilityWords.Of(request?.Capabilities ?? Capability.None)));
        Assert.Equal(capabilities.Length > 0, request is { Media: MediaKinds.Image or MediaKinds.Face, Service: ServiceOrigin.Azure });
    }

    [Theory]
    [InlineData(true, "/openai/deployments/d/chat/completions", "{\"type\":\"image_url\"}")]
    [InlineData(true, "/openai/v1/responses", "{\"type\":\"input_image\"}")]
    [InlineData(true, "/openai/responses?api-version=1", "{\"url\":\"data:image/png;base64,AA\"}")]
    [InlineData(true, "/openai/deployments/d/images/edits", "{\"type\":\"image\"}")]
    [InlineData(true, "/openai/deployments/d/images/variations", "{\"type\": \"image\"}")]
    [InlineData(false, "/openai/deployments/d/chat/completions", "{\"type\":\"text\",\"text\":\"an image\"}")]
    [InlineData(false, "/openai/deployments/d/embeddings", "{\"type\":\"image_url\"}")]
    public void Model_request_needs_an_image_part(bool isOne, string path, string body)
    {
        Assert.Equal(
            isOne ? new RestRequest(MediaKinds.Image, Capability.Generate, ServiceOrigin.Azure) : null,
            RequestClassifier.Classify(["https://r.openai.azure.com", path, body]));
        Assert.Null(RequestClassifier.Classify(["https://api.openai.com", path, body]));
    }

    [Theory]
    [InlineData(true, "https://r.openai.azure.com/anything")]
    [InlineData(true, "/face/v1.0/detect")]
    [InlineData(false, "/face/v1.0/facelists/f")]
    [InlineData(false, "https://example.com/identify")]
    public void Azure_host_or_known_path_makes_a_request_possible(bool mayBe, string text) =>
        Assert.Equal(mayBe, RequestClassifier.MayBeSentTo(text));

    [Theory]
    [InlineData("Unknown", "/face/v1.0/verify")]
    [InlineData("Unknown", "/google/face/v1.0/verify")]
    [InlineData("Unknown", "https://r.\uFFFC/face/v1.0/verify")]
    [InlineData("Azure", "/face/v1.0/verify", "https://r.cognitiveservices.azure.com")]
    [InlineData("Azure", "https://example.com/face/v1.0/verify", "https://r.cognitiveservices.azure.com")]
    [InlineData("", "https://example.com/face/v1.0/verify")]
    public void Path_without_an_Azure_host_is_unknown(string service, params string[] texts) =>
        Assert.Equal(service, RequestClassifier.Classify(texts)?.Service.ToString() ?? "");

    [Theory]
    [InlineData("https://r.openai.azure.com")]
    [InlineData("https://r.services.ai.azure.com/models?x=1")]
    [InlineData("https://r.cognitiveservices.azure.com:443/")]
    [InlineData("https://westus.api.cognitive.microsoft.com#a")]
    [InlineData("https://r.inference.ai.azure.com?a=/")]
    [InlineData("https://r.models.ai.azure.com")]
    [InlineData("https://r.inference.ml.azure.com")]
    [InlineData("https://r.azure-api.net")]
    [InlineData("https://models.inference.ai.azure.com")]
    [InlineData("https://api.videoindexer.ai/trial")]
    [InlineData("https://api.projectoxford.ai/emotion/v1.0")]
    [InlineData("https://r.openai.azure.us")]
    [InlineData("https://r.services.ai.azure.us")]
    [InlineData("https://r.cognitiveservices.azure.us")]
    [InlineData("https://r.api.cognitive.microsoft.us")]
    [InlineData("https://r.openai.azure.cn")]
    [InlineData("https://r.cognitiveservices.azure.cn")]
    [InlineData("https://r.api.cognitive.azure.cn")]
    [InlineData("r.OpenAI.Azure.com/openai")]
    [InlineData("westus.api.cognitive.microsoft.com/face")]
    [InlineData("AzureEndpoint")]
    [InlineData("FOUNDRY_URL")]
    [InlineData("cognitiveservices")]
    public void Azure_endpoint_is_recognised(string text) => Assert.Equal(EndpointOrigin.Azure, Endpoints.Classify(text));

    [Theory]
    [InlineData("https://api.openai.com/v1")]
    [InlineData("https://example.com/r.openai.azure.com")]
    [InlineData("http://localhost:11434")]
    [InlineData("OllamaUrl")]
    [InlineData("openrouter")]
    [InlineData("groq")]
    [InlineData("mistral")]
    [InlineData("gemini")]
    [InlineData("google")]
    [InlineData("deepseek")]
    [InlineData("lmstudio")]
    [InlineData("localai")]
    [InlineData("localhost")]
    public void Other_vendors_endpoint_is_recognised(string text) => Assert.Equal(EndpointOrigin.Other, Endpoints.Classify(text));

    [Theory]
    [InlineData("")]
    [InlineData("Endpoint")]
    [InlineData("://x")]
    [InlineData("https://models.github.ai/inference")]
    [InlineData("GitHubModels")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://r.\uFFFC/path")]
    public void Undecided_endpoint_is_unknown(string text) => Assert.Equal(EndpointOrigin.Unknown, Endpoints.Classify(text));

    [Theory]
    [InlineData(true, "https://r.openai.azure.com")]
    [InlineData(true, "{\"url\":\"https://r.openai.azure.com/a\"}")]
    [InlineData(false, "://r.openai.azure.com")]
    [InlineData(false, "r.openai.azure.com")]
    [InlineData(true, "https://models.inference.ai.azure.com")]
    [InlineData(false, "https://models.github.ai/inference")]
    public void Azure_address_needs_a_scheme(bool isOne, string text) => Assert.Equal(isOne, RequestClassifier.IsAzureAddress(text));

    [Theory]
    [InlineData("Image", "image/png")]
    [InlineData("Image", " IMAGE/*")]
    [InlineData("Image", "data:image/png;base64,AA")]
    [InlineData("Video", "video/mp4")]
    [InlineData("None", "audio/wav")]
    [InlineData("None", "text/plain")]
    [InlineData("None", "application/pdf")]
    [InlineData("", "image")]
    [InlineData("", "images/png")]
    [InlineData("", "png")]
    public void Media_type_is_parsed(string kind, string text) => Assert.Equal(kind, MediaTypes.Parse(text)?.ToString() ?? "");

    [Theory]
    [InlineData("Image", "jpg jpeg png gif bmp webp tif tiff heic heif avif PNG")]
    [InlineData("Video", "mp4 mov avi mkv webm m4v wmv mpg mpeg")]
    [InlineData("None", "wav mp3 m4a ogg flac pdf txt md csv json xml html docx xlsx pptx")]
    [InlineData("", "exe cs jp")]
    public void File_extension_decides_the_media_kind(string kind, string extensions) => Assert.All(
        extensions.Split(' '),
        extension => Assert.All(
            [$"a.{extension}", $"https://x/a.{extension}?v=b.c", $"a.{extension}#b.c"],
            path => Assert.Equal(kind, MediaTypes.ParseLocation(path)?.ToString() ?? "")));

    [Theory]
    [InlineData("Image", "data:image/jpeg;base64,AA")]
    [InlineData("None", "data:audio/wav;base64,a.png")]
    [InlineData("", "data.png.old")]
    public void Data_URI_decides_the_media_kind(string kind, string text) =>
        Assert.Equal(kind, MediaTypes.ParseLocation(text)?.ToString() ?? "");

    [Theory]
    [InlineData(
        "Image",
        "image img photo picture frame jpeg jpg png screenshot snapshot selfie face portrait mugshot thumbnail LastFrameOfFramework")]
    [InlineData("Video", "video footage mp4 GetVideo")]
    [InlineData(
        "",
        "audio speech voice sound wav mp3 pdf document transcript AudioOfFrame framework timeframe dataframe iframe interface surface preface typeface facet facebook Ask")]
    public void Name_decides_the_media_kind(string kind, string names) => Assert.All(
        names.Split(' '),
        name => Assert.Equal(kind, MediaTypes.ByNames([name]) is { } kinds and not MediaKinds.None ? kinds.ToString() : ""));

    [Theory]
    [InlineData("Image, Video", "photo", "video")]
    [InlineData("None", "photo", "pdf")]
    [InlineData("", "a", "b")]
    public void Several_names_decide_the_media_kind(string kind, params string[] names) =>
        Assert.Equal(kind, MediaTypes.ByNames(names)?.ToString() ?? "");
}
