using AcceptableUse.Analyzers.Models;
using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What an HTTP request asks of an Azure AI service, as far as its address and body are known.</summary>
internal readonly record struct RestRequest(MediaKinds Media, Capability Capabilities, ServiceOrigin Service);

/// <summary>The words that a request to an Azure AI service is made of, as far as they stand in string literals.</summary>
[Flags]
internal enum RequestWords
{
    None = 0,

    /// <summary>The path of a vision service with its version.</summary>
    VisionPath = 1,

    /// <summary>The path of a vision service whose version may be put behind it.</summary>
    VisionSegment = 2,

    /// <summary>A version such as <c>v1.0</c> at the start of a literal.</summary>
    Version = 4,

    ModelPath = 8,
    ImagePart = 16,
    AzureHost = 32,
}

/// <summary>
/// Reads requests that bypass the SDKs: the host and path of the address, and whether a JSON body has an image part.
/// </summary>
internal static class RequestClassifier
{
    /// <summary>Paths of the services and what they do, the more specific first.</summary>
    private static readonly (string Path, Capability Capability)[] Paths =
    [
        ("/detectliveness", Capability.Liveness),
        ("face/v1.0/detect", Capability.Detect),
        ("face/v1.1-preview.1/detect", Capability.Detect),
        ("face/v1.2/detect", Capability.Detect),
        ("/identify", Capability.Identify),
        ("/verify", Capability.Verify),
        ("/findsimilars", Capability.FindSimilar),
        ("/persistedfaces", Capability.Enrol),
        ("/train", Capability.Enrol),
        ("/group", Capability.Group),
        ("/models/celebrities/analyze", Capability.Celebrity),
        ("/describe", Capability.Describe),
        ("/tag", Capability.Describe),
        ("/detect", Capability.PeopleDetection),
    ];

    private const string ImageAnalysis = "imageanalysis:";

    /// <summary>How the paths of the vision services begin.</summary>
    private static readonly string[] ServicePaths = ["face", "vision", ImageAnalysis];

    /// <summary>How the paths of the models end.</summary>
    private static readonly string[] ModelWords = ["completions", "responses", "edits", "variations"];

    /// <summary>Of each mark of an image in JSON, a part that is not put together from smaller ones.</summary>
    private static readonly string[] ImageWords = ["image_url", "input_image", "data:", "image\""];

    /// <summary>Marks of an image in a JSON body for a model.</summary>
    private static readonly string[] ImageParts = ["image_url", "input_image", "data:image/", "\"type\":\"image\"", "\"type\": \"image\""];

    /// <summary>The request that these texts make up, or null when it is none to an Azure AI service that takes media.</summary>
    /// <param name="texts">Everything known of the address, the base address and the body.</param>
    public static RestRequest? Judge(IReadOnlyCollection<string> texts)
    {
        var isAzure = texts.Any(IsAzureAddress);
        foreach (var text in texts)
        {
            if (JudgeVision(text) is { } capability and not Capability.None && (isAzure || !HasOtherHost(text)))
            {
                return new RestRequest(MediaKinds.Image, capability, isAzure ? ServiceOrigin.Azure : ServiceOrigin.Unknown);
            }
        }

        return isAzure && texts.Any(IsModelPath) && texts.Any(HasImagePart)
            ? new RestRequest(MediaKinds.Image, Capability.Generate, ServiceOrigin.Azure)
            : null;
    }

    /// <summary>Words of which each request has one.</summary>
    public static string[] LeadingWords { get; } = [.. ServicePaths, .. Endpoints.AzureDomains];

    /// <summary>Words that a request has beside those.</summary>
    public static string[] FurtherWords { get; } = ["v1.", "v2.", "v3.", "v4.", .. ModelWords, "image", "data:"];

    /// <summary>Whether one of the leading words can stand at a position of a text for the path of a service, rather than be part of another word.</summary>
    public static bool MayBeWordAt(string text, int at, string word) =>
        Array.IndexOf(ServicePaths, word) < 0 || word == ImageAnalysis
        || ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + word.Length < text.Length && text[at + word.Length] is '/' or '"' or '{');

    /// <summary>What one literal says. An address may be joined from literals, but not from pieces of these words.</summary>
    public static RequestWords WordsIn(string literal)
    {
        var words = RequestWords.None;
        foreach (var service in ServicePaths)
        {
            for (var start = IndexOfSegment(literal, service, 0); start >= 0; start = IndexOfSegment(literal, service, start + 1))
            {
                var rest = literal.Substring(start + service.Length);
                words |= service == ImageAnalysis || StartsWithVersion(rest.TrimStart('/')) ? RequestWords.VisionPath
                    : rest is "" or "/" ? RequestWords.VisionSegment
                    : RequestWords.None;
            }
        }

        return words
            | (StartsWithVersion(literal.TrimStart('/')) ? RequestWords.Version : RequestWords.None)
            | (ContainsAny(literal, ModelWords) ? RequestWords.ModelPath : RequestWords.None)
            | (ContainsAny(literal, ImageWords) ? RequestWords.ImagePart : RequestWords.None)
            | (ContainsAny(literal, Endpoints.AzureDomains) ? RequestWords.AzureHost : RequestWords.None);
    }

    /// <summary>Whether further words can make up a request together with these.</summary>
    public static bool NeedsFurtherWords(RequestWords words) => (words & (RequestWords.VisionSegment | RequestWords.AzureHost)) != 0;

    /// <summary>Whether a project that is written with these words can make a request that <see cref="Judge"/> knows.</summary>
    public static bool IsEnough(RequestWords words)
    {
        return Has(RequestWords.VisionPath) || Has(RequestWords.VisionSegment | RequestWords.Version) || Has(RequestWords.AzureHost | RequestWords.ModelPath | RequestWords.ImagePart);

        bool Has(RequestWords all) => (words & all) == all;
    }

    /// <summary>Whether a request to this address can be one to an Azure AI service, whatever its body holds.</summary>
    public static bool MayBeSentTo(string address) => IsAzureAddress(address) || JudgeVision(address) is not (null or Capability.None);

    /// <summary>Whether a text is or holds the address of an Azure AI service.</summary>
    public static bool IsAzureAddress(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && Endpoints.IsAzureHost(Endpoints.HostOf(text, scheme + 3));
    }

    /// <summary>Whether a JSON text has an image part.</summary>
    public static bool HasImagePart(string text) => ContainsAny(text, ImageParts);

    private static bool HasOtherHost(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && Endpoints.Classify(text) == EndpointOrigin.Other;
    }

    private static bool IsModelPath(string text) =>
        ContainsAny(text, ["/chat/completions", "/openai/v1/responses", "/openai/responses", "/images/edits", "/images/variations"]);

    /// <summary>Where a path segment begins with some words, such as <c>face/v1.</c>; an interface is no face.</summary>
    private static int IndexOfSegment(string text, string start, int from)
    {
        for (var at = IndexOf(from); at >= 0; at = IndexOf(at + 1))
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                return at;
            }
        }

        return -1;

        int IndexOf(int position) => position > text.Length ? -1 : text.IndexOf(start, position, StringComparison.OrdinalIgnoreCase);
    }

    private static bool StartsWithVersion(string text) => text.Length > 2 && text[0] is 'v' or 'V' && char.IsDigit(text[1]) && text[2] == '.';

    private static Capability? JudgeVision(string text)
    {
        if (Contains(text, "imageanalysis:analyze") || (IndexOfSegment(text, "vision/v", 0) >= 0 && Contains(text, "/analyze")) && !Contains(text, "/models/") && !Contains(text, "/read/"))
        {
            return JudgeFeatures(text);
        }

        if (IndexOfSegment(text, "face/v1.", 0) < 0 && IndexOfSegment(text, "vision/v", 0) < 0)
        {
            return null;
        }

        foreach (var (path, capability) in Paths)
        {
            if (Contains(text, path))
            {
                return capability == Capability.Detect ? capability | JudgeAttributes(text) : capability;
            }
        }

        return Capability.None;
    }

    private static Capability JudgeAttributes(string text)
    {
        // Within the value of the parameter alone: the name of a resource is no request.
        var start = text.IndexOf("returnFaceAttributes=", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return Capability.None;
        }

        var attributes = text.Substring(start).Split('&')[0];
        return Capability.Attributes
            | (Contains(attributes, "emotion") ? Capability.Emotion : Capability.None)
            | (Contains(attributes, "gender") ? Capability.SensitiveAttribute : Capability.None);
    }

    private static Capability JudgeFeatures(string text) =>
        (Contains(text, "faces") ? Capability.Detect : Capability.None)
        | (Contains(text, "celebrities") ? Capability.Celebrity : Capability.None)
        | (Contains(text, "people") || Contains(text, "objects") ? Capability.PeopleDetection : Capability.None)
        | (Contains(text, "caption") || Contains(text, "tags") || Contains(text, "description") || Contains(text, "categories") ? Capability.Describe : Capability.None)
        | (Contains(text, "read") ? Capability.ReadText : Capability.None);
}
