using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>What the words of a prompt change about the verdict.</summary>
public sealed class PromptPolicyTests
{
    [Theory]
    [InlineData("identification", "none", "", "", "")]
    [InlineData("identification", "", "", "", "AUP2001")]
    [InlineData("identification", "law-enforcement", "US", "", "AUP1001 AUP1004")]
    [InlineData("identification", "law-enforcement", "FR", "", "AUP1004")]
    [InlineData("identification", "law-enforcement", "FR", "LA-7", "AUP1004")]
    [InlineData("identification", "real-time-surveillance", "", "", "AUP1003 AUP1004")]
    [InlineData("identification", "real-time-surveillance", "", "LA-7", "AUP1003 AUP1004")]
    [InlineData("emotion", "none", "", "", "AUP1005")]
    [InlineData("emotion", "", "", "", "AUP1005 AUP2001")]
    [InlineData("emotion", "law-enforcement", "FR", "LA-7", "AUP1004 AUP1005")]
    [InlineData("attribute", "none", "", "", "AUP1006")]
    [InlineData("attribute", "", "", "", "AUP1006 AUP2001")]
    [InlineData("attribute", "law-enforcement", "US", "", "AUP1001 AUP1006")]
    [InlineData("belief", "none", "", "", "AUP1006")]
    [InlineData("belief", "real-time-surveillance", "", "", "AUP1003 AUP1006")]
    [InlineData("belief", "law-enforcement", "US", "", "AUP1001")]
    [InlineData("tracking", "none", "", "", "")]
    [InlineData("tracking", "", "", "", "AUP2001")]
    [InlineData("tracking", "law-enforcement", "US", "", "AUP1001 AUP1004")]
    [InlineData("tracking", "law-enforcement", "FR", "LA-7", "AUP1004")]
    [InlineData("tracking", "real-time-surveillance", "", "", "AUP1003")]
    [InlineData("tracking", "law-enforcement,real-time-surveillance", "US", "LA-7", "AUP1001 AUP1003 AUP1004")]
    public void Prompt_topic_and_facts_decide_the_rules(
        string topic, string deployment, string jurisdiction, string approval, string rules) =>
        Assert.Equal(
            rules.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Rules(Facts(deployment, jurisdiction, "fixed", limitedAccess: approval), Asking(topic)));

    [Theory]
    [InlineData("identification", "AUP1004", "aoai-tn-no-face-identification", "identify")]
    [InlineData("tracking", "AUP1003", "ms-coc-surveillance-without-consent", "find-similar")]
    [InlineData("emotion", "AUP1005", "ms-coc-emotion-inference", "emotion")]
    [InlineData("attribute", "AUP1006", "ms-coc-sensitive-attribute-inference", "sensitive-attribute")]
    [InlineData("belief", "AUP1006", "ms-coc-biometric-categorisation", "sensitive-attribute")]
    public void Prompt_finding_quotes_the_phrase(string topic, string rule, string clause, string capability)
    {
        var call = Asking(topic);
        var diagnostic = CodeOfConduct.Match(Facts("real-time-surveillance"), call).Single(
            verdict => verdict.Rule.Id == rule).ToDiagnostic(call);

        Assert.Equal(
            (clause, capability, "prompt"),
            (diagnostic.Properties["clause"], diagnostic.Properties["capability"], diagnostic.Properties["evidence"]));
        Assert.Contains(
            "with the prompt \"the phrase\"",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Equal([At(0), At(3)], diagnostic.AdditionalLocations);
    }

    [Fact]
    public void Police_abroad_are_reported_once_with_prompt_evidence()
    {
        var call = Asking("identification");
        var diagnostic = Assert.Single(CodeOfConduct.Match(Facts("law-enforcement", "FR", "fixed"), call)).ToDiagnostic(call);

        Assert.Equal(("AUP1004", "prompt"), (diagnostic.Id, diagnostic.Properties["evidence"]));
    }

    [Fact]
    public void Tracking_for_police_is_reported_with_prompt_evidence()
    {
        var call = Asking("tracking");
        var diagnostic = CodeOfConduct.Match(Facts("law-enforcement", "US", "fixed"), call).Single(
            verdict => verdict.Rule.Id == "AUP1004").ToDiagnostic(call);

        Assert.Equal(
            ("aoai-tn-no-face-identification", "find-similar", "prompt"),
            (diagnostic.Properties["clause"], diagnostic.Properties["capability"], diagnostic.Properties["evidence"]));
    }

    [Fact]
    public void Consent_lifts_what_is_reported_of_tracking_under_surveillance() =>
        Assert.Empty(Rules(Facts("real-time-surveillance", consent: "DPIA 12"), Asking("tracking")));

    [Fact]
    public void Rule_independent_of_the_prompt_has_no_evidence()
    {
        var call = Asking("emotion");
        var diagnostic = CodeOfConduct.Match(Facts("law-enforcement", "US", "fixed"), call).Single(
            verdict => verdict.Rule.Id == "AUP1001").ToDiagnostic(call);

        Assert.False(diagnostic.Properties.ContainsKey("evidence"));
        Assert.Equal([At(0)], diagnostic.AdditionalLocations);
    }

    private static MediaCall Asking(string topic) => Call("generate") with
    {
        Location = At(5),
        Path = [At(0)],
        Asks = [new PromptAsk(Enum.Parse<PromptTopics>(topic, ignoreCase: true), "the phrase", At(3))],
    };

    private static readonly SyntaxTree Tree = CSharpSyntaxTree.ParseText("class C { }");

    private static Location At(int position) => Location.Create(Tree, new TextSpan(position, 1));
}
