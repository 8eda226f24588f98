namespace AcceptableUse.Analyzers.Prompts;

/// <summary>The topics that a text tells the model to avoid.</summary>
/// <param name="UnlessGender">Except for a phrase that asks for gender: race alone is to be avoided.</param>
internal readonly record struct RefusedTopics(PromptTopics Always, PromptTopics UnlessGender)
{
    /// <summary>What a negated phrase refuses.</summary>
    /// <param name="match">The phrase.</param>
    /// <param name="sparesGender">Its sentence speaks of attributes, and not of gender.</param>
    public static RefusedTopics Of(PhraseMatch match, bool sparesGender) => sparesGender
        ? new(match.Topics & ~PromptTopics.Attribute, match.Topics & PromptTopics.Attribute)
        : new(match.Topics, PromptTopics.None);

    /// <summary>The topics that are refused at least in part.</summary>
    public PromptTopics Any => Always | UnlessGender;

    /// <summary>The topics that either of two texts refuses.</summary>
    public static RefusedTopics operator |(RefusedTopics one, RefusedTopics other) => new(one.Always | other.Always, one.UnlessGender | other.UnlessGender);

    /// <summary>Whether they include what a phrase asks for.</summary>
    public bool Include(PromptPhrase phrase) => ((Always | (phrase.IsOfGender ? PromptTopics.None : UnlessGender)) & phrase.Topic) != 0;
}
