using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
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
            static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
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
    public Task Fix_that_sends_less_is_accepted() => Passes(
        ("        var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\");\n", ""),
        (", image)", ")"));

    [Theory]
    [InlineData("CS0103", "\"look\", image", "\"look\", images")]
    [InlineData("calls went away", "Chat.CompleteChat(new UserChatMessage(\"look\", image));", "_ = image;")]
    [InlineData("as much is sent as before", "\"look\"", "\"see\"")]
    [InlineData("lost: // who is it?", "        // who is it?\n", "")]
    [InlineData("blanks at the end of a line", "\"image/jpeg\");", "\"image/jpeg\");  ")]
    [InlineData(
        "as much is sent as before",
        "\"look\", image",
        "\"look\", (ChatMessageContentPart)typeof(Patrol).GetField(\"f\")!.GetValue(image)!")]
    [InlineData(
        "as much is sent as before",
        "\"look\", image",
        "\"look\", System.Text.Json.JsonSerializer.Deserialize<ChatMessageContentPart>(System.Text.Json.JsonSerializer.Serialize(image))")]
    [InlineData("as much is sent as before", "\"look\", image", "\"look\"")]
    [InlineData("no longer reported", "\"look\", image));\n        Log(true)", "\"look\"));\n        Log(false)")]
    public async Task Fix_with_any_other_effect_is_rejected(string why, string old, string @new) => Assert.Contains(
        why, (await Assert.ThrowsAnyAsync<XunitException>(() => Passes((old, @new)))).Message, StringComparison.Ordinal);

    private const string Image = "BinaryData.FromBytes(bytes)";
    private const string Call = "Chat.CompleteChat(new UserChatMessage(\"look\", image));";
    private const string Member = "    void Run(";
    private const string Record = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1003\"";
    private const string Pending = ", Justification = \"reference: ; approved by: ; until: \")]\n    void Run(";

    [Theory]
    [InlineData(Image, "BinaryData.FromBytes(Safe.Blur(bytes))")]
    [InlineData(Image, "BinaryData.FromBytes(bytes.Soften(3))")]
    [InlineData(Call, "if (Safe.HasConsent()) Chat.CompleteChat(new UserChatMessage(\"look\", image));")]
    [InlineData(Call, "if (Safe.Consent is null) return; Chat.CompleteChat(new UserChatMessage(\"look\", image));")]
    [InlineData(Call, "Safe.Ensure(); Chat.CompleteChat(new UserChatMessage(\"look\", image));")]
    [InlineData(Member, Record + Pending)]
    public Task Fix_that_adds_a_safeguard_is_accepted(string old, string @new) => PassesWithSafeguards((old, @new));

    [Theory]

    // The media is redacted, but it is something else that makes the report go.
    [InlineData("media is hidden from sight besides", Call, "Safe.Blur(bytes); Chat.CompleteChat(new UserChatMessage(\"look\"));")]
    [InlineData("consent is for AUP1003", Call, "if (Safe.HasConsent()) Chat.CompleteChat(new UserChatMessage(\"look\"));")]

    // It makes none go.
    [InlineData("an added safeguard changes nothing", Call, "Safe.Blur(bytes); Chat.CompleteChat(new UserChatMessage(\"look\", image));")]
    [InlineData("an added safeguard changes nothing", Call, "Safe.HasConsent(); Chat.CompleteChat(new UserChatMessage(\"look\", image));")]
    [InlineData("an added safeguard changes nothing", Call, "if (!Safe.HasConsent()) Chat.CompleteChat(new UserChatMessage(\"look\", image));")]
    [InlineData("a fix declares for itself what is safe", "    static void Log", "    [AcceptableUse.RedactsFaces] static void Log")]

    // An exception to another rule, for another member, or with a reason that nobody gave.
    [InlineData("an exception excepts nothing", Member, "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1002\"" + Pending)]
    [InlineData("an exception excepts nothing", "    static void Log", Record + ", Justification = \"reference: ; approved by: ; until: \")] static void Log")]
    [InlineData("nobody asks for the reason of an exception", Member, Record + ", Justification = \"It is lawful.\")]\n    void Run(")]
    public async Task Fix_that_only_looks_like_a_safeguard_is_rejected(string why, string old, string @new) =>
        Assert.Contains(why, (await Assert.ThrowsAnyAsync<XunitException>(() => PassesWithSafeguards((old, @new)))).Message, StringComparison.Ordinal);

    /// <summary>A fix that excepts the one call must leave the others alone.</summary>
    [Fact]
    public async Task Fix_that_sends_less_and_adds_an_exception_is_rejected() => await Assert.ThrowsAsync<EqualException>(
        () => PassesWithSafeguards((Member, Record + Pending), (Call, "Chat.CompleteChat(new UserChatMessage(\"look\"));")));

    /// <summary>Consent lifts no rule but its own: a fix that makes others go does something else besides.</summary>
    [Fact]
    public async Task Fix_that_adds_consent_and_redaction_is_rejected() => Assert.Contains(
        "consent is for AUP1003",
        (await Assert.ThrowsAnyAsync<XunitException>(
            () => PassesWithSafeguards(
                (Call, "if (Safe.HasConsent()) Chat.CompleteChat(new UserChatMessage(\"look\", image));"),
                (Image, "BinaryData.FromBytes(Safe.Blur(bytes))")))).Message,
        StringComparison.Ordinal);

    private static async Task PassesWithSafeguards(params (string Old, string New)[] replacements)
    {
        const string Safeguards = """
            using AcceptableUse;

            static class Safe
            {
                [RedactsFaces] public static byte[] Blur(byte[] picture) => picture;
                [RedactsFaces] public static byte[] Soften(this byte[] picture, int strength) => picture;
                [VerifiesConsent] public static bool HasConsent() => true;
                [VerifiesConsent] public static string? Consent => null;
                [VerifiesConsent] public static void Ensure() { }
            }
            """;
        var project = new Project { Deployment = "law-enforcement,real-time-surveillance" }.Add("Patrol.cs", Source).Add(
            "Safe.cs", Safeguards).Add(AnnotationSource.FileName, AnnotationSource.Text);
        using var test = new FixTest(new Replacing(replacements), project);
        await test.Gives(("Patrol.cs", Replacing.In(Source, replacements)));
    }

    private static async Task Passes(params (string Old, string New)[] replacements)
    {
        using var test = new FixTest(new Replacing(replacements), new Project().Add("Patrol.cs", Source));
        await test.Gives(("Patrol.cs", Replacing.In(Source, replacements)));
    }

    private sealed class Replacing((string Old, string New)[] replacements) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

        public override FixAllProvider? GetFixAllProvider() => null;

        public static string In(string text, (string Old, string New)[] replacements) => replacements.Aggregate(
            text, (current, replacement) => current.Replace(replacement.Old, replacement.New, StringComparison.Ordinal));

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Replace",
                    async cancellation => context.Document.WithText(
                        SourceText.From(In((await context.Document.GetTextAsync(cancellation)).ToString(), replacements))),
                    equivalenceKey: "Replace"),
                context.Diagnostics);
            return Task.CompletedTask;
        }
    }
}
