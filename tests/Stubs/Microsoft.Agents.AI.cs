// Compiled against: AgentFramework
// Signatures of the extension that makes an agent of a chat client; the agent itself is abstract here, since nothing runs it.
using System.Collections.Generic;
using Microsoft.Agents.AI;

namespace Microsoft.Agents.AI
{
    public abstract class ChatClientAgent : AIAgent { }
}

namespace OpenAI.Chat
{
    public static class OpenAIChatClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this ChatClient client, string instructions = null, string name = null, string description = null) => throw null;
    }
}
