// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public enum ChatRole { User }
    public class AIContent { }
    public class TextContent : AIContent { public TextContent(string text) { } }
    public class DataContent : AIContent { public DataContent(string uri, string mediaType = null) { } public DataContent(ReadOnlyMemory<byte> data, string mediaType = null) { } }
    public class ImageContent : DataContent { public ImageContent(string uri, string mediaType = null) : base(uri, mediaType) { } public ImageContent(ReadOnlyMemory<byte> data, string mediaType = null) : base(data, mediaType) { } }
    public class AudioContent : DataContent { public AudioContent(ReadOnlyMemory<byte> data, string mediaType = null) : base(data, mediaType) { } }
    public class ChatMessage { public ChatMessage(ChatRole role, string content) { } public ChatMessage(ChatRole role, IList<AIContent> contents) { } }
    public class ChatOptions { }
    public class ChatCompletion { }
    public class ChatCompletion<T> : ChatCompletion { }
    public class StreamingChatCompletionUpdate { }

    public interface IChatClient : IDisposable
    {
        Task<ChatCompletion> CompleteAsync(IList<ChatMessage> chatMessages, ChatOptions options = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<StreamingChatCompletionUpdate> CompleteStreamingAsync(IList<ChatMessage> chatMessages, ChatOptions options = null, CancellationToken cancellationToken = default);
    }

    public static class ChatClientExtensions
    {
        public static Task<ChatCompletion> CompleteAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
        public static IAsyncEnumerable<StreamingChatCompletionUpdate> CompleteStreamingAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    }

    public static class ChatClientStructuredOutputExtensions
    {
        public static Task<ChatCompletion<T>> CompleteAsync<T>(this IChatClient chatClient, IList<ChatMessage> chatMessages, ChatOptions options = null, bool? useNativeJsonSchema = null, CancellationToken cancellationToken = default) => throw null;
    }

    public static class OpenAIClientExtensions { public static IChatClient AsChatClient(this OpenAI.OpenAIClient openAIClient, string modelId) => throw null; }
}
