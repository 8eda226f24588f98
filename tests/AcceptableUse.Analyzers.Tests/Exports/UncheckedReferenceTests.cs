using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Exports;

/// <summary>AUP2006: an assembly that the tags of the application do not reach is named, in the build and in the editor.</summary>
public sealed class UncheckedReferenceTests
{
    private static readonly Library Unmarked = new("Core", """
        namespace Core;
        public sealed class Desk(Azure.AI.OpenAI.AzureOpenAIClient azure)
        {
            public object Chat() => azure.GetChatClient("gpt-4o");
        }
        """) { Exports = "false" };

    private static readonly Library Watcher = new("Core", """
        using OpenAI.Chat;
        using Microsoft.Extensions.Hosting;
        namespace Core;
        internal sealed class Watcher(Azure.AI.OpenAI.AzureOpenAIClient azure) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellation) => azure.GetChatClient("gpt-4o").CompleteChatAsync(
                [new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes("yard.jpg")), "image/jpeg"))]);

            public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
        }
        """) { MoreReferences = [Hosting] };

    /// <summary>The contract of the platform, in an assembly of its name.</summary>
    private static MetadataReference Hosting => References.OfSource("Microsoft.Extensions.Hosting.Abstractions", """
        using System.Threading;
        using System.Threading.Tasks;
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostedService
            {
                Task StartAsync(CancellationToken cancellationToken);
                Task StopAsync(CancellationToken cancellationToken);
            }
        }
        """);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Assembly_that_uses_an_Azure_package_and_says_nothing_is_named_once(bool isBuild)
    {
        var finding = Assert.Single(await Analyze(Unmarked, isBuild));
        Assert.Equal("AUP2006", finding.Id);
        Assert.Equal("Core", finding.Properties["library"]);
        Assert.StartsWith("The assembly 'Core' uses an Azure AI package and does not say what it sends", finding.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Assembly_that_says_what_it_sends_is_not_named(bool isBuild) => Assert.Empty(await Analyze(Unmarked with { Exports = "" }, isBuild));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Assembly_that_could_use_a_package_but_does_not_is_not_named(bool isBuild) => Assert.Empty(await Analyze(
        new Library("Core", "namespace Core; public static class Calculator { public static int Add(int a, int b) => a + b; }") { Exports = "false" }, isBuild));

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    public async Task Project_without_a_restricted_deployment_is_told_nothing(string deployment) => Assert.Empty(await Analyze(Unmarked, isBuild: true, deployment));

    [Theory]
    [InlineData("Core: reviewed as LEGAL-140", true)]
    [InlineData("core : LEGAL-140", true)]
    [InlineData("Core: TODO", false)]
    [InlineData("Core:", false)]
    [InlineData("Core", false)]
    [InlineData("Other: LEGAL-140", false)]
    public async Task Reviewed_assembly_needs_a_reason(string entry, bool isReviewed)
    {
        var findings = await Analyze(Unmarked, isBuild: true, more: $"""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Reviewed", "{entry}")]""");
        Assert.Equal(isReviewed ? 0 : 1, findings.Length);
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("none", true, true)]
    [InlineData("none", false, true)]
    [InlineData("law-enforcement", true, false)]
    public async Task Service_that_sends_on_its_own_account_is_named_unless_its_tags_are_as_strict(string deployment, bool isBuild, bool isNamed)
    {
        var findings = await Analyze(Watcher with { Deployment = deployment }, isBuild);
        Assert.Equal(isNamed ? 1 : 0, findings.Length);
        Assert.All(findings, finding => Assert.Contains("sends media on its own account in 'Core.Watcher.StartAsync'", finding.GetMessage(null), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("using Core;", "Core")]
    [InlineData("global using Core;", "Core")]
    [InlineData("using System; using global::Core;", "global::Core")]
    [InlineData("using static Core.Desk;", "Core.Desk")]
    [InlineData("using Door = Core.Desk;", "Core.Desk")]
    [InlineData("namespace App { using Core; }", "Core")]
    [InlineData("using System.Text;", "using")]
    [InlineData("using Core.Inner;", "using")]
    [InlineData("using Core.Hidden;", "using")]
    [InlineData("", "public")]
    public async Task Assembly_is_named_where_the_code_brings_it_in_or_else_where_the_first_file_begins(string import, string place)
    {
        var library = Unmarked with
        {
            Source = Unmarked.Source + """

                internal sealed class Hidden;
                """,
        };
        foreach (var isBuild in (bool[])[true, false])
        {
            var location = Assert.Single(await Analyze(library, isBuild, more: import)).Location;
            Assert.Equal(place, location.SourceTree!.GetText().ToString(location.SourceSpan));
            Assert.Equal("App.cs", location.SourceTree.FilePath);
        }
    }

    [Theory]
    [InlineData("A.g.cs", "using Core;")]
    [InlineData("A.cs", "// <auto-generated/>\nusing Core;")]
    public async Task Place_is_not_in_what_a_tool_writes(string path, string source)
    {
        var finding = Assert.Single(await Analyze(Unmarked, [(path, source), ("App.cs", "using Core;")]));
        Assert.Equal("App.cs", finding.Location.SourceTree!.FilePath);
    }

    [Fact]
    public async Task Place_does_not_depend_on_the_order_of_the_files()
    {
        (string, string)[] files = [("B.cs", "using Core;"), ("A.cs", "using Core;"), ("0.cs", "class Zero;")];
        var places = new[] { await Analyze(Unmarked, files), await Analyze(Unmarked, [.. files.Reverse()]) }.Select(findings => Assert.Single(findings).Location.SourceTree!.FilePath);
        Assert.Equal(["A.cs", "A.cs"], places);
    }

    [Fact]
    public async Task Editor_with_one_file_open_shows_it_there()
    {
        var analysis = AnalysisOf(Unmarked.AsSource(), "law-enforcement", [("A.cs", "class A;"), ("B.cs", "using Core; class B;")]);
        var trees = analysis.Compilation.SyntaxTrees.ToDictionary(tree => tree.FilePath);
        Assert.Empty(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(trees["A.cs"], CancellationToken.None));
        Assert.Single(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(trees["B.cs"], CancellationToken.None));
    }

    [Fact]
    public async Task Strict_project_refuses_a_pragma_that_hides_it()
    {
        (string, string)[] files = [("App.cs", "#pragma warning disable AUP2006\nusing Core;")];
        Assert.Empty(await AnalysisOf(Unmarked.AsAssembly(), "law-enforcement", files).GetAnalyzerDiagnosticsAsync());
        var refused = Assert.Single(await AnalysisOf(Unmarked.AsAssembly(), "law-enforcement", files, strict: "true").GetAnalyzerDiagnosticsAsync());
        Assert.Equal("AUP2005", refused.Id);
    }

    private static Task<Diagnostic[]> Analyze(Library library, bool isBuild, string deployment = "law-enforcement", string more = "") => Analyze(
        isBuild ? library.AsAssembly() : library.AsSource(), deployment, [("App.cs", more + " public static class App;")]);

    private static Task<Diagnostic[]> Analyze(Library library, (string Path, string Source)[] files) => Analyze(library.AsAssembly(), "law-enforcement", files);

    private static async Task<Diagnostic[]> Analyze(MetadataReference library, string deployment, (string Path, string Source)[] files) =>
        [.. await AnalysisOf(library, deployment, files).GetAnalyzerDiagnosticsAsync()];

    private static CompilationWithAnalyzers AnalysisOf(
        MetadataReference library, string deployment, (string Path, string Source)[] files, string strict = "")
    {
        var project = new Project { Packages = References.NoPackages, Deployment = deployment, Strict = strict, MoreReferences = [Hosting, library] };
        return project.Compile(files).WithAnalyzers([new ReferenceAnalyzer()], new AnalyzerOptions([], project.ToOptions()));
    }
}
