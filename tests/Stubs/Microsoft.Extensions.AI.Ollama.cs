// Compiled against: ExtensionsAIWithoutAzure
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.AI;

public class OllamaChatClient : IChatClient
{
    public OllamaChatClient(Uri endpoint, string modelId = null) { }
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public object GetService(Type serviceType, object serviceKey = null) => throw null;
    public void Dispose() { }
}
