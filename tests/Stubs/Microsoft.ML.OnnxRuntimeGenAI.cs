// Compiled against: ExtensionsAIWithoutAzure
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Microsoft.ML.OnnxRuntimeGenAI;

public class OnnxRuntimeGenAIChatClient : IChatClient
{
    public OnnxRuntimeGenAIChatClient(string modelPath) { }
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public object GetService(Type serviceType, object serviceKey = null) => throw null;
    public void Dispose() { }
}
