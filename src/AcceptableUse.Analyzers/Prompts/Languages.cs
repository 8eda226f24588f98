using System.Text;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>The languages that prompts are read in, and which of them a sentence is written in.</summary>
internal sealed class Languages
{
    private static readonly Lazy<Languages> LazyAll = new(() => new Languages(LinesOf("languages")));

    private readonly WordTrie _words = new();
    private readonly List<int> _languagesOf = [];
    private readonly List<Lazy<IntentGrammar>> _grammars = [];
    private readonly List<Lazy<PromptWeights>> _weights = [];
    private readonly List<string> _names = [];

    private Languages(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':');
            var name = line.Substring(0, colon);
            string[] frequentWords = line.Substring(colon + 1).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in frequentWords)
            {
                var number = _words.Add(word);
                if (number == _languagesOf.Count)
                {
                    _languagesOf.Add(0);
                }

                _languagesOf[number] |= 1 << _names.Count;
            }

            _names.Add(name);
            _grammars.Add(new Lazy<IntentGrammar>(() => IntentGrammar.Parse(LinesOf(name), [.. frequentWords])));
            _weights.Add(new Lazy<PromptWeights>(() => PromptWeights.Read(ReadResource(name + ".weights"))));
        }

        _words.Complete();
    }

    /// <summary>The languages of <c>languages.intents</c>. English is the first.</summary>
    public static Languages All => LazyAll.Value;

    /// <summary>Their names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The phrases of a language, which are read when the first sentence of it is met.</summary>
    public IntentGrammar GrammarOf(int language) => _grammars[language].Value;

    /// <summary>What the words of a language weigh, which is read when the first prompt in it is met.</summary>
    public PromptWeights WeightsOf(int language) => _weights[language].Value;

    /// <summary>For each sentence, the languages that it is likely written in, one bit for each.</summary>
    /// <remarks>Where a sentence leaves it open, the language of most of the text counts.</remarks>
    public int[] Tell(string text, IReadOnlyList<PromptWord> words, int sentences)
    {
        var found = new int[sentences];
        var ofText = new int[_names.Count];
        var ofSentence = new int[_names.Count];
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var isSymbol = word.Length == 1
                && ((word.Marks & WordMarks.Key) != 0 || IsSlash(text, word.Start - 1) || IsSlash(text, word.Start + 1));
            if (!isSymbol && _words.Find(text, word.Start, word.Length, isCompound: true).Word is var number and >= 0)
            {
                for (var language = 0; language < _names.Count; language++)
                {
                    var isIn = (_languagesOf[number] >> language) & 1;
                    ofSentence[language] += isIn;
                    ofText[language] += isIn;
                }
            }

            if (i == words.Count - 1 || words[i + 1].Sentence != word.Sentence)
            {
                found[word.Sentence] = MostOf(ofSentence, least: 2);
                Array.Clear(ofSentence, 0, ofSentence.Length);
            }
        }

        var most = MostOf(ofText, least: 1) is var languages and > 0 ? languages : 1;
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = (found[i] & most) != 0 ? found[i] & most : found[i] != 0 ? found[i] : most;
        }

        return found;
    }

    /// <summary>Whether a letter is a choice and no word: <c>y/n</c>, <c>m/w</c>.</summary>
    private static bool IsSlash(string text, int index) => index >= 0 && index < text.Length && text[index] == '/';

    /// <param name="counts">How many words each language has.</param>
    /// <param name="least">Fewer words tell nothing: a lone "a" is English, Portuguese and Polish.</param>
    private static int MostOf(int[] counts, int least)
    {
        var most = least;
        var languages = 0;
        for (var language = 0; language < counts.Length; language++)
        {
            if (counts[language] > most)
            {
                most = counts[language];
                languages = 0;
            }

            languages |= counts[language] == most ? 1 << language : 0;
        }

        return languages;
    }

    private static byte[] ReadResource(string name)
    {
        using var stream = typeof(Languages).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        for (var read = 0; read < content.Length;)
        {
            read += stream.Read(content, read, content.Length - read);
        }

        return content;
    }

    /// <summary>
    /// The lines of a grammar without its comments, with those of its parts where it names them: a long one has a file for each kind
    /// of question.
    /// </summary>
    private static IEnumerable<string> LinesOf(string grammar)
    {
        // A SourceText would hash it all and make twice the lists.
        var text = Encoding.UTF8.GetString(ReadResource(grammar + ".intents"));
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is var next and >= 0 ? next : text.Length;
            var line = text.Substring(start, end - start).TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!line.StartsWith("part ", StringComparison.Ordinal))
            {
                yield return line;
                continue;
            }

            foreach (var inner in LinesOf($"{grammar}.{line.Substring("part ".Length)}"))
            {
                yield return inner;
            }
        }
    }
}
