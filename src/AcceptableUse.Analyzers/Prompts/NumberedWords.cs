namespace AcceptableUse.Analyzers.Prompts;

/// <summary>The words of a text as a grammar knows them.</summary>
internal sealed class NumberedWords
{
    private readonly WordNumbers[] _numbers;

    /// <summary>The index of the first character of each joined word; null where none is joined.</summary>
    private readonly int[]? _origins;

    public NumberedWords(IntentGrammar grammar, string text, IReadOnlyList<PromptWord> words)
    {
        Grammar = grammar;
        Text = text;
        (Words, _origins) = JoinedWords.Join(grammar.Words, text, words);
        _numbers = new WordNumbers[Words.Count];
        for (var i = 0; i < _numbers.Length; i++)
        {
            var word = Words[i];
            _numbers[i] = (word.Marks & WordMarks.Not) != 0
                ? grammar.Not
                : grammar.Words.Find(text, word.Start, word.Length, (word.Marks & WordMarks.Compound) != 0);
        }
    }

    public IntentGrammar Grammar { get; }

    public string Text { get; }

    /// <summary>The words, those of scripts without spaces joined.</summary>
    public IReadOnlyList<PromptWord> Words { get; }

    /// <summary>What the grammar knows of a word.</summary>
    public WordNumbers NumbersOf(int word) => _numbers[word];

    /// <summary>The index of the first word of a sentence, or of the first one after it.</summary>
    public int FirstOf(int sentence)
    {
        var low = 0;
        var high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Sentence < sentence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The index of a word, or of the end, among those that are not joined.</summary>
    public int OriginOf(int word) => _origins is null ? word : _origins[word];
}
