using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Where an endpoint leads, as far as a text tells.</summary>
internal enum EndpointOrigin
{
    Unknown,
    Azure,
    Other,
}

/// <summary>Reads endpoints, and the names of settings that hold endpoints.</summary>
internal static class Endpoints
{
    /// <summary>What one text tells: an address by its host, anything else as the name of a setting.</summary>
    public static EndpointOrigin Classify(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            return ClassifyHost(HostOf(text, scheme + 3));
        }

        if (EndsWithAny(HostOf(text, 0), KnownProviders.BuiltIn.AzureHosts))
        {
            return EndpointOrigin.Azure;
        }

        return ContainsAny(text, KnownProviders.BuiltIn.AzureSettings) ? EndpointOrigin.Azure
            : ContainsAny(text, KnownProviders.BuiltIn.OtherSettings) ? EndpointOrigin.Other
            : EndpointOrigin.Unknown;
    }

    /// <summary>Whether an address is that of an Azure AI service.</summary>
    public static bool IsAzureHost(string host) => ClassifyHost(host) == EndpointOrigin.Azure;

    private static EndpointOrigin ClassifyHost(string host)
    {
        if (EndsWithAny(host, KnownProviders.BuiltIn.UnknownHosts))
        {
            return EndpointOrigin.Unknown;
        }

        if (EndsWithAny(host, KnownProviders.BuiltIn.AzureHosts))
        {
            return EndpointOrigin.Azure;
        }

        return host.Length == 0 || host[host.Length - 1] == TextValue.Hole ? EndpointOrigin.Unknown : EndpointOrigin.Other;
    }

    /// <summary>The host that begins at a position of a text.</summary>
    public static string HostOf(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('/' or '?' or '#' or ':'))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }
}
