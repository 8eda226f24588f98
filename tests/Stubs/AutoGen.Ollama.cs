// Compiled against: AzureOpenAI, AutoGen.Core
// Signatures from github.com/microsoft/autogen.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AutoGen.Core;
using System.Net.Http;

namespace AutoGen.Ollama;

public class OllamaAgent : IStreamingAgent
{
    public OllamaAgent(HttpClient httpClient, string name, string modelName, string systemMessage = "You are a helpful AI assistant") { }
    public Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
}
