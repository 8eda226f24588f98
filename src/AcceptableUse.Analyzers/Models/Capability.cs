namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// What a call can do with its media. A call can have several; the policy checks each.
/// The names, in kebab case, are the words of the catalog files and of the diagnostic property <c>capability</c>.
/// </summary>
[Flags]
internal enum Capability
{
    /// <summary>Nothing that a clause covers.</summary>
    None = 0,

    // Recognition: whose face is it?
    Identify = 1 << 0,
    Verify = 1 << 1,
    FindSimilar = 1 << 2,
    Group = 1 << 3,
    Enrol = 1 << 4,
    Celebrity = 1 << 5,

    // Faces, without asking whose.
    Detect = 1 << 6,
    Attributes = 1 << 7,
    Liveness = 1 << 8,

    // What a person feels or is.
    Emotion = 1 << 9,
    SensitiveAttribute = 1 << 10,

    /// <summary>A generative model, which can be asked anything.</summary>
    Generate = 1 << 11,

    // Dedicated vision features that do not single out a face.
    PeopleDetection = 1 << 12,
    Describe = 1 << 13,

    // Harmless under the policy; listed so that a feature can be recognised as one.
    ReadText = 1 << 14,
    Moderate = 1 << 15,
    Crop = 1 << 16,
    Colour = 1 << 17,
    Administer = 1 << 18,

    /// <summary>Faces that a service would blur unless it is told not to, before it describes what it sees.</summary>
    UnblurredFaces = 1 << 19,
}
