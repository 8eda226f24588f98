using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>What kind of media content is, where the type of the content does not say, on the real Microsoft.Extensions.AI.</summary>
public sealed class MediaTypeTests
{
    [Theory]
    [InlineData("image", "new DataContent(bytes, \"image/jpeg\")")]
    [InlineData("image", "new DataContent(bytes, flag ? \"image/png\" : \"application/pdf\")")]
    [InlineData("image", "new DataContent(bytes, TypeOf(path))")]
    [InlineData("image", "new DataContent($\"data:image/png;base64,{text}\")")]
    [InlineData("image", "new UriContent(\"https://x/a.jpg\", type)")]
    [InlineData("image", "new UriContent(new Uri(\"https://x/a\"), \"image/*\")")]
    [InlineData("image", "new DataContent(photo, type)")]
    [InlineData("image", "new DataContent(BinaryData.FromBytes(bytes, \"image/png\").ToMemory(), type)")]
    [InlineData("video", "new DataContent(bytes, \"video/mp4\")")]
    [InlineData("", "new DataContent(bytes, \"audio/wav\")")]
    [InlineData("", "new DataContent(bytes, \"application/pdf\")")]
    [InlineData("", "new UriContent(\"https://x/a.pdf\", \"application/pdf\")")]
    [InlineData("image", "new DataContent(bytes, type)")]
    [InlineData("image", "new DataContent(path)")]
    [InlineData("image", "new DataContent(bytes, Path.GetExtension(path))")]
    [InlineData("", "new DataContent(bytes, \"application/octet-stream\")")]
    [InlineData("", "new TextContent(\"image/png\")")]
    [InlineData("", "new DataContent(bytes, \".pdf\")")]
    [InlineData("", "new UriContent(\"https://x/a.jpg\", \"application/pdf\")")]
    [InlineData("image", "new UriContent(flag ? \"https://x/a.jpg\" : \"https://x/b.png\", type)")]
    [InlineData("", "new DataContent(BinaryData.FromBytes(bytes, \"application/pdf\").ToMemory(), type)")]
    [InlineData("", "new DataContent($\"data:audio/mp3;base64,{text}\")")]
    public Task Media_kind_follows_the_evidence(string media, string content) => Expect(media, content, "Ask");

    [Theory]
    [InlineData("image", "DescribePhoto")]
    [InlineData("image", "AskTheFramework")]
    [InlineData("", "SummarisePdf")]
    [InlineData("", "TranscribeShift")]
    public Task Names_of_surrounding_code_decide_undecided_media(string media, string method) =>
        Expect(media, "new DataContent(bytes, type)", method);

    /// <summary>A file part is made for documents: what nothing tells of it is taken for one.</summary>
    [Theory]
    [InlineData("", "Summarise")]
    [InlineData("", "AskTheFramework")]
    [InlineData("", "FillSurfaceOfInterface")]
    [InlineData("AUP1001", "DescribeFrame")]
    [InlineData("AUP1001", "FrameworkOfFaces")]
    public async Task Undecided_file_part_counts_by_the_method_name(string rule, string method)
    {
        var diagnostics = await new Project { Packages = References.ExtensionsAI }.Add("A.cs", $$"""
            using OpenAI.Chat;
            #pragma warning disable OPENAI001
            class Assistant(ChatClient chat)
            {
                async Task {{method}}(BinaryData bytes, string type, string name) =>
                    await chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateFilePart(bytes, type, name)));
            }
            """).Analyze();
        Assert.Equal(rule, string.Join(",", diagnostics.Select(diagnostic => diagnostic.Id)));
    }

    public static TheoryData<string> Named { get; } = new()
    {
        """
        class Assistant(ChatClient chat)
        {
            void Summarise(BinaryData photo, string type, string name) =>
                chat.CompleteChat(new UserChatMessage(Part(photo, type, name)));

            static ChatMessageContentPart Part(BinaryData data, string type, string name) =>
                ChatMessageContentPart.CreateFilePart(data, type, name);
        }
        """,
        """
        class Assistant(ChatClient chat)
        {
            void Summarise(string type, string name) =>
                chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateFilePart(PhotoStore.Load(), type, name)));
        }

        static class PhotoStore
        {
            public static BinaryData Load() => BinaryData.FromBytes(new byte[1]);
        }
        """,
        """
        class Assistant(ChatClient chat)
        {
            void Summarise(PhotoRecord item, string type, string name) =>
                chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateFilePart(item.Data, type, name)));
        }

        class PhotoRecord { public required BinaryData Data { get; init; } }
        """,
        """
        class Assistant(ChatClient chat)
        {
            void Summarise(PhotoRecord item, string type, string name) =>
                chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateFilePart(item.Data, type, name)));
        }

        class PhotoRecord { public required BinaryData Data; }
        """,
        """
        class Assistant(ChatClient chat)
        {
            void Summarise(BinaryData bytes, string type, string name)
            {
                var photo = ChatMessageContentPart.CreateFilePart(bytes, type, name);
                chat.CompleteChat(new UserChatMessage(photo));
            }
        }
        """,
        """
        class Assistant(ChatClient chat)
        {
            void Summarise(BinaryData bytes, string type, string name)
            {
                chat.CompleteChat(new UserChatMessage(ToPhoto()));
                ChatMessageContentPart ToPhoto() => ChatMessageContentPart.CreateFilePart(bytes, type, name);
            }
        }
        """,
        """
        class PhotoAssistant(ChatClient chat)
        {
            void Summarise(BinaryData bytes, string type, string name) =>
                chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateFilePart(bytes, type, name)));
        }
        """,
    };

    /// <summary>Whatever is called a photo on the way to the file part makes it one; called a scan, nothing does.</summary>
    [Theory]
    [MemberData(nameof(Named))]
    public async Task Undecided_file_part_counts_by_any_name_along_its_path(string code)
    {
        const string Head = "using OpenAI.Chat;\n#pragma warning disable OPENAI001\n";
        var diagnostics = await new Project { Packages = References.ExtensionsAI }.Add("A.cs", Head + code).Analyze();
        Assert.Equal("AUP1001", Assert.Single(diagnostics).Id);

        var scan = code.Replace("Photo", "Scan", StringComparison.Ordinal).Replace("photo", "scan", StringComparison.Ordinal);
        await new Project { Packages = References.ExtensionsAI }.Add("A.cs", Head + scan).ExpectSilence();
    }

    [Theory]
    [InlineData("[|CompleteChat|]", "capture.Read(m);")]
    [InlineData("CompleteChat", "")]
    public Task File_written_from_a_frame_is_an_image(string member, string statement) => new Project
    {
        Packages = References.ExtensionsAI,
        MoreReferences = [.. References.Of(References.Camera).Where(reference => Path.GetFileName(reference.Display) == "OpenCvSharp.dll")],
    }.Add("A.cs", $$"""
        using OpenAI.Chat; using OpenCvSharp;
        #pragma warning disable OPENAI001
        class Assistant(ChatClient chat)
        {
            void Summarise(byte[] bytes, string type, string name)
            {
                using var capture = new VideoCapture(0);
                using var m = new Mat();
                {{statement}}
                chat.{{member}}(new UserChatMessage(ChatMessageContentPart.CreateFilePart(BinaryData.FromBytes({{(statement.Length == 0 ? "bytes" : "m.ToBytes()")}}), type, name)));
            }
        }
        """).Expect("AUP1001");

    [Theory]
    [InlineData("Be brief.")]
    [InlineData("Never repeat photo.jpg")]
    public Task Text_beside_a_file_does_not_decide_its_kind(string text) => new Project { Packages = References.ExtensionsAI }
        .Add("A.cs", $$"""
        using OpenAI.Chat;
        #pragma warning disable OPENAI001
        class Assistant(ChatClient chat)
        {
            private readonly string _instructions = "{{text}}";

            async Task Summarise(string path, string type, string name)
            {
                var messages = new List<ChatMessage> { new SystemChatMessage(_instructions) };
                messages.Add(new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart(_instructions),
                    ChatMessageContentPart.CreateFilePart(BinaryData.FromBytes(File.ReadAllBytes(path)), type, name)));
                await chat.CompleteChatAsync(messages, new ChatCompletionOptions());
            }
        }
        """).ExpectSilence();

    private static async Task Expect(string media, string content, string method)
    {
        var diagnostics = await new Project { Packages = References.ExtensionsAI }.Add("A.cs", $$"""
            using Microsoft.Extensions.AI;

            class Assistant(IChatClient chat)
            {
                static string TypeOf(string path) => Path.GetExtension(path) switch
                {
                    ".png" => "image/png",
                    ".pdf" => "application/pdf",
                    _ => "application/octet-stream"
                };

                async Task {{method}}(byte[] bytes, byte[] photo, string type, string path, string text, bool flag)
                {
                    await chat.GetResponseAsync([new ChatMessage(ChatRole.User, [new TextContent("q"), {{content}}])]);
                }
            }
            """).Analyze();
        Assert.Equal(
            media.Length == 0 ? [] : [media],
            diagnostics.Where(diagnostic => diagnostic.Id is "AUP1001" or "AD0001").Select(
                diagnostic => diagnostic.Properties.GetValueOrDefault("media") ?? diagnostic.ToString()));
    }
}
