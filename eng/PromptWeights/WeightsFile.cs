using AcceptableUse.Analyzers.Prompts;

namespace AcceptableUse.Analyzers.Weights;

/// <summary>Writes what <see cref="PromptWeights.Read"/> reads.</summary>
internal static class WeightsFile
{
    public static void Write(string path, FeatureTable table, IReadOnlyList<TopicModel> models)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(table.Features.Count);
        foreach (var model in models)
        {
            writer.Write(model.Bias);
        }

        foreach (var model in models)
        {
            writer.Write(ScaleOf(model));
        }

        foreach (var feature in table.Features)
        {
            writer.Write(feature);
        }

        foreach (var rarity in table.Rarity)
        {
            writer.Write(rarity);
        }

        foreach (var model in models)
        {
            var scale = ScaleOf(model);
            foreach (var weight in model.Weights)
            {
                writer.Write((sbyte)Math.Round(weight / scale));
            }
        }
    }

    /// <summary>What a unit of the weights is worth, so that the largest one fits.</summary>
    private static float ScaleOf(TopicModel model) => model.Weights.Max(Math.Abs) / sbyte.MaxValue;
}
