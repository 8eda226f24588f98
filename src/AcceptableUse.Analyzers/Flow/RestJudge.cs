using AcceptableUse.Analyzers.Sdk;
using static AcceptableUse.Analyzers.Flow.TextSearch;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>What an HTTP request asks of an Azure AI service, as far as its address and body are known.</summary>
internal readonly record struct RestRequest(MediaKinds Media, Capability Capabilities, ServiceOrigin Service);

/// <summary>
/// Reads requests that bypass the SDKs: the host and path of the address, and whether a JSON body has an image part.
/// </summary>
internal static class RestJudge
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

    /// <summary>Whether a request to this address can be one to an Azure AI service, whatever its body holds.</summary>
    public static bool MayBeRequest(IReadOnlyCollection<string> texts) =>
        texts.Any(text => IsAzureAddress(text) || JudgeVision(text) is not (null or Capability.None));

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

    private static Capability? JudgeVision(string text)
    {
        if (Contains(text, "imageanalysis:analyze") || (Contains(text, "vision/v") && Contains(text, "/analyze")) && !Contains(text, "/models/") && !Contains(text, "/read/"))
        {
            return JudgeFeatures(text);
        }

        if (!Contains(text, "face/v1.") && !Contains(text, "vision/v"))
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
