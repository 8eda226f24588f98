using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>A phrase of a prompt that asks for a topic.</summary>
/// <param name="IsFragment">A preceding text could negate it.</param>
/// <param name="IsField">It names or describes a field of the answer.</param>
/// <param name="NeedsPeople">It asks for the topic only where a text of the request is about the people in a picture.</param>
/// <param name="NeedsReference">It asks for the topic only where a text of the request has pictures of known people to compare with.</param>
/// <param name="IsOfPerson">It speaks of a human being, or its sentence does before it (<see cref="SentenceContext.IsOfPerson"/>).</param>
/// <param name="IsSeen">Its sentence is about what is seen of somebody.</param>
/// <param name="IsOfGender">It asks for the attribute gender, perhaps among others.</param>
internal readonly record struct PromptPhrase(
    PromptTopics Topic,
    int Start,
    int Length,
    bool IsFragment,
    bool IsField,
    bool NeedsPeople,
    bool NeedsReference,
    bool IsOfPerson,
    bool IsSeen,
    bool IsOfGender);

/// <summary>What one text, as a whole or as part of a request, asks of a model. Linear in its length.</summary>
internal sealed class PromptReading
{
    public static readonly PromptReading Nothing = new(
        ImmutableArray<PromptPhrase>.Empty, refused: default, lifted: default, isOfPeople: false, hasReference: false, isOpenNegation: false);

    private PromptReading(
        ImmutableArray<PromptPhrase> phrases,
        RefusedTopics refused,
        LiftedTopics lifted,
        bool isOfPeople,
        bool hasReference,
        bool isOpenNegation)
    {
        IsOfPeople = isOfPeople;
        HasReference = hasReference;
        Phrases = phrases;
        Refused = refused;
        Lifted = lifted;
        IsOpenNegation = isOpenNegation;
    }

    /// <summary>The phrases that ask for something.</summary>
    public ImmutableArray<PromptPhrase> Phrases { get; }

    /// <summary>The topics that the text tells the model to avoid.</summary>
    public RefusedTopics Refused { get; }

    /// <summary>The topics that, by this text, are not about the faces of real people.</summary>
    public LiftedTopics Lifted { get; }

    /// <summary>It is about the people in a picture.</summary>
    public bool IsOfPeople { get; }

    /// <summary>It has pictures of known people to compare with.</summary>
    public bool HasReference { get; }

    /// <summary>The text ends inside a negation, which may negate the text that follows.</summary>
    public bool IsOpenNegation { get; }

    /// <summary>Reads a prompt, which its words have to bear out as a whole.</summary>
    public static PromptReading Of(string text) => Of(text, isWeighed: true);

    /// <summary>Reads the names and descriptions of a type or a tool, which are no prose.</summary>
    public static PromptReading OfNames(string text) => Of(text, isWeighed: false);

    private static PromptReading Of(string text, bool isWeighed)
    {
        // A single word asks nothing, and most texts of a program are single words. A schema needs no space.
        if (text.IndexOf(' ') < 0 && text.IndexOf('"') < 0 && !text.Any(PromptWords.IsUnspaced))
        {
            return Nothing;
        }

        var (words, sentences) = PromptWords.Split(text);
        if (words.Count == 0)
        {
            return Nothing;
        }

        var (found, weighed) = FindAll(text, words, sentences, isWeighed);
        return found.Count == 0 && weighed.All(by => by.Asked == PromptTopics.None)
            ? Nothing
            : Read(found, weighed, text, words, sentences);
    }

    /// <summary>The phrases of each sentence in its languages, in the order of the text, and what the words of the text weigh.</summary>
    private static (List<PhraseMatch> Found, List<WeighedText> Weighed) FindAll(
        string text, IReadOnlyList<PromptWord> words, IReadOnlyList<PromptSentence> sentences, bool isWeighed)
    {
        var languages = Languages.All.Tell(text, words, sentences.Count);
        var all = languages.Aggregate(0, (some, more) => some | more);
        var found = new List<PhraseMatch>();
        var weighed = new List<WeighedText>();
        for (var language = 0; all >> language != 0; language++)
        {
            if (((all >> language) & 1) == 0)
            {
                continue;
            }

            var bit = 1 << language;
            var numbered = new NumberedWords(Languages.All.GrammarOf(language), text, words);
            new PhraseMatcher(numbered, sentences).Find(sentence => (languages[sentence] & bit) != 0, found);
            if (isWeighed)
            {
                weighed.Add(new WeighedText(
                    Languages.All.WeightsOf(language), numbered, sentences, sentence => (languages[sentence] & bit) != 0));
            }
        }

        found.Sort(InOrder);
        return (found, weighed);
    }

    /// <summary>In the order of the text, the longer first. What is left tied is put in one order, whatever order the phrases were found in.</summary>
    private static int InOrder(PhraseMatch one, PhraseMatch other) =>
        one.First != other.First ? one.First.CompareTo(other.First)
        : one.Last != other.Last ? other.Last.CompareTo(one.Last)
        : one.Role != other.Role ? one.Role.CompareTo(other.Role)
        : one.Topics.CompareTo(other.Topics);

    private static PromptReading Read(
        List<PhraseMatch> found,
        List<WeighedText> weighed,
        string text,
        IReadOnlyList<PromptWord> words,
        IReadOnlyList<PromptSentence> sentences)
    {
        var context = new SentenceContext(sentences, words, found);
        var phrases = ImmutableArray.CreateBuilder<PromptPhrase>();
        var refused = default(RefusedTopics);
        var lifted = default(LiftedTopics);
        foreach (var match in found)
        {
            var sentence = words[match.First].Sentence;
            switch (match.Role)
            {
                case PhraseRole.Ask or PhraseRole.WeakAsk or PhraseRole.FarAsk or PhraseRole.Refusal
                    when !context.IsRelative(match) && context.Negate(sentence, match):
                    refused |= RefusedTopics.Of(match, context.SparesGender(sentence));
                    break;
                case PhraseRole.WeakAsk or PhraseRole.ReferredAsk when context.IsRead(sentence, match.Topics):
                case PhraseRole.ReferredAsk when context.Negate(sentence, match):
                    break;
                case PhraseRole.Ask or PhraseRole.WeakAsk or PhraseRole.FarAsk or PhraseRole.ReferredAsk
                    when !context.IsMentioned(sentence, match):
                    var isField = (words[match.First].Marks & WordMarks.Field) != 0;
                    var needsPeople = match.Role is PhraseRole.WeakAsk or PhraseRole.FarAsk
                        && !context.IsOfPeople(sentence, isField ? GrammarParser.AllTopics : match.Topics);
                    if ((isField || !needsPeople || match.Role == PhraseRole.FarAsk)
                        && (weighed.Count == 0 || weighed.Any(by => IsBelieved(match, sentence, isField, needsPeople, by, context))))
                    {
                        phrases.Add(
                            new PromptPhrase(
                                match.Topics,
                                words[match.First].Start,
                                words[match.Last].Start + words[match.Last].Length - words[match.First].Start,
                                IsFragment(sentences, sentence),
                                isField,
                                needsPeople,
                                NeedsReference: match.Role == PhraseRole.ReferredAsk,
                                context.IsOfPerson(match),
                                context.IsSeen(sentence),
                                context.IsOfGender(match)));
                    }

                    break;
                case PhraseRole.Lift or PhraseRole.LiftUnlessPerson or PhraseRole.LiftUnlessSeen when !context.IsNeutral(match):
                    lifted |= LiftedTopics.Of(match, isLocal: sentences[sentence].Section != sentences[0].Section);
                    break;
            }
        }

        foreach (var by in weighed)
        {
            lifted = lifted.Without(by.Insisted);
        }

        if (!phrases.Any(phrase => !phrase.NeedsPeople && !phrase.NeedsReference))
        {
            phrases.AddRange(AskedByWords(weighed, refused.Any, words, sentences, context));
        }

        var isOpen = context.IsNegated(sentences.Count - 1) && EndsOpen(text);
        return new PromptReading(phrases.ToImmutable(), refused, lifted, context.HasScene, context.HasReference, isOpen);
    }

    /// <summary>What a text asks for in which no phrase does.</summary>
    private static IEnumerable<PromptPhrase> AskedByWords(
        List<WeighedText> weighed,
        PromptTopics refused,
        IReadOnlyList<PromptWord> words,
        IReadOnlyList<PromptSentence> sentences,
        SentenceContext context)
    {
        foreach (var by in weighed)
        {
            if ((refused & by.Asked) == 0
                && by.Asked != PromptTopics.None
                && by.PlaceOf(by.Asked, context.IsPlain) is (First: >= 0, _) place)
            {
                var sentence = words[place.First].Sentence;
                yield return new PromptPhrase(
                    by.Asked,
                    words[place.First].Start,
                    words[place.Last].Start + words[place.Last].Length - words[place.First].Start,
                    IsFragment(sentences, sentence),
                    IsField: false,
                    NeedsPeople: false,
                    NeedsReference: false,
                    context.IsOfPerson(new PhraseMatch(PhraseRole.Ask, by.Asked, place.First, place.Last)),
                    context.IsSeen(sentence),
                    IsOfGender: false);
            }
        }
    }

    /// <summary>
    /// Whether the words of a language bear a phrase out. What depends on another text of the request is left to the phrase, and so is one that
    /// speaks of a human being: the rest of the text can be about anything.
    /// </summary>
    private static bool IsBelieved(
        PhraseMatch match, int sentence, bool isField, bool needsPeople, WeighedText by, SentenceContext context) => match switch
    {
        { Role: PhraseRole.ReferredAsk } => !context.HasReference || by.AllowsVague(match.Topics),
        { Role: PhraseRole.WeakAsk, Topics: PromptTopics.Identification } when isField => by.AllowsVague(match.Topics),
        _ => isField || needsPeople || by.Allows(match.Topics, sentence) || context.IsOfPerson(match),
    };

    /// <summary>Whether a preceding text could negate a sentence.</summary>
    private static bool IsFragment(IReadOnlyList<PromptSentence> sentences, int sentence) =>
        sentence == 0 || sentences[sentence] is { IsItem: true, Governor: < 0 };

    /// <summary>Whether the text ends as if another one followed.</summary>
    private static bool EndsOpen(string text)
    {
        var last = text[text.Length - 1];
        return char.IsWhiteSpace(last) || last is ':' or ',';
    }
}
