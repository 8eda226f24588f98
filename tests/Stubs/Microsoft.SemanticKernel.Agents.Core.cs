// Compiled against: SemanticKernel, Microsoft.SemanticKernel.Agents.Abstractions

namespace Microsoft.SemanticKernel.Agents;

public class ChatCompletionAgent : Agent { }
public class AgentGroupChat : AgentChat { public AgentGroupChat(params Agent[] agents) { } }
