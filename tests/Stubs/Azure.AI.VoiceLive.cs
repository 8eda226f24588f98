// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.VoiceLive;

public abstract class VoiceLiveContentPart { }
public abstract class ConversationRequestItem { }
public class UserMessageItem : ConversationRequestItem { public UserMessageItem(params VoiceLiveContentPart[] content) { } }
public class RequestImageContentPart : VoiceLiveContentPart { public Uri Uri { get; set; } }

public class VoiceLiveClient
{
    public VoiceLiveClient(Uri endpoint, AzureKeyCredential credential) { }
    public VoiceLiveSession CreateSession(string model) => throw null;
}

public class VoiceLiveSession
{
    public virtual void SendCommand(BinaryData data, CancellationToken cancellationToken = default) => throw null;
    public virtual Task SendCommandAsync(BinaryData data, CancellationToken cancellationToken = default) => throw null;
    public virtual Task AddItemAsync(ConversationRequestItem item, CancellationToken cancellationToken = default) => throw null;
    public virtual Task AddItemAsync(ConversationRequestItem item, string previousItemId, CancellationToken cancellationToken = default) => throw null;
}
