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

    /// <param name="sets">The sets of the grammar by name.</param>
    /// <param name="words">The words of the grammar.</param>
    public WordKinds(IReadOnlyDictionary<string, WordSet> sets, WordTrie words)
    {
        _words = words;
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
        if (word is { Word: < 0, Beginning: < 0 })
        {
            return null;
        }

        foreach (var (kind, words) in _sets)
        {
            if (words.Contains(word, _words))
            {
                return kind;
            }
        }

        return null;
    }
}
