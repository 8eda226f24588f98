// Learns what the words of prompts weigh: `dotnet run -c Release --project eng/PromptWeights` writes the weights of every language anew.
// With `-- check` it writes nothing and says how well the weights tell prompts that they were not learned from: each fifth in turn.
using System.Globalization;
using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Weights;

const int Folds = 5;

if (args is not ([] or ["check"]))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project eng/PromptWeights [-- check]");
    return 2;
}

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "AcceptableUse.Analyzers.sln")))
{
    root = Path.GetDirectoryName(root)!;
}

foreach (var language in LearningPrompts.Languages(root))
{
    var prompts = LearningPrompts.Read(root, language);
    var grammar = Languages.All.GrammarOf(Languages.All.Names.ToList().IndexOf(language));
    var counts = prompts.Select(prompt => FeatureTable.Count(prompt.Text, grammar)).ToList();
    if (args.Length == 0)
    {
        Write(language, prompts, counts);
    }
    else
    {
        Check(language, prompts, counts);
    }
}

return 0;

void Write(string language, IReadOnlyList<LearningPrompt> prompts, List<IReadOnlyDictionary<uint, int>> counts)
{
    var table = new FeatureTable(counts);
    var values = counts.ConvertAll(table.ValuesOf);
    var models = PromptWeights.Topics.Select(topic => TopicModel.Learn(values, [.. prompts.Select(Weighed)], topic)).ToList();
    var (target, fingerprint) = LearningPrompts.Target(root, language);
    WeightsFile.Write(target, table, models);
    File.WriteAllText(fingerprint, LearningPrompts.Fingerprint(root, language) + "\n");
    Console.WriteLine($"{language}: {table.Features.Count} features of {prompts.Count} prompts");
}

void Check(string language, IReadOnlyList<LearningPrompt> prompts, List<IReadOnlyDictionary<uint, int>> counts)
{
    foreach (var topic in PromptWeights.Topics)
    {
        var (asking, found, silent, reported) = (0, 0, 0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = Enumerable.Range(0, prompts.Count).Where(index => index / 10 % Folds != fold).ToList();
            var table = new FeatureTable([.. learned.Select(index => counts[index])]);
            var model = TopicModel.Learn(
                [.. learned.Select(index => table.ValuesOf(counts[index]))], [.. learned.Select(index => Weighed(prompts[index]))], topic);
            foreach (var index in Enumerable.Range(0, prompts.Count).Except(learned))
            {
                var isFound = model.ScoreOf(table.ValuesOf(counts[index])) > WeighedText.Alone ? 1 : 0;
                (asking, found, silent, reported) = Weighed(prompts[index]).HasFlag(topic)
                    ? (asking + 1, found + isFound, silent, reported)
                    : (asking, found, silent + 1, reported + isFound);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{language}, {topic}: finds {found} of {asking}, reports {reported} of {silent} that do not ask for it"));
    }
}

static PromptTopics Weighed(LearningPrompt prompt) => Enum.GetValues<PromptTopics>()
    .Where(topic => prompt.Topics.HasFlag(topic))
    .Aggregate(PromptTopics.None, (all, topic) => all | PromptWeights.WeighedAs(topic));
