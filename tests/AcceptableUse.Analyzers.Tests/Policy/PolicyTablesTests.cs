using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The tables of <c>docs/policy.md</c>, which people wrote, against every combination that the policy judges.</summary>
public sealed class PolicyTablesTests
{
    private const int Deployment = 0;
    private const int Jurisdiction = 1;
    private const int Camera = 2;
    private const int Consent = 4;
    private const int LimitedAccess = 5;
    private const int Capability = 6;

    private static readonly List<(int[] Answers, string[] Rules)> Judged =
        [.. PolicyMatrix.Combinations.Select(answers => (answers, PolicyMatrix.Judge(answers)))];

    /// <summary>What the table calls a kind of call, in the words of the catalog.</summary>
    private static readonly Dictionary<string, string[]> Calls = new()
    {
        ["identify, verify, find similar faces, group, recognise celebrities"] =
            ["identify", "verify", "find-similar", "group", "celebrity"],
        ["enrol"] = ["enrol"],
        ["detect faces, their attributes, liveness"] = ["detect", "attributes", "liveness"],
        ["describe faces that are blurred unless asked not to"] = ["unblurred-faces"],
        ["infer emotions"] = ["emotion"],
        ["infer sensitive attributes such as gender"] = ["sensitive-attribute"],
        ["ask a generative model about an image or a video"] = ["generate"],
        ["ask it who a person is"] = ["generate (prompt: who)"],
        ["ask it to follow a person, or to find the same one again"] = ["generate (prompt: tracking)"],
        ["ask it what a person feels"] = ["generate (prompt: emotion)"],
        ["ask it for gender, race, nationality, religion"] = ["generate (prompt: attribute)"],
        ["ask it for opinions, beliefs, union membership, sexual orientation"] = ["generate (prompt: belief)"],
        ["detect people, describe, caption, tag, find objects"] = ["people-detection", "describe"],
        ["read text, moderate, crop, find colours, administer"] = ["read-text", "moderate", "crop", "colour", "administer"],
    };

    /// <summary>What the table says is declared, as a condition on the answers.</summary>
    private static readonly Dictionary<string, Func<int[], bool>> Declarations = new()
    {
        ["`AcceptableUseDeployment` is `none`"] = answers => Answer(answers, Deployment) == "`none`",
        ["`AcceptableUseJurisdiction` without the United States"] = answers => Answer(answers, Jurisdiction) == "elsewhere",
        ["`AcceptableUseCamera` is `fixed` alone"] = answers => Answer(answers, Camera) == "`fixed`",
        ["`AcceptableUseCamera` without `fixed`"] = answers => Answer(
            answers, Camera) is "`body-worn`" or "`dash`" or "`mobile`" or "`drone`",
        ["`AcceptableUseConsent`"] = answers => Answer(answers, Consent) == "on record",
        ["a [check of consent](configuration.md#consent-in-code) before the call"] = answers => Answer(answers, Consent)
            == "checked in code",
        ["`AcceptableUseLimitedAccess`"] = answers => Answer(answers, LimitedAccess) == "on record"
            && !Answer(answers, Capability).StartsWith("generate", StringComparison.Ordinal),
    };

    [Fact]
    public void Policy_page_lists_every_capability() => Assert.Equal(
        PolicyMatrix.Questions[Capability].Answers.Order(StringComparer.Ordinal),
        Calls.Values.SelectMany(words => words).Order(StringComparer.Ordinal));

    [Fact]
    public void Capability_table_agrees_with_the_policy()
    {
        var table = Table("the call can");
        Assert.Equal(Calls.Keys, table.Skip(1).Select(row => row[0]));

        foreach (var row in table.Skip(1))
        {
            foreach (var word in Calls[row[0]])
            {
                var fires = Judged.Where(entry => Answer(entry.Answers, Capability) == word).SelectMany(entry => entry.Rules).ToHashSet();
                Assert.Equal(
                    table[0].Skip(1).Select(rule => (word, rule, fires.Contains(rule))),
                    table[0].Zip(row).Skip(1).Select(cell => (word, cell.First, cell.Second != "no")));
            }
        }
    }

    [Fact]
    public void Lifting_table_agrees_with_the_policy()
    {
        var table = Table("declared");
        Assert.Equal(Declarations.Keys, table.Skip(1).Select(row => row[0]));

        foreach (var row in table.Skip(1))
        {
            var left = Judged.Where(entry => Declarations[row[0]](entry.Answers)).SelectMany(entry => entry.Rules).ToHashSet();
            Assert.Equal(
                (row[0], string.Join(", ", Clauses.All.SelectMany(clause => clause.Rules).Distinct().Except(left).Order(StringComparer.Ordinal))),
                (row[0], string.Join(", ", Regex.Matches(row[1], @"AUP\d+").Select(match => match.Value))));
        }
    }

    private static string Answer(int[] answers, int question) => PolicyMatrix.Questions[question].Answers[answers[question]];

    /// <summary>The rows of the table whose first column has this title, the titles first, without the line beneath them.</summary>
    private static List<string[]> Table(string title)
    {
        var lines = MarkdownPage.Read("docs/policy.md").Text.Split('\n');
        var start = Array.FindIndex(lines, line => line.StartsWith($"| {title} |", StringComparison.Ordinal));
        return [.. lines.Skip(start)
            .TakeWhile(line => line.StartsWith('|'))
            .Where(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())];
    }
}
