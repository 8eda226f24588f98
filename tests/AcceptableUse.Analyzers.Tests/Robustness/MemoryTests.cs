using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// An editor makes a compilation on every keystroke and keeps the analyzers for the day: they must not keep the
/// compilations.
/// </summary>
public sealed class MemoryTests
{
    private const string Source = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "law-enforcement")]

        class A
        {
            private readonly ChatClient _chat = new AzureOpenAIClient(
                new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");

            [AcceptableUse.SendsMedia] public void Own(byte[] bytes) { }

            [System.Diagnostics.CodeAnalysis.SuppressMessage("AcceptableUse", "AUP1004")]
            public void Run(byte[] bytes)
            {
                _chat.CompleteChat(
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
                Own(bytes);
            }
        }
        """;

    [Fact]
    public void No_compilation_outlives_its_analysis()
    {
        var analyzers = ShippedAnalyzers.Create();
        var compilations = Enumerable.Range(0, 3).Select(_ => Analyze(analyzers)).ToArray();

        Collect();

        // The last may be on the stack of a thread of the pool that has nothing else to do.
        Assert.Equal(0, compilations.SkipLast(1).Count(compilation => compilation.IsAlive));
        GC.KeepAlive(analyzers);
    }

    [Fact]
    public void Memory_test_detects_a_retained_compilation()
    {
        var compilation = new Project().Compile([("A.cs", Source)]);
        var reference = new WeakReference(compilation);

        Collect();

        Assert.True(reference.IsAlive);
        GC.KeepAlive(compilation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Analyze(System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var project = new Project { AdditionalFiles = [new CatalogFile("M:A.Own; send; media=image\nM:A.Own; sned")] };
        var compilation = project.Compile([("A.cs", Source), (AnnotationSource.FileName, AnnotationSource.Text)]);
        var diagnostics = compilation.WithAnalyzers(analyzers, new AnalyzerOptions(project.AdditionalFiles, project.ToOptions()))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

        // All the work was done: a rule of each kind is there.
        Assert.Subset(diagnostics.Select(diagnostic => diagnostic.Id).ToHashSet(), new HashSet<string> { "AUP1001", "AUP2003", "AUP2004" });
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return new WeakReference(compilation);
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
