using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Xunit.Sdk;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The guarantees fail for fixes that break them: made-up fixes that change a text.</summary>
public sealed class FixGuaranteesTests
{
    private const string Source = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class Patrol
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
            static List<ChatMessage> Away { get; } = [];

            void Run(byte[] bytes)
            {
                // who is it?
                var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg");
                Chat.CompleteChat(new UserChatMessage("look", image));
                Log(true);
            }

            static void Log(bool verbose) { }
        }
        """;

    [Fact]
    public Task A_fix_that_sends_less_passes() => Passes(
        ("        var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\");\n", ""), (", image)", ")"));

    [Theory]
    [InlineData("CS0103", "\"look\", image", "\"look\", images")]
    [InlineData("calls went away", "Chat.CompleteChat(new UserChatMessage(\"look\", image));", "_ = image;")]
    [InlineData("as much is sent as before", "\"look\"", "\"see\"")]
    [InlineData("lost: // who is it?", "        // who is it?\n", "")]
    [InlineData("blanks at the end of a line", "\"image/jpeg\");", "\"image/jpeg\");  ")]
    [InlineData("as much is sent as before", "\"look\", image", "\"look\", (ChatMessageContentPart)typeof(Patrol).GetField(\"f\")!.GetValue(image)!")]
    [InlineData("as much is sent as before", "\"look\", image", "\"look\", System.Text.Json.JsonSerializer.Deserialize<ChatMessageContentPart>(System.Text.Json.JsonSerializer.Serialize(image))")]
    [InlineData("as much is sent as before", "\"look\", image", "\"look\"")]
    [InlineData("no longer reported", "\"look\", image));\n        Log(true)", "\"look\"));\n        Log(false)")]
    public async Task A_fix_that_does_anything_else_fails(string why, string old, string @new) =>
        Assert.Contains(why, (await Assert.ThrowsAnyAsync<XunitException>(() => Passes((old, @new)))).Message, StringComparison.Ordinal);

    private static async Task Passes(params (string Old, string New)[] replacements)
    {
        using var test = new FixTest(new Replacing(replacements), new Project().Add("Patrol.cs", Source));
        await test.Gives(("Patrol.cs", Replacing.In(Source, replacements)));
    }

    private sealed class Replacing((string Old, string New)[] replacements) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

        public override FixAllProvider? GetFixAllProvider() => null;

        public static string In(string text, (string Old, string New)[] replacements) =>
            replacements.Aggregate(text, (current, replacement) => current.Replace(replacement.Old, replacement.New, StringComparison.Ordinal));

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Replace", async cancellation => context.Document.WithText(SourceText.From(In((await context.Document.GetTextAsync(cancellation)).ToString(), replacements))), equivalenceKey: "Replace"),
                context.Diagnostics);
            return Task.CompletedTask;
        }
    }
}
