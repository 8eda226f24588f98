// Compiled against: AgentFramework
// The real class is sealed and complete.
using System;

namespace Microsoft.Agents.AI.Foundry;

public abstract class FoundryAgent : AIAgent
{
    public FoundryAgent(Uri projectEndpoint, object credential, string model, string instructions) { }
}
