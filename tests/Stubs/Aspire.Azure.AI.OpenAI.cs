// Compiled against: ExtensionsAI, Aspire.OpenAI
using System;
using Microsoft.Extensions.AI;
using Aspire.OpenAI;

namespace Aspire.Azure.AI.OpenAI
{
    public class AspireAzureOpenAIClientBuilder : AspireOpenAIClientBuilder { }
    public sealed class AzureOpenAISettings { }
}

namespace Microsoft.Extensions.Hosting
{
    using Aspire.Azure.AI.OpenAI;

    public static class AspireAzureOpenAIExtensions
    {
        public static AspireAzureOpenAIClientBuilder AddAzureOpenAIClient(this IHostApplicationBuilder builder, string connectionName, Action<AzureOpenAISettings> configureSettings = null) => throw null;
        public static AspireAzureOpenAIClientBuilder AddKeyedAzureOpenAIClient(this IHostApplicationBuilder builder, string name, Action<AzureOpenAISettings> configureSettings = null) => throw null;
    }

    public static class AspireConfigurableOpenAIExtensions
    {
        public static AspireOpenAIClientBuilder AddOpenAIClientFromConfiguration(this IHostApplicationBuilder builder, string connectionName) => throw null;
        public static AspireOpenAIClientBuilder AddKeyedOpenAIClientFromConfiguration(this IHostApplicationBuilder builder, string name) => throw null;
    }
}
