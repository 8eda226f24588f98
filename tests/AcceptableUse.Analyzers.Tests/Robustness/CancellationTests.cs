using System.Text;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// Whoever cancels gets the thread back at once, and whoever asks next gets the right answer. Nothing here looks at a
/// clock.
/// </summary>
public sealed class CancellationTests
{
    private const int Statements = 1000;

    /// <summary>One block of thousands of statements, a helper in another file, and a client from a container.</summary>
    private static readonly (string Path, string Source)[] Files =
    [
        ("Long.cs", $$"""
            using OpenAI.Chat;
            class Long
            {
                private readonly ChatClient _chat;
                public Long(ChatClient chat) => _chat = chat;
                public void Run(byte[] bytes)
                {
                    var text = "";
                    {{new StringBuilder().Insert(0, "text = text.Trim();\n", Statements)}}
                    _chat.CompleteChat(Parts.Image(bytes));
                }
            }
            """),
        ("Parts.cs", """
            using OpenAI.Chat;

            static class Parts
            {
                public static ChatMessage Image(byte[] bytes) =>
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
            }
            """),
    ];

    private static readonly CSharpCompilation Compilation = new Project().Compile(Files);

    [Fact]
    public void Analysis_stops_one_step_after_cancellation()
    {
        var all = Follow(int.MaxValue, out _).Steps;
        Assert.True(all > Statements, $"{all} steps are fewer than there are statements, so that a step has no bound.");

        foreach (var last in (int[])[1, 2, 100, all / 2, all - 1])
        {
            var (steps, wasCancelled) = Follow(last, out var next);
            Assert.True(wasCancelled, $"It went on to the end after step {last}.");
            Assert.Equal(last, steps);

            // What was left half done is not kept.
            Assert.NotNull(next());
        }
    }

    [Fact]
    public void Every_entry_point_honours_a_cancelled_token()
    {
        var cancelled = new CancellationToken(canceled: true);
        var compilation = new Project().Compile(
        [
            .. Files,
            ("Tag.cs", "[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", \"law-enforcement\")]"),
            (AnnotationSource.FileName, AnnotationSource.Text),
            ("Own.cs", "class Own { [AcceptableUse.SendsMedia] void M() { } }")
        ]);
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn);
        var carrier = compilation.SyntaxTrees[1].GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Single();

        Assert.Throws<OperationCanceledException>(() => flow.Follow(SendIn(compilation), out _, cancelled));
        Assert.Throws<OperationCanceledException>(() => flow.IsLost(carrier, cancelled));
        Assert.Throws<OperationCanceledException>(() => DeploymentFactsProvider.Create(compilation, new Project().ToOptions(), cancelled));
        Assert.Throws<OperationCanceledException>(() => AnnotatedMembers.In(compilation, cancelled));
        Assert.Throws<OperationCanceledException>(() => CatalogParser.Parse(SourceText.From("# one line"), cancellationToken: cancelled));
        Assert.Throws<OperationCanceledException>(() => CatalogFiles.Read(new CatalogFile("# one line"), cancelled));
    }

    [Fact]
    public async Task Cancelled_request_does_not_affect_later_requests()
    {
        // An editor keeps one analysis for a version of the project, and asks it for one file after the other.
        var project = new Project { IsConcurrent = false };
        var compilation = project.Compile(Files);
        var failures = new List<string>();
        var analysis = project.With(compilation, failures.Add);

        using (var leaving = new CancellationTokenSource())
        {
            var early = await analysis.GetAnalyzerSemanticDiagnosticsAsync(
                compilation.GetSemanticModel(compilation.SyntaxTrees[1]), filterSpan: null, leaving.Token);
            Assert.Empty(early);
            await leaving.CancelAsync();
        }

        var late = await analysis.GetAnalyzerSemanticDiagnosticsAsync(
            compilation.GetSemanticModel(compilation.SyntaxTrees[0]), filterSpan: null, CancellationToken.None);

        Assert.Empty(failures);
        Assert.Equal(["AUP1001"], late.Select(diagnostic => diagnostic.Id));
    }

    /// <summary>Follows the sending call and cancels at a step.</summary>
    private static (int Steps, bool WasCancelled) Follow(int last, out Func<MediaCall?> next)
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var compilation = Compilation;
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn, () =>
        {
            if (++steps == last)
            {
                source.Cancel();
            }
        });
        next = () => flow.Follow(SendIn(compilation), out _, CancellationToken.None).SingleOrDefault();
        try
        {
            Assert.NotEmpty(flow.Follow(SendIn(compilation), out _, source.Token));
            return (steps, WasCancelled: false);
        }
        catch (OperationCanceledException)
        {
            return (steps, WasCancelled: true);
        }
    }

    private static InvocationExpressionSyntax SendIn(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last(
            call => call.ToString().StartsWith("_chat", StringComparison.Ordinal));
}
