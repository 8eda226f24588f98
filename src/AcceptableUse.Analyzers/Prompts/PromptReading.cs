using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>A phrase of a prompt that asks for a topic.</summary>
/// <param name="IsFragment">Another text that goes before it could take it back.</param>
internal readonly record struct PromptPhrase(PromptTopics Topic, int Start, int Length, bool IsFragment);

/// <summary>What one text, as a whole or as part of a request, asks of a model. Takes time in proportion to its length.</summary>
internal sealed class PromptReading
{
    public static readonly PromptReading Nothing = new(
        ImmutableArray<PromptPhrase>.Empty, PromptTopics.None, PromptTopics.None, isOpenNegation: false);

    private PromptReading(ImmutableArray<PromptPhrase> phrases, PromptTopics refused, PromptTopics lifted, bool isOpenNegation)
    {
        Phrases = phrases;
        Refused = refused;
        Lifted = lifted;
        IsOpenNegation = isOpenNegation;
    }

    /// <summary>Where the text asks for something.</summary>
    public ImmutableArray<PromptPhrase> Phrases { get; }

    /// <summary>What the text says not to do.</summary>
    public PromptTopics Refused { get; }

    /// <summary>The topics that by this text are not about the faces of real people.</summary>
    public PromptTopics Lifted { get; }

    /// <summary>The text ends in the middle of a negation, so that the text after it may be taken back.</summary>
    public bool IsOpenNegation { get; }

    public static PromptReading Of(string text)
    {
        // A word alone asks nothing, as most texts of a program are.
        if (text.IndexOf(' ') < 0)
        {
            return Nothing;
        }

        var (words, sentences) = PromptWords.Split(text);
        if (words.Count == 0)
        {
            return Nothing;
        }

        var found = new Matcher(words).Run();
        var negations = new Negations(sentences);
        foreach (var match in found)
        {
            negations.Add(words[match.First].Sentence, match);
        }

        var phrases = ImmutableArray.CreateBuilder<PromptPhrase>();
        var refused = PromptTopics.None;
        var lifted = PromptTopics.None;
        foreach (var match in found)
        {
            var sentence = words[match.First].Sentence;
            var isTakenBack = negations.TakeBack(sentence, match);
            switch (match.Role)
            {
                case PhraseRole.Ask when isTakenBack:
                case PhraseRole.Refusal when isTakenBack:
                    refused |= match.Topics;
                    break;
                case PhraseRole.Ask:
                    var isFragment = sentence == 0 || sentences[sentence] is { IsItem: true, Governor: < 0 };
                    phrases.Add(
                        new PromptPhrase(
                            match.Topics,
                            words[match.First].Start,
                            words[match.Last].Start + words[match.Last].Length - words[match.First].Start,
                            isFragment));
                    break;
                case PhraseRole.Lift:
                    lifted |= match.Topics;
                    break;
            }
        }

        return new PromptReading(phrases.ToImmutable(), refused, lifted, negations.IsNegated(sentences.Count - 1) && EndsOpen(text));
    }

    /// <summary>Whether the text ends in a way that wants another one after it.</summary>
    private static bool EndsOpen(string text)
    {
        var last = text[text.Length - 1];
        return char.IsWhiteSpace(last) || last is ':' or ',';
    }

    private readonly record struct Match(PhraseRole Role, PromptTopics Topics, int First, int Last);

    /// <summary>Where the sentences are negated.</summary>
    private sealed class Negations(IReadOnlyList<PromptSentence> sentences)
    {
        private readonly int[] _firstBefore = [.. sentences.Select(_ => int.MaxValue)];
        private readonly int[] _lastAfter = [.. sentences.Select(_ => -1)];

        public void Add(int sentence, Match match)
        {
            if (match.Role == PhraseRole.Negation)
            {
                _firstBefore[sentence] = Math.Min(_firstBefore[sentence], match.First);
            }
            else if (match.Role == PhraseRole.NegationAfter)
            {
                _lastAfter[sentence] = Math.Max(_lastAfter[sentence], match.First);
            }
        }

        public bool IsNegated(int sentence) => _firstBefore[sentence] != int.MaxValue || _lastAfter[sentence] >= 0;

        /// <summary>Whether a phrase is negated in its sentence, or by the sentence that introduces the list it stands in.</summary>
        public bool TakeBack(int sentence, Match match) =>
            _firstBefore[sentence] <= match.Last
            || _lastAfter[sentence] > match.Last
            || (sentences[sentence].Governor is var governor && governor >= 0 && IsNegated(governor));
    }

    /// <summary>Finds the phrases of the grammar among words.</summary>
    private sealed class Matcher(IReadOnlyList<PromptWord> words)
    {
        /// <summary>Words that one phrase can span, so that a set of positions fits into a number.</summary>
        private const int MostSpan = 60;

        public List<Match> Run()
        {
            var found = new List<Match>();
            var end = 0;
            for (var first = 0; first < words.Count; first++)
            {
                while (end < words.Count && words[end].Sentence == words[first].Sentence)
                {
                    end++;
                }

                if (words[first].IsQuoted)
                {
                    continue;
                }

                foreach (var phrase in IntentGrammar.English.BeginningWith(words[first].Text))
                {
                    if (LengthOf(phrase, first, end - first) is var length and > 0)
                    {
                        found.Add(new Match(phrase.Role, phrase.Topics, first, first + length - 1));
                    }
                }
            }

            return found;
        }

        /// <summary>
        /// How many words the phrase takes that begins at a word, or 0. Each bit of a set is a position after the first
        /// word.
        /// </summary>
        /// <param name="left">The words that are left of the sentence.</param>
        private int LengthOf(IntentGrammar.Phrase phrase, int first, int left)
        {
            var most = Math.Min(left, MostSpan);
            var positions = 1UL << 1;
            var isAfterGap = false;
            for (var i = 1; i < phrase.Elements.Length && positions != 0; i++)
            {
                var element = phrase.Elements[i];
                if (element.IsEnd)
                {
                    positions &= left == most ? 1UL << most : 0;
                }
                else if (element.IsStop)
                {
                    positions &= StopsIn(first, left, most);
                }
                else if (element.Gap > 0)
                {
                    for (var step = 0; step < element.Gap; step++)
                    {
                        positions |= positions << 1;
                    }

                    positions &= (1UL << most) - 1;
                    isAfterGap = true;
                    continue;
                }
                else
                {
                    positions = Step(positions, element, first, most, isAfterGap) | (element.IsOptional ? positions : 0);
                }

                isAfterGap &= element.IsOptional;
            }

            return LowestOf(positions);
        }

        /// <summary>The positions before a comma or the like, and at the end of the sentence.</summary>
        private ulong StopsIn(int first, int left, int most)
        {
            var stops = left == most ? 1UL << most : 0;
            for (var position = 1; position < most; position++)
            {
                stops |= words[first + position].IsAfterBreak ? 1UL << position : 0;
            }

            return stops;
        }

        private ulong Step(ulong positions, IntentGrammar.Element element, int first, int most, bool isAfterGap)
        {
            var next = 0UL;
            for (var position = LowestOf(positions); position < most && positions >> position != 0; position++)
            {
                if ((positions & (1UL << position)) != 0
                    && words[first + position] is { IsQuoted: false } word
                    && (isAfterGap || !word.IsAfterBreak)
                    && element.Words.Contains(word.Text))
                {
                    next |= 1UL << (position + 1);
                }
            }

            return next;
        }

        /// <summary>The lowest bit of a set, which never has the bit 0, or 0 when it is empty.</summary>
        private static int LowestOf(ulong positions)
        {
            var lowest = 0;
            while (positions != 0 && (positions & (1UL << lowest)) == 0)
            {
                lowest++;
            }

            return lowest;
        }
    }
}
