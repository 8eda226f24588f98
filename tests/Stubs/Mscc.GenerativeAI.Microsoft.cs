// Compiled against: ExtensionsAIWithoutAzure
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Mscc.GenerativeAI.Microsoft;

public class GeminiChatClient : IChatClient
{
    public GeminiChatClient(string apiKey, string model) { }
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public object GetService(Type serviceType, object serviceKey = null) => throw null;
    public void Dispose() { }
}
