using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Suppressions;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>AUP2003: an exception to a clause rule says why, where the next reader finds it.</summary>
public sealed class SuppressionAnalyzerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<Pending>")]
    [InlineData("TODO")]
    [InlineData("todo")]
    [InlineData("TODO.")]
    [InlineData("n/a")]
    [InlineData("N/A")]
    [InlineData("tbd")]
    [InlineData(".")]
    [InlineData("...")]
    [InlineData("reference: ; approved by: ; until: ")]
    [InlineData("reference: <>; approved by: <>; until: <>")]
    public Task Placeholder_is_not_a_justification(string text) =>
        Test($$"""[SuppressMessage("AcceptableUse", "AUP1001", {|#0:Justification = "{{text}}"|})] class C { }""", "AUP1001");

    [Theory]
    [InlineData("Image of a form without people; reviewed as LEGAL-123")]
    [InlineData("reference: LEGAL-123; approved by: the privacy board; until: 2027-06-30")]
    [InlineData("reference: LEGAL-123; approved by: ; until: ")]
    [InlineData("Todo list on a whiteboard, no people")]
    public Task Any_text_counts_as_justification(string text) => Test($$"""[SuppressMessage("AcceptableUse", "AUP1001", Justification = "{{text}}")] class C { }""");

    [Fact]
    public Task Attribute_without_justification_is_reported() =>
        Test("""[{|#0:SuppressMessage("AcceptableUse", "AUP1004")|}] class C { }""", "AUP1004");

    [Fact]
    public Task Null_is_not_a_justification() =>
        Test("""[SuppressMessage("AcceptableUse", "AUP1004", {|#0:Justification = null|})] class C { }""", "AUP1004");

    [Theory]
    [InlineData("""[{|#0:SuppressMessageAttribute("AcceptableUse", "AUP1002")|}] class C { }""")]
    [InlineData("""[{|#0:System.Diagnostics.CodeAnalysis.SuppressMessage("AcceptableUse", "AUP1002")|}] class C { }""")]
    [InlineData("""[{|#0:global::System.Diagnostics.CodeAnalysis.SuppressMessage("AcceptableUse", "AUP1002")|}] class C { }""")]
    [InlineData("""[{|#0:UnconditionalSuppressMessage("AcceptableUse", "AUP1002")|}] class C { }""")]
    [InlineData("""[{|#0:SuppressMessage("AcceptableUse", "AUP1002:Real-time facial recognition")|}] class C { }""")]
    [InlineData("""[{|#0:SuppressMessage(checkId: "AUP1002", category: "AcceptableUse")|}] class C { }""")]
    [InlineData("""[{|#0:SuppressMessage("AcceptableUse", C.Id)|}] class C { public const string Id = "AUP1002"; }""")]
    [InlineData("""[assembly: {|#0:SuppressMessage("AcceptableUse", "AUP1002", Scope = "member", Target = "~M:C.M")|}] class C { }""")]
    [InlineData("""[module: {|#0:SuppressMessage("AcceptableUse", "AUP1002")|}] class C { }""")]
    [InlineData("""class C { [{|#0:SuppressMessage("AcceptableUse", "AUP1002")|}] void M() { } }""")]
    public Task Attribute_is_recognised_in_every_syntax(string source) => Test(source, "AUP1002");

    [Fact]
    public async Task Only_clause_rules_and_AUP2005_need_a_justification()
    {
        foreach (var rule in Rules.All)
        {
            if (rule.Id == RuleIds.RefusedSuppression || rule.Id.StartsWith("AUP1", StringComparison.Ordinal))
            {
                await Test($$"""[{|#0:SuppressMessage("AcceptableUse", "{{rule.Id}}")|}] class C { }""", rule.Id);
            }
            else
            {
                await Test($$"""[SuppressMessage("AcceptableUse", "{{rule.Id}}")] class C { }""");
            }
        }
    }

    [Theory]
    [InlineData("""[SuppressMessage("Design", "CA1001")] class C { }""")]
    [InlineData("""[SuppressMessage("Design", "AUP10010")] class C { }""")]
    [InlineData("""[System.Obsolete("AUP1001")] class C { }""")]
    [InlineData("""[Own.SuppressMessage("AcceptableUse", "AUP1001")] class C { } namespace Own { class SuppressMessage : System.Attribute { public SuppressMessage(string category, string id) { } } }""")]
    public Task Other_rules_and_other_attributes_are_not_reported(string source) => Test(source);

    private static Task Test(string source, params string[] rules)
    {
        var test = new CSharpAnalyzerTest<SuppressionAnalyzer, DefaultVerifier> { TestCode = "using System.Diagnostics.CodeAnalysis;\n" + source }.WithCoreLibrary();
        test.ExpectedDiagnostics.AddRange(rules.Select(rule => new DiagnosticResult(Rules.UnjustifiedSuppression).WithLocation(0).WithArguments(rule)));
        return test.RunAsync();
    }
}
