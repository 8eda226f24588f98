// Compiled against: AzureOpenAI, AutoGen.Core
// Signatures from github.com/microsoft/autogen.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AutoGen.Core;

namespace AutoGen.Gemini;

public class GeminiChatAgent : IStreamingAgent
{
    public GeminiChatAgent(string name, string model, string apiKey, string systemMessage = "You are a helpful AI assistant") { }
    public Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
}
