// Compiled against: Inference
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.OpenAI;

public abstract class ChatMessageContentItem { }
public class ChatMessageTextContentItem : ChatMessageContentItem { public ChatMessageTextContentItem(string text) { } }
public readonly struct ChatMessageImageDetailLevel { }
public class ChatMessageImageUrl { public ChatMessageImageUrl(Uri url) { } }
public abstract class ChatRequestMessage { }
public class ChatRequestUserMessage : ChatRequestMessage { public ChatRequestUserMessage(params ChatMessageContentItem[] content) { } }
public class ChatCompletionsOptions { public ChatCompletionsOptions(string deploymentName, IEnumerable<ChatRequestMessage> messages) { } }
public class ChatCompletions { }
public class StreamingResponse<T> { }

public class ChatMessageImageContentItem : ChatMessageContentItem
{
    public ChatMessageImageContentItem(ChatMessageImageUrl imageUrl) { }
    public ChatMessageImageContentItem(Uri imageUri) { }
    public ChatMessageImageContentItem(Uri imageUri, ChatMessageImageDetailLevel detailLevel) { }
}

public class OpenAIClient
{
    public OpenAIClient(string openAIApiKey) { }
    public OpenAIClient(Uri endpoint, AzureKeyCredential keyCredential) { }
    public OpenAIClient(Uri endpoint, TokenCredential tokenCredential) { }
    public virtual Response<ChatCompletions> GetChatCompletions(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ChatCompletions>> GetChatCompletionsAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual StreamingResponse<ChatCompletions> GetChatCompletionsStreaming(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StreamingResponse<ChatCompletions>> GetChatCompletionsStreamingAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
}
