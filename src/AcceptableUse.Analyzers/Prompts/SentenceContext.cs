namespace AcceptableUse.Analyzers.Prompts;

/// <summary>What stands around a phrase: what negates it, makes an example of it, or says that it is about people.</summary>
internal sealed class SentenceContext
{
    private readonly IReadOnlyList<PromptSentence> _sentences;
    private readonly Sentence[] _found;
    private readonly IReadOnlyList<PromptWord> _words;

    /// <summary>For each word the last one at or before it that begins a key.</summary>
    private readonly int[] _keys;

    /// <summary>By section, the topics that it lifts.</summary>
    private readonly PromptTopics[] _lifted;
    private readonly HashSet<int> _relative = [];
    private readonly HashSet<int> _neutral = [];

    /// <summary>For each word the last one at or before it, in its sentence, that speaks of a human being; -1 where there is none.</summary>
    private readonly int[] _persons;

    /// <summary>The words with which a phrase about gender begins.</summary>
    private readonly HashSet<int> _genders = [];

    /// <summary>The words of examples in parentheses, which end with them.</summary>
    private readonly HashSet<int> _mentionedAsides = [];

    /// <summary>The words of fields that are an example, or what somebody might ask.</summary>
    private readonly HashSet<int> _mentionedFields = [];

    /// <summary>The words that a negation in parentheses negates.</summary>
    private readonly HashSet<int> _negatedAsides = [];

    public SentenceContext(IReadOnlyList<PromptSentence> sentences, IReadOnlyList<PromptWord> words, IReadOnlyList<PhraseMatch> found)
    {
        _sentences = sentences;
        _words = words;
        _found = new Sentence[sentences.Count];
        _lifted = new PromptTopics[sentences[sentences.Count - 1].Section + 1];
        for (var i = 0; i < _found.Length; i++)
        {
            _found[i] = new Sentence
            {
                FirstNegation = int.MaxValue,
                FirstMention = int.MaxValue,
                LastNegationAfter = -1,
                Turn = int.MaxValue,
                NegationAfterTurn = int.MaxValue,
            };
        }

        _keys = new int[words.Count];
        var key = -1;
        for (var i = 0; i < _keys.Length; i++)
        {
            _found[words[i].Sentence].LastClause = BeginsClause(i) ? i : _found[words[i].Sentence].LastClause;
            key = (words[i].Marks & (WordMarks.Key | WordMarks.AfterBreak)) == (WordMarks.Key | WordMarks.AfterBreak) ? i : key;
            _keys[i] = key;
        }

        var persons = new HashSet<int>();
        var neutralUntil = -1;
        var word = 0;
        var clause = 0;
        var condition = -1;
        var negated = -1;
        foreach (var match in found)
        {
            for (; word <= match.First; word++)
            {
                clause = BeginsClause(word) ? word : clause;
            }

            ref var sentence = ref _found[words[match.First].Sentence];
            switch (match.Role)
            {
                case not (PhraseRole.Ask or PhraseRole.WeakAsk or PhraseRole.FarAsk or PhraseRole.ReferredAsk) when IsName(match):
                    break;
                case PhraseRole.Lift or PhraseRole.LiftUnlessPerson or PhraseRole.LiftUnlessSeen when match.First <= neutralUntil || clause == negated:
                    _neutral.Add(match.First);
                    break;
                case PhraseRole.Lift:
                    _lifted[sentences[words[match.First].Sentence].Section] |= match.Topics;
                    break;
                case PhraseRole.LiftUnlessPerson:
                    sentence.LiftedUnlessPerson |= match.Topics;
                    break;
                case PhraseRole.LiftUnlessSeen:
                    sentence.IsLifted = true;
                    break;
                case PhraseRole.Neutral:
                    neutralUntil = Math.Max(neutralUntil, match.Last);
                    break;
                case PhraseRole.Condition:
                    condition = clause;
                    break;
                case PhraseRole.Negation or PhraseRole.NegationAfter when clause == condition && match.First < sentence.LastClause:
                case PhraseRole.Negation when IsField(match.First):
                    break;
                case PhraseRole.Negation when match.First > neutralUntil && IsAside(match.First):
                    AddRestOfAside(match.First, _negatedAsides);
                    break;
                case PhraseRole.Negation when match.First > neutralUntil && match.First != sentence.Turn:
                    sentence.NegationAfterTurn = match.First < sentence.Turn
                        ? int.MaxValue
                        : Math.Min(sentence.NegationAfterTurn, match.First);
                    sentence.FirstNegation = Math.Min(sentence.FirstNegation, match.First);
                    negated = clause;
                    break;
                case PhraseRole.Turn when sentence.FirstNegation < match.First && sentence.NegationAfterTurn == int.MaxValue:
                    sentence.Turn = Math.Min(sentence.Turn, match.First);
                    break;
                case PhraseRole.Person:
                    persons.Add(match.Last);
                    sentence.HasPerson = true;
                    break;
                case PhraseRole.Sight:
                    sentence.HasSight = true;
                    break;
                case PhraseRole.Gender:
                    _genders.Add(match.First);
                    sentence.HasGender = true;
                    break;
                case PhraseRole.NegationAfter when match.First > neutralUntil && IsAside(match.First):
                    AddStartOfAside(match.First, _negatedAsides);
                    break;
                case PhraseRole.NegationAfter when match.First > neutralUntil:
                    sentence.LastNegationAfter = Math.Max(sentence.LastNegationAfter, match.First);
                    break;
                case PhraseRole.Relative:
                    _relative.Add(match.Last);
                    break;
                case PhraseRole.Mention when match.First > neutralUntil && IsAside(match.First):
                    AddRestOfAside(match.First, _mentionedAsides);
                    break;
                case PhraseRole.Mention when match.First > neutralUntil && IsField(match.First):
                    AddRestOfField(match.First);
                    break;
                case PhraseRole.Mention when match.First > neutralUntil:
                    sentence.FirstMention = Math.Min(sentence.FirstMention, match.First);
                    break;
            }
        }

        _persons = new int[words.Count];
        var person = -1;
        for (var i = 0; i < _persons.Length; i++)
        {
            person = persons.Contains(i) ? i : i > 0 && words[i - 1].Sentence == words[i].Sentence ? person : -1;
            _persons[i] = person;
        }

        foreach (var match in found)
        {
            if (match.Role is not (PhraseRole.Scene or PhraseRole.Reference or PhraseRole.Read)
                || IsName(match)
                || Negate(words[match.First].Sentence, match))
            {
                continue;
            }

            ref var sentence = ref _found[words[match.First].Sentence];
            switch (match.Role)
            {
                case PhraseRole.Scene:
                    sentence.Scene |= match.Topics;
                    HasScene |= match.Topics == GrammarParser.AllTopics;
                    break;
                case PhraseRole.Reference:
                    HasReference = true;
                    break;
                default:
                    sentence.Read |= match.Topics;
                    break;
            }
        }
    }

    /// <summary>Whether a sentence negates something.</summary>
    public bool IsNegated(int sentence) =>
        (_found[sentence].FirstNegation != int.MaxValue
            && (_found[sentence].Turn == int.MaxValue || _found[sentence].NegationAfterTurn != int.MaxValue))
        || _found[sentence].LastNegationAfter >= 0;

    /// <summary>
    /// Whether a phrase is negated in its sentence, or by the one that introduces its list: not by a whole sentence before the list, such as
    /// "Do not describe the picture."
    /// </summary>
    public bool Negate(int sentence, PhraseMatch match) =>
        (match.First < _found[sentence].Turn && Reaches(_found[sentence].FirstNegation, match))
        || Reaches(_found[sentence].NegationAfterTurn, match)
        || _negatedAsides.Contains(match.Last)
        || _found[sentence].LastNegationAfter > match.Last
        || (HasGovernor(sentence, out var governor) && IsNegated(governor) && _sentences[governor].IsOpen);

    /// <summary>Whether nothing in a sentence, or in the one that introduces its list, is negated, an example or what somebody else might ask.</summary>
    public bool IsPlain(int sentence) =>
        !IsNegated(sentence)
        && _found[sentence].FirstMention == int.MaxValue
        && (!HasGovernor(sentence, out var governor) || IsPlain(governor));

    /// <summary>Whether a phrase only says who is meant.</summary>
    public bool IsRelative(PhraseMatch match) => _relative.Contains(match.First);

    /// <summary>Whether a phrase is a quoted word alone, an example, what somebody else might ask, or a clause that says who is meant.</summary>
    public bool IsMentioned(int sentence, PhraseMatch match) =>
        IsRelative(match)
        || (match.First == match.Last && IsName(match))
        || _mentionedAsides.Contains(match.Last)
        || _mentionedFields.Contains(match.Last)
        || (Reaches(_found[sentence].FirstMention, match) && !IsKeyOfExample(sentence, match))
        || (HasGovernor(sentence, out var governor) && _found[governor].FirstMention != int.MaxValue);

    /// <summary>Whether a lift is in a clause that concerns nothing else, or is only a quoted name.</summary>
    public bool IsNeutral(PhraseMatch match) => _neutral.Contains(match.First) || IsName(match);

    /// <summary>Whether a negation or mention reaches a phrase. What the description of one field says does not concern another field.</summary>
    private bool Reaches(int from, PhraseMatch match) => from <= match.Last && !(IsDescription(from) && from < _keys[match.First]);

    /// <summary>Whether a phrase begins in a key of a JSON object that is given as an example: the answer has it too.</summary>
    private bool IsKeyOfExample(int sentence, PhraseMatch match) =>
        (_words[match.First].Marks & WordMarks.Key) != 0 && !IsDescription(_found[sentence].FirstMention);

    /// <summary>Whether a word follows a key in its sentence.</summary>
    private bool IsDescription(int word) => _keys[word] >= 0 && _words[_keys[word]].Sentence == _words[word].Sentence;

    /// <summary>Whether a word begins a sentence, or follows a comma or the like.</summary>
    private bool BeginsClause(int word) =>
        word == 0 || _words[word].Sentence != _words[word - 1].Sentence || (_words[word].Marks & WordMarks.AfterBreak) != 0;

    private bool IsAside(int word) => (_words[word].Marks & WordMarks.Aside) != 0;

    private bool IsField(int word) => (_words[word].Marks & WordMarks.Field) != 0;

    private void AddRestOfField(int first)
    {
        for (var i = first; i < _words.Count && IsField(i) && _keys[i] == _keys[first] && _mentionedFields.Add(i); i++)
        {
        }
    }

    private void AddRestOfAside(int first, HashSet<int> asides)
    {
        for (var i = first; i < _words.Count && IsAside(i) && asides.Add(i); i++)
        {
        }
    }

    private void AddStartOfAside(int last, HashSet<int> asides)
    {
        for (var i = last; i >= 0 && IsAside(i) && asides.Add(i); i--)
        {
        }
    }

    private bool IsName(PhraseMatch match) => (_words[match.First].Marks & WordMarks.Named) != 0;

    /// <summary>
    /// Whether a phrase speaks of a human being, or its sentence does so before it, or the one that introduces its list. Where the sentence also
    /// names an animal or the like, only the phrase itself counts, and none about an attribute: a boy or a girl may then be the animal. Nor does
    /// any where its section says that the topic is not about real faces, unless that is said of attributes alone and a field names the person:
    /// the <c>apparent_gender</c> of who wears the garments that other fields describe.
    /// </summary>
    public bool IsOfPerson(PhraseMatch match)
    {
        var sentence = _words[match.First].Sentence;
        var lifted = _found[sentence].LiftedUnlessPerson;
        var isIntroduced = HasGovernor(sentence, out var governor);
        var isOfItself = NamesPerson(match) && IsField(match.First) && !IsLiftedAround(sentence, PromptTopics.Emotion);
        if ((lifted & match.Topics & PromptTopics.Attribute) != 0
            || (IsLiftedAround(sentence, match.Topics) && !isOfItself)
            || (isIntroduced && IsLiftedAround(governor, match.Topics)))
        {
            return false;
        }

        return lifted != PromptTopics.None
            ? NamesPerson(match)
            : _persons[match.Last] >= 0
                || (isIntroduced && _found[governor].HasPerson && (_found[governor].LiftedUnlessPerson & match.Topics) == 0);
    }

    private bool NamesPerson(PhraseMatch match) => _persons[match.Last] >= match.First;

    private bool IsLiftedAround(int sentence, PromptTopics topics) => (_lifted[_sentences[sentence].Section] & topics) != 0;

    /// <summary>Whether a sentence, or the one that introduces its list, is about what is seen of somebody, and not about a text.</summary>
    public bool IsSeen(int sentence) =>
        !_found[sentence].IsLifted
        && (_found[sentence].HasSight || (HasGovernor(sentence, out var governor) && _found[governor].HasSight));

    /// <summary>Whether a phrase speaks of gender.</summary>
    public bool IsOfGender(PhraseMatch match) => Enumerable.Range(match.First, match.Last - match.First + 1).Any(_genders.Contains);

    /// <summary>Whether a sentence says nothing of gender, so that what it refuses leaves gender out: <c>do not infer race</c>.</summary>
    public bool SparesGender(int sentence) => !_found[sentence].HasGender;

    /// <summary>Whether, by a sentence or the one that introduces its list, a topic is read from what is written.</summary>
    public bool IsRead(int sentence, PromptTopics topic) =>
        (_found[sentence].Read & topic) != 0
        || (HasGovernor(sentence, out var governor) && (_found[governor].Read & topic) != 0);

    /// <summary>Whether any sentence speaks of pictures of known people.</summary>
    public bool HasReference { get; }

    /// <summary>Whether any sentence speaks of the people in a picture, whatever the topic.</summary>
    public bool HasScene { get; }

    /// <summary>
    /// Whether a sentence, one beside it, or the one that introduces its list speaks of the people in a picture: for all of the topics.
    /// </summary>
    public bool IsOfPeople(int sentence, PromptTopics topics) =>
        HasSceneOf(sentence, topics)
        || HasSceneOf(sentence - 1, topics)
        || HasSceneOf(sentence + 1, topics)
        || (HasGovernor(sentence, out var governor) && (HasSceneOf(governor, topics) || HasSceneOf(governor - 1, topics)));

    /// <summary>Whether a sentence introduces the list that this one is in.</summary>
    private bool HasGovernor(int sentence, out int governor) => (governor = _sentences[sentence].Governor) >= 0;

    private bool HasSceneOf(int sentence, PromptTopics topics) =>
        sentence >= 0 && sentence < _found.Length && (_found[sentence].Scene & topics) == topics;

    private struct Sentence
    {
        public int FirstNegation;
        public int FirstMention;
        public int LastNegationAfter;
        public int Turn;
        public int LastClause;
        public int NegationAfterTurn;
        public bool HasPerson;
        public bool HasSight;
        public bool HasGender;
        public bool IsLifted;
        public PromptTopics LiftedUnlessPerson;
        public PromptTopics Scene;
        public PromptTopics Read;
    }
}
