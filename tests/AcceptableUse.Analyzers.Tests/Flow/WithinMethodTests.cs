using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Media made and sent in one method, on the real Azure.AI.OpenAI 2.1.0.</summary>
public sealed class WithinMethodTests
{
    private const string Head = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public class Patrol
        {
            private static readonly AzureOpenAIClient Azure = new(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"));

            public async Task Run(byte[] bytes, bool flag, CancellationToken token)
            {
                ChatClient chat = Azure.GetChatClient("gpt-4o");

        """;

    private const string Tail = """

                await Task.Yield();
            }
        }
        """;

    public static TheoryData<string> Reported { get; } = new()
    {
        """
        await chat.[|CompleteChatAsync|](
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg")));
        """,
        """
        chat.[|CompleteChat|](
        [
            new SystemChatMessage("s"),
            new UserChatMessage(
                ChatMessageContentPart.CreateTextPart("who?"), ChatMessageContentPart.CreateImagePart(new Uri("https://x/a.png")))
        ]);
        """,
        """
        var part = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg");
        List<ChatMessage> messages = [new UserChatMessage(part)];
        await chat.[|CompleteChatAsync|](messages, cancellationToken: token).ConfigureAwait(false);
        """,
        """
        var messages = new List<ChatMessage>();
        messages.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        await foreach (var u in chat.[|CompleteChatStreamingAsync|](messages)) { }
        """,
        """
        var messages = new List<ChatMessage>
        {
            new SystemChatMessage("s"),
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"))
        };
        foreach (var u in chat.[|CompleteChatStreaming|](messages.ToArray())) { }
        """,
        """
        var message = new UserChatMessage("look");
        message.Content.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
        chat.[|CompleteChat|](message);
        """,
        """
        var message = new UserChatMessage("look");
        var list = new List<ChatMessage> { message };
        message.Content.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
        chat.[|CompleteChat|](list);
        """,
        """
        var parts = flag
            ? new[] { ChatMessageContentPart.CreateTextPart("t") }
            : new[] { ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png") };
        chat.[|CompleteChat|](new UserChatMessage(parts));
        """,
        """
        ChatMessage? m = null;
        m ??= new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
        chat.[|CompleteChat|](m);
        """,
        """
        var (m, n) = (new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")), 1);
        chat.[|CompleteChat|](m);
        """,
        """
        var messages = new List<ChatMessage>();
        await chat.CompleteChatAsync(messages);
        messages.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        await chat.[|CompleteChatAsync|](messages);
        """,
        """
        var messages = new List<ChatMessage>();
        foreach (var b in new[] { bytes })
        {
            messages.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png")));
        }

        chat.[|CompleteChat|](messages);
        """,
        """
        var messages = new[] { bytes }.Select(
            b => (ChatMessage)new UserChatMessage(
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png"))).ToList();
        chat.[|CompleteChat|](messages);
        """,
        """
        ChatMessage Make() =>
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
        chat.[|CompleteChat|](Make());
        """,
        """
        Func<byte[], ChatMessage> make = b => new UserChatMessage(
            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png"));
        chat.[|CompleteChat|](make(bytes));
        """,
        """
        var messages = new List<ChatMessage>();
        Action add = () => messages.Add(
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        add();
        chat.[|CompleteChat|](messages);
        """,
        """
        var message = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
        await Task.Run(async () => await chat.[|CompleteChatAsync|](message));
        """,
        """
        try
        {
            if (flag) { await Task.Yield(); }
            await Task.Run(() => flag
                ? chat.[|CompleteChatAsync|](
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")))
                : Task.FromResult<System.ClientModel.ClientResult<ChatCompletion>>(null!));
        }
        catch (IOException)
        {
            Console.WriteLine();
        }
        catch when (flag) { }
        """,
        """
        ChatMessage? m = null;
        try
        {
            if (flag) { await Task.Yield(); }
            Action fill = () =>
            {
                try
                {
                    m = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
                }
                finally
                {
                    Console.WriteLine();
                }
            };
            fill();
        }
        catch (IOException)
        {
            Console.WriteLine();
        }

        chat.[|CompleteChat|](m);
        """,
        """
        try
        {
            void Send(ChatMessage m)
            {
                if (flag) { chat.[|CompleteChat|](m); }
            }

            if (flag) { Console.WriteLine(); }
            Send(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        }
        finally
        {
            if (flag) { Console.WriteLine(); }
        }
        """,
        """
        try
        {
            await Task.Yield();
        }
        catch { }
        finally
        {
            chat.[|CompleteChat|](
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        }
        """,
        """
        object o = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
        if (o is UserChatMessage u) { chat.[|CompleteChat|](u); }
        """,
        """
        ChatMessage m = flag switch
        {
            true => new SystemChatMessage("s"),
            _ => new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"))
        };
        chat.[|CompleteChat|](m);
        """,
    };

    public static TheoryData<string> Silent { get; } = new()
    {
        "await chat.CompleteChatAsync(\"hello\");",
        """
        var messages = new List<ChatMessage> { new UserChatMessage("hello") };
        await chat.CompleteChatAsync(messages);
        """,
        """
        var messages = new List<ChatMessage>();
        messages.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        messages.Clear();
        await chat.CompleteChatAsync(messages);
        """,
        """
        var messages = new List<ChatMessage>();
        messages.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        messages = [new UserChatMessage("x")];
        await chat.CompleteChatAsync(messages);
        """,
        """
        var images = new List<ChatMessage>
        {
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"))
        };
        var texts = images.Select(m => (ChatMessage)new UserChatMessage(m.Content[0].Text)).ToList();
        await chat.CompleteChatAsync(texts);
        """,
        """
        var text = new List<ChatMessage>();
        var copy = text.ToList();
        copy.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        await chat.CompleteChatAsync(text);
        """,
        """
        var other = new ChatClient("gpt-4o", new System.ClientModel.ApiKeyCredential("k"));
        other.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        """,
        """
        var other = new ChatClient("gpt-4o", new System.ClientModel.ApiKeyCredential("k"), new OpenAI.OpenAIClientOptions
        {
            Endpoint = new Uri("https://openrouter.ai/api/v1")
        });
        other.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        """,
        """
        var audio = Azure.GetAudioClient("whisper");
        var t = await audio.TranscribeAudioAsync(new MemoryStream(bytes), "a.wav");
        await chat.CompleteChatAsync(t.Value.Text);
        """,
        "var images = Azure.GetImageClient(\"dall-e\"); await images.GenerateImageAsync(\"a cat\");",
        """
        var drawn = await Azure.GetImageClient("dall-e").GenerateImageAsync("a cat");
        await chat.CompleteChatAsync(
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(drawn.Value.ImageBytes, "image/png")));
        """,
        """
        var drawn = await Azure.GetImageClient("dall-e").GenerateImageAsync("a cat");
        var part = ChatMessageContentPart.CreateImagePart(drawn.Value.ImageUri);
        await chat.CompleteChatAsync(new UserChatMessage(part));
        """,
        "var e = Azure.GetEmbeddingClient(\"e\"); await e.GenerateEmbeddingAsync(\"a cat\");",
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Media_that_reaches_a_call_in_the_same_method_is_reported(string body) =>
        new Project().Add("Patrol.cs", Head + body + Tail).Expect("AUP1001");

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Look_alike_in_the_same_method_is_not_reported(string body) =>
        new Project().Add("Patrol.cs", Head + body + Tail).ExpectSilence();
}
