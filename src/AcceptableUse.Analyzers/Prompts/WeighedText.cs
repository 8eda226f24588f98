namespace AcceptableUse.Analyzers.Prompts;

/// <summary>How much the words of a text, in one language, say that it asks for each topic.</summary>
internal sealed class WeighedText
{
    /// <summary>The least score that asks without any phrase of the grammar.</summary>
    public const float Alone = 1.2f;

    /// <summary>The least score of the text that lets a phrase of the grammar ask.</summary>
    private const float WithPhrase = -2.5f;

    /// <summary>The same for a phrase that says little by itself: one that asks only beside pictures of known people, and the field of a match.</summary>
    private const float WithVaguePhrase = -1f;

    /// <summary>The least score by which a text insists on a topic.</summary>
    private const float Insisting = 3f;

    /// <summary>The least score of its sentence, with the one before, that lets it ask in a text that says otherwise.</summary>
    private const float InSentence = 0f;

    /// <summary>Fewer words are too few to weigh, and the grammar alone reads them.</summary>
    private const int LeastWords = 9;

    /// <summary>The most words that are shown for a topic that no phrase asks for.</summary>
    private const int LongestPlace = 12;

    private readonly PromptWeights _weights;
    private readonly NumberedWords _words;
    private readonly IReadOnlyList<PromptSentence> _sentences;
    private readonly Func<int, bool> _isRead;

    /// <summary>All sentences, or null where there are too few words.</summary>
    private readonly WeighedPassage? _whole;
    private readonly Dictionary<int, WeighedPassage> _passages = [];

    public WeighedText(
        PromptWeights weights, NumberedWords words, IReadOnlyList<PromptSentence> sentences, Func<int, bool> isRead)
    {
        _weights = weights;
        _words = words;
        _sentences = sentences;
        _isRead = isRead;
        if (words.Words.Count >= LeastWords)
        {
            _whole = Weigh(0, sentences.Count - 1);
            var likeliest = PromptWeights.Topics.OrderByDescending(_whole.ScoreOf).First();
            Asked = _whole.ScoreOf(likeliest) > Alone ? likeliest : PromptTopics.None;
            Insisted = PromptWeights.Topics.Where(topic => _whole.ScoreOf(topic) > Insisting)
                .Aggregate(PromptTopics.None, (all, topic) => all | topic);
        }
    }

    /// <summary>The topic that the text asks for by all its words, with or without a phrase; the likeliest of several.</summary>
    public PromptTopics Asked { get; }

    /// <summary>The topics that the text asks for so clearly that no other phrase of it says that they are not about real faces.</summary>
    public PromptTopics Insisted { get; }

    /// <summary>
    /// Whether a phrase of a sentence is believed: by the whole text, or by the sentence and the one before it. Who somebody is, is asked for
    /// in passing, by texts about something else, and there a phrase is enough.
    /// </summary>
    public bool Allows(PromptTopics topic, int sentence) =>
        _whole is null
        || PromptWeights.WeighedAs(topic) == PromptTopics.Identification
        || _whole.ScoreOf(topic) > WithPhrase
        || PassageAt(sentence).ScoreOf(topic) > InSentence;

    /// <summary>Whether a phrase is believed that says little by itself.</summary>
    public bool AllowsVague(PromptTopics topic) => _whole is null || _whole.ScoreOf(topic) > WithVaguePhrase;

    /// <summary>
    /// The words, by their first and last index, that say most that the text asks for a topic: some in a row of one sentence, none of them quoted.
    /// </summary>
    /// <param name="isPlain">Tells whether a sentence counts.</param>
    /// <returns>(-1, -1) where there are none.</returns>
    public (int First, int Last) PlaceOf(PromptTopics topic, Func<int, bool> isPlain)
    {
        var said = SaidFor(topic);
        var best = (First: -1, Last: -1);
        var most = float.MinValue;
        var sum = 0f;
        var first = 0;
        for (var last = 0; last < said.Length; last++)
        {
            if ((_words.Words[last].Marks & WordMarks.Quoted) != 0 || !_isRead(_words.Words[last].Sentence) || !isPlain(_words.Words[last].Sentence))
            {
                (first, sum) = (last + 1, 0);
                continue;
            }

            if (_words.Words[first].Sentence != _words.Words[last].Sentence)
            {
                (first, sum) = (last, 0);
            }

            sum += said[last];
            if (last - first == LongestPlace)
            {
                sum -= said[first++];
            }

            if (sum > most)
            {
                (most, best) = (sum, (first, last));
            }
        }

        return best.First < 0 ? best : (_words.OriginOf(best.First), _words.OriginOf(best.Last + 1) - 1);
    }

    private WeighedPassage PassageAt(int sentence)
    {
        if (!_passages.TryGetValue(sentence, out var passage))
        {
            _passages.Add(sentence, passage = Weigh(Math.Max(0, sentence - 1), sentence));
        }

        return passage;
    }

    private WeighedPassage Weigh(int firstSentence, int lastSentence)
    {
        var passage = new WeighedPassage(_weights);
        PromptFeatures.Visit(
            _words, _sentences, firstSentence, lastSentence, (sentence, feature, _) =>
            {
                if (_isRead(sentence))
                {
                    passage.Add(feature);
                }
            });
        passage.Complete();
        return passage;
    }

    /// <summary>What each word says for a topic, by the features that begin with it.</summary>
    private float[] SaidFor(PromptTopics topic)
    {
        var said = new float[_words.Words.Count];
        PromptFeatures.Visit(
            _words, _sentences, 0, _sentences.Count - 1, (_, feature, word) => said[word] += _whole!.SaidBy(feature, topic));
        return said;
    }
}
