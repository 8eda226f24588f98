using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What an HTTP request asks of an Azure AI service, as far as its address and body are known.</summary>
internal readonly record struct RestRequest(MediaKinds Media, Capability Capabilities, ServiceOrigin Service);

/// <summary>
/// Reads requests that bypass the SDKs: what the pieces of the address come to, the header with the key, and whether the body
/// is a picture or has an image part.
/// </summary>
internal static class RequestClassifier
{
    /// <summary>Methods of HTTP that send nothing.</summary>
    private static readonly string[] Reading = ["GET", "HEAD", "DELETE", "OPTIONS"];

    private static readonly string[] Writing = ["POST", "PUT", "PATCH"];

    /// <summary>The request that these texts make up, or null when it is none to an Azure AI service that takes media.</summary>
    /// <param name="texts">Everything known of the address, the base address, the headers and the body.</param>
    /// <param name="kindsOfBody">What the body is, by evidence other than an image part; none where nothing tells.</param>
    /// <param name="addressTexts">Those of the texts that are not in the body alone; all if it cannot be told.</param>
    public static RestRequest? Classify(
        IReadOnlyCollection<string> texts,
        Func<MediaRule, MediaKinds>? kindsOfBody = null,
        IReadOnlyCollection<string>? addressTexts = null)
    {
        addressTexts ??= texts;
        if (addressTexts.Any(text => IsMethod(text, Reading)) && !addressTexts.Any(text => IsMethod(text, Writing)))
        {
            return null;
        }

        var addresses = AddressPieces.Join(addressTexts);
        var key = KeyIn(addressTexts);
        var service = ServiceOf(addresses, key);
        var isKnown = false;
        foreach (var address in addresses)
        {
            if (Find(address) is not { } request || (service is not ServiceOrigin.Azure && HasOtherHost(address)))
            {
                continue;
            }

            isKnown = true;
            if ((request.IsShared && service is null)
                || (request.NeedsImagePart && !texts.Any(HasImagePart))
                || CapabilitiesOf(request, address, addressTexts) is not (var capabilities and not Capability.None))
            {
                continue;
            }

            var kinds = request.Media switch
            {
                MediaRule.Image => MediaKinds.Image,
                MediaRule.Video => MediaKinds.Video,
                MediaRule.Face => MediaKinds.Face,
                var rule => kindsOfBody?.Invoke(rule) ?? MediaKinds.Image,
            };
            if (kinds != MediaKinds.None)
            {
                return new RestRequest(kinds, capabilities, service ?? ServiceOrigin.Unknown);
            }
        }

        // A key as Azure asks for, beside a picture, wherever they are sent.
        if (key is not null && !isKnown && (service is ServiceOrigin.Azure || !addresses.Exists(HasOtherHost)))
        {
            var kinds = texts.Any(HasImagePart) ? MediaKinds.Image
                : key.NeedsImagePart ? MediaKinds.None
                : kindsOfBody?.Invoke(MediaRule.Mime) ?? MediaKinds.None;
            if (kinds != MediaKinds.None)
            {
                return new RestRequest(kinds, key.Capabilities, service ?? ServiceOrigin.Unknown);
            }
        }

        return null;
    }

    /// <summary>Whether a request with these texts in its address and headers can be one to an Azure AI service, whatever its body holds.</summary>
    public static bool MayBeSent(IReadOnlyCollection<string> texts) =>
        KeyIn(texts) is not null || AddressPieces.Join(texts).Exists(MayBeSentTo);

    /// <summary>Whether a request to this address can be one to an Azure AI service, whatever its body holds.</summary>
    public static bool MayBeSentTo(string address) => IsAzureAddress(address) || Find(address) is { IsHarmless: false };

    /// <summary>Whether a text is or holds the address of an Azure AI service.</summary>
    public static bool IsAzureAddress(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && Endpoints.IsAzureHost(Endpoints.HostOf(text, scheme + 3));
    }

    /// <summary>Whether a JSON text has an image part.</summary>
    public static bool HasImagePart(string text) => ContainsAny(text, KnownProviders.BuiltIn.ImageParts);

    /// <summary>The request that an address is, or null.</summary>
    public static RequestModel? Find(string address)
    {
        foreach (var request in KnownProviders.BuiltIn.Requests)
        {
            if (IndexOfSegment(address, request.Words[0], 0) >= 0
                && Array.TrueForAll(request.Words, word => HasWord(address, word))
                && !ContainsAny(address, request.Except))
            {
                return request;
            }
        }

        return null;
    }

    /// <summary>Whose service it is: Azure's by its host, unknown by another host or by its key, or null where nothing tells.</summary>
    private static ServiceOrigin? ServiceOf(List<string> addresses, KeyHeader? key) =>
        addresses.Exists(IsAzureAddress) ? ServiceOrigin.Azure
        : addresses.Exists(IsUnknownVendor) || (key is not null && !addresses.Exists(HasOtherHost)) ? ServiceOrigin.Unknown
        : null;

    private static bool IsMethod(string text, string[] methods) =>
        Array.Exists(methods, method => string.Equals(method, text, StringComparison.OrdinalIgnoreCase));

    private static KeyHeader? KeyIn(IReadOnlyCollection<string> texts) => Array.Find(
        KnownProviders.BuiltIn.Keys, key => texts.Any(text => string.Equals(text.Trim(), key.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A word that ends with a dollar sign stands at the end of the path.</summary>
    private static bool HasWord(string address, string word)
    {
        if (word[word.Length - 1] != '$')
        {
            return Contains(address, word);
        }

        var path = word.Substring(0, word.Length - 1);
        var at = address.IndexOf(path, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var end = at + path.Length;
            if (end == address.Length || address[end] is '?' or '#' or '&' or '"' or TextValue.Hole || address.Substring(end) is "/")
            {
                return true;
            }

            at = address.IndexOf(path, end, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private static bool HasOtherHost(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && Endpoints.Classify(text) == EndpointOrigin.Other && MediaTypes.ParseLocation(text) is null;
    }

    private static bool IsUnknownVendor(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && EndsWithAny(Endpoints.HostOf(text, scheme + 3), KnownProviders.BuiltIn.UnknownHosts);
    }

    private static Capability CapabilitiesOf(RequestModel request, string address, IReadOnlyCollection<string> texts)
    {
        var capabilities = request.Capabilities;
        var query = new QueryReader(address, texts);
        foreach (var feature in request.Features)
        {
            capabilities |= query.Asks(feature, request.Features) ? feature.Capability : Capability.None;
        }

        return capabilities;
    }
}
