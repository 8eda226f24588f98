using System.Collections.Immutable;
using AcceptableUse.Analyzers.Sdk;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Which clauses a call can touch by what it can do with the media. Whether one is broken depends on the deployment too.</summary>
internal static class CapabilityMatrix
{
    private const Capability Recognition =
        Capability.Identify | Capability.Verify | Capability.FindSimilar | Capability.Group | Capability.Enrol | Capability.Celebrity;

    // Emotion and sensitive attributes are face attributes too: asking for more than a face must not be judged more mildly.
    private const Capability Faces =
        Capability.Detect | Capability.Attributes | Capability.Liveness | Capability.Emotion | Capability.SensitiveAttribute;

    private static readonly ImmutableArray<(Capability Capabilities, bool UsPolice, bool MobileCamera, bool Surveillance, bool IdentifyOrVerify)> Rows = ImmutableArray.Create(
        // capability                                       AUP1001 AUP1002 AUP1003 AUP1004
        (Recognition,                                       true,   true,   true,   true),
        (Faces,                                             true,   true,   true,   false),

        // What a model is asked is open. For AUP1004 that counts under its own condition, see CodeOfConduct.
        (Capability.Generate,                               true,   true,   true,   false),

        // These do not single out a face. Surveillance and tracking need no face: anonymity is no defence there.
        (Capability.PeopleDetection | Capability.Describe,  false,  false,  true,   false),

        // Text, moderation, crops, colours and administration say nothing about a person; no clause was found against them.
        (Capability.ReadText | Capability.Moderate | Capability.Crop | Capability.Colour | Capability.Administer, false, false, false, false));

    /// <summary>The capabilities that can be facial recognition by or for US police.</summary>
    public static readonly Capability UsPolice = Marked(row => row.UsPolice);

    /// <summary>The capabilities that can be real-time facial recognition on a mobile camera.</summary>
    public static readonly Capability MobileCamera = Marked(row => row.MobileCamera);

    /// <summary>The capabilities that can be surveillance, identification or tracking.</summary>
    public static readonly Capability Surveillance = Marked(row => row.Surveillance);

    /// <summary>The capabilities that identify or verify by themselves.</summary>
    public static readonly Capability IdentifyOrVerify = Marked(row => row.IdentifyOrVerify);

    /// <summary>The capabilities that some clause could judge in some deployment.</summary>
    public static readonly Capability Any = UsPolice | MobileCamera | Surveillance | IdentifyOrVerify;

    /// <summary>What only the vision API offers, which is how its calls are told from those of the Face API.</summary>
    public const Capability VisionOnly = Capability.Celebrity | Capability.PeopleDetection | Capability.Describe
        | Capability.ReadText | Capability.Moderate | Capability.Crop | Capability.Colour;

    private static Capability Marked(Func<(Capability Capabilities, bool UsPolice, bool MobileCamera, bool Surveillance, bool IdentifyOrVerify), bool> column) =>
        Rows.Where(column).Aggregate(Capability.None, (all, row) => all | row.Capabilities);
}
