// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.Agents.Persistent;

public readonly struct MessageRole { public static MessageRole User => throw null; }
public class MessageAttachment { }
public class PersistentThreadMessage { }
public abstract class MessageInputContentBlock { }
public class MessageInputTextBlock : MessageInputContentBlock { public MessageInputTextBlock(string text) { } }
public class MessageImageUriParam { public MessageImageUriParam(string uri) { } }
// Earlier versions: from sdk/ai/Azure.AI.Agents.Persistent/samples of github.com/Azure/azure-sdk-for-net.
public class MessageImageUrlParam { public MessageImageUrlParam(string url) { } }
public class MessageInputImageUrlBlock : MessageInputContentBlock { public MessageInputImageUrlBlock(MessageImageUrlParam imageUrl) { } }
public class MessageImageFileParam { public MessageImageFileParam(string fileId) { } }
public class MessageInputImageUriBlock : MessageInputContentBlock { public MessageInputImageUriBlock(MessageImageUriParam imageUrl) { } }
public class MessageInputImageFileBlock : MessageInputContentBlock { public MessageInputImageFileBlock(MessageImageFileParam imageFile) { } }

public class PersistentAgentsClient
{
    public PersistentAgentsClient(string endpoint, TokenCredential credential) { }
    public ThreadMessages Messages => throw null;
    public PersistentAgentsFiles Files => throw null;
}

public readonly struct PersistentAgentFilePurpose
{
    public static PersistentAgentFilePurpose Agents => throw null;
    public static PersistentAgentFilePurpose AgentsOutput => throw null;
    public static PersistentAgentFilePurpose Vision => throw null;
}

public class PersistentAgentFileInfo { public string Id => throw null; }

public class PersistentAgentsFiles
{
    public virtual Response<PersistentAgentFileInfo> UploadFile(Stream data, PersistentAgentFilePurpose purpose, string filename, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentFileInfo> UploadFile(string filePath, PersistentAgentFilePurpose purpose, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentFileInfo>> UploadFileAsync(Stream data, PersistentAgentFilePurpose purpose, string filename, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentFileInfo>> UploadFileAsync(string filePath, PersistentAgentFilePurpose purpose, CancellationToken cancellationToken = default) => throw null;
}

public class ThreadMessages
{
    public virtual Response<PersistentThreadMessage> CreateMessage(string threadId, MessageRole role, IEnumerable<MessageInputContentBlock> contentBlocks, IEnumerable<MessageAttachment> attachments = null, IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentThreadMessage>> CreateMessageAsync(string threadId, MessageRole role, IEnumerable<MessageInputContentBlock> contentBlocks, IEnumerable<MessageAttachment> attachments = null, IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentThreadMessage> CreateMessage(string threadId, MessageRole role, BinaryData content, IEnumerable<MessageAttachment> attachments, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) => throw null;
}
