using AcceptableUse.Analyzers.Models;
using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What an HTTP request asks of an Azure AI service, as far as its address and body are known.</summary>
internal readonly record struct RestRequest(MediaKinds Media, Capability Capabilities, ServiceOrigin Service);

/// <summary>
/// Reads requests that bypass the SDKs: the host and path of the address, and whether a JSON body has an image part.
/// </summary>
internal static class RequestClassifier
{
    /// <summary>The requests that their path alone gives away.</summary>
    private static readonly RequestModel[] Own = [.. KnownProviders.BuiltIn.Requests.Where(request => !request.IsShared)];

    /// <summary>The requests that other services have as well.</summary>
    private static readonly RequestModel[] Shared = [.. KnownProviders.BuiltIn.Requests.Where(request => request.IsShared)];

    /// <summary>The request that these texts make up, or null when it is none to an Azure AI service that takes media.</summary>
    /// <param name="texts">Everything known of the address, the base address and the body.</param>
    public static RestRequest? Classify(IReadOnlyCollection<string> texts)
    {
        var isAzure = texts.Any(IsAzureAddress);
        foreach (var text in texts)
        {
            if (CapabilitiesOf(text) is var capabilities and not Capability.None && (isAzure || !HasOtherHost(text)))
            {
                return new RestRequest(MediaKinds.Image, capabilities, isAzure ? ServiceOrigin.Azure : ServiceOrigin.Unknown);
            }
        }

        return isAzure
            && texts.Select(text => FindIn(Shared, text)).FirstOrDefault(found => found is not null) is { } request
            && texts.Any(HasImagePart)
            ? new RestRequest(MediaKinds.Image, request.Capabilities, ServiceOrigin.Azure)
            : null;
    }

    /// <summary>Whether a request to this address can be one to an Azure AI service, whatever its body holds.</summary>
    public static bool MayBeSentTo(string address) => IsAzureAddress(address) || CapabilitiesOf(address) != Capability.None;

    /// <summary>Whether a text is or holds the address of an Azure AI service.</summary>
    public static bool IsAzureAddress(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && Endpoints.IsAzureHost(Endpoints.HostOf(text, scheme + 3));
    }

    /// <summary>Whether a JSON text has an image part.</summary>
    public static bool HasImagePart(string text) => ContainsAny(text, KnownProviders.BuiltIn.ImageParts);

    private static bool HasOtherHost(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && Endpoints.Classify(text) == EndpointOrigin.Other;
    }

    private static RequestModel? FindIn(RequestModel[] requests, string text)
    {
        foreach (var request in requests)
        {
            if (IndexOfSegment(text, request.Words[0], 0) >= 0 && ContainsAll(text, request.Words) && !ContainsAny(text, request.Except))
            {
                return request;
            }
        }

        return null;
    }

    private static bool ContainsAll(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (!Contains(text, word))
            {
                return false;
            }
        }

        return true;
    }

    private static Capability CapabilitiesOf(string text)
    {
        if (FindIn(Own, text) is not { } request)
        {
            return Capability.None;
        }

        var capabilities = request.Capabilities;
        foreach (var feature in request.Features)
        {
            capabilities |= Asks(text, feature) ? feature.Capability : Capability.None;
        }

        return capabilities;
    }

    /// <summary>
    /// Whether an address asks for a feature: where it has a parameter, within its value alone. The name of a resource
    /// asks nothing.
    /// </summary>
    private static bool Asks(string text, RequestFeature feature)
    {
        if (feature.Parameter is null)
        {
            return Contains(text, feature.Word);
        }

        var start = text.IndexOf(feature.Parameter + "=", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return false;
        }

        var end = text.IndexOf('&', start);
        return text.IndexOf(feature.Word, start, (end < 0 ? text.Length : end) - start, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
