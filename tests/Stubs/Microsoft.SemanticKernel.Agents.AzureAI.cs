// Compiled against: SemanticKernel, Microsoft.SemanticKernel.Agents.Abstractions

namespace Microsoft.SemanticKernel.Agents.AzureAI;

public class AzureAIAgent : Agent
{
    public AzureAIAgent(object model, object client) { }
    public static object CreateAgentsClient(string endpoint, object credential) => throw null;
}
