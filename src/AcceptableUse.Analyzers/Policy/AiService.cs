using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>The services of which clauses speak by name, and the rest.</summary>
internal enum AiService
{
    /// <summary>Any other service of Azure.</summary>
    Other,
    Face,

    /// <summary>The vision API, as far as it recognises celebrities.</summary>
    Celebrities,
    ContentUnderstanding,

    /// <summary>A generative model.</summary>
    Model,
}

internal static class AiServices
{
    /// <summary>
    /// The service that a call uses: by the type of the called member, or else by what only one of them can do. A request of plain HTTP
    /// and a member of a library tell no more than that.
    /// </summary>
    public static AiService Of(MediaCall call) => (call.Sink is null ? null : KnownProviders.BuiltIn.NoteOf(call.Sink.TypeName)) switch
    {
        "face" => AiService.Face,
        "content-understanding" => AiService.ContentUnderstanding,
        _ => Of(call.Capabilities),
    };

    private static AiService Of(Capability capabilities) =>
        (capabilities & Capability.UnblurredFaces) != 0 ? AiService.ContentUnderstanding
        : (capabilities & Capability.Celebrity) != 0 ? AiService.Celebrities
        : (capabilities & CapabilityMatrix.VisionOnly) != 0 ? AiService.Other
        : (capabilities & Capability.Generate) != 0 ? AiService.Model
        : (capabilities & CapabilityMatrix.FaceOnly) != 0 ? AiService.Face
        : AiService.Other;
}
