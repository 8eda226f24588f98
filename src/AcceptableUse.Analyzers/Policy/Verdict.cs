using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>What to report about a call.</summary>
/// <param name="Rule">The rule that fires.</param>
/// <param name="Facts">What is declared where the call stands.</param>
/// <param name="Deployment">The declared deployment to which the rule applies, in words.</param>
/// <param name="Capabilities">The capabilities of the call that the rule covers.</param>
/// <param name="Ask">The request in the prompt that the rule covers.</param>
internal sealed record Verdict(DiagnosticDescriptor Rule, DeploymentFacts Facts, string Deployment, Capability Capabilities, PromptAsk? Ask = null)
{
    /// <summary>The clause that fits the call best, if the rule has one.</summary>
    public Clause? Clause { get; init; }

    /// <summary>The property that says what asks for something.</summary>
    public const string EvidenceProperty = "evidence";

    /// <summary>Its value where a field of the answer asks.</summary>
    public const string SchemaEvidence = "schema";

    /// <summary>What a note on the called service says of the same thing, where it is not the clause itself.</summary>
    public Clause? Note { get; init; }

    /// <summary>The diagnostic at the call. Additional locations are the path of the media and, last, the request in the prompt or schema.</summary>
    public Diagnostic ToDiagnostic(MediaCall call) => Diagnostic.Create(
        Rule, call.Location, Ask is null ? call.Path : call.Path.Add(Ask.Location), Properties(call), MessageArguments(call));

    private object[] MessageArguments(MediaCall call)
    {
        var service = ServicePhrase(call);
        if (Ask is not null)
        {
            service += $" with the {EvidencePhrase(Ask.Evidence)} \"{Ask.Phrase}\"";
        }

        return Clause is null
            ? [call.Api, MediaPhrase(call), service]
            : [call.Api, MediaPhrase(call), service, Deployment, Clause.Statement, Citations(Clause)];
    }

    private static string EvidenceWord(AskEvidence evidence) => evidence switch
    {
        AskEvidence.Schema => SchemaEvidence,
        AskEvidence.Tool => "tool",
        _ => "prompt",
    };

    private static string EvidencePhrase(AskEvidence evidence) => evidence switch
    {
        AskEvidence.Schema => "answer field",
        AskEvidence.Tool => "tool",
        _ => "prompt",
    };

    /// <summary>The code of conduct, which the link of the rule opens, and what else says so.</summary>
    private string Citations(Clause clause)
    {
        var code = clause.IsInCode ? clause : Rules.ClauseOf(Rule);
        return string.Join("; ", new[] { code, clause, Note }.Where(cited => cited is not null).Select(cited => cited!.Citation).Distinct());
    }

    /// <summary>The diagnostic properties, for tools.</summary>
    public ImmutableDictionary<string, string?> Properties(MediaCall call)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties["media"] = MediaWord(call);
        properties["capability"] = CapabilityWords.Of(Capabilities).FirstOrDefault();
        properties["service"] = call.Service == ServiceOrigin.Azure ? "azure" : "unknown";
        properties["camera"] = call.Camera == CameraOrigin.Live ? "live" : "unknown";
        properties["api"] = call.Api;
        if (call.Member is { } member)
        {
            properties["member"] = member;
        }

        if (call.Library is { } library)
        {
            properties["library"] = library;
        }

        if (Clause is not null)
        {
            properties["clause"] = Clause.Slug;
            properties["document"] = Clause.Document;
            properties["version"] = Clause.Version;
            properties["checked"] = Clause.DateChecked;
            properties["certainty"] = Clause.Certainty;
        }

        if (Note is not null)
        {
            properties["note"] = Note.Slug;
        }

        foreach (var (key, value) in Facts.Tags)
        {
            properties[key.PropertyName] = value;
        }

        if (Ask is not null)
        {
            properties[EvidenceProperty] = EvidenceWord(Ask.Evidence);
        }

        return properties.ToImmutable();
    }

    private static string MediaWord(MediaCall call) =>
        (call.Media & MediaKinds.Image) != 0 ? "image"
        : (call.Media & MediaKinds.Video) != 0 ? "video"
        : "face";

    public static string ServicePhrase(MediaCall call) =>
        (Trains(call) ? "in " : "to ")
        + (call.Service == ServiceOrigin.Azure ? "an Azure AI service" : "an injected AI client that may be on Azure")
        + (call.Library is { } library ? $" through the library '{library}'" : "");

    public static string MediaPhrase(MediaCall call)
    {
        var phrase = MediaWord(call) switch
        {
            "image" => "an image",
            "video" => "video",
            _ => "face data",
        };
        return Trains(call) ? "trains recognition on the faces that were enrolled"
            : "sends " + (call.Camera == CameraOrigin.Live ? phrase + " live from a camera" : phrase);
    }

    /// <summary>A group of people is trained on what is there already; nothing is sent by that.</summary>
    private static bool Trains(MediaCall call) => call is { Media: MediaKinds.Face, Capabilities: Capability.Enrol };
}
