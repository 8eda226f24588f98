using System.Globalization;
using System.Text;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// Holds <c>docs/policy-matrix.md</c> to the policy. With <c>UPDATE_DOCS=1</c> in the environment the test writes the document instead.
/// </summary>
public sealed class PolicyMatrixTests
{
    /// <summary>The rules that fire for any combination, each with those combinations.</summary>
    private static readonly Dictionary<string, HashSet<string>> Fired = PolicyMatrix.Combinations
        .SelectMany(answers => PolicyMatrix.Judge(answers).Select(rule => (rule, key: Key(answers))))
        .GroupBy(fired => fired.rule, fired => fired.key)
        .ToDictionary(group => group.Key, group => group.ToHashSet());

    public static TheoryData<string> Ids => [.. Fired.Keys];

    [Fact]
    public void Only_clause_rules_and_AUP2001_apply_to_calls() => Assert.Equal(
        Rules.All.Select(rule => rule.Id).Where(id => id.StartsWith("AUP1", StringComparison.Ordinal)).Append(RuleIds.UndeclaredDeployment),
        Fired.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Folded_rows_cover_every_combination(string id)
    {
        var rows = RowsOf(id);

        Assert.DoesNotContain(PolicyMatrix.Combinations, answers => Fires(id, answers) != rows.Any(row => row.Holds(answers)));
    }

    [Fact]
    public void Policy_matrix_page_is_up_to_date() => GeneratedPage.AssertUpToDate("docs/policy-matrix.md", _ => Write());

    private static string Key(int[] answers) => string.Join('.', answers);

    private static bool Fires(string id, int[] answers) => Fired[id].Contains(Key(answers));

    private static IReadOnlyList<PolicyMatrix.Row> RowsOf(string id) => PolicyMatrix.Fold(answers => Fires(id, answers));

    private static string Write()
    {
        var text = new StringBuilder();
        Line("# What fires when");
        Line();
        Line($"Generated from the policy. A test compares this page with the policy for all {PolicyMatrix.Combinations.Count().ToString("N0", CultureInfo.InvariantCulture)} combinations of the tags, of what a call can do");
        Line("with the media, and of whether the media provably comes live from a camera. Combinations with the same outcome share a row.");
        Line();
        Line("A rule fires if every cell of one of its rows applies, and not otherwise. *Any* means that the answer does not matter. The rules");
        Line("are independent: a call that matches rows of two rules is reported by both. Each capability of a call is checked separately.");
        Line();
        Line("What a call can do is named as in the diagnostic property `capability`; [policy](policy.md) explains the words. `generate` means an image");
        Line("or a video sent to a generative model that can be asked anything. If a constant prompt shows what the model is asked, *who*");
        Line("means identifying or verifying a person, *tracking* following one or finding the same one again across pictures or cameras,");
        Line("*emotion* what somebody feels, *attribute* gender, race, nationality or religion, and");
        Line("*belief* opinions, beliefs, union membership or sexual orientation. *Consent* and *Limited Access* are on record if their tags hold");
        Line("a reference. Consent is checked in code if a [check](configuration.md#consent-in-code) has succeeded on every path to the call.");
        foreach (var rule in Rules.All.Where(rule => Fired.ContainsKey(rule.Id)))
        {
            Line();
            Line($"## {rule.Id}: {rule.Title}");
            Line();
            Line($"[The rule](rules/{rule.Id}.md)");
            Line();
            Line($"| {string.Join(" | ", PolicyMatrix.Questions.Select(question => question.Text))} |");
            Line($"|{string.Concat(PolicyMatrix.Questions.Select(_ => "---|"))}");
            foreach (var row in RowsOf(rule.Id))
            {
                Line($"| {string.Join(" | ", row.Cells.Zip(PolicyMatrix.Questions, (cell, question) => cell.Write(question)))} |");
            }
        }

        Line();
        Line("## None");
        Line();
        Line($"Whatever the tags say, no rule fires for a call that can only do this: {string.Join(", ", Harmless())}.");
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static IEnumerable<string> Harmless()
    {
        var judged = PolicyMatrix.Combinations.Where(answers => Fired.Keys.Any(id => Fires(id, answers))).Select(
            answers => answers[^1]).ToHashSet();
        return PolicyMatrix.Questions[^1].Answers.Where((_, answer) => !judged.Contains(answer));
    }
}
