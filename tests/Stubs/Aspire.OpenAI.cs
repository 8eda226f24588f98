// Compiled against: ExtensionsAI
using System;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Aspire.OpenAI
{
    public class AspireOpenAIClientBuilder { }
    public sealed class OpenAISettings { public Uri Endpoint { get; set; } }
}

namespace Microsoft.Extensions.Hosting
{
    using Aspire.OpenAI;

    public static class AspireOpenAIExtensions
    {
        public static AspireOpenAIClientBuilder AddOpenAIClient(this IHostApplicationBuilder builder, string connectionName, Action<OpenAISettings> configureSettings = null, Action<OpenAIClientOptions> configureOptions = null) => throw null;
        public static AspireOpenAIClientBuilder AddKeyedOpenAIClient(this IHostApplicationBuilder builder, string name, Action<OpenAISettings> configureSettings = null, Action<OpenAIClientOptions> configureOptions = null) => throw null;
    }

    public static class AspireOpenAIClientBuilderChatClientExtensions
    {
        public static ChatClientBuilder AddChatClient(this AspireOpenAIClientBuilder builder, string deploymentName = null) => throw null;
        public static ChatClientBuilder AddKeyedChatClient(this AspireOpenAIClientBuilder builder, string serviceKey, string deploymentName = null) => throw null;
    }
}
