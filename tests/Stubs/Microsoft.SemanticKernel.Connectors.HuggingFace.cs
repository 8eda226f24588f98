// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.HuggingFace
{
    public class HuggingFaceChatCompletionService { public HuggingFaceChatCompletionService(string modelId) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class HuggingFaceKernelBuilderExtensions
    {
        public static IKernelBuilder AddHuggingFaceChatCompletion(this IKernelBuilder builder, string modelId) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class HuggingFaceServiceCollectionExtensions
    {
        public static IServiceCollection AddHuggingFaceChatCompletion(this IServiceCollection builder, string modelId) => throw null;
    }
}
