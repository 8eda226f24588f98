// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.Ollama
{
    public class OllamaChatCompletionService { public OllamaChatCompletionService(string modelId, System.Uri endpoint) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class OllamaKernelBuilderExtensions
    {
        public static IKernelBuilder AddOllamaChatCompletion(this IKernelBuilder builder, string modelId, System.Uri endpoint) => throw null;
        public static IKernelBuilder AddOllamaChatClient(this IKernelBuilder builder, string modelId, System.Uri endpoint) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class OllamaServiceCollectionExtensions
    {
        public static IServiceCollection AddOllamaChatCompletion(this IServiceCollection builder, string modelId, System.Uri endpoint) => throw null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class OllamaServiceCollectionExtensions
    {
        public static IServiceCollection AddOllamaChatClient(this IServiceCollection builder, string modelId, System.Uri endpoint) => throw null;
    }
}
