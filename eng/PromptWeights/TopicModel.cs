using AcceptableUse.Analyzers.Prompts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace AcceptableUse.Analyzers.Weights;

/// <summary>A logistic regression that tells whether prompts ask for one topic.</summary>
internal sealed class TopicModel
{
    /// <summary>Chosen on prompts that nothing was learned from: ten times less finds less, three times more reports more.</summary>
    private const float Regularization = 0.03f;

    /// <summary>
    /// What a prompt counts that asks for another topic alone. Many prompts ask for several, so that it says little against this one.
    /// </summary>
    private const float WeightOfOtherTopics = 0.1f;

    private TopicModel(IReadOnlyList<float> weights, float bias)
    {
        Weights = weights;
        Bias = bias;
    }

    public IReadOnlyList<float> Weights { get; }

    public float Bias { get; }

    /// <param name="prompts">The values of the features of each prompt.</param>
    /// <param name="asked">What each prompt asks for.</param>
    /// <param name="topic">The topic that is learned.</param>
    public static TopicModel Learn(IReadOnlyList<VBuffer<float>> prompts, IReadOnlyList<PromptTopics> asked, PromptTopics topic)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, prompts[0].Length);
        var rows = context.Data.LoadFromEnumerable(
            prompts.Zip(asked, (features, topics) => new Row
            {
                Features = features,
                Label = (topics & topic) != 0,
                Weight = topics == PromptTopics.None || (topics & topic) != 0 ? 1 : WeightOfOtherTopics,
            }).ToList(),
            schema);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = 0,
            L2Regularization = Regularization,
            OptimizationTolerance = 1e-6f,
            NumberOfThreads = 1,
        });
        var model = trainer.Fit(rows).Model.SubModel;
        return new TopicModel(model.Weights, model.Bias);
    }

    /// <summary>How much a prompt asks for the topic: above 0 more likely than not.</summary>
    public float ScoreOf(VBuffer<float> prompt) => Bias + prompt.Items().Sum(value => value.Value * Weights[value.Key]);

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
