namespace AcceptableUse.Analyzers.Prompts;

/// <summary>The features of some sentences, and what they say together for each topic.</summary>
internal sealed class WeighedPassage
{
    private readonly PromptWeights _weights;
    private readonly Dictionary<int, float> _values = [];
    private readonly float[] _scores;
    private int _otherWords;
    private int _otherKinds;

    public WeighedPassage(PromptWeights weights)
    {
        _weights = weights;
        _scores = new float[PromptWeights.Topics.Length];
    }

    /// <summary>Counts a feature.</summary>
    public void Add(uint feature)
    {
        if (_weights.IndexOf(feature) is var index and >= 0)
        {
            _values[index] = _values.TryGetValue(index, out var count) ? count + 1 : 1;
        }
        else if (PromptFeatures.IsOfKinds(feature))
        {
            _otherKinds++;
        }
        else
        {
            _otherWords++;
        }
    }

    /// <summary>Adds up, once all features are counted.</summary>
    public void Complete()
    {
        Scale(isOfKinds: false, _otherWords);
        Scale(isOfKinds: true, _otherKinds);
        for (var topic = 0; topic < _scores.Length; topic++)
        {
            _scores[topic] = _weights.BiasOf(topic);
            foreach (var value in _values)
            {
                _scores[topic] += value.Value * _weights.WeightOf(value.Key, topic);
            }
        }
    }

    /// <summary>How much the passage says that it asks for a topic: above 0 more likely than not.</summary>
    public float ScoreOf(PromptTopics topic) => _scores[PromptWeights.Topics.IndexOf(PromptWeights.WeighedAs(topic))];

    /// <summary>What a feature that was counted says for a topic.</summary>
    public float SaidBy(uint feature, PromptTopics topic) =>
        _weights.IndexOf(feature) is var index and >= 0 && _values.TryGetValue(index, out var value)
            ? value * _weights.WeightOf(index, PromptWeights.Topics.IndexOf(topic))
            : 0;

    /// <summary>
    /// Makes counts values: repetition counts less and less, rare features more, and long texts no more than short ones. What no prompt has
    /// says nothing and takes its share, so that a text of another world says little.
    /// </summary>
    private void Scale(bool isOfKinds, int others)
    {
        int[] indexes = [.. _values.Keys.Where(index => _weights.IsOfKinds(index) == isOfKinds)];
        var squares = (double)others * _weights.RarityOfOthers * _weights.RarityOfOthers;
        foreach (var index in indexes)
        {
            var value = (1 + Math.Log(_values[index])) * _weights.RarityOf(index);
            _values[index] = (float)value;
            squares += value * value;
        }

        foreach (var index in indexes)
        {
            _values[index] /= (float)Math.Sqrt(squares);
        }
    }
}
