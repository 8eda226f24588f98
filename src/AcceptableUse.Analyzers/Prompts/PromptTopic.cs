namespace AcceptableUse.Analyzers.Prompts;

/// <summary>What a prompt can ask a model about the people in a picture.</summary>
[Flags]
internal enum PromptTopics
{
    None = 0,

    /// <summary>Who somebody is, or whether two are the same.</summary>
    Identification = 1,

    /// <summary>What somebody feels.</summary>
    Emotion = 2,

    /// <summary>Gender, race, nationality or religion.</summary>
    Attribute = 4,

    /// <summary>Opinions, beliefs, union membership or sexual orientation.</summary>
    Belief = 8,
}
