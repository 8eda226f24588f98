// Compiled against: Inference
using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Generic;

namespace OpenAI
{
    public class OpenAIClientOptions : ClientPipelineOptions { public Uri Endpoint { get; set; } }
}

namespace OpenAI.Chat
{
    public class ChatMessageContentPart
    {
        public static ChatMessageContentPart CreateTextMessageContentPart(string text) => throw null;
        public static ChatMessageContentPart CreateImageMessageContentPart(Uri imageUri, ImageChatMessageContentPartDetail? imageDetail = null) => throw null;
        public static ChatMessageContentPart CreateImageMessageContentPart(BinaryData imageBytes, string imageBytesMediaType, ImageChatMessageContentPartDetail? imageDetail = null) => throw null;
    }

    public struct ImageChatMessageContentPartDetail { }
    public class ChatMessage { }
    public class UserChatMessage : ChatMessage { public UserChatMessage(params ChatMessageContentPart[] content) { } }
    public class ChatCompletion { }
    public class ChatCompletionOptions { }

    public class ChatClient
    {
        public ChatClient(string model, ApiKeyCredential credential, OpenAIClientOptions options = null) { }
        public virtual ClientResult<ChatCompletion> CompleteChat(IEnumerable<ChatMessage> messages, ChatCompletionOptions options = null) => throw null;
    }
}

namespace OpenAI.Assistants
{
    public enum MessageRole { User }
    public class ThreadMessage { }
    public class MessageContent { public static MessageContent FromImageUrl(Uri imageUri) => throw null; public static MessageContent FromText(string text) => throw null; }

    public class AssistantClient
    {
        public AssistantClient(ApiKeyCredential credential, OpenAIClientOptions options = null) { }
        public virtual ClientResult<ThreadMessage> CreateMessage(string threadId, MessageRole role, IEnumerable<MessageContent> content) => throw null;
    }
}
