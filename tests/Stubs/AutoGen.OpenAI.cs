// Compiled against: AzureOpenAI, AutoGen.Core
// Signatures from github.com/microsoft/autogen.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AutoGen.Core;
using OpenAI.Chat;

namespace AutoGen.OpenAI;

public static class OpenAIAgentExtension
{
    public static MiddlewareStreamingAgent<OpenAIChatAgent> RegisterMessageConnector(this OpenAIChatAgent agent) => throw null;
}

public class OpenAIChatAgent : IStreamingAgent
{
    public OpenAIChatAgent(ChatClient chatClient, string name, string systemMessage = "You are a helpful AI assistant") { }
    public Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
}
