using System.Collections.Immutable;
using static AcceptableUse.Analyzers.Prompts.IntentGrammar;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>A phrase that stands in a text, from its first to its last word.</summary>
internal readonly record struct PhraseMatch(PhraseRole Role, PromptTopics Topics, int First, int Last);

/// <summary>Finds the phrases of a language among words.</summary>
internal sealed class PhraseMatcher
{
    /// <summary>The most words that one phrase can span, so that a set of positions fits into a number.</summary>
    private const int MaxSpan = 60;

    private readonly IntentGrammar _grammar;
    private readonly IReadOnlyList<PromptWord> _words;
    private readonly NumberedWords _numbered;
    private readonly IReadOnlyList<PromptSentence> _sentences;

    /// <summary>The numbers of the words, and beginnings of words, of the sentence.</summary>
    private readonly List<int> _numbers = [];

    /// <summary>By the number of a word, whether the sentence has it.</summary>
    private readonly bool[] _isInSentence;

    /// <summary>By the index of a phrase, whether it was looked for in the sentence.</summary>
    private readonly bool[] _isTried;
    private int _first;
    private int _left;
    private int _max;

    public PhraseMatcher(NumberedWords words, IReadOnlyList<PromptSentence> sentences)
    {
        _grammar = words.Grammar;
        _words = words.Words;
        _numbered = words;
        _sentences = sentences;
        _isInSentence = new bool[_grammar.Words.Count];
        _isTried = new bool[_grammar.Phrases.Count];
    }

    /// <summary>Adds the phrases of some sentences.</summary>
    public void Find(Func<int, bool> isRead, List<PhraseMatch> found)
    {
        var end = 0;
        for (var first = 0; first < _words.Count; first = end)
        {
            while (end < _words.Count && _words[end].Sentence == _words[first].Sentence)
            {
                end++;
            }

            // No phrase spans more, so the words farther away in a long sentence do not matter.
            for (var start = first; start < end && isRead(_words[first].Sentence);)
            {
                var next = end - start <= 2 * MaxSpan ? end : start + MaxSpan;
                FindBetween(start, next, end, found);
                start = next;
            }
        }
    }

    /// <summary>Adds the phrases that begin before a word of a sentence, and not before another one.</summary>
    private void FindBetween(int first, int next, int end, List<PhraseMatch> found)
    {
        ReadNumbers(first, Math.Min(end, next + MaxSpan));
        Array.Clear(_isTried, 0, _isTried.Length);
        foreach (var number in _numbers)
        {
            foreach (var index in _grammar.Needing(number))
            {
                if (!_isTried[index])
                {
                    _isTried[index] = true;
                    Find(_grammar.Phrases[index], first, next, end, found);
                }
            }
        }
    }

    /// <summary>Collects the words, and beginnings of words, of a sentence or a part of it.</summary>
    private void ReadNumbers(int first, int end)
    {
        foreach (var number in _numbers)
        {
            _isInSentence[number] = false;
        }

        _numbers.Clear();
        for (var i = first; i < end; i++)
        {
            var numbers = _numbered.NumbersOf(i);
            if (numbers.Word >= 0)
            {
                AddNumber(numbers.Word);
            }

            for (var beginning = numbers.Beginning; beginning >= 0; beginning = _grammar.Words.ShorterThan(beginning))
            {
                AddNumber(beginning);
            }
        }
    }

    private void AddNumber(int number)
    {
        if (!_isInSentence[number])
        {
            _isInSentence[number] = true;
            _numbers.Add(number);
        }
    }

    private void Find(Phrase phrase, int first, int next, int end, List<PhraseMatch> found)
    {
        foreach (var needed in phrase.Needed)
        {
            if (!needed.ContainsAny(_numbers, _isInSentence))
            {
                return;
            }
        }

        for (var start = first; start < next; start++)
        {
            if ((_words[start].Marks & WordMarks.Quoted) != 0 || !BeginsWith(phrase, start))
            {
                continue;
            }

            (_first, _left, _max) = (start, end - start, Math.Min(end - start, MaxSpan));
            var isAfterGap = true;
            if (LowestOf(Follow(phrase.Elements, 1, ref isAfterGap)) is var length and > 0)
            {
                found.Add(new PhraseMatch(phrase.Role, phrase.Topics, _numbered.OriginOf(start), _numbered.OriginOf(start + length) - 1));
            }
        }
    }

    private bool BeginsWith(Phrase phrase, int word)
    {
        foreach (var first in phrase.Firsts)
        {
            if (first.Contains(_numbered.NumbersOf(word), _grammar.Words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The positions after a sequence of elements. Each bit of a set is a position after the first word.</summary>
    /// <param name="isAfterGap">Whether the next word may follow a comma: at the beginning, and after a gap.</param>
    private ulong Follow(ImmutableArray<Element> elements, ulong positions, ref bool isAfterGap)
    {
        foreach (var element in elements)
        {
            if (positions == 0)
            {
                break;
            }

            switch (element.Kind)
            {
                case ElementKind.Begin:
                    positions &= _first == 0 || _words[_first - 1].Sentence != _words[_first].Sentence ? ulong.MaxValue : 0;
                    continue;
                case ElementKind.Entry:
                    positions &= BeginsEntry() ? ulong.MaxValue : 0;
                    continue;
                case ElementKind.Except:
                    positions &= ~(Step(positions, element, isAfterGap) >> 1);
                    continue;
                case ElementKind.Any:
                    positions = (positions << 1) & ((1UL << (_max + 1)) - 1);
                    isAfterGap = true;
                    continue;
                case ElementKind.Field:
                    positions &= (_words[_first].Marks & WordMarks.Field) != 0 ? ulong.MaxValue : 0;
                    continue;
                case ElementKind.Asked:
                    positions &= _sentences[_words[_first].Sentence].IsQuestion ? ulong.MaxValue : 0;
                    continue;
                case ElementKind.End:
                    positions &= _left == _max ? 1UL << _max : 0;
                    break;
                case ElementKind.Stop:
                    positions &= Stops();
                    isAfterGap = true;
                    continue;
                case ElementKind.Gap:
                    for (var step = 0; step < element.Gap; step++)
                    {
                        positions |= positions << 1;
                    }

                    positions &= (1UL << (_max + 1)) - 1;
                    isAfterGap = true;
                    continue;
                case ElementKind.Group:
                    positions = FollowGroup(element, positions, ref isAfterGap) | (element.IsOptional ? positions : 0);
                    continue;
                default:
                    positions = Step(positions, element, isAfterGap) | (element.IsOptional ? positions : 0);
                    break;
            }

            isAfterGap &= element.IsOptional;
        }

        return positions;
    }

    private ulong FollowGroup(Element group, ulong positions, ref bool isAfterGap)
    {
        var next = 0UL;
        var mayBeAfterGap = isAfterGap && group.IsOptional;
        foreach (var alternative in group.Alternatives)
        {
            var isAfter = isAfterGap;
            next |= Follow(alternative, positions, ref isAfter);
            mayBeAfterGap |= isAfter;
        }

        isAfterGap = mayBeAfterGap;
        return next;
    }

    private bool BeginsEntry() =>
        _first == 0
        || _words[_first - 1].Sentence != _words[_first].Sentence
        || (_words[_first].Marks & (WordMarks.AfterBreak | WordMarks.AfterLine)) != 0;

    /// <summary>The positions before a comma or similar mark, and at the end of a line or of the sentence.</summary>
    private ulong Stops()
    {
        var stops = _left == _max ? 1UL << _max : 0;
        for (var position = 1; position < _max; position++)
        {
            stops |= (_words[_first + position].Marks & (WordMarks.AfterBreak | WordMarks.AfterLine)) != 0 ? 1UL << position : 0;
        }

        return stops;
    }

    private ulong Step(ulong positions, Element element, bool isAfterGap)
    {
        var next = 0UL;
        for (var position = 0; position < _max && positions >> position != 0; position++)
        {
            if ((positions & (1UL << position)) != 0
                && (_words[_first + position].Marks & (isAfterGap ? WordMarks.Quoted : WordMarks.Quoted | WordMarks.AfterBreak)) == 0
                && IsOf(element, position))
            {
                next |= 1UL << (position + 1);
            }
        }

        return next;
    }

    private bool IsOf(Element element, int position) => element.Kind == ElementKind.Name
        ? (_words[_first + position].Marks & WordMarks.Capital) != 0
        : element.Words!.Contains(_numbered.NumbersOf(_first + position), _grammar.Words);

    /// <summary>The lowest position after a word, or 0.</summary>
    private static int LowestOf(ulong positions)
    {
        positions &= ~1UL;
        var lowest = 0;
        while (positions != 0 && (positions & (1UL << lowest)) == 0)
        {
            lowest++;
        }

        return lowest;
    }
}
