using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using Xunit;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>Which fact keeps a clause rule from firing.</summary>
public sealed class SatisfiedClauseTests
{
    [Theory]
    [InlineData("real-time-surveillance", "", "DPIA 12", "", false, "AUP1003: AcceptableUseConsent says where consent is documented")]
    [InlineData("real-time-surveillance", "", "", "", true, "AUP1003: a consent check has succeeded on every path to the call")]
    [InlineData("real-time-surveillance", "", "DPIA 12", "", true, "AUP1003: a consent check has succeeded on every path to the call")]
    [InlineData("real-time-surveillance", "", "", "LA-7", false, "AUP1004: AcceptableUseLimitedAccess names the approval")]
    [InlineData(
        "real-time-surveillance",
        "",
        "DPIA 12",
        "LA-7",
        false,
        "AUP1003: AcceptableUseConsent says where consent is documented",
        "AUP1004: AcceptableUseLimitedAccess names the approval")]
    [InlineData("law-enforcement", "fixed", "", "", false, "AUP1002: AcceptableUseCamera says that all cameras are fixed")]
    [InlineData("law-enforcement", "fixed,drone", "DPIA 12", "", true)]
    [InlineData("real-time-surveillance", "", "", "", false)]
    [InlineData("none", "fixed", "DPIA 12", "LA-7", true)]
    [InlineData("", "fixed", "DPIA 12", "LA-7", true)]
    public void Explanation_names_the_satisfying_fact(
        string deployment, string camera, string consent, string limitedAccess, bool checksConsent, params string[] expected) =>
        Assert.Equal(expected, CodeOfConduct.Explain(
            Facts(deployment, "", camera, consent, limitedAccess), Call("identify", live: true, checksConsent: checksConsent))
            .Select(satisfied => $"{satisfied.Verdict.Rule.Id}: {satisfied.Exemption.Reason}"));

    [Fact]
    public void AUP3003_names_the_rule_that_it_explains()
    {
        var call = Call("generate");

        Assert.Equal(
            "AUP1003",
            Assert.Single(CodeOfConduct.Explain(Facts("real-time-surveillance", consent: "DPIA 12"), call))
                .ToDiagnostic(call).Properties["rule"]);
    }

    [Fact]
    public void Rule_is_never_both_reported_and_explained() => Assert.All(PolicyMatrix.Combinations, answers =>
    {
        var (facts, call) = PolicyMatrix.Case(answers);
        Assert.Empty(
            CodeOfConduct.Explain(facts, call).Select(satisfied => satisfied.Verdict.Rule).Intersect(
                CodeOfConduct.Match(facts, call).Select(verdict => verdict.Rule)));
    });

    [Fact]
    public void Explained_rule_would_be_reported_without_the_fact() => Assert.All(PolicyMatrix.Combinations, answers =>
    {
        var (facts, call) = PolicyMatrix.Case(answers);
        var bare = Facts(PolicyMatrix.Deployments[answers[0]], PolicyMatrix.Jurisdictions[answers[1]]);
        Assert.Subset(
            CodeOfConduct.Match(bare, call with { ConsentChecks = [] }).Select(verdict => verdict.Rule).ToHashSet(),
            CodeOfConduct.Explain(facts, call).Select(satisfied => satisfied.Verdict.Rule).ToHashSet());
    });
}
