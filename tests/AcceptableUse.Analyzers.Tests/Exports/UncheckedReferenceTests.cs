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

    private static async Task<Diagnostic[]> Analyze(Library library, bool isBuild, string deployment = "law-enforcement", string more = "")
    {
        var project = new Project { Packages = References.NoPackages, Deployment = deployment, MoreReferences = [Hosting, isBuild ? library.AsAssembly() : library.AsSource()] };
        var compilation = project.Compile([("App.cs", more + " public static class App;")]);
        var analysis = compilation.WithAnalyzers([new ReferenceAnalyzer()], new AnalyzerOptions([], project.ToOptions()));
        return [.. await analysis.GetAnalyzerDiagnosticsAsync()];
    }
}
