using AcceptableUse.Analyzers.Tests.Deployment;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The correction of misspelt tags.</summary>
public sealed class CorrectTagCodeFixTests
{
    private const string Metadata = "[assembly: System.Reflection.AssemblyMetadata";

    [Theory]
    [InlineData("Deployment", "law-enforcment", "law-enforcement")]
    [InlineData("Deployment", "surveillance", "real-time-surveillance")]
    [InlineData("Camera", "Body_Worn", "body-worn")]
    [InlineData("Camera", "dashcam", "dash")]
    [InlineData("Deployment", " law-enforcment ", " law-enforcement ")]
    public Task A_misspelt_value_is_corrected(string key, string misspelt, string corrected) => Verify(
        $"""{Metadata}("AcceptableUse.{key}", [|"{misspelt}"|])]""",
        $"""{Metadata}("AcceptableUse.{key}", "{corrected}")]""",
        $"Change to '{corrected.Trim()}'");

    [Fact]
    public Task One_item_of_a_list_is_corrected_and_the_rest_stays() => Verify(
        $"""{Metadata}("AcceptableUse.Camera", [|"fixed,  drome ;dash"|])]""",
        $"""{Metadata}("AcceptableUse.Camera", "fixed,  drone ;dash")]""");

    [Fact]
    public Task A_misspelt_key_is_corrected() => Verify(
        $"""{Metadata}([|"AcceptableUse.Deployments"|], /* where */ "none")]""",
        $"""{Metadata}("AcceptableUse.Deployment", /* where */ "none")]""");

    [Fact]
    public async Task Several_items_of_one_list_are_corrected_at_once()
    {
        var test = Test(
            $$"""{{Metadata}}("AcceptableUse.Camera", {|AUP2002:{|AUP2002:"drome, dashh"|}|})]""",
            $"""{Metadata}("AcceptableUse.Camera", "drone, dash")]""");
        test.NumberOfIncrementalIterations = 2;
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("""("AcceptableUse.Deployment", [|"police"|])""")]
    [InlineData("""("AcceptableUse.Jurisdiction", [|"Ruritania"|])""")]
    [InlineData("""("AcceptableUse.Deployment", [|"none,law-enforcement"|])""")]
    [InlineData("""("AcceptableUse.Deployment", [|Names.Wrong|])""")]
    public Task Nothing_is_offered_where_nothing_is_near(string arguments)
    {
        var source = $"{Metadata}{arguments}] static class Names {{ public const string Wrong = \"law-enforcment\"; }}";
        return Verify(source, source);
    }

    private static Task Verify(string source, string corrected, string? title = null)
    {
        var test = Test(source, corrected);
        if (title is not null)
        {
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        }

        return test.RunAsync();
    }

    private static CSharpCodeFixTest<DeploymentTagAnalyzer, CorrectTagCodeFix, DefaultVerifier> Test(string source, string corrected) =>
        new CSharpCodeFixTest<DeploymentTagAnalyzer, CorrectTagCodeFix, DefaultVerifier> { TestCode = source, FixedCode = corrected }.WithCoreLibrary();
}
