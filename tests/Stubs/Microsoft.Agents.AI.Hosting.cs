// Compiled against: ExtensionsAI
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Agents.AI.Hosting;

public interface IHostedAgentBuilder { }

public static class AgentHostingServiceCollectionExtensions
{
    public static IHostedAgentBuilder AddAIAgent(this IServiceCollection services, string name, string instructions, IChatClient chatClient) => throw null;
}

public static class HostApplicationBuilderAgentExtensions
{
    public static IHostedAgentBuilder AddAIAgent(this IHostApplicationBuilder builder, string name, string instructions, IChatClient chatClient) => throw null;
}
