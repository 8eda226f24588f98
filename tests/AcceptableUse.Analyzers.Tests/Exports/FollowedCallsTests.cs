using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Exports;

/// <summary>What the generator of exports has followed, the analyzer does not follow again, unless anything is different.</summary>
public sealed class FollowedCallsTests
{
    private const string Sending = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;
        public sealed class Vision(AzureOpenAIClient azure)
        {
            public Task Describe(string path) => azure.GetChatClient("gpt-4o").CompleteChatAsync(
                new UserChatMessage("Is she angry?", Image.Of(path)));
        }
        """;

    private const string Building = """
        using OpenAI.Chat;
        public static class Image
        {
            public static ChatMessageContentPart Of(string path) =>
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(System.IO.File.ReadAllBytes(path)), "image/jpeg");
        }
        """;

    [Fact]
    public void Call_is_followed_once_in_a_build()
    {
        var (before, after) = Generate();

        Assert.NotEqual(before, after);
        var (found, graphs) = Follow(after);
        var (asIf, graphsAsIf) = Follow(Unshared(after));
        Assert.Equal((0, true), (graphs, graphsAsIf > 0));
        Assert.NotNull(found);
        Assert.Equal(Describe(asIf!), Describe(found));
        Assert.Same(Call(after).SyntaxTree, found.Location.SourceTree);
    }

    [Fact]
    public async Task Analyzer_says_the_same_with_and_without_the_generator()
    {
        var (before, after) = Generate();
        var project = new Project();

        var with = await project.With(after).GetAnalyzerDiagnosticsAsync();
        var without = await project.With(before).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["AUP1001", "AUP1005"], with.Select(finding => finding.Id).Order());
        Assert.Equal(Written(without), Written(with));

        static IEnumerable<string> Written(IEnumerable<Diagnostic> findings) => findings
            .Select(finding => $"{finding} {string.Join(' ', finding.AdditionalLocations)} {string.Join(' ', finding.Properties)}")
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Call_is_followed_again_where_a_file_came_in() =>
        AssertFollowedAgain(after => after.AddSyntaxTrees(Parse("public static class Other;", "Other.cs")));

    [Fact]
    public void Call_is_followed_again_where_another_file_is_named_like_the_written_one() => AssertFollowedAgain(
        after => after.ReplaceSyntaxTree(after.SyntaxTrees[^1], Parse("public static class Other;", after.SyntaxTrees[^1].FilePath)));

    [Fact]
    public void Call_is_followed_again_where_a_file_is_gone() =>
        AssertFollowedAgain(after => after.RemoveSyntaxTrees(after.SyntaxTrees[2]));

    [Fact]
    public void Call_is_followed_again_where_another_file_was_edited()
    {
        var (_, after) = Generate();
        var edited = after.ReplaceSyntaxTree(after.SyntaxTrees[1], Parse("public static class Image { public static string Of(string path) => path; }", "Image.cs"));

        Assert.Null(Follow(edited).Found);
    }

    [Fact]
    public void Call_is_followed_again_where_a_reference_came_in() =>
        AssertFollowedAgain(after => after.AddReferences(new Library("Other", "public static class Other;").AsAssembly()));

    [Fact]
    public void Call_is_followed_again_where_a_catalog_came_in()
    {
        var (_, after) = Generate();

        Assert.Null(Follow(after, new CatalogFile("M:OpenAI.Chat.ChatMessageContentPart.CreateImagePart; safe")).Found);
    }

    [Fact]
    public void Call_is_followed_once_with_a_catalog_and_again_without_it()
    {
        var catalog = new CatalogFile("M:Contoso.Gateway.AskAsync; send");
        var (_, after) = Generate(catalog);

        Assert.Equal(0, Follow(after, catalog).Graphs);
        Assert.True(Follow(after).Graphs > 0);
    }

    private static void AssertFollowedAgain(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var (_, after) = Generate();
        var (found, graphs) = Follow(edit(after));

        Assert.NotNull(found);
        Assert.True(graphs > 0);
    }

    private static (CSharpCompilation Before, CSharpCompilation After) Generate(params AdditionalText[] files)
    {
        var before = new Project().Compile([("Vision.cs", Sending), ("Image.cs", Building), ("Unused.cs", "public static class Unused;")]);
        CSharpGeneratorDriver.Create(
                [new ExportGenerator().AsSourceGenerator()],
                files,
                CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
                new TestOptions())
            .RunGeneratorsAndUpdateCompilation(before, out var after, out _);
        return (before, (CSharpCompilation)after);
    }

    /// <summary>What the call in the first file comes to, and how many graphs were built for it.</summary>
    private static (MediaCall? Found, int Graphs) Follow(Compilation compilation, params AdditionalText[] files)
    {
        var finder = FinderFactory.Create(compilation, [.. files], isTagged: true, CancellationToken.None)!.Value.Finder;
        return (finder.Follow(Call(compilation), out _, CancellationToken.None).SingleOrDefault(), finder.GraphCount);
    }

    private static InvocationExpressionSyntax Call(Compilation compilation) => compilation.SyntaxTrees.First().GetRoot().DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .First(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompleteChatAsync" });

    /// <summary>The same source in files that nothing is known of.</summary>
    private static CSharpCompilation Unshared(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(compilation.SyntaxTrees.Select(file => Parse(file.ToString(), file.FilePath)));

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path);

    private static string Describe(MediaCall call) =>
        $"{call.Api} {call.Media} {call.Capabilities} {call.Service} {call.Camera} {call.Location.GetLineSpan()} "
        + string.Join(' ', call.Asks.Select(ask => $"{ask.Topic} {ask.Phrase} {ask.Location.GetLineSpan()}"))
        + string.Join(' ', call.Path.Select(step => step.GetLineSpan()));
}
