// Compiled against: AzureOpenAI
// Signatures from github.com/microsoft/autogen.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AutoGen.Core;

public struct Role { public static Role User => default; }
public interface IMessage { }
public class GenerateReplyOptions { }
public class TextMessage : IMessage { public TextMessage(Role role, string content, string from = null) { } }
public class MultiModalMessage : IMessage { public MultiModalMessage(Role role, IEnumerable<IMessage> content, string from = null) { } }

public class ImageMessage : IMessage
{
    public ImageMessage(Role role, string url, string from = null, string mimeType = null) { }
    public ImageMessage(Role role, Uri uri, string from = null, string mimeType = null) { }
    public ImageMessage(Role role, BinaryData data, string from = null) { }
}

public interface IAgent
{
    Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default);
}

public interface IStreamingAgent : IAgent
{
    IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default);
}

public class MiddlewareStreamingAgent<TAgent> : IStreamingAgent
    where TAgent : IStreamingAgent
{
    public Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
}

public static class AgentExtension
{
    public static Task<IMessage> SendAsync(this IAgent agent, IMessage message = null, IEnumerable<IMessage> chatHistory = null, CancellationToken ct = default) => throw null;
    public static Task<IMessage> SendAsync(this IAgent agent, string message, IEnumerable<IMessage> chatHistory = null, CancellationToken ct = default) => throw null;
    public static IAsyncEnumerable<IMessage> SendAsync(this IAgent agent, IAgent receiver, IEnumerable<IMessage> chatHistory, int maxRound = 10, CancellationToken ct = default) => throw null;
}
