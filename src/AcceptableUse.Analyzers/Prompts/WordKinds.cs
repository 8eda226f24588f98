using static AcceptableUse.Analyzers.Prompts.IntentGrammar;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>
/// The kinds of words that the larger sets of a grammar make: people, feelings, peoples. A word is of the largest set that has it, so that
/// <c>plumber</c> and <c>bride</c> are of one kind.
/// </summary>
internal sealed class WordKinds
{
    /// <summary>Smaller sets are parts of phrases rather than kinds of things.</summary>
    private const int LeastWords = 10;

    private readonly WordTrie _words;
    private readonly (uint Kind, WordSet Words)[] _sets;

    /// <summary>By the number of a word or beginning, one more than the index of the largest set that has it; 0 where nobody has asked.</summary>
    private readonly int[] _known;

    /// <param name="sets">The sets of the grammar by name.</param>
    /// <param name="words">The words of the grammar.</param>
    public WordKinds(IReadOnlyDictionary<string, WordSet> sets, WordTrie words)
    {
        _words = words;
        _known = new int[words.Count];
        _sets = [.. sets
            .Select(set => (set.Key, set.Value, set.Value.Count))
            .Where(set => set.Count >= LeastWords)
            .OrderByDescending(set => set.Count)
            .ThenBy(set => set.Key, StringComparer.Ordinal)
            .Select(set => (PromptFeatures.HashOf($"${set.Key}"), set.Value))];
    }

    /// <summary>The kind that a word is of, as a hash of its name; null if none.</summary>
    public uint? Of(WordNumbers word)
    {
        var set = word.Word >= 0 ? SetOf(word.Word) : _sets.Length;
        for (var beginning = word.Beginning; beginning >= 0; beginning = _words.ShorterThan(beginning))
        {
            set = Math.Min(set, SetOf(beginning));
        }

        return set < _sets.Length ? _sets[set].Kind : null;
    }

    /// <summary>The index of the largest set that has a word or beginning, or the count of sets. Two threads that find it find the same.</summary>
    private int SetOf(int number)
    {
        if (_known[number] == 0)
        {
            var set = Array.FindIndex(_sets, candidate => candidate.Words.Contains(number));
            _known[number] = (set < 0 ? _sets.Length : set) + 1;
        }

        return _known[number] - 1;
    }
}
