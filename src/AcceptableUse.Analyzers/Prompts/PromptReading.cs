using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>A phrase of a prompt that asks for a topic.</summary>
/// <param name="IsFragment">A preceding text could negate it.</param>
internal readonly record struct PromptPhrase(PromptTopics Topic, int Start, int Length, bool IsFragment);

/// <summary>What one text, as a whole or as part of a request, asks of a model. Linear in its length.</summary>
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

    /// <summary>The phrases that ask for something.</summary>
    public ImmutableArray<PromptPhrase> Phrases { get; }

    /// <summary>The topics that the text tells the model to avoid.</summary>
    public PromptTopics Refused { get; }

    /// <summary>The topics that, by this text, are not about the faces of real people.</summary>
    public PromptTopics Lifted { get; }

    /// <summary>The text ends inside a negation, which may negate the text that follows.</summary>
    public bool IsOpenNegation { get; }

    public static PromptReading Of(string text)
    {
        // A single word asks nothing, and most texts of a program are single words.
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
            var isNegated = negations.Negate(sentence, match);
            switch (match.Role)
            {
                case PhraseRole.Ask when isNegated:
                case PhraseRole.Refusal when isNegated:
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

    /// <summary>Whether the text ends as if another one followed.</summary>
    private static bool EndsOpen(string text)
    {
        var last = text[text.Length - 1];
        return char.IsWhiteSpace(last) || last is ':' or ',';
    }

    private readonly record struct Match(PhraseRole Role, PromptTopics Topics, int First, int Last);

    /// <summary>The positions of negations in each sentence.</summary>
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

        /// <summary>Whether a phrase is negated in its sentence, or by the sentence that introduces its list.</summary>
        public bool Negate(int sentence, Match match) =>
            _firstBefore[sentence] <= match.Last
            || _lastAfter[sentence] > match.Last
            || (sentences[sentence].Governor is var governor && governor >= 0 && IsNegated(governor));
    }

    /// <summary>Finds the phrases of the grammar among words.</summary>
    private sealed class Matcher(IReadOnlyList<PromptWord> words)
    {
        /// <summary>The most words that one phrase can span, so that a set of positions fits into a number.</summary>
        private const int MaxSpan = 60;

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
        /// The number of words that a phrase matches from a word on, or 0. Each bit of a set is a position after the
        /// first word.
        /// </summary>
        /// <param name="left">The number of words left in the sentence.</param>
        private int LengthOf(IntentGrammar.Phrase phrase, int first, int left)
        {
            var max = Math.Min(left, MaxSpan);
            var positions = 1UL << 1;
            var isAfterGap = false;
            for (var i = 1; i < phrase.Elements.Length && positions != 0; i++)
            {
                var element = phrase.Elements[i];
                if (element.IsEnd)
                {
                    positions &= left == max ? 1UL << max : 0;
                }
                else if (element.IsStop)
                {
                    positions &= StopsIn(first, left, max);
                }
                else if (element.Gap > 0)
                {
                    for (var step = 0; step < element.Gap; step++)
                    {
                        positions |= positions << 1;
                    }

                    positions &= (1UL << max) - 1;
                    isAfterGap = true;
                    continue;
                }
                else
                {
                    positions = Step(positions, element, first, max, isAfterGap) | (element.IsOptional ? positions : 0);
                }

                isAfterGap &= element.IsOptional;
            }

            return LowestOf(positions);
        }

        /// <summary>The positions before a comma or similar mark, and at the end of the sentence.</summary>
        private ulong StopsIn(int first, int left, int max)
        {
            var stops = left == max ? 1UL << max : 0;
            for (var position = 1; position < max; position++)
            {
                stops |= words[first + position].IsAfterBreak ? 1UL << position : 0;
            }

            return stops;
        }

        private ulong Step(ulong positions, IntentGrammar.Element element, int first, int max, bool isAfterGap)
        {
            var next = 0UL;
            for (var position = LowestOf(positions); position < max && positions >> position != 0; position++)
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

        /// <summary>The lowest bit of a set, which never contains bit 0; 0 if the set is empty.</summary>
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
