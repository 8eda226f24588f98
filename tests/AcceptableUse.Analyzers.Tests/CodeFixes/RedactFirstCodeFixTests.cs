using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The call of a redactor around the picture: which expression, which redactor, and what it is called on.</summary>
public sealed class RedactFirstCodeFixTests
{
    private const string Redactors = """
        using AcceptableUse;
        using OpenAI.Chat;

        namespace Imaging
        {
            public static class Blur
            {
                [RedactsFaces] public static byte[] Bytes(byte[] picture, int strength = 3) => picture;
                [RedactsFaces] public static Stream Stream(this Stream picture) => picture;
            }

            public interface IRedactor { [RedactsFaces] Task<byte[]> BlurAsync(byte[] picture, int strength = 3, CancellationToken token = default); }

            public class Pixelator
            {
                [RedactsFaces] public Photo Apply(Photo photo) => photo;
                [RedactsFaces] public void Change(byte[] picture) { }
                public byte[] Resize(byte[] picture) => picture;
            }

            public class Photo { public byte[] Data { get; set; } = []; }
        }

        public static class Parts
        {
            [RedactsFaces] public static ChatMessageContentPart Hide(ChatMessageContentPart part) => part;
        }

        """;

    private const string Head = """
        using Azure.AI.OpenAI;
        using Imaging;
        using OpenAI.Chat;

        public class Patrol(IRedactor redactor, Pixelator pixelator)
        {
            private static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");


        """;

    public static TheoryData<string, string, string> Members { get; } = new()
    {
        // Where the bytes are.
        {
            "Blur.Bytes",
            "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));",
            "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(Blur.Bytes(bytes)), \"image/jpeg\")));"
        },
        {
            "Blur.Bytes",
            "void Run(string path) { var data = new BinaryData(File.ReadAllBytes(path) /* face */); ChatMessage[] messages = [new UserChatMessage(\"who?\", ChatMessageContentPart.CreateImagePart(data, \"image/jpeg\"))]; Chat.CompleteChat(messages); }",
            "void Run(string path) { var data = new BinaryData(Blur.Bytes(File.ReadAllBytes(path)) /* face */); ChatMessage[] messages = [new UserChatMessage(\"who?\", ChatMessageContentPart.CreateImagePart(data, \"image/jpeg\"))]; Chat.CompleteChat(messages); }"
        },
        {
            "Blur.Bytes",
            "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri($\"data:image/jpeg;base64,{Convert.ToBase64String(bytes)}\"))));",
            "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri($\"data:image/jpeg;base64,{Convert.ToBase64String(Blur.Bytes(bytes))}\"))));"
        },
        {
            "Blur.Bytes",
            "void Run(bool wide, byte[] near, byte[] far) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(wide ? far : near), \"image/jpeg\")));",
            "void Run(bool wide, byte[] near, byte[] far) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(Blur.Bytes(wide ? far : near)), \"image/jpeg\")));"
        },

        // All of them.
        {
            "Blur.Bytes",
            "void Run(byte[] a, byte[] b)\n    {\n        Chat.CompleteChat(\n        [\n            // The first\n            new UserChatMessage(Part(a)),\n            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), \"image/png\")), // the second\n        ]);\n    }\n\n    static ChatMessageContentPart Part(byte[] data) => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), \"image/png\");",
            "void Run(byte[] a, byte[] b)\n    {\n        Chat.CompleteChat(\n        [\n            // The first\n            new UserChatMessage(Part(a)),\n            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(Blur.Bytes(b)), \"image/png\")), // the second\n        ]);\n    }\n\n    static ChatMessageContentPart Part(byte[] data) => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(Blur.Bytes(data)), \"image/png\");"
        },

        // Other types.
        {
            "Blur.Stream",
            "void Run(string path) { using var file = File.OpenRead(path); Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(file), \"image/jpeg\"))); }",
            "void Run(string path) { using var file = File.OpenRead(path); Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(Blur.Stream(file)), \"image/jpeg\"))); }"
        },
        {
            "Parts.Hide",
            "void Run(Uri uri) => Chat.CompleteChat(new UserChatMessage(\"who?\", ChatMessageContentPart.CreateImagePart(uri, ChatImageDetailLevel.Low)));",
            "void Run(Uri uri) => Chat.CompleteChat(new UserChatMessage(\"who?\", Parts.Hide(ChatMessageContentPart.CreateImagePart(uri, ChatImageDetailLevel.Low))));"
        },
        {
            "Pixelator.Apply",
            "void Run(Photo photo) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photo.Data), \"image/jpeg\")));",
            "void Run(Photo photo) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(pixelator.Apply(photo).Data), \"image/jpeg\")));"
        },

        // Awaited, and called on what is in scope.
        {
            "IRedactor.BlurAsync",
            "async Task Run(byte[] bytes) => await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));",
            "async Task Run(byte[] bytes) => await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(await redactor.BlurAsync(bytes)), \"image/jpeg\")));"
        },
        {
            "IRedactor.BlurAsync",
            "async Task Run(byte[] bytes, CancellationToken stop) => await Chat.CompleteChatAsync([new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes.ToArray()), \"image/jpeg\"))], null, stop);",
            "async Task Run(byte[] bytes, CancellationToken stop) => await Chat.CompleteChatAsync([new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(await redactor.BlurAsync(bytes.ToArray(), token: stop)), \"image/jpeg\"))], null, stop);"
        },
        {
            "IRedactor.BlurAsync",
            "static async Task Run(IRedactor own, byte[][] all) => await Task.WhenAll(all.Select(async bytes => await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")))));",
            "static async Task Run(IRedactor own, byte[][] all) => await Task.WhenAll(all.Select(async bytes => await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(await own.BlurAsync(bytes)), \"image/jpeg\")))));"
        },
        {
            "IRedactor.BlurAsync",
            "async Task Run(byte[] bytes)\n    {\n#if POLICE\n        var text = Convert.ToBase64String(bytes);\n        await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes!), \"image/jpeg\")), new UserChatMessage(text));\n#endif\n    }",
            "async Task Run(byte[] bytes)\n    {\n#if POLICE\n        var text = Convert.ToBase64String(bytes);\n        await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(await redactor.BlurAsync(bytes!)), \"image/jpeg\")), new UserChatMessage(text));\n#endif\n    }"
        },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Image_passes_through_the_redactor(string redactor, string before, string after)
    {
        using var test = Test(redactor, Project(Class(before)));
        Assert.Contains($"Redact faces with '{redactor}'", await test.Titles());
        await test.Gives(("Patrol.cs", Class(after)));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Fix_all_in_each_project_redacts_every_picture(string redactor, string before, string after)
    {
        using var test = Test(
            redactor,
            Project(Class(before)),
            Project(Class(before)).Add("Night.cs", Class(before).Replace("Patrol", "Night", StringComparison.Ordinal)));
        await test.GivesForAllInEachProject(
            ("Patrol.cs", Class(after)), ("Night.cs", Class(after).Replace("Patrol", "Night", StringComparison.Ordinal)));
    }

    [Theory]

    // Awaiting is not allowed, and the one that needs no await takes something else.
    [InlineData("IRedactor.BlurAsync", "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));")]
    [InlineData("IRedactor.BlurAsync", "async Task Run(byte[] bytes) { lock (this) { Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\"))); } await Task.Yield(); }")]

    // Nothing to call it on.
    [InlineData("IRedactor.BlurAsync", "static async Task Run(byte[] bytes) => await Chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));")]

    // No picture that it takes: a web address and the media type are none.
    [InlineData("Blur.Bytes", "void Run(Uri uri) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(uri)));")]

    // Not all of them.
    [InlineData("Blur.Bytes", "void Run(Uri uri, byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(uri), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));")]
    [InlineData("Blur.Bytes", "void Run(byte[] bytes, bool plain) { var data = BinaryData.FromBytes(bytes.ToArray()); if (plain) { data = BinaryData.FromStream(File.OpenRead(\"face.jpg\")); } Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(data, \"image/jpeg\"))); }")]

    // No redactor, by attribute or by form.
    [InlineData("Pixelator.Resize", "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));")]
    [InlineData("Pixelator.Change", "void Run(byte[] bytes) => Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")));")]
    public async Task No_redactor_is_offered_if_it_would_not_compile_or_not_help(string redactor, string member)
    {
        using var test = Test(redactor, Project(Class(member)));
        Assert.DoesNotContain($"Redact faces with '{redactor}'", await test.Titles());
    }

    [Fact]
    public async Task No_redaction_is_offered_without_a_redactor()
    {
        const string Source = "using OpenAI.Chat; using Azure.AI.OpenAI; class Patrol { void Run(AzureOpenAIClient client, byte[] bytes) => client.GetChatClient(\"m\").CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\"))); byte[] Blur(byte[] bytes) => bytes; }";
        using var test = new FixTest(new RedactFirstCodeFix(), new Project().Add("Patrol.cs", Source));
        await test.IsNotOffered();
    }

    [Fact]
    public async Task Redactor_does_not_call_itself()
    {
        const string Source = "using OpenAI.Chat; using Azure.AI.OpenAI; class Patrol { [AcceptableUse.RedactsFaces] byte[] Blur(AzureOpenAIClient client = null!, byte[] bytes = null!) => bytes; [AcceptableUse.RedactsFaces] byte[] Find(byte[] bytes) { ((AzureOpenAIClient)null!).GetChatClient(\"m\").CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\"))); return bytes; } }";
        using var test = new FixTest(
            new RedactFirstCodeFix(), new Project().Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Patrol.cs", Source));
        await test.IsNotOffered();
    }

    [Fact]
    public async Task Explicitly_implemented_redactor_does_not_call_itself()
    {
        const string Source = """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            interface IRedactor { [AcceptableUse.RedactsFaces] byte[] Blur(byte[] bytes); }

            class Patrol(AzureOpenAIClient client, IRedactor other) : IRedactor
            {
                byte[] IRedactor.Blur(byte[] bytes)
                {
                    client.GetChatClient("m").CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg")));
                    return other is null ? bytes : [];
                }
            }
            """;
        using var test = new FixTest(
            new RedactFirstCodeFix(), new Project().Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Patrol.cs", Source));
        await test.IsNotOffered();
    }

    [Fact]
    public async Task Top_level_statements_can_await_a_local_redactor()
    {
        const string Source = """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            var chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
            var redactor = default(Imaging.IRedactor)!;
            foreach (var path in args)
            {
                await chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(await File.ReadAllBytesAsync(path)), "image/jpeg")));
            }

            """;
        using var test = Test(
            "IRedactor.BlurAsync",
            new Project { OutputKind = OutputKind.ConsoleApplication }.Add(
                AnnotationSource.FileName, AnnotationSource.Text).Add("Redactors.cs", Redactors).Add("Program.cs", Source));
        await test.Gives(
            (
                "Program.cs",
                Source.Replace(
                    "await File.ReadAllBytesAsync(path)",
                    "await redactor.BlurAsync(await File.ReadAllBytesAsync(path))",
                    StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Declared_sender_receives_redacted_bytes_and_the_namespace_is_imported()
    {
        const string Source = """
            namespace Ours;

            partial class Client
            {
                void Run(byte[] bytes)
                {
                    Send("face", bytes); Send("other", bytes);
                }
            }

            """;
        const string Door = "namespace Ours; partial class Client { [AcceptableUse.SendsMedia] void Send(string title, byte[] picture) { } }";
        using var test = Test(
            "Blur.Bytes",
            new Project().Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Redactors.cs", Redactors).Add(
                "Client.cs", Source).Add("Door.cs", Door));
        await test.GivesForAll(
            FixAllScope.Project,
            ("Client.cs", "using Imaging;\n\n" + Source.Replace("\", bytes)", "\", Blur.Bytes(bytes))", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Redactor_listed_in_a_file_is_offered()
    {
        const string Source = "using OpenAI.Chat; using Azure.AI.OpenAI; class Patrol { void Run(AzureOpenAIClient client, byte[] bytes) => client.GetChatClient(\"m\").CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\"))); byte[] Blur(byte[] bytes) => bytes; }";
        using var test = new FixTest(
            new RedactFirstCodeFix(),
            new Project { AdditionalFiles = [new CatalogFile("M:Patrol.Blur; redact")] }.Add("Patrol.cs", Source));
        await test.Gives(("Patrol.cs", Source.Replace("FromBytes(bytes)", "FromBytes(Blur(bytes))", StringComparison.Ordinal)));
    }

    private static FixTest Test(string redactor, params Project[] projects) => new(
        new RedactFirstCodeFix(), projects) { EquivalenceKey = $"RedactFirstCodeFix.{redactor}" };

    private static Project Project(string source) => new Project { Symbols = ["POLICE"] }
        .Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Redactors.cs", Redactors).Add("Patrol.cs", source);

    private static string Class(string member) => $"{Head}    {member}\n}}\n";
}
