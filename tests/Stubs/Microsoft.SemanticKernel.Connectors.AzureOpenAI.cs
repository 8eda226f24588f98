// Compiled against: SemanticKernel
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.AzureOpenAI
{
    public sealed class AzureOpenAIChatCompletionService : IChatCompletionService
    {
        public AzureOpenAIChatCompletionService(string deploymentName, string endpoint, string apiKey, string modelId = null, HttpClient httpClient = null) { }
        public IReadOnlyDictionary<string, object> Attributes => throw null;
        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null, CancellationToken cancellationToken = default) => throw null;
        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class AzureOpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null, HttpClient httpClient = null) => throw null;
        public static IKernelBuilder AddAzureOpenAITextToImage(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string modelId = null, string serviceId = null, HttpClient httpClient = null) => throw null;
    }

    public static class AzureOpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddAzureOpenAIChatCompletion(this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null) => throw null;
        public static IServiceCollection AddAzureOpenAITextToImage(this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null) => throw null;
    }
}
