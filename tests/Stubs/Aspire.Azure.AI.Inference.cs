// Compiled against: ExtensionsAI
using System;
using Microsoft.Extensions.AI;

namespace Aspire.Azure.AI.Inference
{
    public class AspireChatCompletionsClientBuilder { }
    public sealed class ChatCompletionsClientSettings { }
}

namespace Microsoft.Extensions.Hosting
{
    using Aspire.Azure.AI.Inference;

    public static class AspireAzureAIInferenceExtensions
    {
        public static AspireChatCompletionsClientBuilder AddAzureChatCompletionsClient(this IHostApplicationBuilder builder, string connectionName, Action<ChatCompletionsClientSettings> configureSettings = null) => throw null;
        public static AspireChatCompletionsClientBuilder AddKeyedAzureChatCompletionsClient(this IHostApplicationBuilder builder, string name, Action<ChatCompletionsClientSettings> configureSettings = null) => throw null;
        public static ChatClientBuilder AddChatClient(this AspireChatCompletionsClientBuilder builder, string deploymentName = null) => throw null;
        public static ChatClientBuilder AddKeyedChatClient(this AspireChatCompletionsClientBuilder builder, string serviceKey, string deploymentName = null) => throw null;
    }
}
