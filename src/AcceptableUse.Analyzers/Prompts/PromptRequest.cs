namespace AcceptableUse.Analyzers.Prompts;

/// <summary>What the texts of one request ask together.</summary>
internal static class PromptRequest
{
    /// <summary>The first phrase that asks for each topic, with the index of its text.</summary>
    /// <remarks>A topic that any text refuses is not asked for.</remarks>
    public static IReadOnlyList<(int Text, PromptPhrase Phrase)> Read(IReadOnlyList<PromptReading> texts)
    {
        var asked = new List<(int, PromptPhrase)>();
        var settled = PromptTopics.None;
        var refused = default(RefusedTopics);
        var lifted = default(LiftedTopics);
        var isOfPeople = false;
        var hasReference = false;
        foreach (var text in texts)
        {
            refused |= text.Refused;
            lifted |= text.Lifted;
            isOfPeople |= text.IsOfPeople;
            hasReference |= text.HasReference;
        }

        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var phrase in texts[i].Phrases)
            {
                if ((settled & phrase.Topic) == 0
                    && !refused.Include(phrase)
                    && !lifted.Include(phrase)
                    && (isOfPeople || !phrase.NeedsPeople)
                    && (hasReference || !phrase.NeedsReference)
                    && !(phrase.IsFragment && HasOpenNegation(texts, except: i)))
                {
                    settled |= phrase.Topic;
                    asked.Add((i, phrase));
                }
            }
        }

        return asked;
    }

    /// <summary>The topics that one of the texts would ask for if it came alone, and that all together do not.</summary>
    /// <param name="asked">What <see cref="Read"/> finds in all together.</param>
    public static PromptTopics Silenced(IReadOnlyList<PromptReading> texts, IReadOnlyList<(int Text, PromptPhrase Phrase)> asked) =>
        TopicsOf(texts.SelectMany(text => Read([text]))) & ~TopicsOf(asked);

    private static PromptTopics TopicsOf(IEnumerable<(int Text, PromptPhrase Phrase)> asked) =>
        asked.Aggregate(PromptTopics.None, (topics, ask) => topics | ask.Phrase.Topic);

    private static bool HasOpenNegation(IReadOnlyList<PromptReading> texts, int except)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (i != except && texts[i].IsOpenNegation)
            {
                return true;
            }
        }

        return false;
    }
}
