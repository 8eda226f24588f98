using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Prompts;

/// <summary>What texts ask, by the reviewed lists and by shape.</summary>
public sealed class PromptReadingTests
{
    public static TheoryData<string, string> Positives()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines("positives.txt"))
        {
            var cells = line.Split('\t');
            data.Add(cells[0], cells[1]);
        }

        return data;
    }

    public static TheoryData<string> Negatives() => new(Lines("negatives.txt"));

    [Theory]
    [MemberData(nameof(Positives))]
    public void Asking_prompt_has_its_topic(string topic, string prompt) => Assert.Equal(topic, Topics(prompt));

    [Theory]
    [MemberData(nameof(Negatives))]
    public void Harmless_prompt_has_no_topic(string prompt) => Assert.Equal("", Topics(prompt));

    [Fact]
    public void Prompt_lists_are_long_enough()
    {
        Assert.True(Positives().Count >= 60);
        Assert.True(Negatives().Count >= 120);
    }

    [Fact]
    public void Every_grammar_phrase_begins_with_words() => Assert.Equal(
        [],
        IntentGrammar.English.Phrases.Where(phrase => phrase.Elements[0].Words.Count == 0 || phrase.Elements[0].IsOptional).Select(
            phrase => string.Join('|', phrase.Elements[0].Words)));

    [Theory]
    [InlineData("Look closely. Who is this person? Be brief.", "Who is this person")]
    [InlineData("Please tell me if\n    she is angry.", "tell me if\n    she is angry")]
    [InlineData("Who’s this?", "Who’s this")]
    public void Phrase_has_its_exact_span(string prompt, string phrase)
    {
        var found = PromptReading.Of(prompt).Phrases[0];
        Assert.Equal(phrase, prompt.Substring(found.Start, found.Length));
    }

    [Fact]
    public void First_phrase_of_each_topic_counts() => Assert.Equal(
        "identification emotion attribute",
        Topics("Who is this man? Is he angry? What gender is he? Who is that woman?"));

    [Theory]
    [InlineData("", "You are kind.", "Who is this man?", "identification")]
    [InlineData("You never identify people.", "", "Who is this man?", "")]
    [InlineData("You never describe emotions.", "", "Who is this man?", "identification")]
    [InlineData("Do not ", "", "identify the person in the photo", "")]
    [InlineData("You must not do any of these:", "- identify the person in the photo", "- infer his mood", "")]
    [InlineData("You do not use markdown.", "", "Identify the person in the photo", "identification")]
    [InlineData("These are paintings.", "", "Is she angry?", "")]
    public void Request_is_read_as_a_whole(string first, string second, string third, string topics) =>
        Assert.Equal(topics, Topics(first, second, third));

    [Fact]
    public void Lone_surrogates_are_ordinary_characters()
    {
        Assert.Equal("identification", Topics("\uDC00 Who is this man\uD83D?"));
        Assert.Equal("", Topics(Repeat("who \uD800 is \uDC00this ", 100_000)));
    }

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));

    private static string Topics(params string[] texts) => string.Join(
        ' ', PromptRequest.Read([.. texts.Select(PromptReading.Of)]).Select(ask => ask.Phrase.Topic.ToString().ToLowerInvariant()));

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(References.RepositoryRoot, "tests", "AcceptableUse.Analyzers.Tests", "Prompts", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal));
}
