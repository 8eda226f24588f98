namespace AcceptableUse.Analyzers.Prompts;

/// <summary>
/// The features of a text that weights are learned for: its words alone and up to three in a row, and the kinds of its words up to four in a
/// row, or two with others between. Each is a number, a hash of what it consists of.
/// </summary>
internal static class PromptFeatures
{
    private const int LongestOfWords = 3;
    private const int LongestOfKinds = 4;
    private const int FarthestPair = 4;

    private static readonly uint Begin = HashOf("^");
    private static readonly uint End = HashOf("$");
    private static readonly uint Question = HashOf("?");
    private static readonly uint Break = HashOf(",");
    private static readonly uint Number = HashOf("0");

    /// <summary>Whether a feature is about kinds of words, rather than about words.</summary>
    public static bool IsOfKinds(uint feature) => (feature & 1) != 0;

    /// <summary>Visits each feature of some sentences as often as it occurs.</summary>
    /// <param name="visit">Takes a sentence, its feature, and the index of the first word that this is about.</param>
    public static void Visit(
        NumberedWords words,
        IReadOnlyList<PromptSentence> sentences,
        int firstSentence,
        int lastSentence,
        Action<int, uint, int> visit)
    {
        var tokens = new List<Token>();
        for (var first = words.FirstOf(firstSentence); first < words.Words.Count && words.Words[first].Sentence <= lastSentence;)
        {
            var sentence = words.Words[first].Sentence;
            tokens.Clear();
            tokens.Add(new Token(Begin, Begin, first, IsKind: false));
            var end = first;
            for (; end < words.Words.Count && words.Words[end].Sentence == sentence; end++)
            {
                if (end > first && (words.Words[end].Marks & WordMarks.AfterBreak) != 0)
                {
                    tokens.Add(new Token(Break, Break, end, IsKind: false));
                }

                tokens.Add(TokenOf(words, end));
            }

            var mark = sentences[sentence].IsQuestion ? Question : End;
            tokens.Add(new Token(mark, mark, end - 1, IsKind: false));
            Visit(tokens, (feature, word) => visit(sentence, feature, word));
            first = end;
        }
    }

    private static void Visit(List<Token> tokens, Action<uint, int> visit)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = 0U;
            var kind = 0U;
            for (var length = 1; length <= LongestOfKinds && i + length <= tokens.Count; length++)
            {
                var token = tokens[i + length - 1];
                word = Combine(word, token.Word);
                kind = Combine(kind, token.Kind);
                visit(kind | 1, tokens[i].Index);
                if (length <= LongestOfWords)
                {
                    visit(word & ~1U, tokens[i].Index);
                }

                if (length > 1 && tokens[i].IsKind && token.IsKind)
                {
                    VisitPair(tokens[i], token, length - 1, visit);
                }
            }

            if (i + FarthestPair < tokens.Count && tokens[i].IsKind && tokens[i + FarthestPair].IsKind)
            {
                VisitPair(tokens[i], tokens[i + FarthestPair], FarthestPair, visit);
            }
        }
    }

    private static void VisitPair(Token first, Token second, int distance, Action<uint, int> visit) =>
        visit(Combine(Combine(first.Kind, second.Kind), (uint)distance) | 1, first.Index);

    private static Token TokenOf(NumberedWords words, int index)
    {
        var word = words.Words[index];
        var hash = (word.Marks & WordMarks.Not) != 0 ? HashOf("not")
            : char.IsDigit(words.Text[word.Start]) ? Number
            : HashOf(words.Text, word.Start, word.Length);
        return words.Grammar.Kinds.Of(words.NumbersOf(index)) is { } kind
            ? new Token(hash, kind, index, IsKind: true)
            : new Token(hash, hash, index, IsKind: false);
    }

    /// <summary>The hash of a word in lower case, or of the name of a kind.</summary>
    public static uint HashOf(string text) => HashOf(text, 0, text.Length);

    private static uint HashOf(string text, int start, int length)
    {
        var hash = 2166136261;
        for (var i = start; i < start + length; i++)
        {
            hash = (hash ^ char.ToLowerInvariant(text[i])) * 16777619;
        }

        return hash;
    }

    private static uint Combine(uint hash, uint next)
    {
        hash = (hash ^ next) * 0x9E3779B1;
        hash = (hash ^ (hash >> 15)) * 0x85EBCA77;
        return hash ^ (hash >> 13);
    }

    /// <param name="Word">The hash of the word or mark.</param>
    /// <param name="Kind">The hash of its kind, or of the word where it is of none.</param>
    /// <param name="Index">The index of the word.</param>
    /// <param name="IsKind">The word is of a kind.</param>
    private readonly record struct Token(uint Word, uint Kind, int Index, bool IsKind);
}
