// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.MistralAI
{
    public class MistralAIChatCompletionService { public MistralAIChatCompletionService(string modelId, string apiKey) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class MistralAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddMistralChatCompletion(this IKernelBuilder builder, string modelId, string apiKey) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class MistralAIServiceCollectionExtensions
    {
        public static IServiceCollection AddMistralChatCompletion(this IServiceCollection builder, string modelId, string apiKey) => throw null;
    }
}
