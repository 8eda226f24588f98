using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>Threads that need the same summaries: each is made once, one that waits for another helps it, and all see the same.</summary>
public sealed class SharedWorkTests
{
    private const int Threads = 4;

    /// <summary>What the first thread makes while the second waits for it is shared out, instead of being made by one alone.</summary>
    [Fact]
    public async Task Thread_that_waits_makes_what_the_other_needs_next()
    {
        var compilation = Compile(chains: 8, length: 20, isRecursive: false);
        var calls = CallsIn(compilation);
        var alone = await CountSteps(compilation, calls.Take(1));

        // Each thread stops after a while until the other has made its share, so that it does not matter how fast they are.
        var share = alone / 10;
        var byThread = new ConcurrentDictionary<int, int>();
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn, () =>
        {
            var self = Environment.CurrentManagedThreadId;
            if (byThread.AddOrUpdate(self, 1, (_, steps) => steps + 1) == share)
            {
                SpinWait.SpinUntil(() => byThread.Any(other => other.Key != self && other.Value >= share), TimeSpan.FromSeconds(20));
            }
        });
        await Task.WhenAll(calls.Take(2).Select(call => Start(() => Assert.NotEmpty(flow.Follow(call, out _, CancellationToken.None)))));

        Assert.Equal(2, byThread.Count);
        Assert.True(byThread.Values.Min() >= share, string.Join(", ", byThread.Values));
        Assert.True(byThread.Values.Sum() < alone * 1.5, $"{string.Join(", ", byThread.Values)} of {alone}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_threads_see_the_same(bool isRecursive)
    {
        var compilation = Compile(chains: 4, length: 8, isRecursive);
        var calls = CallsIn(compilation);
        var expected = Describe(calls, new MediaCallFinder(compilation, ApiModels.BuiltIn));
        Assert.All(expected, described => Assert.Contains("Image", described, StringComparison.Ordinal));

        for (var run = 0; run < 10; run++)
        {
            var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn);
            using var start = new Barrier(Threads);
            var seen = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Start(() =>
            {
                start.SignalAndWait();
                return Describe([.. calls.Skip(thread), .. calls.Take(thread)], flow);
            })));
            Assert.All(seen, described => Assert.Equal(expected.Order(), described.Order()));
        }
    }

    /// <summary>A thread that is cancelled while it helps leaves nothing behind that another waits for.</summary>
    [Fact]
    public async Task Cancelled_helper_is_not_waited_for()
    {
        var compilation = Compile(chains: 4, length: 8, isRecursive: true);
        var calls = CallsIn(compilation);
        var total = await CountSteps(compilation, calls);
        for (var run = 1; run <= 10; run++)
        {
            using var source = new CancellationTokenSource();
            var steps = 0;
            var last = total * run / 12;
            var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn, () =>
            {
                if (Interlocked.Increment(ref steps) == last)
                {
                    source.Cancel();
                }
            });
            using var start = new Barrier(participantCount: 2);
            var leaving = Start(() =>
            {
                start.SignalAndWait();
                if (Record.Exception(() => calls.Select(call => flow.Follow(call, out _, source.Token)).ToList()) is { } thrown)
                {
                    Assert.IsAssignableFrom<OperationCanceledException>(thrown);
                }
            });
            var staying = Start(() =>
            {
                start.SignalAndWait();
                Assert.All(calls, call => Assert.NotEmpty(flow.Follow(call, out _, CancellationToken.None)));
            });
            await Task.WhenAll(leaving, staying).WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static Task Start(Action action) => Task.Factory.StartNew(
        action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Task<T> Start<T>(Func<T> function) => Task.Factory.StartNew(
        function, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Task<int> CountSteps(CSharpCompilation compilation, IEnumerable<SyntaxNode> calls) => Start(() =>
    {
        var steps = 0;
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn, () => steps++);
        foreach (var call in calls)
        {
            flow.Follow(call, out _, CancellationToken.None);
        }

        return steps;
    });

    private static SyntaxNode[] CallsIn(CSharpCompilation compilation) =>
        [.. compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompleteChat" })];

    private static string[] Describe(SyntaxNode[] calls, MediaCallFinder flow) =>
        [.. calls.Select(call => $"{call.SpanStart}: {string.Join(", ", flow.Follow(call, out var hitLimit, CancellationToken.None))} {hitLimit}")];

    /// <summary>Calls that each send what the first method of several chains returns, where the end of each chain builds an image.</summary>
    private static CSharpCompilation Compile(int chains, int length, bool isRecursive)
    {
        var source = new StringBuilder(
            """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            public class Chains
            {
                private static readonly ChatClient Client = new AzureOpenAIClient(
                    new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");

                private static List<ChatMessage> All(byte[] bytes)
                {
                    var all = new List<ChatMessage>();

            """);
        for (var chain = 0; chain < chains; chain++)
        {
            Append($"        all.Add(C{chain}M0(bytes));");
        }

        Append("        return all;");
        Append("    }");
        for (var call = 0; call < Threads; call++)
        {
            Append($"    public void Send{call}(byte[] bytes) => Client.CompleteChat(All(bytes));");
        }

        for (var chain = 0; chain < chains; chain++)
        {
            for (var i = 0; i < length; i++)
            {
                var next = i < length - 1
                    ? $"C{chain}M{i + 1}(bytes)"
                    : "new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\"))";
                var back = isRecursive ? $"bytes.Length == {i} ? C{(chain + i) % chains}M{i / 2}(bytes) : " : "";
                Append($"    private static ChatMessage C{chain}M{i}(byte[] bytes) {{ var made = {back}{next}; return made; }}");
            }
        }

        Append("}");
        return new Project().Compile([("Chains.cs", source.ToString())]);

        void Append(string line) => source.Append(CultureInfo.InvariantCulture, $"{line}\n");
    }
}
