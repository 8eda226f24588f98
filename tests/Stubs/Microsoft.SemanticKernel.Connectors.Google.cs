// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.Google
{
    public class GoogleAIGeminiChatCompletionService { public GoogleAIGeminiChatCompletionService(string modelId, string apiKey) { } }
}

namespace Microsoft.SemanticKernel.Connectors.Google
{
    public class VertexAIGeminiChatCompletionService { public VertexAIGeminiChatCompletionService(string modelId, string apiKey) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class GoogleAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddGoogleAIGeminiChatCompletion(this IKernelBuilder builder, string modelId, string apiKey) => throw null;
        public static IKernelBuilder AddGoogleAIChatClient(this IKernelBuilder builder, string modelId, string apiKey) => throw null;
        public static IKernelBuilder AddGoogleGenAIChatClient(this IKernelBuilder builder, string modelId, string apiKey) => throw null;
        public static IKernelBuilder AddGoogleVertexAIChatClient(this IKernelBuilder builder, string modelId, string apiKey) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class VertexAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddVertexAIGeminiChatCompletion(this IKernelBuilder builder, string modelId, string apiKey) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class GoogleAIServiceCollectionExtensions
    {
        public static IServiceCollection AddGoogleAIGeminiChatCompletion(this IServiceCollection builder, string modelId, string apiKey) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class VertexAIServiceCollectionExtensions
    {
        public static IServiceCollection AddVertexAIGeminiChatCompletion(this IServiceCollection builder, string modelId, string apiKey) => throw null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class GoogleAIServiceCollectionExtensions
    {
        public static IServiceCollection AddGoogleAIChatClient(this IServiceCollection builder, string modelId, string apiKey) => throw null;
        public static IServiceCollection AddGoogleGenAIChatClient(this IServiceCollection builder, string modelId, string apiKey) => throw null;
        public static IServiceCollection AddGoogleVertexAIChatClient(this IServiceCollection builder, string modelId, string apiKey) => throw null;
    }
}
