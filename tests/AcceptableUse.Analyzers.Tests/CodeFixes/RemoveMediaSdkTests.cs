using AcceptableUse.Analyzers.CodeFixes.Fixes;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>Taking media out of the messages of each SDK, and the camera away with it, on the real packages.</summary>
public sealed class RemoveMediaSdkTests
{
    [Theory]
    [InlineData("""
        await chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new TextContent("a"), new DataContent(bytes, "image/jpeg")]));
        """, "await chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new TextContent(\"a\")]));")]
    [InlineData("""
        var m = new ChatMessage(ChatRole.User, "a");
        m.Contents.Add(new DataContent(bytes, "image/jpeg"));
        await chat.GetResponseAsync(m);
        """, """
        var m = new ChatMessage(ChatRole.User, "a");
        await chat.GetResponseAsync(m);
        """)]
    [InlineData("""
        var m = new ChatMessage(ChatRole.User, "a") { Contents = { new UriContent("https://x/a.png", "image/png") } };
        await chat.GetResponseAsync(m);
        """, """
        var m = new ChatMessage(ChatRole.User, "a");
        await chat.GetResponseAsync(m);
        """)]
    [InlineData("""
        var m = new ChatMessage { Role = ChatRole.User, Contents = [new TextContent("a"), new DataContent(bytes, "image/jpeg")] };
        await chat.GetResponseAsync([m]);
        """, """
        var m = new ChatMessage { Role = ChatRole.User, Contents = [new TextContent("a")] };
        await chat.GetResponseAsync([m]);
        """)]
#if ROSLYN_5_0_OR_GREATER
    [InlineData("var m = new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/jpeg\")]); m.Contents.Add(new TextContent(\"a\")); await chat.GetResponseAsync([m]);", "var m = new ChatMessage(ChatRole.User, []); m.Contents.Add(new TextContent(\"a\")); await chat.GetResponseAsync([m]);")]
#endif
    [InlineData("""
        await chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new TextContent("a"), new DataContent(bytes, "audio/wav"), new DataContent(bytes, "image/jpeg")]));
        """, """
        await chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new TextContent("a"), new DataContent(bytes, "audio/wav")]));
        """)]
    [InlineData("""
        IEnumerable<AIContent> Parts()
        {
            yield return new TextContent("a");
            yield return new DataContent(bytes, "image/jpeg");
        }
        await chat.GetResponseAsync(new ChatMessage(ChatRole.User, Parts().ToList()));
        """, """
        IEnumerable<AIContent> Parts()
        {
            yield return new TextContent("a");
        }
        await chat.GetResponseAsync(new ChatMessage(ChatRole.User, Parts().ToList()));
        """)]
    public Task Media_is_removed_from_Extensions_AI_messages(string before, string after) =>
        Gives(References.ExtensionsAI, "using Microsoft.Extensions.AI;", """
        Microsoft.Extensions.AI.IChatClient chat = new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m").AsIChatClient();
        """, before, after);

    [Theory]
    [InlineData("""
        await client.CompleteAsync(new ChatCompletionsOptions { Messages = { new ChatRequestUserMessage(new ChatMessageTextContentItem("a"), new ChatMessageImageContentItem(stream, "image/jpeg")) } });
        """, """
        await client.CompleteAsync(new ChatCompletionsOptions { Messages = { new ChatRequestUserMessage(new ChatMessageTextContentItem("a")) } });
        """)]
    [InlineData("""
        var o = new ChatCompletionsOptions();
        o.Messages.Add(new ChatRequestSystemMessage("s"));
        o.Messages.Add(new ChatRequestUserMessage(new ChatMessageImageContentItem(stream, "image/jpeg")));
        await client.CompleteAsync(o);
        """, """
        var o = new ChatCompletionsOptions();
        o.Messages.Add(new ChatRequestSystemMessage("s"));
        await client.CompleteAsync(o);
        """)]
    public Task Media_is_removed_from_Azure_AI_Inference_messages(string before, string after) =>
        Gives(References.Inference, "using Azure.AI.Inference;", """
        var client = new ChatCompletionsClient(new Uri("https://r.services.ai.azure.com/models"), new Azure.AzureKeyCredential("k"));
        """, before, after);

    [Theory]
    [InlineData("""
        var h = new ChatHistory("s");
        h.AddUserMessage([new TextContent("a"), new ImageContent(bytes, "image/jpeg")]);
        await chat.GetChatMessageContentAsync(h);
        """, """
        var h = new ChatHistory("s");
        h.AddUserMessage([new TextContent("a")]);
        await chat.GetChatMessageContentAsync(h);
        """)]
    [InlineData("""
        var h = new ChatHistory();
        h.AddUserMessage("a");
        h.AddUserMessage(new ChatMessageContentItemCollection { new ImageContent(bytes, "image/jpeg") });
        await chat.GetChatMessageContentAsync(h);
        """, """
        var h = new ChatHistory();
        h.AddUserMessage("a");
        await chat.GetChatMessageContentAsync(h);
        """)]
    [InlineData("""
        var h = new ChatHistory();
        h.Add(new() { Role = AuthorRole.User, Items = [new TextContent("a"), new ImageContent(new Uri("https://x/a.png"))] });
        await chat.GetChatMessageContentAsync(h);
        """, """
        var h = new ChatHistory();
        h.Add(new() { Role = AuthorRole.User, Items = [new TextContent("a")] });
        await chat.GetChatMessageContentAsync(h);
        """)]
    public Task Media_is_removed_from_Semantic_Kernel_messages(string before, string after) => Gives(References.SemanticKernel, "using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion;", Kernel, before, after);

    [Theory]

    // The camera is for this frame alone.
    [InlineData("""
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        capture.Read(mat);
        var jpeg = mat.ToBytes(".jpg");
        chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        """, "chat.CompleteChat(new UserChatMessage(\"a\"));")]
    [InlineData("""
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        capture.Read(mat);
        Cv2.ImEncode(".jpg", mat, out var jpeg);
        chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        """, "chat.CompleteChat(new UserChatMessage(\"a\"));")]

    // The camera or its frame is used for something else.
    [InlineData("""
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        capture.Read(mat);
        var jpeg = mat.ToBytes(".jpg");
        Console.WriteLine(capture.FrameCount);
        chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        """, """
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        capture.Read(mat);
        Console.WriteLine(capture.FrameCount);
        chat.CompleteChat(new UserChatMessage("a"));
        """)]
    [InlineData("""
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        capture.Read(mat);
        mat.SaveImage("a.jpg");
        chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(mat.ToBytes()), "image/png")));
        """, """
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        capture.Read(mat);
        mat.SaveImage("a.jpg");
        chat.CompleteChat(new UserChatMessage("a"));
        """)]
    [InlineData("""
        using var mat = new Mat();
        camera.Read(mat);
        chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(mat.ToBytes()), "image/png")));
        """, """
        using var mat = new Mat();
        camera.Read(mat);
        chat.CompleteChat(new UserChatMessage("a"));
        """)]
    [InlineData("""
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        if (!capture.Read(mat)) return;
        chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(mat.ToBytes()), "image/png")));
        """, """
        using var capture = new VideoCapture(0);
        using var mat = new Mat();
        if (!capture.Read(mat)) return;
        chat.CompleteChat(new UserChatMessage("a"));
        """)]
    public Task Unused_camera_is_removed_with_its_media(string before, string after) =>
        Gives(References.Camera, "using Azure.AI.OpenAI; using OpenAI.Chat; using OpenCvSharp;", """
        var chat = new AzureOpenAIClient(new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");
        """, before, after);

    private const string Kernel = """
        IChatCompletionService chat = new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService("d", "https://x.openai.azure.com", "k");
        """;

    private static ImmutableArray<MetadataReference> Connector =>
    [
        Stubs.Of("Microsoft.SemanticKernel.Connectors.AzureOpenAI"),
        .. References.Of(References.AzureOpenAI)
            .Where(reference => Path.GetFileName(reference.Display) is "Azure.AI.OpenAI.dll" or "Azure.Core.dll"),
    ];

    /// <summary>Where a message is left without anything, in the ways that the SDKs have of adding one.</summary>
    [Theory]
    [InlineData(true, "h.AddUserMessage(new ChatMessageContentItemCollection { new ImageContent(bytes, \"image/jpeg\") });")]
    [InlineData(true, "h.Add(new() { Role = AuthorRole.User, Items = [new ImageContent(bytes, \"image/jpeg\")] });")]
    [InlineData(true, """
        var m = new ChatMessageContent { Role = AuthorRole.User };
        m.Items.Add(new ImageContent(bytes, "image/jpeg"));
        h.Add(m);
        """)]
    [InlineData(false, "h.AddUserMessage([new TextContent(\"a\"), new ImageContent(bytes, \"image/jpeg\")]);")]
    [InlineData(false, """
        var m = new ChatMessageContent(AuthorRole.User, "a");
        m.Items.Add(new ImageContent(bytes, "image/jpeg"));
        h.Add(m);
        """)]
    public async Task Title_says_whether_the_whole_message_is_removed(bool isWhole, string added)
    {
        using var test = Test(
            References.SemanticKernel,
            "using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion;",
            Kernel,
            $"var h = new ChatHistory(\"s\"); {added} await chat.GetChatMessageContentAsync(h);");

        Assert.Equal([isWhole ? "Remove image and its otherwise empty message" : "Remove image from the message"], await test.Titles());
    }

    private static async Task Gives(string packages, string usings, string client, string before, string after)
    {
        using var test = Test(packages, usings, client, before);
        await test.Gives(("A.cs", Source(packages, usings, client, after)));
    }

    private static FixTest Test(string packages, string usings, string client, string body) => new(
        new RemoveMediaCodeFix(),
        new Project { Packages = packages, MoreReferences = packages == References.SemanticKernel ? Connector : [] }.Add(
            "A.cs", Source(packages, usings, client, body)));

    private static string Source(string packages, string usings, string client, string body) => $$"""
        {{usings}}
        class A
        {
            async Task Run(byte[] bytes, Stream stream{{(packages == References.Camera ? ", VideoCapture camera" : "")}})
            {
                {{client}}
                {{body.Replace("\n", "\n        ", StringComparison.Ordinal)}}
                await Task.Yield();
            }
        }
        """;
}
