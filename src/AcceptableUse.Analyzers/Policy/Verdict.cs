using System.Collections.Immutable;
using AcceptableUse.Analyzers.Flow;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>What is to be reported about a call.</summary>
/// <param name="Rule">The rule that fires.</param>
/// <param name="Clause">The clause that fits the call best, when the rule is about one.</param>
/// <param name="Deployment">What the project declares that makes the rule apply, in words.</param>
/// <param name="Capabilities">What the call can do that the rule is about.</param>
internal sealed record Verdict(DiagnosticDescriptor Rule, Clause? Clause, string Deployment, Capability Capabilities)
{
    /// <summary>The diagnostic at the call, with the steps that the media took as additional locations.</summary>
    public Diagnostic ToDiagnostic(MediaCall call) =>
        Diagnostic.Create(Rule, call.Location, call.Path, Properties(call), MessageArguments(call));

    private object[] MessageArguments(MediaCall call)
    {
        var service = call.Service == ServiceOrigin.Azure ? "an Azure AI service" : "an injected AI client that may be Azure's";
        return Clause is null
            ? [call.Api, MediaPhrase(call), service]
            : [call.Api, MediaPhrase(call), service, Deployment, Clause.Statement, Clause.Citation];
    }

    private ImmutableDictionary<string, string?> Properties(MediaCall call)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties["media"] = MediaWord(call);
        properties["capability"] = CapabilityWords.Of(Capabilities).FirstOrDefault();
        properties["service"] = call.Service == ServiceOrigin.Azure ? "azure" : "unknown";
        properties["camera"] = call.Camera == CameraOrigin.Live ? "live" : "unknown";
        properties["api"] = call.Api;
        if (Clause is not null)
        {
            properties["clause"] = Clause.Slug;
        }

        return properties.ToImmutable();
    }

    private static string MediaWord(MediaCall call) =>
        (call.Media & MediaKinds.Image) != 0 ? "image"
        : (call.Media & MediaKinds.Video) != 0 ? "video"
        : "face";

    private static string MediaPhrase(MediaCall call)
    {
        var phrase = MediaWord(call) switch
        {
            "image" => "an image",
            "video" => "video",
            _ => "face data",
        };
        return call.Camera == CameraOrigin.Live ? phrase + " live from a camera" : phrase;
    }
}
