using AcceptableUse.Analyzers.Prompts;
using Microsoft.ML.Data;

namespace AcceptableUse.Analyzers.Weights;

/// <summary>The features that occur often enough to learn from, and the values that a prompt has for them.</summary>
internal sealed class FeatureTable
{
    /// <summary>A feature of fewer prompts says nothing.</summary>
    private const int LeastPrompts = 4;

    private readonly Dictionary<uint, int> _indexes = [];

    public FeatureTable(IReadOnlyCollection<IReadOnlyDictionary<uint, int>> prompts)
    {
        var frequent = prompts.SelectMany(prompt => prompt.Keys)
            .CountBy(feature => feature)
            .Where(feature => feature.Value >= LeastPrompts)
            .OrderBy(feature => feature.Key);
        foreach (var (feature, count) in frequent)
        {
            _indexes.Add(feature, Features.Count);
            Features.Add(feature);
            Rarity.Add((byte)Math.Round(PromptWeights.RarityUnits * (1 + Math.Log((1.0 + prompts.Count) / (1 + count)))));
        }
    }

    /// <summary>The features in ascending order.</summary>
    public List<uint> Features { get; } = [];

    /// <summary>How rare each is, in the units of the file of weights.</summary>
    public List<byte> Rarity { get; } = [];

    /// <summary>How often each feature of a prompt occurs in it.</summary>
    public static IReadOnlyDictionary<uint, int> Count(string text, IntentGrammar grammar)
    {
        var (words, sentences) = PromptWords.Split(text);
        var counts = new Dictionary<uint, int>();
        PromptFeatures.Visit(new NumberedWords(grammar, text, words), sentences, 0, sentences.Count - 1, (_, feature, _) =>
            counts[feature] = counts.GetValueOrDefault(feature) + 1);
        return counts;
    }

    /// <summary>The values of a prompt, as <see cref="WeighedPassage"/> has them.</summary>
    public VBuffer<float> ValuesOf(IReadOnlyDictionary<uint, int> counts)
    {
        var values = counts
            .Where(count => _indexes.ContainsKey(count.Key))
            .Select(count => (count.Key, Index: _indexes[count.Key], Value: (1 + Math.Log(count.Value)) * Rarity[_indexes[count.Key]]))
            .OrderBy(value => value.Index)
            .ToList();
        var lengths = counts.ToLookup(count => PromptFeatures.IsOfKinds(count.Key)).ToDictionary(
            block => block.Key,
            block => Math.Sqrt(values.Where(value => PromptFeatures.IsOfKinds(value.Key) == block.Key).Sum(value => value.Value * value.Value)
                + (block.Where(count => !_indexes.ContainsKey(count.Key)).Sum(count => count.Value) * (double)Rarity.Max() * Rarity.Max())));
        return new VBuffer<float>(
            Features.Count,
            values.Count,
            [.. values.Select(value => (float)(value.Value / lengths[PromptFeatures.IsOfKinds(value.Key)]))],
            [.. values.Select(value => value.Index)]);
    }
}
