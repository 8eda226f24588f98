using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>The kebab-case words for <see cref="Capability"/>, as in catalog files and diagnostic properties.</summary>
internal static class CapabilityWords
{
    /// <summary>Every capability with its word, the gravest first.</summary>
    public static readonly ImmutableArray<(Capability Capability, string Word)> All = ImmutableArray.Create(
        (Capability.Identify, "identify"),
        (Capability.Verify, "verify"),
        (Capability.FindSimilar, "find-similar"),
        (Capability.Group, "group"),
        (Capability.Enrol, "enrol"),
        (Capability.Celebrity, "celebrity"),
        (Capability.Detect, "detect"),
        (Capability.Attributes, "attributes"),
        (Capability.UnblurredFaces, "unblurred-faces"),
        (Capability.Liveness, "liveness"),
        (Capability.Emotion, "emotion"),
        (Capability.SensitiveAttribute, "sensitive-attribute"),
        (Capability.Generate, "generate"),
        (Capability.PeopleDetection, "people-detection"),
        (Capability.Describe, "describe"),
        (Capability.ReadText, "read-text"),
        (Capability.Moderate, "moderate"),
        (Capability.Crop, "crop"),
        (Capability.Colour, "colour"),
        (Capability.Administer, "administer"));

    /// <summary>The words for the given capabilities, the gravest first.</summary>
    public static IEnumerable<string> Of(Capability capabilities)
    {
        foreach (var (capability, word) in All)
        {
            if ((capabilities & capability) != 0)
            {
                yield return word;
            }
        }
    }

    /// <summary>The capability that a word names, or <see cref="Capability.None"/>.</summary>
    public static Capability Parse(string word)
    {
        foreach (var entry in All)
        {
            if (entry.Word == word)
            {
                return entry.Capability;
            }
        }

        return Capability.None;
    }
}
