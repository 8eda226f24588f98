// Compiled against: SemanticKernel
using System.Collections.Generic;
using System.Threading;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel.Agents;

public class AgentThread { }
public class AgentInvokeOptions { }
public class AgentResponseItem<T> { }

public abstract class Agent
{
    public string Name { get; set; }
    public string Description { get; set; }
    public string Instructions { get; set; }
    public Kernel Kernel { get; set; }
    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(string message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ChatMessageContent message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(string message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ChatMessageContent message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ICollection<ChatMessageContent> messages, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => throw null;
}

public abstract class AgentChat
{
    public void AddChatMessage(ChatMessageContent message) { }
    public virtual IAsyncEnumerable<ChatMessageContent> InvokeAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual IAsyncEnumerable<StreamingChatMessageContent> InvokeStreamingAsync(CancellationToken cancellationToken = default) => throw null;
}
