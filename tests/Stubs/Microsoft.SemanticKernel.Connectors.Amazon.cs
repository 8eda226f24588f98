// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.Amazon
{
    public class BedrockChatCompletionService { public BedrockChatCompletionService(string modelId) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class BedrockKernelBuilderExtensions
    {
        public static IKernelBuilder AddBedrockChatCompletionService(this IKernelBuilder builder, string modelId) => throw null;
        public static IKernelBuilder AddBedrockChatClient(this IKernelBuilder builder, string modelId) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class BedrockServiceCollectionExtensions
    {
        public static IServiceCollection AddBedrockChatCompletionService(this IServiceCollection builder, string modelId) => throw null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class BedrockServiceCollectionExtensions
    {
        public static IServiceCollection AddBedrockChatClient(this IServiceCollection builder, string modelId) => throw null;
    }
}
