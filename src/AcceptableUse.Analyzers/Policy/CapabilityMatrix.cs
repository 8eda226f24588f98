using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Prompts;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>The clauses that each capability of a call can break. The deployment decides whether it does.</summary>
internal static class CapabilityMatrix
{
    private const Capability Recognition =
        Capability.Identify | Capability.Verify | Capability.FindSimilar | Capability.Group | Capability.Celebrity;

    private const Capability Faces = Capability.Detect | Capability.Attributes | Capability.Liveness;

    // These do not single out a face.
    private const Capability Scenes = Capability.PeopleDetection | Capability.Describe;

    private const Capability Harmless =
        Capability.ReadText | Capability.Moderate | Capability.Crop | Capability.Colour | Capability.Administer;

    private static readonly ImmutableArray<Row> Rows = ImmutableArray.Create(
        // capability                          AUP1001 AUP1002 AUP1003 AUP1004 AUP1005 AUP1006 AUP1007
        new Row(Recognition,                   true,   true,   true,   true,   false,  false,  false),
        new Row(Capability.Enrol,              true,   true,   true,   true,   false,  false,  true),
        new Row(Faces,                         true,   true,   true,   false,  false,  false,  false),

        // Needs an approval, as recognition does.
        new Row(Capability.UnblurredFaces,     true,   true,   true,   true,   false,  false,  false),

        // These are face attributes too: asking for more than a face must not count for less.
        new Row(Capability.Emotion,            true,   true,   true,   false,  true,   false,  false),
        new Row(Capability.SensitiveAttribute, true,   true,   true,   false,  false,  true,   false),

        // A model can be asked anything. AUP1004 has its own condition for that, see CodeOfConduct.
        new Row(Capability.Generate,           true,   true,   true,   false,  false,  false,  false),

        // Surveillance and tracking need no face; anonymity is no defence.
        new Row(Scenes,                        false,  false,  true,   false,  false,  false,  false),

        // Text, moderation, crops, colours and administration reveal nothing about a person; no clause covers them.
        new Row(Harmless,                      false,  false,  false,  false,  false,  false,  false));

    /// <summary>The capabilities that can be facial recognition by or for US police.</summary>
    public static readonly Capability UsPolice = Marked(row => row.UsPolice);

    /// <summary>The capabilities that can be real-time facial recognition on a mobile camera.</summary>
    public static readonly Capability MobileCamera = Marked(row => row.MobileCamera);

    /// <summary>The capabilities that can be surveillance, identification or tracking.</summary>
    public static readonly Capability Surveillance = Marked(row => row.Surveillance);

    /// <summary>The capabilities that identify or verify by themselves, or that need the same approval.</summary>
    public static readonly Capability IdentifyOrVerify = Marked(row => row.IdentifyOrVerify);

    /// <summary>The capabilities that infer what a person feels.</summary>
    public static readonly Capability Emotion = Marked(row => row.Emotion);

    /// <summary>The capabilities that infer what a person is.</summary>
    public static readonly Capability SensitiveAttribute = Marked(row => row.SensitiveAttribute);

    /// <summary>The capabilities that build a database of faces.</summary>
    public static readonly Capability FaceScraping = Marked(row => row.FaceScraping);

    /// <summary>The capabilities that can break some clause in some deployment.</summary>
    public static readonly Capability Any =
        UsPolice | MobileCamera | Surveillance | IdentifyOrVerify | Emotion | SensitiveAttribute | FaceScraping;

    /// <summary>What only the vision API offers. It distinguishes its calls from those of the Face API.</summary>
    public const Capability VisionOnly = Capability.Celebrity | Capability.PeopleDetection | Capability.Describe
        | Capability.ReadText | Capability.Moderate | Capability.Crop | Capability.Colour;

    /// <summary>What only the Face API offers. The vision API detects faces as well.</summary>
    public const Capability FaceOnly = Capability.Identify | Capability.Verify | Capability.FindSimilar | Capability.Group | Capability.Enrol
        | Capability.Liveness | Capability.Emotion | Capability.SensitiveAttribute;

    /// <summary>The capability that a prompt about a topic asks for.</summary>
    public static Capability Asked(PromptTopics topic) => topic switch
    {
        PromptTopics.Identification => Capability.Identify,
        PromptTopics.Tracking => Capability.FindSimilar,
        PromptTopics.Emotion => Capability.Emotion,
        PromptTopics.Attribute or PromptTopics.Belief => Capability.SensitiveAttribute,
        _ => Capability.None,
    };

    private static Capability Marked(Func<Row, bool> column) =>
        Rows.Where(column).Aggregate(Capability.None, (all, row) => all | row.Capabilities);

    private sealed record Row(
        Capability Capabilities,
        bool UsPolice,
        bool MobileCamera,
        bool Surveillance,
        bool IdentifyOrVerify,
        bool Emotion,
        bool SensitiveAttribute,
        bool FaceScraping);
}
