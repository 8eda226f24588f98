using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>What a phrase of the grammar means.</summary>
internal enum PhraseRole
{
    /// <summary>It asks for the topic.</summary>
    Ask,

    /// <summary>After a negation, it says that the prompt does not ask for the topic.</summary>
    Refusal,

    /// <summary>It says that the topic is not about the faces of real people.</summary>
    Lift,

    /// <summary>It negates what follows in the sentence.</summary>
    Negation,

    /// <summary>It negates what precedes it in the sentence.</summary>
    NegationAfter,
}

/// <summary>The phrases of <c>english.intents</c>, by their first word.</summary>
internal sealed class IntentGrammar
{
    private static readonly Lazy<IntentGrammar> LazyEnglish = new(() => Parse(ReadEnglish()));

    private readonly Dictionary<string, List<Phrase>> _byFirstWord = new(StringComparer.Ordinal);

    private IntentGrammar()
    {
    }

    public static IntentGrammar English => LazyEnglish.Value;

    /// <summary>Every phrase, once.</summary>
    public IEnumerable<Phrase> Phrases => _byFirstWord.Values.SelectMany(phrases => phrases).Distinct();

    /// <summary>The phrases that can begin with a word.</summary>
    public IReadOnlyList<Phrase> BeginningWith(string word) => _byFirstWord.TryGetValue(word, out var phrases) ? phrases : [];

    /// <summary>Reads a grammar. It ships with the analyzer, so an invalid line is our error and throws.</summary>
    public static IntentGrammar Parse(string text)
    {
        var grammar = new IntentGrammar();
        var sets = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("set ", StringComparison.Ordinal))
            {
                var equals = line.IndexOf('=');
                sets.Add(line.Substring(4, equals - 4).Trim(), [.. line.Substring(equals + 1).Split('|').Select(word => word.Trim())]);
                continue;
            }

            var colon = line.IndexOf(':');
            var (role, topics) = ReadKey(line.Substring(0, colon));
            var elements = line.Substring(colon + 1).Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(
                element => Element.Parse(element, sets));
            grammar.Add(new Phrase(role, topics, ImmutableArray.CreateRange(elements)));
        }

        return grammar;
    }

    private void Add(Phrase phrase)
    {
        foreach (var word in phrase.Elements[0].Words)
        {
            if (!_byFirstWord.TryGetValue(word, out var phrases))
            {
                _byFirstWord.Add(word, phrases = []);
            }

            phrases.Add(phrase);
        }
    }

    private static (PhraseRole Role, PromptTopics Topics) ReadKey(string key)
    {
        if (key == "negation")
        {
            return (PhraseRole.Negation, PromptTopics.None);
        }

        if (key == "negation after")
        {
            return (PhraseRole.NegationAfter, PromptTopics.None);
        }

        var words = key.Split(' ');
        var topic = words[words.Length - 1];
        var topics = topic == "*"
            ? PromptTopics.Identification | PromptTopics.Emotion | PromptTopics.Attribute | PromptTopics.Belief | PromptTopics.Tracking
            : (PromptTopics)Enum.Parse(typeof(PromptTopics), topic, ignoreCase: true);
        return (words.Length == 1 ? PhraseRole.Ask : words[0] == "refused" ? PhraseRole.Refusal : PhraseRole.Lift, topics);
    }

    private static string ReadEnglish()
    {
        using var stream = typeof(IntentGrammar).Assembly.GetManifestResourceStream("english.intents")!;
        return SourceText.From(stream).ToString();
    }

    /// <summary>A phrase: its meaning, its topics, and its elements, the first of which is a word.</summary>
    internal sealed record Phrase(PhraseRole Role, PromptTopics Topics, ImmutableArray<Element> Elements);

    /// <summary>A word, a gap of limited length, or an end.</summary>
    internal sealed class Element
    {
        private const int ShortGap = 4;
        private const int LongGap = 12;

        public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

        public int Gap { get; private set; }

        public bool IsOptional { get; private set; }

        public bool IsEnd { get; private set; }

        /// <summary>The end of the sentence, or a comma or similar mark.</summary>
        public bool IsStop { get; private set; }

        public static Element Parse(string text, Dictionary<string, string[]> sets)
        {
            var element = new Element
            {
                IsEnd = text == "!end",
                IsStop = text == "!stop",
                Gap = text == "..." ? LongGap : text == ".." ? ShortGap : 0
            };
            if (element.IsEnd || element.IsStop || element.Gap > 0)
            {
                return element;
            }

            element.IsOptional = text[text.Length - 1] == '?';
            foreach (var word in text.TrimEnd('?').Split('|'))
            {
                if (word[0] == '$')
                {
                    element.Words.UnionWith(sets[word.Substring(1)]);
                }
                else
                {
                    element.Words.Add(word);
                }
            }

            return element;
        }
    }
}
