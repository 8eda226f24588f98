using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>What a phrase of the grammar means.</summary>
internal enum PhraseRole
{
    /// <summary>It asks for the topic.</summary>
    Ask,

    /// <summary>It asks for the topic where the text is about the people in a picture.</summary>
    WeakAsk,

    /// <summary>It asks for the topic where anything in the request is about the people in a picture, however far away.</summary>
    FarAsk,

    /// <summary>It says that the text is about the people in a picture.</summary>
    Scene,

    /// <summary>It asks for the topic where the request has pictures of known people to compare with.</summary>
    ReferredAsk,

    /// <summary>It says that there are pictures of known people to compare with.</summary>
    Reference,

    /// <summary>In its sentence, the topic is read from what is written, and phrases that need people do not ask.</summary>
    Read,

    /// <summary>After a negation, it says that the prompt does not ask for the topic.</summary>
    Refusal,

    /// <summary>It says that the topic is not about the faces of real people.</summary>
    Lift,

    /// <summary>The same, except for what speaks of a human being.</summary>
    LiftUnlessPerson,

    /// <summary>The same, except in a sentence about what is seen of somebody.</summary>
    LiftUnlessSeen,

    /// <summary>It speaks of a human being.</summary>
    Person,

    /// <summary>It speaks of what is seen of somebody: his face, or himself in a picture.</summary>
    Sight,

    /// <summary>It speaks of gender, or of attributes in general.</summary>
    Gender,

    /// <summary>It negates what follows in the sentence.</summary>
    Negation,

    /// <summary>What follows in the sentence is no longer negated: <c>but describe</c>.</summary>
    Turn,

    /// <summary>It negates what precedes it in the sentence.</summary>
    NegationAfter,

    /// <summary>What follows in the sentence is an example or somebody else's words, and asks for nothing.</summary>
    Mention,

    /// <summary>The negations in it negate nothing but itself: <c>if no face is visible</c>.</summary>
    Neutral,

    /// <summary>It begins a clause in which a negation negates nothing: <c>if the smile is not real,</c>.</summary>
    Condition,

    /// <summary>What begins with its last word only says who is meant: <c>the person who is in the picture</c>.</summary>
    Relative,
}

/// <summary>The phrases of a language, by a word that each of them needs.</summary>
internal sealed class IntentGrammar
{
    /// <summary>By the number of a word, the indexes of the phrases that need it or one of few others.</summary>
    private readonly List<int>?[] _byWord;

    /// <summary>The same by the other sets: most of their words occur in no text, so that nothing is kept for each of them.</summary>
    private readonly Dictionary<WordSet, List<int>> _byWords = [];

    /// <summary>By the number of a word, all phrases that need it, once a text has the word. Two threads that find them find the same.</summary>
    private readonly int[]?[] _known;

    private IntentGrammar(WordTrie words, IReadOnlyList<Phrase> phrases, WordKinds kinds)
    {
        Words = words;
        Kinds = kinds;
        Phrases = phrases;
        Not = words.Find("not", 0, 3, isCompound: false);
        _byWord = new List<int>?[words.Count];
        _known = new int[]?[words.Count];
        for (var i = 0; i < phrases.Count; i++)
        {
            foreach (var rarest in phrases[i].Rarest)
            {
                Add(i, rarest);
            }
        }
    }

    private void Add(int phrase, WordSet words)
    {
        foreach (var word in words.Few)
        {
            (_byWord[word] ??= []).Add(phrase);
        }

        if (words.Few.Count == 0)
        {
            if (!_byWords.TryGetValue(words, out var needing))
            {
                _byWords.Add(words, needing = []);
            }

            needing.Add(phrase);
        }
    }

    /// <summary>Every word of the phrases.</summary>
    public WordTrie Words { get; }

    /// <summary>The kinds of words that its larger sets make.</summary>
    public WordKinds Kinds { get; }

    /// <summary>The word that a contracted negation stands for.</summary>
    public WordNumbers Not { get; }

    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>
    /// The indexes of the phrases that are looked for where a sentence has a word, or a beginning of words, by its number. Every phrase of a
    /// sentence is among those of one of its words.
    /// </summary>
    public int[] Needing(int word) => _known[word] ??= FindNeeding(word);

    private int[] FindNeeding(int word)
    {
        var found = new List<int>(_byWord[word] ?? []);
        foreach (var needing in _byWords)
        {
            if (needing.Key.Contains(word))
            {
                found.AddRange(needing.Value);
            }
        }

        return [.. found];
    }

    /// <summary>Reads a grammar. It ships with the analyzer, so an invalid line is our error and throws.</summary>
    /// <param name="frequentWords">The most frequent words of the language.</param>
    public static IntentGrammar Parse(IEnumerable<string> lines, HashSet<string> frequentWords) =>
        new GrammarParser(frequentWords).Parse(lines);

    /// <summary>Makes the grammar of phrases.</summary>
    public static IntentGrammar Of(WordTrie words, IReadOnlyList<Phrase> phrases, WordKinds kinds) => new(words, phrases, kinds);

    /// <summary>A phrase: its meaning, its topics, and its elements.</summary>
    internal sealed class Phrase
    {
        public Phrase(PhraseRole role, PromptTopics topics, ImmutableArray<Element> elements)
        {
            Role = role;
            Topics = topics;
            Elements = elements;
            Needed = NeededBy(elements);
            var firsts = ImmutableArray.CreateBuilder<WordSet>();
            AddFirsts(elements, firsts);
            Firsts = firsts.ToImmutable();
            Rarest = Needed.IsEmpty || SharesOf(Firsts) < Needed[0].Share ? Firsts : ImmutableArray.Create(Needed[0]);
        }

        public PhraseRole Role { get; }

        public PromptTopics Topics { get; }

        public ImmutableArray<Element> Elements { get; }

        /// <summary>Of each of these sets, a sentence has a word if it has the phrase. The rarest come first.</summary>
        public ImmutableArray<WordSet> Needed { get; }

        /// <summary>It begins with a word of one of these sets.</summary>
        public ImmutableArray<WordSet> Firsts { get; }

        /// <summary>Of one of these sets, a sentence has a word if it has the phrase; few sentences have one.</summary>
        public ImmutableArray<WordSet> Rarest { get; }

        /// <summary>The sets that a sequence of elements needs a word of, the rarest first.</summary>
        public static ImmutableArray<WordSet> NeededBy(ImmutableArray<Element> elements)
        {
            var needed = ImmutableArray.CreateBuilder<WordSet>();
            foreach (var element in elements)
            {
                if (element is { IsOptional: false, Words: { } words, Kind: ElementKind.Words or ElementKind.Group })
                {
                    var index = needed.Count;
                    while (index > 0 && needed[index - 1].Share > words.Share)
                    {
                        index--;
                    }

                    needed.Insert(index, words);
                }
            }

            return needed.ToImmutable();
        }

        private static void AddFirsts(ImmutableArray<Element> elements, ImmutableArray<WordSet>.Builder firsts)
        {
            foreach (var element in elements)
            {
                foreach (var alternative in element.Alternatives)
                {
                    AddFirsts(alternative, firsts);
                }

                if (element is { Words: { } words, Kind: ElementKind.Words })
                {
                    firsts.Add(words);
                }

                if (!element.IsOptional
                    && element.Kind is not (ElementKind.Begin or ElementKind.Entry or ElementKind.Field or ElementKind.Asked))
                {
                    break;
                }
            }
        }

        private static int SharesOf(ImmutableArray<WordSet> sets)
        {
            var shares = 0;
            foreach (var set in sets)
            {
                shares += set.Share;
            }

            return shares;
        }
    }

    internal enum ElementKind
    {
        /// <summary>One of some words.</summary>
        Words,

        /// <summary>Up to some words of any kind.</summary>
        Gap,

        /// <summary>The beginning of the sentence.</summary>
        Begin,

        /// <summary>The beginning of the sentence, of a line or of an entry of a list.</summary>
        Entry,

        /// <summary>The next word is in a field of the answer.</summary>
        Field,

        /// <summary>The sentence ends in a question mark.</summary>
        Asked,

        /// <summary>The next word is none of some words.</summary>
        Except,

        /// <summary>One word of any kind.</summary>
        Any,

        /// <summary>The end of the sentence.</summary>
        End,

        /// <summary>The end of the sentence, or a comma or similar mark.</summary>
        Stop,

        /// <summary>A word with a capital within the sentence.</summary>
        Name,

        /// <summary>One of some sequences of elements.</summary>
        Group,
    }

    /// <summary>A part of a phrase.</summary>
    internal sealed record Element
    {
        public ElementKind Kind { get; init; }

        public bool IsOptional { get; init; }

        /// <summary>The words of the element. Each sequence of a group has one of them; null where that cannot be said.</summary>
        public WordSet? Words { get; init; }

        /// <summary>The most words that a gap spans.</summary>
        public int Gap { get; init; }

        public ImmutableArray<ImmutableArray<Element>> Alternatives { get; init; } = ImmutableArray<ImmutableArray<Element>>.Empty;
    }

    /// <summary>A set of words, by number. Many hold hundreds, and are asked for each word of a text, so that a bit for each word pays.</summary>
    internal sealed class WordSet
    {
        private const int BitsOfPart = 64;
        private const int MaxSearched = 8;

        private readonly int[] _few;
        private readonly ulong[] _bits;

        /// <param name="numbers">Words, some of them perhaps more than once.</param>
        /// <param name="sets">Sets whose words it has as well.</param>
        /// <param name="share">How many sentences have one of its words, in relation to other sets.</param>
        public WordSet(IReadOnlyList<int> numbers, IReadOnlyList<WordSet> sets, int share)
        {
            Share = share;
            var few = new List<int>(numbers);
            var parts = 0;
            foreach (var set in sets)
            {
                few.AddRange(set._few);
                parts = Math.Max(parts, set._bits.Length);
            }

            if (parts == 0 && few.Count <= MaxSearched)
            {
                (_few, _bits) = ([.. few], []);
                return;
            }

            foreach (var number in few)
            {
                parts = Math.Max(parts, (number / BitsOfPart) + 1);
            }

            (_few, _bits) = ([], new ulong[parts]);
            foreach (var number in few)
            {
                _bits[number / BitsOfPart] |= 1UL << (number % BitsOfPart);
            }

            foreach (var set in sets)
            {
                for (var part = 0; part < set._bits.Length; part++)
                {
                    _bits[part] |= set._bits[part];
                }
            }
        }

        /// <summary>About how many sentences have one of its words, in relation to other sets.</summary>
        public int Share { get; }

        /// <summary>The words, by number, where they are few; otherwise none.</summary>
        public IReadOnlyList<int> Few => _few;

        /// <summary>How many words and beginnings of words it has.</summary>
        public int Count => _few.Length + _bits.Sum(CountBits);

        /// <summary>Whether a word is in the set, itself or by one of its beginnings.</summary>
        public bool Contains(WordNumbers word, WordTrie words)
        {
            if (word.Word >= 0 && Contains(word.Word))
            {
                return true;
            }

            for (var beginning = word.Beginning; beginning >= 0; beginning = words.ShorterThan(beginning))
            {
                if (Contains(beginning))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether it has any of some words, or beginnings of words.</summary>
        /// <param name="words">Their numbers.</param>
        /// <param name="isIn">By the number of a word, whether it is one of them.</param>
        public bool ContainsAny(List<int> words, bool[] isIn)
        {
            foreach (var word in _few)
            {
                if (isIn[word])
                {
                    return true;
                }
            }

            if (_bits.Length > 0)
            {
                foreach (var word in words)
                {
                    if (Contains(word))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private static int CountBits(ulong part)
        {
            var count = 0;
            for (; part != 0; part &= part - 1)
            {
                count++;
            }

            return count;
        }

        /// <summary>Whether a word, or a beginning of words, is in the set, by its number.</summary>
        public bool Contains(int number) => _bits.Length == 0
            ? Array.IndexOf(_few, number) >= 0
            : number / BitsOfPart < _bits.Length && (_bits[number / BitsOfPart] & (1UL << (number % BitsOfPart))) != 0;
    }
}
