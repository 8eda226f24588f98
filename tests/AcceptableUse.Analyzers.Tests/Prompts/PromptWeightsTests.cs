using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Weights;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Prompts;

/// <summary>What the words of a text weigh beside the phrases of the grammar.</summary>
public sealed class PromptWeightsTests
{
    public static TheoryData<string> Learned { get; } = [.. LearnedLanguages];

    private static IReadOnlyList<string> LearnedLanguages => LearningPrompts.Languages(References.RepositoryRoot);

    [Fact]
    public void Every_language_has_weights() => Assert.Equal(Languages.All.Names.Order(), LearnedLanguages.Order());

    /// <summary>Whoever changes a list of prompts or a set of a grammar learns anew.</summary>
    [Theory]
    [MemberData(nameof(Learned))]
    public void Weights_are_learned_from_the_prompts_as_they_are(string language)
    {
        var (_, fingerprint) = LearningPrompts.Target(References.RepositoryRoot, language);

        Assert.True(
            File.ReadAllText(fingerprint).Trim() == LearningPrompts.Fingerprint(References.RepositoryRoot, language),
            "Run `dotnet run -c Release --project eng/PromptWeights` and commit what it writes.");
    }

    [Theory]
    [MemberData(nameof(Learned))]
    public void No_prompt_is_learned_with_two_meanings(string language) => Assert.Empty(
        LearningPrompts.Read(References.RepositoryRoot, language)
            .GroupBy(prompt => prompt.Text)
            .Where(same => same.Select(prompt => prompt.Topics).Distinct().Count() > 1)
            .Select(same => same.Key));

    [Fact]
    public void Weights_of_a_language_weigh_each_topic()
    {
        for (var language = 0; language < Languages.All.Names.Count; language++)
        {
            var weights = Languages.All.WeightsOf(language);
            Assert.All(Enumerable.Range(0, PromptWeights.Topics.Length), topic => Assert.True(weights.BiasOf(topic) < 0));
        }
    }

    /// <summary>Each kind of feature: a word, a kind of word, several in a row, two kinds with a word between, and marks.</summary>
    [Fact]
    public void Features_are_words_and_kinds_in_a_row()
    {
        var bride = FeaturesOf("the bride laughs");
        var groom = FeaturesOf("the groom laughs");
        var other = FeaturesOf("the brick laughs");

        Assert.Equal(bride.Where(PromptFeatures.IsOfKinds), groom.Where(PromptFeatures.IsOfKinds));
        Assert.NotEqual(bride.Where(PromptFeatures.IsOfKinds), other.Where(PromptFeatures.IsOfKinds));
        Assert.NotEqual(bride, groom);
        Assert.Equal(bride, FeaturesOf("The BRIDE laughs."));
        Assert.NotEqual(bride, FeaturesOf("The bride laughs?"));
        Assert.NotEqual(bride, FeaturesOf("The bride, laughs."));
        Assert.Equal(FeaturesOf("12 brides"), FeaturesOf("7 brides"));
        Assert.Contains(FeaturesOf("bride or groom").Except(FeaturesOf("bride or brick")), PromptFeatures.IsOfKinds);
    }

    [Fact]
    public void Sentences_share_no_feature_in_a_row()
    {
        var one = FeaturesOf("the bride laughs. the cake is cut.");

        Assert.Equal(FeaturesOf("the bride laughs.").Concat(FeaturesOf("the cake is cut.")).Order(), one.Order());
    }

    /// <summary>What no phrase of the grammar asks, the words of the whole text can; the words that say most are shown.</summary>
    [Fact]
    public void Words_ask_without_a_phrase()
    {
        const string Prompt = "Choose a song for the passenger on the back seat that fits how the day seems to have gone for her, judging by the face.";
        var phrase = Assert.Single(AskedBy(PromptReading.Of(Prompt)));

        Assert.Equal(PromptTopics.Emotion, phrase.Topic);
        Assert.InRange(Prompt.Substring(phrase.Start, phrase.Length).Split(' ').Length, 2, 12);
        Assert.Empty(AskedBy(PromptReading.OfNames(Prompt)));
    }

    /// <summary>A phrase that the rest of the text contradicts does not ask.</summary>
    [Theory]
    [InlineData("What does her posture say about the height of the desk? Should it be raised?")]
    [InlineData("HR said: gender pay report goes on page 2, team photo on page 3.")]
    public void Words_take_a_phrase_back(string prompt)
    {
        Assert.NotEmpty(AskedBy(PromptReading.OfNames(prompt)));
        Assert.Empty(AskedBy(PromptReading.Of(prompt)));
    }

    /// <summary>What the grammar refuses or negates is not asked by words either.</summary>
    [Theory]
    [InlineData("", "", "emotion")]
    [InlineData("Never infer emotions. ", "", "")]
    [InlineData("", " Do not infer his feelings.", "")]
    public void Words_ask_nothing_that_is_refused(string before, string after, string topics)
    {
        const string Prompt = "Choose a song for the passenger on the back seat that fits how the day seems to have gone for her, judging by the face.";

        Assert.Equal(topics, string.Join(' ', AskedBy(PromptReading.Of(before + Prompt + after)).Select(phrase => phrase.Topic.ToString().ToLowerInvariant())));
    }

    [Theory]
    [InlineData("The caller at the door is Mrs Miller?")]
    [InlineData("Read the patient's name and sex.")]
    public void Few_words_are_not_weighed(string prompt) =>
        Assert.Equal(AskedBy(PromptReading.OfNames(prompt)), AskedBy(PromptReading.Of(prompt)));

    private static List<PromptPhrase> AskedBy(PromptReading reading) => [.. PromptRequest.Read([reading]).Select(ask => ask.Phrase)];

    private static List<uint> FeaturesOf(string text)
    {
        var features = new List<uint>();
        var (words, sentences) = PromptWords.Split(text);
        PromptFeatures.Visit(
            new NumberedWords(Languages.All.GrammarOf(0), text, words), sentences, 0, sentences.Count - 1, (_, feature, _) => features.Add(feature));
        return features;
    }
}
