using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
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
    public Task Misspelt_tag_value_is_corrected(string key, string misspelt, string corrected) => Verify(
        $"""{Metadata}("AcceptableUse.{key}", [|"{misspelt}"|])]""",
        $"""{Metadata}("AcceptableUse.{key}", "{corrected}")]""",
        $"Change to '{corrected.Trim()}'");

    [Fact]
    public Task Misspelt_tag_list_item_is_corrected_and_the_others_stay() => Verify(
        $"""{Metadata}("AcceptableUse.Camera", [|"fixed,  drome ;dash"|])]""",
        $"""{Metadata}("AcceptableUse.Camera", "fixed,  drone ;dash")]""");

    [Fact]
    public Task Misspelt_tag_key_is_corrected() => Verify(
        $"""{Metadata}([|"AcceptableUse.Deployments"|], /* where */ "none")]""",
        $"""{Metadata}("AcceptableUse.Deployment", /* where */ "none")]""");

    [Fact]
    public async Task Several_misspelt_items_of_one_tag_are_corrected()
    {
        var test = Test(
            $$"""{{Metadata}}("AcceptableUse.Camera", {|AUP2002:{|AUP2002:"drome, dashh"|}|})]""",
            $"""{Metadata}("AcceptableUse.Camera", "drone, dash")]""");
        test.NumberOfIncrementalIterations = 2;
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();
    }

    [Fact]
    public async Task Misspelt_tags_in_several_files_are_corrected()
    {
        const string Deployment = $"""{Metadata}("AcceptableUse.Deployment", [|"law-enforcment"|])]""";
        const string Cameras = $$"""{{Metadata}}("AcceptableUse.Camera", {|AUP2002:{|AUP2002:"drome, dashh"|}|})]""";
        const string Sound = $"""{Metadata}("AcceptableUse.Consent", "drome")]""";
        var test = Test(Deployment, $"""{Metadata}("AcceptableUse.Deployment", "law-enforcement")]""");
        test.TestState.Sources.Add(Cameras);
        test.TestState.Sources.Add(Sound);
        test.FixedState.Sources.Add($"""{Metadata}("AcceptableUse.Camera", "drone, dash")]""");
        test.FixedState.Sources.Add(Sound);

        // Word by word, then file by file, then all at once in the project and in the solution.
        test.NumberOfIncrementalIterations = 3;
        test.NumberOfFixAllInDocumentIterations = 2;
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();
    }

    /// <summary>
    /// Files with mistakes, and without: <c>law-enforcment</c> and <c>drome</c> are corrected, whatever stands around
    /// them.
    /// </summary>
    public static TheoryData<string> Shapes { get; } = new()
    {
        // Several in one file, and in one list.
        $"{Metadata}(\"AcceptableUse.Deployment\", [|\"law-enforcment\"|])]\n{Metadata}(\"AcceptableUse.Camera\", [|\"drome\"|])]\n",
        $"{Metadata}(\"AcceptableUse.Deployment\", [|\"law-enforcment\"|]), System.Reflection.AssemblyMetadata(\"AcceptableUse.Camera\", [|\"drome, dash\"|])]\n",
        $"{Metadata}(\"AcceptableUse.Deployment\", [|\"law-enforcment\"|])] {Metadata}(\"AcceptableUse.Camera\", [|\"dash|drome\"|])]\n",

        // Comments and directives.
        $"// Where\n{Metadata}(\"AcceptableUse.Camera\", /* what */ [|\"drome\"|] /* films */)] // here\n",
        $"#if true\n{Metadata}(\"AcceptableUse.Camera\", [|\"drome\"|])]\n#endif\n#region Rest\n#endregion\n",
        $"#if OTHER\n{Metadata}(\"AcceptableUse.Camera\", \"drome\")]\n#else\n{Metadata}(\"AcceptableUse.Deployment\", [|\"law-enforcment\"|])]\n#endif\n",
        $"#pragma warning disable CS0001\n{Metadata}(\n    \"AcceptableUse.Camera\",\n\n    // what films\n    [|\"drome\"|])]\n",

        // Other ways to write the attribute and the text.
        $"using System.Reflection;\n[assembly: AssemblyMetadataAttribute(\"AcceptableUse.Camera\", [|\"drome\"|])]\n",
        $"using M = System.Reflection.AssemblyMetadataAttribute;\n[assembly: M(value: [|\"drome\"|], key: \"AcceptableUse.Camera\")]\n",
        $"{Metadata}(\"AcceptableUse.Camera\", [|(\"drome\")|])]\n",
        $"{Metadata}(\"AcceptableUse.Camera\", [|(/* what */ (\"drome\") /* films */)|])]\n",

        // With code behind that has the same words.
        $"{Metadata}(\"AcceptableUse.Camera\", [|\"drome\"|])]\npartial class A {{ const string Camera = \"drome\"; }}\n",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Misspelt_tag_is_corrected_in_any_attribute_form(string source) => Verify(source, Corrected(source));

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Correcting_a_tag_keeps_line_endings(string source) =>
        Verify(source.ReplaceLineEndings("\r\n"), Corrected(source).ReplaceLineEndings("\r\n"));

    [Fact]
    public async Task Misspelt_tag_above_top_level_statements_is_corrected()
    {
        const string Source = $"{Metadata}(\"AcceptableUse.Deployment\", [|\"law-enforcment\"|])]\n_ = \"law-enforcment\";\n";
        var test = Test(Source, Corrected(Source));
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    private static string Corrected(string source) => System.Text.RegularExpressions.Regex.Replace(
        source,
        @"\[\|(.*?)\|\]",
        match => match.Groups[1].Value.Replace("law-enforcment", "law-enforcement", StringComparison.Ordinal)
            .Replace("drome", "drone", StringComparison.Ordinal));

    [Theory]
    [InlineData("""("AcceptableUse.Deployment", [|"police"|])""")]
    [InlineData("""("AcceptableUse.Jurisdiction", [|"Ruritania"|])""")]
    [InlineData("""("AcceptableUse.Deployment", [|"none,law-enforcement"|])""")]
    [InlineData("""("AcceptableUse.Deployment", [|Names.Wrong|])""")]
    public Task Tag_without_a_similar_allowed_value_is_not_corrected(string arguments)
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
        new CSharpCodeFixTest<DeploymentTagAnalyzer, CorrectTagCodeFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = corrected,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
        }.WithCoreLibrary();
}
