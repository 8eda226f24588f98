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
    [InlineData("", "new DataContent($\"data:audio/mp3;base64,{text}\")")]
    public Task By_the_evidence_there_is(string media, string content) => Expect(media, content, "Ask");

    [Theory]
    [InlineData("image", "DescribePhoto")]
    [InlineData("image", "AskTheFramework")]
    [InlineData("", "SummarisePdf")]
    [InlineData("", "TranscribeShift")]
    public Task By_what_the_code_around_is_called(string media, string method) => Expect(media, "new DataContent(bytes, type)", method);

    /// <summary>A file part is made for documents: what nothing tells of it is taken for one.</summary>
    [Theory]
    [InlineData("", "Summarise")]
    [InlineData("", "AskTheFramework")]
    [InlineData("", "FillSurfaceOfInterface")]
    [InlineData("AUP1001", "DescribeFrame")]
    [InlineData("AUP1001", "FrameworkOfFaces")]
    public async Task A_file_counts_by_its_name_alone(string rule, string method)
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

    [Theory]
    [InlineData("Be brief.")]
    [InlineData("Never repeat photo.jpg")]
    public Task A_text_beside_a_file_says_nothing_of_its_name(string text) => new Project { Packages = References.ExtensionsAI }.Add("A.cs", $$"""
        using OpenAI.Chat;
        #pragma warning disable OPENAI001
        class Assistant(ChatClient chat)
        {
            private readonly string _instructions = "{{text}}";

            async Task Summarise(string path, string type, string name)
            {
                var messages = new List<ChatMessage> { new SystemChatMessage(_instructions) };
                messages.Add(new UserChatMessage(ChatMessageContentPart.CreateTextPart(_instructions), ChatMessageContentPart.CreateFilePart(BinaryData.FromBytes(File.ReadAllBytes(path)), type, name)));
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
                static string TypeOf(string path) => Path.GetExtension(path) switch { ".png" => "image/png", ".pdf" => "application/pdf", _ => "application/octet-stream" };
                async Task {{method}}(byte[] bytes, byte[] photo, string type, string path, string text, bool flag)
                {
                    await chat.GetResponseAsync([new ChatMessage(ChatRole.User, [new TextContent("q"), {{content}}])]);
                }
            }
            """).Analyze();
        Assert.Equal(media.Length == 0 ? [] : [media], diagnostics.Where(diagnostic => diagnostic.Id is "AUP1001" or "AD0001").Select(diagnostic => diagnostic.Properties.GetValueOrDefault("media") ?? diagnostic.ToString()));
    }
}
