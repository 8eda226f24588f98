// Compiled against: SemanticKernel
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Connectors.Onnx
{
    public class OnnxRuntimeGenAIChatCompletionService { public OnnxRuntimeGenAIChatCompletionService(string modelId, string modelPath) { } }
}

namespace Microsoft.SemanticKernel
{
    public static class OnnxKernelBuilderExtensions
    {
        public static IKernelBuilder AddOnnxRuntimeGenAIChatCompletion(this IKernelBuilder builder, string modelId, string modelPath) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class OnnxChatClientKernelBuilderExtensions
    {
        public static IKernelBuilder AddOnnxRuntimeGenAIChatClient(this IKernelBuilder builder, string modelId, string modelPath) => throw null;
    }
}

namespace Microsoft.SemanticKernel
{
    public static class OnnxServiceCollectionExtensions
    {
        public static IServiceCollection AddOnnxRuntimeGenAIChatCompletion(this IServiceCollection builder, string modelId, string modelPath) => throw null;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class OnnxServiceCollectionExtensions
    {
        public static IServiceCollection AddOnnxRuntimeGenAIChatClient(this IServiceCollection builder, string modelId, string modelPath) => throw null;
    }
}
