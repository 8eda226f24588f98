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
    private const string SayWhy = "say why the rule does not apply here and where that decision is recorded";

    /// <summary>What tools and people write where a reason belongs. Visual Studio writes its word in the language of the user.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<Pending>")]
    [InlineData("<pending>")]
    [InlineData(" < Pending > ")]
    [InlineData("<Ausstehend>")]
    [InlineData("<保留中>")]
    [InlineData("Pending")]
    [InlineData("TODO")]
    [InlineData("todo")]
    [InlineData("TODO.")]
    [InlineData("TODO: add a justification")]
    [InlineData("TODO(anna): ask the board")]
    [InlineData("todo: ask the board")]
    [InlineData("FIXME later")]
    [InlineData("To do")]
    [InlineData("to be determined")]
    [InlineData("n/a")]
    [InlineData("N/A")]
    [InlineData("not applicable")]
    [InlineData("tbd")]
    [InlineData("T.B.D.")]
    [InlineData("TBD by legal")]
    [InlineData("xxx")]
    [InlineData("x")]
    [InlineData("???")]
    [InlineData(".")]
    [InlineData("...")]
    [InlineData("-")]
    [InlineData("none")]
    [InlineData("Justification")]
    [InlineData("reason")]
    [InlineData("<reason>")]
    [InlineData("<why it does not apply> <who decided>")]
    [InlineData("[reason]")]
    [InlineData("{reason}")]
    [InlineData("#{Reason}#")]
    public Task Placeholder_is_not_a_justification(string text) =>
        Test($$"""[SuppressMessage("AcceptableUse", "AUP1001", {|#0:Justification = "{{text}}"|})] class C { }""", ("AUP1001", SayWhy));

    private const string AllFields = "'reference', 'approved by' and 'until'";

    [Theory]
    [InlineData("reference: ; approved by: ; until: ", AllFields)]
    [InlineData("reference:;approved by:;until:", AllFields)]
    [InlineData("  Reference :  ;  APPROVED  BY :  ;  Until :  .", AllFields)]
    [InlineData("reference: , approved by: , until: ", AllFields)]
    [InlineData("reference:\\n approved by:\\n until:\\n", AllFields)]
    [InlineData("reference=; approved by=; until=", AllFields)]
    [InlineData("reference; approved by; until", AllFields)]
    [InlineData("until: ; approved by: ; reference: ", AllFields)]
    [InlineData("reference: <>; approved by: <>; until: <>", AllFields)]
    [InlineData("reference: <ticket>; approved by: <name>; until: <date>", AllFields)]
    [InlineData("reference: TODO; approved by: TBD; until: n/a", AllFields)]
    [InlineData("reference: -; approved by: ???; until: YYYY-MM-DD", AllFields)]
    [InlineData("reference: ; approved by: the privacy board; until: 2027-06-30", "'reference'")]
    [InlineData("reference: <Pending>; approved by: the privacy board; until: 2027-06-30", "'reference'")]
    [InlineData("reference: ; approved by: ; until: 2027-06-30", "'reference' and 'approved by'")]
    [InlineData("reference: LEGAL-123; approved by: ; until: ", "'approved by' and 'until'")]
    [InlineData("reference: LEGAL-123; approved by: TODO ask the board; until: 2027-06-30", "'approved by'")]
    [InlineData("Forms without people; reference: ; approved by: the privacy board", "'reference'")]
    public Task Template_is_not_a_justification_until_it_is_filled_in(string text, string blank) => Test(
        $$"""[SuppressMessage("AcceptableUse", "AUP1001", {|#0:Justification = "{{text}}"|})] class C { }""",
        ("AUP1001", $"fill in {blank}"));

    [Theory]
    [InlineData("Image of a form without people; reviewed as LEGAL-123")]
    [InlineData("reference: LEGAL-123; approved by: the privacy board; until: 2027-06-30")]
    [InlineData("reference: LEGAL-123, approved by: the privacy board, until: 2027-06-30")]
    [InlineData("reference:\\n LEGAL-123\\napproved by:\\n the privacy board\\nuntil:\\n 2027-06-30")]
    [InlineData("Reference = LEGAL-123; Approved by = the privacy board; Until = further notice")]
    [InlineData("Forms without photographs; reference: LEGAL-123")]
    [InlineData("reference: https://legal.example/123")]
    [InlineData("Approved by: the privacy board, see reference: LEGAL-123; until: the contract ends")]
    [InlineData("Preference: drawings; no photographs")]
    [InlineData("Kept for reference until the pilot ends, approved by nobody else")]
    [InlineData("Todo list on a whiteboard, no people")]
    [InlineData("To do lists on paper")]
    [InlineData("TBD-12")]
    [InlineData("XXX-12")]
    [InlineData("LEGAL-123")]
    [InlineData("[LEGAL-123]")]
    [InlineData("<https://legal.example/records>")]
    [InlineData("Forms <scanned> only")]
    [InlineData("No people")]
    [InlineData("書類のみ")]
    public Task Any_other_text_is_a_justification(string text) =>
        Test($$"""[SuppressMessage("AcceptableUse", "AUP1001", Justification = "{{text}}")] class C { }""");

    [Fact]
    public Task Attribute_without_justification_is_reported() =>
        Test("""[{|#0:SuppressMessage("AcceptableUse", "AUP1004")|}] class C { }""", ("AUP1004", SayWhy));

    [Fact]
    public Task Null_is_not_a_justification() =>
        Test("""[SuppressMessage("AcceptableUse", "AUP1004", {|#0:Justification = null|})] class C { }""", ("AUP1004", SayWhy));

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
    [InlineData("""
        using Quiet = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;

        [{|#0:Quiet("AcceptableUse", "AUP1002")|}] class C { }
        """)]
    public Task Attribute_is_recognised_in_every_syntax(string source) => Test(source, ("AUP1002", SayWhy));

    [Fact]
    public async Task Only_rules_of_the_gate_need_a_justification()
    {
        foreach (var rule in Rules.All.Where(rule => rule.Id != RuleIds.UnjustifiedSuppression))
        {
            if (rule.Id is RuleIds.RefusedSuppression or RuleIds.UncheckedReference || rule.Id.StartsWith("AUP1", StringComparison.Ordinal))
            {
                await Test($$"""[{|#0:SuppressMessage("AcceptableUse", "{{rule.Id}}")|}] class C { }""", (rule.Id, SayWhy));
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
    [InlineData("""
        [Own.SuppressMessage("AcceptableUse", "AUP1001")] class C { }

        namespace Own
        {
            class SuppressMessage : System.Attribute { public SuppressMessage(string category, string id) { } }
        }
        """)]
    public Task Other_rules_and_other_attributes_are_not_reported(string source) => Test(source);

    /// <summary>Visual Studio offers to suppress this rule too, and writes its placeholder.</summary>
    [Theory]
    [InlineData("""[SuppressMessage("AcceptableUse", "AUP2003", {|#0:Justification = "<Pending>"|})] class C { }""")]
    [InlineData("""class C { [{|#0:SuppressMessage("AcceptableUse", "AUP2003")|}] void M() { } }""")]
    public Task Suppression_of_AUP2003_does_not_hide_itself(string source)
    {
        // Nor does a #pragma hide it, which the framework would expect.
        var test = Create(source, [("AUP2003", SayWhy)]);
        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        return test.RunAsync();
    }

    [Fact]
    public Task Justified_suppression_of_AUP2003_is_accepted() =>
        Test("""[SuppressMessage("AcceptableUse", "AUP2003", Justification = "Reasons are kept in LEGAL-123")] class C { }""");

    /// <summary>The fix writes what this rule asks to fill in.</summary>
    [Fact]
    public void Template_of_the_fix_lacks_every_field() =>
        Assert.Equal($"fill in {AllFields}", Justification.MissingIn(Justification.Template));

    private static Task Test(string source, params (string Rule, string Missing)[] findings) => Create(source, findings).RunAsync();

    private static CSharpAnalyzerTest<SuppressionAnalyzer, DefaultVerifier> Create(string source, (string Rule, string Missing)[] findings)
    {
        var test = new CSharpAnalyzerTest<SuppressionAnalyzer, DefaultVerifier>
        {
            TestCode = "using System.Diagnostics.CodeAnalysis;\n" + source,
        }.WithCoreLibrary();
        test.ExpectedDiagnostics.AddRange(findings.Select(finding =>
            new DiagnosticResult(Rules.UnjustifiedSuppression).WithLocation(0).WithArguments(finding.Rule, finding.Missing)));
        return test;
    }
}
