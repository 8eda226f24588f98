// Compiled against: ExtensionsAI
using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Responses;

namespace Azure.AI.Extensions.OpenAI;

public class AgentReference { public AgentReference(string name) { } }
public class ProjectOpenAIClientOptions { }

public class ProjectOpenAIClient : OpenAIClient
{
    public ProjectOpenAIClient(Uri projectEndpoint, AuthenticationTokenProvider tokenProvider, ProjectOpenAIClientOptions options = null) { }
    public virtual ProjectResponsesClient GetProjectResponsesClient() => throw null;
    public virtual ProjectResponsesClient GetProjectResponsesClientForAgent(AgentReference agent, string defaultConversationId = null) => throw null;
    public virtual ProjectResponsesClient GetProjectResponsesClientForAgentEndpoint(string agentName) => throw null;
}

public class ProjectResponsesClient : ResponsesClient
{
    public ProjectResponsesClient(Uri projectEndpoint, AuthenticationTokenProvider tokenProvider, ProjectOpenAIClientOptions options = null) { }
}
