// Compiled against: SemanticKernel, Microsoft.SemanticKernel.Agents.Abstractions
using System.Collections.Generic;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Agents;

public class ChatCompletionAgent : Agent { }
public class AgentGroupChat : AgentChat { public AgentGroupChat(params Agent[] agents) { } }

public static class AgentKernelFunctionFactory
{
    public static KernelFunction CreateFromAgent(
        Agent agent,
        string functionName = null,
        string description = null,
        IEnumerable<KernelParameterMetadata> parameters = null,
        KernelReturnParameterMetadata returnParameter = null,
        ILoggerFactory loggerFactory = null) => throw null;
}
