// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.AzureAIInference
{
    public class AzureAIInferenceChatCompletionService { public AzureAIInferenceChatCompletionService(string modelId, string apiKey, System.Uri endpoint = null) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class AzureAIInferenceKernelBuilderExtensions
    {
        public static IKernelBuilder AddAzureAIInferenceChatCompletion(this IKernelBuilder builder, string modelId, string apiKey, System.Uri endpoint = null) => throw null;
        public static IKernelBuilder AddAzureAIInferenceChatClient(this IKernelBuilder builder, string modelId, string apiKey, System.Uri endpoint = null) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class AzureAIInferenceServiceCollectionExtensions
    {
        public static IServiceCollection AddAzureAIInferenceChatCompletion(this IServiceCollection builder, string modelId, string apiKey, System.Uri endpoint = null) => throw null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class AzureAIInferenceServiceCollectionExtensions
    {
        public static IServiceCollection AddAzureAIInferenceChatClient(this IServiceCollection builder, string modelId, string apiKey, System.Uri endpoint = null) => throw null;
    }
}
