// Compiled against: ExtensionsAI, Azure.AI.Extensions.OpenAI
using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.Extensions.OpenAI;

namespace Azure.AI.Projects;

public class AIProjectClient
{
    public AIProjectClient(Uri endpoint, AuthenticationTokenProvider tokenProvider) { }
    public virtual ProjectOpenAIClient ProjectOpenAIClient => throw null;
}

public static class ClientConnectionProviderExtensions
{
    public static ProjectOpenAIClient GetProjectOpenAIClient(this AIProjectClient connectionProvider, ProjectOpenAIClientOptions options = null) => throw null;
}
