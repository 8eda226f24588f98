using System.Collections.Immutable;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>The editor, which analyses one open file, and the build say the same, in whatever order and however often.</summary>
public sealed class EditorTests
{
    private static readonly (string Path, string Source)[] Files =
    [
        ("Client.cs", """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            static class Clients
            {
                public static ChatClient Chat = new AzureOpenAIClient(
                    new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");
            }
            """),
        ("Sender.cs", """
            using OpenAI.Chat;

            class Sender
            {
                public void Send(List<ChatMessage> m) { Clients.Chat.CompleteChat(m); }
                public void Text() { Clients.Chat.CompleteChat("t"); }
            }
            """),
        ("Maker.cs", """
            using OpenAI.Chat;

            class Maker(Sender sender)
            {
                private readonly List<ChatMessage> _m = [];

                public void Go(byte[] bytes)
                {
                    _m.Add(Parts.Image(bytes));
                    sender.Send(_m);
                    Clients.Chat.CompleteChat(_m);
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

    [Fact]
    public async Task One_open_file_has_the_same_diagnostics_as_the_build()
    {
        var project = new Project();
        var compilation = project.Compile(Files);
        var build = await project.With(compilation).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(2, build.Length);

        var editor = new List<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var analysis = project.With(compilation);
            editor.AddRange(
                await analysis.GetAnalyzerSemanticDiagnosticsAsync(
                    compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        }

        Assert.Equal(Describe(build), Describe([.. editor]));
    }

    [Fact]
    public async Task Every_run_gives_identical_diagnostics()
    {
        var compilation = new Project().Compile(Files);
        string[]? first = null;
        for (var run = 0; run < 10; run++)
        {
            var project = new Project { IsConcurrent = run % 2 == 0 };
            var described = Describe(await project.With(compilation.Clone()).GetAnalyzerDiagnosticsAsync());
            Assert.Equal(first ??= described, described);
        }
    }

    [Fact]
    public async Task Media_steps_are_additional_locations()
    {
        var compilation = new Project().Compile(Files);
        var diagnostics = await new Project().With(compilation).GetAnalyzerDiagnosticsAsync();
        var inSender = diagnostics.Single(diagnostic => diagnostic.Location.SourceTree!.FilePath == "Sender.cs");
        Assert.Equal(
            ["Parts.cs 'CreateImagePart'", "Maker.cs 'Image'", "Maker.cs 'Send'"],
            inSender.AdditionalLocations.Select(
                step => $"{step.SourceTree!.FilePath} '{step.SourceTree.GetText().ToString(step.SourceSpan)}'"));
    }

    /// <summary>In the editor a project of the solution is referenced as source, in the build as a compiled assembly.</summary>
    [Fact]
    public async Task Referenced_project_counts_the_same_as_source_and_compiled()
    {
        const string Library = """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            using Microsoft.Extensions.AI;

            public class Vision
            {
                public ChatClient Chat { get; } = new AzureOpenAIClient(
                    new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");

                public List<OpenAI.Chat.ChatMessage> Messages = new();
                public static ChatClient Make() => new Vision().Chat;
                public virtual void Send(OpenAI.Chat.ChatMessage m) => Chat.CompleteChat(m);
            }

            public static class Parts
            {
                public static OpenAI.Chat.ChatMessage Image(byte[] bytes) =>
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
            }

            public class Counting(IChatClient inner) : DelegatingChatClient(inner) { }
            public interface ISender { Task Send(IEnumerable<OpenAI.Chat.ChatMessage> m); }
            public record Options(ChatClient Chat);
            """;
        const string App = """
            using OpenAI.Chat; using Microsoft.Extensions.AI;
            class Own : Vision { public override void Send(OpenAI.Chat.ChatMessage m) { Chat.CompleteChat(m); base.Send(m); } }
            class App(ISender sender, Counting counting, Options options)
            {
                private readonly Vision _vision = new() { Messages = [new SystemChatMessage("s")] };
                public async Task Run(byte[] bytes)
                {
                    var part = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png");
                    _vision.Chat.CompleteChat(new UserChatMessage(part));
                    _vision.Messages.Add(new UserChatMessage(part));
                    await Vision.Make().CompleteChatAsync(_vision.Messages);
                    new Vision().Chat.CompleteChat(Parts.Image(bytes));
                    new Own().Send(new UserChatMessage(part));
                    options.Chat.CompleteChat(new UserChatMessage(part));
                    await sender.Send([new UserChatMessage(part)]);
                    await counting.GetResponseAsync([new(ChatRole.User, [new DataContent(bytes, "image/png")])]);
                }
            }
            """;
        var library = new Project { Packages = References.ExtensionsAI }.Compile([("Library.cs", Library)]).WithAssemblyName("Library");
        var compiled = await Verdicts(References.OfImage(library));
        var source = await Verdicts(library.ToMetadataReference());
        Assert.Equal(compiled, source);
        Assert.Contains(compiled, verdict => verdict.StartsWith("App.cs(9", StringComparison.Ordinal));

        static async Task<string[]> Verdicts(MetadataReference library) =>
            Describe(await new Project { Packages = References.ExtensionsAI, MoreReferences = [library] }.Add("App.cs", App).Analyze());
    }

    private static string[] Describe(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => $"{diagnostic} {string.Join(",", diagnostic.AdditionalLocations)} {string.Join(",", diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];
}
