namespace AcceptableUse.Analyzers.Prompts;

/// <summary>The topics that, by a text, are not about the faces of real people.</summary>
/// <param name="UnlessPerson">Except for a phrase that is of a person.</param>
/// <param name="UnlessSeen">Except for a phrase of a sentence about what is seen of somebody.</param>
internal readonly record struct LiftedTopics(PromptTopics Always, PromptTopics UnlessPerson, PromptTopics UnlessSeen)
{
    /// <summary>What a phrase lifts; nothing for one that does something else.</summary>
    /// <param name="match">The phrase.</param>
    /// <param name="isLocal">It stands in a section of its own, and does not concern a person that another section speaks of.</param>
    public static LiftedTopics Of(PhraseMatch match, bool isLocal) => match.Role switch
    {
        PhraseRole.Lift when isLocal => new(PromptTopics.None, match.Topics, PromptTopics.None),
        PhraseRole.Lift => new(match.Topics, PromptTopics.None, PromptTopics.None),
        PhraseRole.LiftUnlessPerson => new(PromptTopics.None, match.Topics, PromptTopics.None),
        PhraseRole.LiftUnlessSeen => new(PromptTopics.None, PromptTopics.None, match.Topics),
        _ => default,
    };

    /// <summary>The topics that either of two texts lifts.</summary>
    public static LiftedTopics operator |(LiftedTopics one, LiftedTopics other) => new(
        one.Always | other.Always, one.UnlessPerson | other.UnlessPerson, one.UnlessSeen | other.UnlessSeen);

    /// <summary>All but some topics.</summary>
    public LiftedTopics Without(PromptTopics topics) => new(Always & ~topics, UnlessPerson & ~topics, UnlessSeen & ~topics);

    /// <summary>Whether they include what a phrase asks for.</summary>
    public bool Include(PromptPhrase phrase) =>
        ((Always | (phrase.IsOfPerson ? PromptTopics.None : UnlessPerson) | (phrase.IsSeen ? PromptTopics.None : UnlessSeen))
            & phrase.Topic) != 0;
}
