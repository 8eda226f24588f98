// Compiled against: Web
// Signatures from github.com/betalgo/openai, version 8.7.2.
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenAI.Interfaces;
using OpenAI.ObjectModels.RequestModels;

namespace OpenAI
{
    public enum ProviderType { OpenAI = 1, Azure = 2 }

    public class OpenAiOptions
    {
        public ProviderType ProviderType { get; set; }
        public string ApiKey { get; set; }
        public string Organization { get; set; }
        public string ResourceName { get; set; }
        public string DeploymentId { get; set; }
        public string BaseDomain { get; set; }
    }
}

namespace OpenAI.ObjectModels.RequestModels
{
    public class MessageContent
    {
        public static MessageContent TextContent(string text) => throw null;
        public static MessageContent ImageUrlContent(string imageUrl, string detail = null) => throw null;
        public static MessageContent ImageFileContent(string fileId, string detail) => throw null;
        public static MessageContent ImageBinaryContent(byte[] binaryImage, string imageType, string detail = "auto") => throw null;
    }

    public class ChatMessage
    {
        public static ChatMessage FromUser(string content, string name = null) => throw null;
        public static ChatMessage FromUser(IList<MessageContent> contents) => throw null;
    }

    public class ChatCompletionCreateRequest { public IList<ChatMessage> Messages { get; set; } }
    public class MessageCreateRequest { }
    public class ThreadCreateRequest { }
    public class CreateThreadAndRunRequest { }
    public class ImageCreateRequest { }
    public class ImageEditCreateRequest { public byte[] Image { get; set; } }
    public class ImageVariationCreateRequest { public byte[] Image { get; set; } }
}

namespace OpenAI.Interfaces
{
    public interface IChatCompletionService
    {
        Task<object> CreateCompletion(ChatCompletionCreateRequest chatCompletionCreate, string modelId = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<object> CreateCompletionAsStream(ChatCompletionCreateRequest chatCompletionCreate, string modelId = null, bool justDataMode = true, CancellationToken cancellationToken = default);
    }

    public interface IMessageService { Task<object> CreateMessage(string threadId, MessageCreateRequest request, CancellationToken cancellationToken = default); }
    public interface IThreadService { Task<object> ThreadCreate(ThreadCreateRequest request = null, CancellationToken cancellationToken = default); }

    public interface IRunService
    {
        Task<object> CreateThreadAndRun(CreateThreadAndRunRequest requestBody, CancellationToken cancellationToken = default);
        IAsyncEnumerable<object> CreateThreadAndRunAsStream(CreateThreadAndRunRequest createThreadAndRunRequest, string modelId = null, bool justDataMode = true, CancellationToken cancellationToken = default);
    }

    public interface IImageService
    {
        Task<object> CreateImage(ImageCreateRequest imageCreate, CancellationToken cancellationToken = default);
        Task<object> CreateImageEdit(ImageEditCreateRequest imageEditCreateRequest, CancellationToken cancellationToken = default);
        Task<object> CreateImageVariation(ImageVariationCreateRequest imageEditCreateRequest, CancellationToken cancellationToken = default);
    }

    public interface IOpenAIService
    {
        IChatCompletionService ChatCompletion { get; }
        IImageService Image { get; }
    }
}

namespace OpenAI.Managers
{
    public class OpenAIService : IOpenAIService
    {
        public OpenAIService(OpenAiOptions settings, HttpClient httpClient = null) { }
        public IChatCompletionService ChatCompletion => throw null;
        public IImageService Image => throw null;
    }
}

namespace OpenAI.Extensions
{
    using Microsoft.Extensions.DependencyInjection;

    public static class OpenAIServiceCollectionExtensions
    {
        public static IHttpClientBuilder AddOpenAIService(this IServiceCollection services, Action<OpenAiOptions> setupAction = null) => throw null;
    }
}
