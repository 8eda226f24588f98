using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using Xunit;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>What fires when, row by row.</summary>
public sealed class CodeOfConductTests
{
    /// <summary>
    /// The tags and whether the frames are live; then, for calls that recognise faces or show them to a model unblurred, enrol them, find them, ask for emotions,
    /// ask for sensitive attributes, ask a model, see people or things, and do none of it, the last digits of the rules that fire.
    /// </summary>
    private const string Table = """
        deployment   | where | camera      | consent | approval | live | recognise | enrol   | faces | emotion | attribute | model | people | harmless
        none         |       |             |         |          |      |           |         |       | 5       | 6         |       |        |         
        none         | US    | body-worn   |         |          | live |           |         |       | 5       | 6         |       |        |         
        police       |       |             |         |          |      | 1 4       | 1 4     | 1     | 1 5     | 1 6       | 1     |        |         
        police       | US    |             |         |          |      | 1 4       | 1 4     | 1     | 1 5     | 1 6       | 1     |        |         
        police       | US-CA |             |         |          |      | 1 4       | 1 4     | 1     | 1 5     | 1 6       | 1     |        |         
        police       | US,FR |             |         |          |      | 1 4       | 1 4     | 1     | 1 5     | 1 6       | 1     |        |         
        police       | PR    |             |         |          |      | 1 4       | 1 4     | 1     | 1 5     | 1 6       | 1     |        |         
        police       | FR    |             |         |          |      | 4         | 4       |       | 5       | 6         | 4     |        |         
        police       | FR,DE |             |         |          |      | 4         | 4       |       | 5       | 6         | 4     |        |         
        police       | US    |             |         |          | live | 1 2 4     | 1 2 4 7 | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | FR    |             |         |          | live | 2 4       | 2 4 7   | 2     | 2 5     | 2 6       | 2 4   |        |         
        police       | US    | body-worn   |         |          |      | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    | dash        |         |          |      | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    | mobile      |         |          |      | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    | drone       |         |          |      | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    | fixed       |         |          |      | 1 4       | 1 4     | 1     | 1 5     | 1 6       | 1     |        |         
        police       | US    | fixed       |         |          | live | 1 4       | 1 4 7   | 1     | 1 5     | 1 6       | 1     |        |         
        police       | US    | fixed,drone |         |          |      | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | FR    | body-worn   |         |          |      | 2 4       | 2 4     | 2     | 2 5     | 2 6       | 2 4   |        |         
        police       | FR    | fixed       |         |          | live | 4         | 4 7     |       | 5       | 6         | 4     |        |         
        police       |       | dash,mobile |         |          |      | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    | body-worn   | yes     |          | live | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    | body-worn   |         | yes      | live | 1 2       | 1 2     | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police       | US    |             | yes     | yes      |      | 1         | 1       | 1     | 1 5     | 1 6       | 1     |        |         
        police       | FR    |             |         | yes      |      |           |         |       | 5       | 6         | 4     |        |         
        police       | FR    |             | yes     |          |      | 4         | 4       |       | 5       | 6         | 4     |        |         
        police       | FR    | drone       | yes     | yes      |      | 2         | 2       | 2     | 2 5     | 2 6       | 2 4   |        |         
        watch        |       |             |         |          |      | 3 4       | 3 4     | 3     | 3 5     | 3 6       | 3     | 3      |         
        watch        | US    |             |         |          |      | 3 4       | 3 4     | 3     | 3 5     | 3 6       | 3     | 3      |         
        watch        | FR    |             |         |          |      | 3 4       | 3 4     | 3     | 3 5     | 3 6       | 3     | 3      |         
        watch        | US    | body-worn   |         |          | live | 3 4       | 3 4     | 3     | 3 5     | 3 6       | 3     | 3      |         
        watch        | US    | fixed       |         |          | live | 3 4       | 3 4 7   | 3     | 3 5     | 3 6       | 3     | 3      |         
        watch        | US    |             | yes     |          | live | 4         | 4 7     |       | 5       | 6         |       |        |         
        watch        | US    |             |         | yes      |      | 3         | 3       | 3     | 3 5     | 3 6       | 3     | 3      |         
        watch        | US    |             | yes     | yes      |      |           |         |       | 5       | 6         |       |        |         
        police,watch |       |             |         |          |      | 1 3 4     | 1 3 4   | 1 3   | 1 3 5   | 1 3 6     | 1 3   | 3      |         
        police,watch | US    | drone       |         |          | live | 1 2 3 4   | 1 2 3 4 | 1 2 3 | 1 2 3 5 | 1 2 3 6   | 1 2 3 | 3      |         
        police,watch | US    | drone       | yes     |          | live | 1 2 4     | 1 2 4   | 1 2   | 1 2 5   | 1 2 6     | 1 2   |        |         
        police,watch | FR    |             |         |          |      | 3 4       | 3 4     | 3     | 3 5     | 3 6       | 3 4   | 3      |         
        police,watch | FR    | fixed       | yes     | yes      | live |           | 7       |       | 5       | 6         | 4     |        |         
        police       | FR    | fixed,drone |         |          | live | 2 4       | 2 4 7   | 2     | 2 5     | 2 6       | 2 4   |        |         
        police,watch | FR    | body-worn   |         |          | live | 2 3 4     | 2 3 4   | 2 3   | 2 3 5   | 2 3 6     | 2 3 4 | 3      |         
        """;

    private static readonly string[][] Columns =
    [
        ["identify", "verify", "find-similar", "group", "celebrity", "unblurred-faces"],
        ["enrol"],
        ["detect", "attributes", "liveness"],
        ["emotion"],
        ["sensitive-attribute"],
        ["generate"],
        ["people-detection", "describe"],
        ["read-text", "moderate", "crop", "colour", "administer"],
    ];

    public static TheoryData<string, string, string, string, string, bool, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string, bool, string, string>();
        foreach (var line in Table.Split('\n').Skip(1))
        {
            var cells = line.Split('|').Select(cell => cell.Trim()).ToArray();
            var deployment = cells[0].Replace("police", "law-enforcement", StringComparison.Ordinal).Replace(
                "watch", "real-time-surveillance", StringComparison.Ordinal);
            for (var column = 0; column < Columns.Length; column++)
            {
                foreach (var capability in Columns[column])
                {
                    rows.Add(
                        deployment,
                        cells[1],
                        cells[2],
                        Reference(cells[3]),
                        Reference(cells[4]),
                        cells[5] == "live",
                        capability,
                        cells[6 + column]);
                }
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Facts_and_capability_decide_the_rules(
        string deployment,
        string jurisdiction,
        string camera,
        string consent,
        string approval,
        bool live,
        string capability,
        string expected) =>
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(digit => "AUP100" + digit),
            Rules(Facts(deployment, jurisdiction, camera, consent, approval), Call(capability, live)));

    [Fact]
    public void Truth_table_covers_every_capability() => Assert.Equal(
        CapabilityWords.All.Select(entry => entry.Word).Order(StringComparer.Ordinal),
        Columns.SelectMany(column => column).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("identify", true)]
    [InlineData("detect", true)]
    [InlineData("generate", true)]
    [InlineData("people-detection", true)]
    [InlineData("describe", true)]
    [InlineData("read-text", false)]
    [InlineData("moderate", false)]
    [InlineData("crop", false)]
    [InlineData("colour", false)]
    [InlineData("administer", false)]
    public void Undeclared_project_gets_AUP2001_if_a_clause_could_apply(string capability, bool asked)
    {
        Assert.Equal(asked ? ["AUP2001"] : [], Rules(Facts(""), Call(capability)));

        // The other tags do not say where the project is deployed.
        Assert.Equal(asked ? ["AUP2001"] : [], Rules(Facts("", "US", "body-worn", "DPIA 12", "LA-7"), Call(capability, live: true)));
    }

    [Theory]
    [InlineData("emotion", "AUP1005")]
    [InlineData("sensitive-attribute", "AUP1006")]
    public void AUP1005_and_AUP1006_are_reported_beside_AUP2001(string capability, string rule)
    {
        Assert.Equal([rule, "AUP2001"], Rules(Facts(""), Call(capability)));
        Assert.Equal([rule], Rules(Facts("none"), Call(capability)));
    }

    [Theory]
    [InlineData("read-text identify", "AUP1001 AUP1004")]
    [InlineData("read-text detect", "AUP1001")]
    [InlineData("describe celebrity detect read-text", "AUP1001 AUP1004")]
    [InlineData("describe read-text", "")]
    public void Call_with_several_capabilities_is_checked_for_each(string capabilities, string expected) => Assert.Equal(
        expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Rules(Facts("law-enforcement", "US"), Call(capabilities)));

    [Fact]
    public void Rule_fires_once_even_if_two_of_its_lines_match() =>
        Assert.Equal(["AUP1004"], Rules(Facts("law-enforcement", "FR"), Call("identify generate")));

    [Fact]
    public void Consent_lifts_only_AUP1003() => ForEverything((deployment, jurisdiction, camera, other, live, capability) =>
        Assert.Equal(
            Rules(Facts(deployment, jurisdiction, camera, "", other), Call(capability, live)).Where(rule => rule != "AUP1003"),
            Rules(Facts(deployment, jurisdiction, camera, "DPIA 12", other), Call(capability, live))));

    [Fact]
    public void Approval_lifts_only_AUP1004_for_recognition() => ForEverything(
        (deployment, jurisdiction, camera, other, live, capability) => Assert.Equal(
            Rules(Facts(deployment, jurisdiction, camera, other), Call(capability, live)).Where(
                rule => capability == "generate" || rule != "AUP1004"),
            Rules(Facts(deployment, jurisdiction, camera, other, "LA-7"), Call(capability, live))));

    [Theory]
    [InlineData("AUP1001", "generate", "law-enforcement", "US", "")]
    [InlineData("AUP1002", "identify", "law-enforcement", "FR", "body-worn")]
    [InlineData("AUP1005", "emotion", "none", "", "")]
    [InlineData("AUP1006", "sensitive-attribute", "none", "", "")]
    [InlineData("AUP1007", "enrol", "real-time-surveillance", "", "fixed")]
    public void Consent_and_approval_do_not_lift_other_rules(
        string rule, string capability, string deployment, string jurisdiction, string camera) =>
        Assert.Contains(rule, Rules(Facts(deployment, jurisdiction, camera, "DPIA 12", "LA-7"), Call(capability, live: true)));

    [Theory]
    [InlineData("identify")]
    [InlineData("verify")]
    [InlineData("find-similar")]
    [InlineData("group")]
    [InlineData("enrol")]
    [InlineData("celebrity")]
    [InlineData("unblurred-faces")]
    public void Approval_lifts_AUP1004_for_recognition_capabilities(string capability)
    {
        Assert.Contains("AUP1004", Rules(Facts("law-enforcement", "FR"), Call(capability)));
        Assert.DoesNotContain("AUP1004", Rules(Facts("law-enforcement", "FR", limitedAccess: "LA-7"), Call(capability)));
    }

    [Fact]
    public void Known_jurisdiction_lifts_only_AUP1001() => ForEverything((deployment, _, camera, other, live, capability) =>
        Assert.Equal(
            Rules(Facts(deployment, "", camera, other), Call(capability, live)).Except(["AUP1001", "AUP1004"]),
            Rules(Facts(deployment, "FR", camera, other), Call(capability, live)).Except(["AUP1004"])));

    [Fact]
    public void Undeclared_jurisdiction_counts_as_the_United_States() => ForEverything((deployment, _, camera, other, live, capability) =>
        Assert.Equal(
            Rules(Facts(deployment, "US", camera, other), Call(capability, live)),
            Rules(Facts(deployment, "", camera, other), Call(capability, live))));

    /// <summary>Every deployment, jurisdiction, camera, further reference, live or not, and capability.</summary>
    private static void ForEverything(Action<string, string, string, string, bool, string> check)
    {
        foreach (var deployment in new[] { "", "none", "law-enforcement", "real-time-surveillance", "law-enforcement,real-time-surveillance" })
        foreach (var jurisdiction in new[] { "", "US", "FR", "US,FR" })
        foreach (var camera in new[] { "", "body-worn", "dash", "mobile", "drone", "fixed", "fixed,drone" })
        foreach (var other in new[] { "", "Reference 1" })
        foreach (var live in new[] { false, true })
        foreach (var capability in Columns.SelectMany(column => column))
        {
            check(deployment, jurisdiction, camera, other, live, capability);
        }
    }

    private static string Reference(string cell) => cell.Length == 0 ? "" : "Reference 1";
}
