namespace AcceptableUse.Analyzers.Prompts;

/// <summary>
/// Joins the characters of scripts without spaces to words: at each place the longest word of the grammar, else the character alone. The
/// rest of the sentence does not count, so a grammar lists the longer words that contain one of its own.
/// </summary>
internal static class JoinedWords
{
    /// <summary>The words, and for each the index of its first character with the count of characters at the end; null if none is joined.</summary>
    public static (IReadOnlyList<PromptWord> Words, int[]? Origins) Join(WordTrie grammar, string text, IReadOnlyList<PromptWord> characters)
    {
        if (!IsAnyUnspaced(text, characters))
        {
            return (characters, null);
        }

        var words = new List<PromptWord>(characters.Count);
        var origins = new List<int>(characters.Count + 1);
        var run = 0;
        for (var i = 0; i < characters.Count;)
        {
            while (run <= i || (run < characters.Count && Continues(text, characters[run - 1], characters[run])))
            {
                run++;
            }

            var first = characters[i];
            var length = PromptWords.IsUnspaced(text[first.Start])
                ? Math.Max(1, grammar.FindLongest(text, first.Start, first.Start + run - i).Length)
                : 1;
            words.Add(length == 1 ? first : first with { Length = length });
            origins.Add(i);
            i += length;
        }

        origins.Add(characters.Count);
        return (words, [.. origins]);
    }

    private static bool IsAnyUnspaced(string text, IReadOnlyList<PromptWord> characters)
    {
        foreach (var character in characters)
        {
            if (PromptWords.IsUnspaced(text[character.Start]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Continues(string text, PromptWord before, PromptWord word) =>
        word.Start == before.Start + 1
        && before.Length == 1
        && word.Sentence == before.Sentence
        && word.Marks == (before.Marks & ~(WordMarks.AfterBreak | WordMarks.AfterLine))
        && PromptWords.IsUnspaced(text[word.Start])
        && PromptWords.IsUnspaced(text[before.Start]);
}
