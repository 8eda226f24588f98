// Compiled against: AzureOpenAI, AutoGen.Core
// Signatures from github.com/microsoft/autogen.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AutoGen.Core;

namespace AutoGen.LMStudio;

public class LMStudioConfig { public LMStudioConfig(string host, int port) { } }

public class LMStudioAgent : IAgent
{
    public LMStudioAgent(string name, LMStudioConfig config) { }
    public Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default) => throw null;
}
