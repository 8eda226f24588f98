namespace AcceptableUse.Analyzers.Prompts;

/// <summary>What a prompt can ask about the people in an image.</summary>
[Flags]
internal enum PromptTopics
{
    None = 0,

    /// <summary>Who a person is, or whether two people are the same.</summary>
    Identification = 1,

    /// <summary>What a person feels.</summary>
    Emotion = 2,

    /// <summary>Gender, race, nationality or religion.</summary>
    Attribute = 4,

    /// <summary>Opinions, beliefs, union membership or sexual orientation.</summary>
    Belief = 8,

    /// <summary>Where a person is seen again: following, or finding the same person across pictures or cameras.</summary>
    Tracking = 16,
}
