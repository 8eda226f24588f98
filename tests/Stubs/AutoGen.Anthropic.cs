// Compiled against: AzureOpenAI, AutoGen.Core
// Signatures from github.com/microsoft/autogen.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AutoGen.Core;

namespace AutoGen.Anthropic;

public sealed class AnthropicClient { }

public class AnthropicClientAgent : IStreamingAgent
{
    public AnthropicClientAgent(AnthropicClient anthropicClient, string name, string modelName) { }
    public Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
}
