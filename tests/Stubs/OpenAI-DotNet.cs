// Compiled against: NoPackages
// Signatures from github.com/RageAgainstThePixel/OpenAI-DotNet.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenAI
{
    public enum Role { System = 1, User = 3 }
    public enum ContentType { Text, ImageUrl, ImageFile }
    public enum ImageDetail { Auto }
    public class OpenAIAuthentication { public OpenAIAuthentication(string apiKey) { } }

    public class OpenAISettings
    {
        public OpenAISettings() { }
        public OpenAISettings(string domain, string apiVersion = "v1") { }
        public OpenAISettings(string resourceName, string deploymentId, string apiVersion = "2024-10-21", bool useActiveDirectoryAuthentication = false, string azureDomain = "openai.azure.com") { }
    }

    public sealed class OpenAIClientSettings
    {
        public OpenAIClientSettings(string domain, string apiVersion = "v1") { }
        public OpenAIClientSettings(string resourceName, string deploymentId, string apiVersion = "2024-10-21", bool useActiveDirectoryAuthentication = false, string azureDomain = "openai.azure.com") { }
        public static implicit operator OpenAISettings(OpenAIClientSettings settings) => throw null;
    }

    public sealed class ImageUrl { public ImageUrl(string url, ImageDetail detail = ImageDetail.Auto) { } }
    public sealed class ImageFile { public ImageFile(string fileId, ImageDetail detail = ImageDetail.Auto) { } }

    public sealed class Content
    {
        public Content(string text) { }
        public Content(ImageUrl imageUrl) { }
        public Content(ImageFile imageFile) { }
        public Content(ContentType type, string input) { }
        public static implicit operator Content(string input) => throw null;
        public static implicit operator Content(ImageUrl imageUrl) => throw null;
    }

    public sealed class OpenAIClient : IDisposable
    {
        public OpenAIClient(OpenAIAuthentication openAIAuthentication = null, OpenAISettings clientSettings = null, HttpClient client = null) { }
        public Chat.ChatEndpoint ChatEndpoint => throw null;
        public Responses.ResponsesEndpoint ResponsesEndpoint => throw null;
        public Images.ImagesEndpoint ImagesEndPoint => throw null;
        public void Dispose() { }
    }
}

namespace OpenAI.Chat
{
    public sealed class Message
    {
        public Message(Role role, IEnumerable<Content> content, string name = null) { }
        public Message(Role role, string content, string name = null) { }
    }

    public sealed class ChatRequest { public ChatRequest(IEnumerable<Message> messages, string model = null) { } }
    public sealed class ChatResponse { }

    public sealed class ChatEndpoint
    {
        public Task<ChatResponse> GetCompletionAsync(ChatRequest chatRequest, CancellationToken cancellationToken = default) => throw null;
        public Task<ChatResponse> StreamCompletionAsync(ChatRequest chatRequest, Action<ChatResponse> resultHandler, bool streamUsage = false, CancellationToken cancellationToken = default) => throw null;
        public IAsyncEnumerable<ChatResponse> StreamCompletionEnumerableAsync(ChatRequest chatRequest, bool streamUsage = false, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace OpenAI.Responses
{
    public interface IResponseContent { }
    public interface IResponseItem { }
    public interface IServerSentEvent { }
    public sealed class Response { }
    public sealed class Conversation { }

    public sealed class ImageContent : IResponseContent
    {
        public ImageContent(string imageUrl = null, string fileId = null, ImageDetail detail = ImageDetail.Auto) { }
        public ImageContent(byte[] imageData, ImageDetail detail = ImageDetail.Auto) { }
    }

    public sealed class Message : IResponseItem { public Message(Role role, IEnumerable<IResponseContent> content) { } }
    public sealed class CreateResponseRequest { public CreateResponseRequest(IEnumerable<IResponseItem> input) { } }
    public sealed class CreateConversationRequest { }

    public sealed class ResponsesEndpoint
    {
        public Task<Response> CreateModelResponseAsync(CreateResponseRequest request, Func<string, IServerSentEvent, Task> streamEventHandler = null, CancellationToken cancellationToken = default) => throw null;
    }

    public sealed class ConversationsEndpoint
    {
        public Task<Conversation> CreateConversationAsync(CreateConversationRequest request, CancellationToken cancellationToken = default) => throw null;
        public Task<object> CreateConversationItemsAsync(string conversationId, IEnumerable<IResponseItem> items, string[] include = null, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace OpenAI.Threads
{
    public sealed class Message { public Message(IEnumerable<Content> content, Role role = Role.User) { } }
    public sealed class CreateThreadRequest { }
    public sealed class CreateThreadAndRunRequest { }
    public sealed class ThreadResponse { }

    public sealed class ThreadsEndpoint
    {
        public Task<ThreadResponse> CreateThreadAsync(CreateThreadRequest request = null, CancellationToken cancellationToken = default) => throw null;
        public Task<object> CreateMessageAsync(string threadId, Message message, CancellationToken cancellationToken = default) => throw null;
        public Task<object> CreateThreadAndRunAsync(CreateThreadAndRunRequest request = null, Func<Responses.IServerSentEvent, Task> streamEventHandler = null, CancellationToken cancellationToken = default) => throw null;
    }

    public static class ThreadExtensions
    {
        public static Task<object> CreateMessageAsync(this ThreadResponse thread, Message request, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace OpenAI.Images
{
    public sealed class ImageEditRequest { public ImageEditRequest(string prompt, string imagePath) { } }
    public sealed class ImageVariationRequest { public ImageVariationRequest(string imagePath) { } }
    public sealed class ImageGenerationRequest { public ImageGenerationRequest(string prompt) { } }
    public sealed class ImageResult { }

    public sealed class ImagesEndpoint
    {
        public Task<IReadOnlyList<ImageResult>> GenerateImageAsync(ImageGenerationRequest request, CancellationToken cancellationToken = default) => throw null;
        public Task<IReadOnlyList<ImageResult>> CreateImageEditAsync(ImageEditRequest request, CancellationToken cancellationToken = default) => throw null;
        public Task<IReadOnlyList<ImageResult>> CreateImageVariationAsync(ImageVariationRequest request, CancellationToken cancellationToken = default) => throw null;
    }
}
