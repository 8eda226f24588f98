using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Prompts;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// The whole truth table of the policy: every combination of tags, of what a call can do, and of whether it sends live frames. A rule
/// depends on few of these questions, so its part of the table folds to a few rows without loss.
/// </summary>
internal static class PolicyMatrix
{
    private const string Reference = "Reference 1";

    public static readonly string[] Deployments =
        ["", "none", "law-enforcement", "real-time-surveillance", "law-enforcement,real-time-surveillance"];

    public static readonly string[] Jurisdictions = ["", "US", "FR", "US,FR"];

    private static readonly string[] CameraTags = ["", "body-worn", "dash", "mobile", "drone", "fixed", "fixed,drone"];

    private static readonly (string Words, PromptTopics Topic)[] Asks =
    [
        ("generate (prompt: who)", PromptTopics.Identification),
        ("generate (prompt: tracking)", PromptTopics.Tracking),
        ("generate (prompt: emotion)", PromptTopics.Emotion),
        ("generate (prompt: attribute)", PromptTopics.Attribute),
        ("generate (prompt: belief)", PromptTopics.Belief),
    ];

    /// <summary>What is asked, in the order of the columns, each with its answers.</summary>
    public static readonly Question[] Questions =
    [
        new("deployment", ["not declared", "`none`", "`law-enforcement`", "`real-time-surveillance`", "both"]),
        new("jurisdiction", ["not set", "US", "elsewhere", "US and elsewhere"]),
        new("camera", ["not set", "`body-worn`", "`dash`", "`mobile`", "`drone`", "`fixed`", "`fixed` and a mobile one"]),
        new("live frames", ["proved", "not proved"]),
        new("consent", ["on record", "checked in code", "none"]),
        new("Limited Access", ["on record", "none"]),
        new("the call can", [.. CapabilityWords.All.Select(entry => entry.Word), .. Asks.Select(ask => ask.Words)]),
    ];

    /// <summary>Every combination, as an answer to each question.</summary>
    public static IEnumerable<int[]> Combinations { get; } = [.. Complete([])];

    /// <summary>The rules that fire for a combination.</summary>
    public static string[] Judge(int[] answers)
    {
        var (facts, call) = Case(answers);
        return Rules(facts, call);
    }

    /// <summary>What a combination stands for.</summary>
    public static (DeploymentFacts Facts, MediaCall Call) Case(int[] answers) => (
        Facts(
            Deployments[answers[0]],
            Jurisdictions[answers[1]],
            CameraTags[answers[2]],
            answers[4] == 0 ? Reference : "",
            answers[5] == 0 ? Reference : ""),
        CallOf(answers[6], live: answers[3] == 0, checksConsent: answers[4] == 1));

    /// <summary>The rows of one rule: it fires where all cells of a row hold, and nowhere else.</summary>
    public static IReadOnlyList<Row> Fold(Func<int[], bool> fires) => Fold([], fires);

    /// <summary>Asks the next question, and puts together the answers after which everything else is the same.</summary>
    private static List<Row> Fold(int[] answers, Func<int[], bool> fires)
    {
        if (answers.Length == Questions.Length)
        {
            return fires(answers) ? [new Row([])] : [];
        }

        return [.. Enumerable.Range(0, Questions[answers.Length].Answers.Length)
            .SelectMany(answer => Fold([.. answers, answer], fires).Select(rest => (answer, rest)))
            .GroupBy(row => row.rest, row => row.answer)
            .Select(group => new Row([new Cell([.. group]), .. group.Key.Cells]))];
    }

    private static MediaCall CallOf(int answer, bool live, bool checksConsent) => answer < CapabilityWords.All.Length
        ? Call(CapabilityWords.All[answer].Word, live, checksConsent: checksConsent)
        : Call("generate", live, checksConsent: checksConsent) with
        {
            Asks = [new PromptAsk(Asks[answer - CapabilityWords.All.Length].Topic, "", Microsoft.CodeAnalysis.Location.None)]
        };

    private static IEnumerable<int[]> Complete(int[] answers) => answers.Length == Questions.Length
        ? [answers]
        : Enumerable.Range(0, Questions[answers.Length].Answers.Length).SelectMany(answer => Complete([.. answers, answer]));

    internal sealed record Question(string Text, string[] Answers);

    /// <summary>Some answers to one question.</summary>
    internal sealed record Cell(int[] Answers)
    {
        public bool Equals(Cell? other) => other is not null && Answers.SequenceEqual(other.Answers);

        public override int GetHashCode() => Answers.Aggregate(Answers.Length, HashCode.Combine);

        public string Write(Question question) =>
            Answers.Length == question.Answers.Length ? "any" : string.Join(", ", Answers.Select(answer => question.Answers[answer]));
    }

    /// <summary>A row of a table: some answers to each question.</summary>
    internal sealed record Row(Cell[] Cells)
    {
        public bool Holds(int[] answers) => Cells.Zip(answers).All(pair => pair.First.Answers.Contains(pair.Second));

        public bool Equals(Row? other) => other is not null && Cells.SequenceEqual(other.Cells);

        public override int GetHashCode() => Cells.Aggregate(Cells.Length, HashCode.Combine);
    }
}
