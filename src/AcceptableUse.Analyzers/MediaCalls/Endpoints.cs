using AcceptableUse.Analyzers.DataFlow;
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
    /// <summary>GitHub Models, whose first address lies under an Azure domain.</summary>
    private static readonly string[] OtherHosts = ["models.inference.ai.azure.com", "models.github.ai"];

    private static readonly string[] AzureHosts =
    [
        ".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com", ".api.cognitive.microsoft.com",
        ".inference.ai.azure.com", ".models.ai.azure.com", ".inference.ml.azure.com", ".azure-api.net",
        ".openai.azure.us", ".services.ai.azure.us", ".cognitiveservices.azure.us", ".api.cognitive.microsoft.us",
        ".openai.azure.cn", ".cognitiveservices.azure.cn", ".api.cognitive.azure.cn",
    ];

    /// <summary>The domains that all Azure hosts end with.</summary>
    public static string[] AzureDomains { get; } = [.. AzureHosts.Select(DomainOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Words of setting names that tell whose endpoint it is.</summary>
    private static readonly string[] OtherNames =
        ["ollama", "openrouter", "github", "groq", "mistral", "gemini", "google", "deepseek", "lmstudio", "localai", "localhost"];

    /// <summary>What one text tells: an address by its host, anything else as the name of a setting.</summary>
    public static EndpointOrigin Classify(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            return ClassifyHost(HostOf(text, scheme + 3));
        }

        if (EndsWithAny(HostOf(text, 0), AzureHosts))
        {
            return EndpointOrigin.Azure;
        }

        return ContainsAny(text, ["azure", "foundry", "cognitiveservices"]) ? EndpointOrigin.Azure
            : ContainsAny(text, OtherNames) ? EndpointOrigin.Other
            : EndpointOrigin.Unknown;
    }

    /// <summary>Whether an address is that of an Azure AI service.</summary>
    public static bool IsAzureHost(string host) => ClassifyHost(host) == EndpointOrigin.Azure;

    private static EndpointOrigin ClassifyHost(string host)
    {
        if (EndsWithAny(host, OtherHosts))
        {
            return EndpointOrigin.Other;
        }

        if (EndsWithAny(host, AzureHosts))
        {
            return EndpointOrigin.Azure;
        }

        return host.Length == 0 || host[host.Length - 1] == TextValue.Hole ? EndpointOrigin.Unknown : EndpointOrigin.Other;
    }

    private static string DomainOf(string host)
    {
        var second = host.LastIndexOf('.', host.LastIndexOf('.') - 1);
        var domain = host.Substring(second + 1);

        // The publisher's own site is no service.
        return domain.StartsWith("microsoft.", StringComparison.Ordinal) ? host.Substring(host.LastIndexOf('.', second - 1) + 1) : domain;
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
