using System.Collections.Immutable;
using static AcceptableUse.Analyzers.Prompts.IntentGrammar;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>Reads the grammar of a language. <c>english.intents</c> explains the format.</summary>
internal sealed class GrammarParser(HashSet<string> frequentWords)
{
    /// <summary>How often sentences have a frequent word, in relation to a rare one. A guess, which only decides by what words phrases are looked for.</summary>
    private const int ShareOfFrequent = 40;
    private const int ShortGap = 4;
    private const int LongGap = 12;

    internal static readonly PromptTopics AllTopics =
        ((PromptTopics[])Enum.GetValues(typeof(PromptTopics))).Aggregate(PromptTopics.None, (all, topic) => all | topic);

    private readonly WordTrie _words = new();
    private readonly Dictionary<string, WordSet> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Element> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PhraseRole Role, PromptTopics Topics)> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordSet> _wordSets = new(StringComparer.Ordinal);

    /// <summary>By what is written, the elements that were read: most stand in many phrases.</summary>
    private readonly Dictionary<string, Element> _elements = new(StringComparer.Ordinal);

    /// <summary>By the number of a word, how often sentences have it, in relation to a rare one.</summary>
    private readonly List<int> _shares = [];

    public IntentGrammar Parse(IEnumerable<string> lines)
    {
        var phrases = new List<Phrase>();
        foreach (var line in lines)
        {
            if (line.StartsWith("set ", StringComparison.Ordinal))
            {
                var (name, value) = Definition(line, "set ");
                _sets.Add(name, SetOf(value.Replace(" ", "")));
            }
            else if (line.StartsWith("same ", StringComparison.Ordinal))
            {
                foreach (var pair in line.Split(' ').Skip(1))
                {
                    _words.AddVariant(pair[0], pair[1]);
                }
            }
            else if (line.StartsWith("def ", StringComparison.Ordinal))
            {
                var (name, value) = Definition(line, "def ");
                _groups.Add(name, GroupOf(value.Split([" / "], StringSplitOptions.None)));
            }
            else
            {
                var colon = line.IndexOf(':');
                var key = line.Substring(0, colon);
                if (!_keys.TryGetValue(key, out var meaning))
                {
                    _keys.Add(key, meaning = ReadKey(key));
                }

                phrases.Add(new Phrase(meaning.Role, meaning.Topics, Sequence(line.Substring(colon + 1))));
            }
        }

        _words.Complete();
        return IntentGrammar.Of(_words, phrases, new WordKinds(_sets, _words));
    }

    private static (string Name, string Value) Definition(string line, string keyword)
    {
        var equals = line.IndexOf('=');
        return (line.Substring(keyword.Length, equals - keyword.Length).Trim(), line.Substring(equals + 1).Trim());
    }

    private static (PhraseRole Role, PromptTopics Topics) ReadKey(string key)
    {
        var words = key.Split(' ');
        var role = key switch
        {
            "reference" => PhraseRole.Reference,
            "negation" => PhraseRole.Negation,
            "negation after" => PhraseRole.NegationAfter,
            "condition" => PhraseRole.Condition,
            "turn" => PhraseRole.Turn,
            "person" => PhraseRole.Person,
            "sight" => PhraseRole.Sight,
            "gender" => PhraseRole.Gender,
            "mention" => PhraseRole.Mention,
            "neutral" => PhraseRole.Neutral,
            "relative" => PhraseRole.Relative,
            _ when words[0] == "scene" => PhraseRole.Scene,
            _ when words.Length == 1 => PhraseRole.Ask,
            _ when words[0] == "weak" => PhraseRole.WeakAsk,
            _ when words[0] == "far" => PhraseRole.FarAsk,
            _ when words[0] == "referred" => PhraseRole.ReferredAsk,
            _ when words[0] == "read" => PhraseRole.Read,
            _ when words[0] == "refused" => PhraseRole.Refusal,
            _ when words[0] == "lifted" && words.Length == 2 => PhraseRole.Lift,
            _ when key.EndsWith(" unless person", StringComparison.Ordinal) => PhraseRole.LiftUnlessPerson,
            _ when key.EndsWith(" unless seen", StringComparison.Ordinal) => PhraseRole.LiftUnlessSeen,
            _ => throw new FormatException(key),
        };
        var topics = role switch
        {
            PhraseRole.Ask => TopicsOf(words[0]),
            PhraseRole.Scene => TopicsOf(words.Length == 1 ? "*" : words[1]),
            PhraseRole.WeakAsk or PhraseRole.FarAsk or PhraseRole.ReferredAsk or PhraseRole.Read or PhraseRole.Refusal
                or PhraseRole.Lift or PhraseRole.LiftUnlessPerson or PhraseRole.LiftUnlessSeen => TopicsOf(words[1]),
            _ => PromptTopics.None,
        };
        return (role, topics);
    }

    private static PromptTopics TopicsOf(string topic) =>
        topic == "*" ? AllTopics : (PromptTopics)Enum.Parse(typeof(PromptTopics), topic, ignoreCase: true);

    private ImmutableArray<Element> Sequence(string text)
    {
        var elements = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var sequence = ImmutableArray.CreateBuilder<Element>(elements.Length);
        foreach (var element in elements)
        {
            if (!_elements.TryGetValue(element, out var parsed))
            {
                _elements.Add(element, parsed = ParseElement(element));
            }

            sequence.Add(parsed);
        }

        return sequence.MoveToImmutable();
    }

    private Element ParseElement(string text)
    {
        switch (text)
        {
            case "!begin":
                return new Element { Kind = ElementKind.Begin };
            case "!entry":
                return new Element { Kind = ElementKind.Entry };
            case "!field":
                return new Element { Kind = ElementKind.Field };
            case "!word":
                return new Element { Kind = ElementKind.Any };
            case "!asked":
                return new Element { Kind = ElementKind.Asked };
            case "!end":
                return new Element { Kind = ElementKind.End };
            case "!name":
                return new Element { Kind = ElementKind.Name };
            case "!stop":
                return new Element { Kind = ElementKind.Stop };
            case "..":
                return new Element { Kind = ElementKind.Gap, Gap = ShortGap };
            case "...":
                return new Element { Kind = ElementKind.Gap, Gap = LongGap };
        }

        var isOptional = text[text.Length - 1] == '?';
        var isExcept = text[0] == '~';
        var name = isExcept || isOptional ? text.Substring(isExcept ? 1 : 0, text.Length - (isOptional ? 1 : 0) - (isExcept ? 1 : 0)) : text;
        if (name[0] == '%' && name.IndexOf('|') < 0)
        {
            return _groups[name.Substring(1)] with { IsOptional = isOptional };
        }

        if (name.IndexOf('%') >= 0 || name.IndexOf('!') >= 0)
        {
            // Words mixed with groups or ends.
            if (!_groups.TryGetValue(name, out var group))
            {
                _groups.Add(name, group = GroupOf(name.Split('|')));
            }

            return group with { IsOptional = isOptional };
        }

        if (!_wordSets.TryGetValue(name, out var words))
        {
            _wordSets.Add(name, words = SetOf(name));
        }

        return new Element { Kind = isExcept ? ElementKind.Except : ElementKind.Words, IsOptional = isOptional, Words = words };
    }

    private Element GroupOf(IEnumerable<string> alternatives)
    {
        var sequences = ImmutableArray.CreateRange(alternatives.Select(Sequence));
        var needed = sequences.Select(Phrase.NeededBy).ToList();
        return new Element
        {
            Kind = ElementKind.Group,
            Alternatives = sequences,
            Words = needed.Exists(sets => sets.IsEmpty) ? null : UnionOf([], needed.ConvertAll(sets => sets[0])),
        };
    }

    /// <summary>Words and sets, with bars between. Each word counts without its accents too: many people type none.</summary>
    private WordSet SetOf(string alternatives)
    {
        if (alternatives[0] == '$' && alternatives.IndexOf('|') < 0)
        {
            return _sets[alternatives.Substring(1)];
        }

        var numbers = new List<int>();
        var sets = new List<WordSet>();
        foreach (var word in alternatives.Split('|'))
        {
            if (word[0] == '$')
            {
                sets.Add(_sets[word.Substring(1)]);
                continue;
            }

            numbers.Add(NumberOf(word));
            if (word.Length >= 3 && !IsAscii(word))
            {
                numbers.Add(NumberOf(WithoutAccents(word)));
            }
        }

        return UnionOf(numbers, sets);
    }

    private int NumberOf(string word)
    {
        var number = _words.Add(word);
        if (number == _shares.Count)
        {
            _shares.Add(frequentWords.Contains(word) ? ShareOfFrequent : 1);
        }

        return number;
    }

    private WordSet UnionOf(List<int> numbers, List<WordSet> sets)
    {
        var share = 0;
        foreach (var number in numbers)
        {
            share += _shares[number];
        }

        foreach (var set in sets)
        {
            share += set.Share;
        }

        return new WordSet(numbers, sets, share);
    }

    private static bool IsAscii(string word)
    {
        foreach (var character in word)
        {
            if (character >= 128)
            {
                return false;
            }
        }

        return true;
    }

    private static string WithoutAccents(string word) =>
        string.Concat(word.Select(character => character switch
        {
            'á' or 'à' or 'â' or 'ã' or 'ä' or 'ą' => 'a',
            'é' or 'è' or 'ê' or 'ë' or 'ę' => 'e',
            'í' or 'ì' or 'î' or 'ï' => 'i',
            'ó' or 'ò' or 'ô' or 'õ' or 'ö' => 'o',
            'ú' or 'ù' or 'û' or 'ü' => 'u',
            'ç' or 'ć' => 'c',
            'ñ' or 'ń' => 'n',
            'ł' => 'l',
            'ś' => 's',
            'ź' or 'ż' => 'z',
            _ => character,
        }));
}
