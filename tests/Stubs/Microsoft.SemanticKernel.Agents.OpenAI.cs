// Compiled against: SemanticKernel, Microsoft.SemanticKernel.Agents.Abstractions
using System;
using System.ClientModel;
using OpenAI;

namespace Microsoft.SemanticKernel.Agents.OpenAI;

public class OpenAIAssistantAgent : Agent
{
    public static OpenAIClient CreateAzureOpenAIClient(ApiKeyCredential apiKey, Uri endpoint) => throw null;
    public static OpenAIClient CreateOpenAIClient(ApiKeyCredential apiKey, Uri endpoint = null) => throw null;
}
