using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Prompts;

/// <summary>
/// What each feature of a text says for and against that the text asks for a topic: the weights of logistic regressions over a text's
/// features. <c>eng/PromptWeights</c> learns them from reviewed prompts and writes the file that is read here.
/// </summary>
internal sealed class PromptWeights
{
    private readonly uint[] _features;

    /// <summary>By the highest bits of a feature, the index of the first one with them. Features are hashes: about one has the same bits.</summary>
    private readonly int[] _starts;
    private readonly int _lowBits;
    private readonly byte[] _rarity;
    private readonly float[] _bias;
    private readonly float[] _scale;
    private readonly sbyte[] _weights;

    private PromptWeights(uint[] features, byte[] rarity, float[] bias, float[] scale, sbyte[] weights)
    {
        _features = features;
        _rarity = rarity;
        _bias = bias;
        _scale = scale;
        _weights = weights;
        RarityOfOthers = rarity.Max() / RarityUnits;
        (_starts, _lowBits) = StartsOf(features);
    }

    /// <summary>The topics that are weighed. To follow somebody is weighed as identification.</summary>
    public static ImmutableArray<PromptTopics> Topics { get; } =
        ImmutableArray.Create(PromptTopics.Identification, PromptTopics.Emotion, PromptTopics.Attribute, PromptTopics.Belief);

    /// <summary>The topic that a phrase of another one is weighed as.</summary>
    public static PromptTopics WeighedAs(PromptTopics topic) => topic == PromptTopics.Tracking ? PromptTopics.Identification : topic;

    /// <summary>
    /// Reads a file: how many features there are; for each topic what is said without any feature, and what a unit of its weights is worth;
    /// then the features in ascending order, how rare each is, and its weights, topic by topic. Little-endian.
    /// </summary>
    public static PromptWeights Read(byte[] file)
    {
        var count = BitConverter.ToInt32(file, 0);
        var bias = new float[Topics.Length];
        var scale = new float[Topics.Length];
        var features = new uint[count];
        var rarity = new byte[count];
        var weights = new sbyte[count * Topics.Length];
        var offset = sizeof(int);
        foreach (Array part in new Array[] { bias, scale, features, rarity, weights })
        {
            var length = Buffer.ByteLength(part);
            Buffer.BlockCopy(file, offset, part, 0, length);
            offset += length;
        }

        return new PromptWeights(features, rarity, bias, scale, weights);
    }

    /// <summary>How finely the rarity of a feature is written.</summary>
    public const float RarityUnits = 20;

    /// <summary>The index of a feature, or -1 where it has no weight.</summary>
    public int IndexOf(uint feature)
    {
        var bucket = feature >> _lowBits;
        for (var index = _starts[bucket]; index < _starts[bucket + 1]; index++)
        {
            if (_features[index] == feature)
            {
                return index;
            }
        }

        return -1;
    }

    private static (int[] Starts, int LowBits) StartsOf(uint[] features)
    {
        var lowBits = 31;
        while (lowBits > 0 && features.Length >> (31 - lowBits) > 1)
        {
            lowBits--;
        }

        var starts = new int[(uint.MaxValue >> lowBits) + 2];
        var bucket = 0;
        for (var index = 0; index < features.Length; index++)
        {
            while (bucket <= features[index] >> lowBits)
            {
                starts[bucket++] = index;
            }
        }

        while (bucket < starts.Length)
        {
            starts[bucket++] = features.Length;
        }

        return (starts, lowBits);
    }

    public bool IsOfKinds(int index) => PromptFeatures.IsOfKinds(_features[index]);

    /// <summary>The logarithm of how few of the prompts have a feature.</summary>
    public float RarityOf(int index) => _rarity[index] / RarityUnits;

    /// <summary>The same for a feature without a weight, which hardly any prompt has.</summary>
    public float RarityOfOthers { get; }

    /// <summary>What a text without any feature says, by the index of a topic.</summary>
    public float BiasOf(int topic) => _bias[topic];

    public float WeightOf(int index, int topic) => _weights[(topic * _features.Length) + index] * _scale[topic];
}
