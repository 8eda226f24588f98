using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Doors;

/// <summary>Clients of which the code does not say whose they are, and those of which it does.</summary>
public sealed class UndecidedServiceTests
{
    [Theory]
    [InlineData("unknown", "https://models.github.ai/inference")]
    [InlineData("azure", "https://models.inference.ai.azure.com")]
    [InlineData("", "https://openrouter.ai/api/v1")]
    public async Task Host_of_a_vendor_decides(string service, string endpoint)
    {
        var diagnostics = await new Project().Add("A.cs", $$"""
            using System.ClientModel;
            using OpenAI;
            using OpenAI.Chat;

            class A
            {
                private readonly ChatClient _chat = new("gpt-4o", new ApiKeyCredential("k"), new OpenAIClientOptions
                {
                    Endpoint = new Uri("{{endpoint}}"),
                    OrganizationId = Environment.GetEnvironmentVariable("ORGANISATION"),
                });

                public void Run(byte[] bytes) => _chat.CompleteChat(
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
            }
            """).Analyze();
        Assert.Equal(
            service.Length == 0 ? [] : [("AUP1001", service)],
            diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Properties["service"]!)));
    }

    [Fact]
    public Task Service_of_a_container_is_one_of_its_own() => new Project { Packages = References.ExtensionsAI }.Add("A.cs", """
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;

        class Local
        {
            public async Task Run(byte[] bytes)
            {
                var services = new ServiceCollection();
                services.AddSingleton<IChatClient>(_ => new OpenAI.OpenAIClient("k").GetChatClient("m").AsIChatClient());
                var chat = services.BuildServiceProvider().GetRequiredService<IChatClient>();
                await chat.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, "image/png")])]);
            }
        }

        class Shared(IServiceProvider services)
        {
            public async Task Run(byte[] bytes) => await services.GetRequiredService<IChatClient>()
                .GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, "image/png")])]); // HIT AUP1001
        }

        static class Start
        {
            static void Add(IServiceCollection services) => services.AddSingleton<IChatClient>(
                _ => new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://r.openai.azure.com"), new Azure.AzureKeyCredential("k")).GetChatClient("m").AsIChatClient());
        }
        """).ExpectHits();

    /// <summary>A client of one's own reaches what its members hold, made or injected.</summary>
    [Theory]
    [InlineData("azure", "services.AddSingleton<IChatClient, Own>();")]
    [InlineData("azure", "services.AddSingleton<IChatClient>(new Own(\"azure\"));")]
    [InlineData("azure", "services.AddSingleton<IChatClient>(_ => new Own(\"azure\"));")]
    [InlineData("", "services.AddSingleton<IChatClient, Local>();")]
    public async Task Client_in_source_is_one_of_its_providers(string service, string registration)
    {
        var diagnostics = await new Project { Packages = References.ExtensionsAI }.Add("A.cs", $$"""
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.DependencyInjection;

            abstract class Base : IChatClient
            {
                protected abstract IChatClient Made { get; }
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken token = default) =>
                    Made.GetResponseAsync(messages, options, token);
                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken token = default) =>
                    Made.GetStreamingResponseAsync(messages, options, token);
                public object? GetService(Type serviceType, object? serviceKey = null) => null;
                public void Dispose() { }
            }

            class Own(string provider) : Base
            {
                private IChatClient? _made;
                protected override IChatClient Made => _made ??= provider == "azure"
                    ? new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://r.openai.azure.com"), new Azure.AzureKeyCredential("k")).GetChatClient("m").AsIChatClient()
                    : new OpenAI.OpenAIClient("k").GetChatClient("m").AsIChatClient();
            }

            class Local : Base
            {
                protected override IChatClient Made => new OpenAI.OpenAIClient("k").GetChatClient("m").AsIChatClient();
            }

            class Vision(IChatClient chat)
            {
                public Task Describe(byte[] jpeg) => chat.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(jpeg, "image/jpeg")])]);
            }

            static class Start { static void Add(IServiceCollection services) { {{registration}} } }
            """).Analyze();
        Assert.Equal(
            service.Length == 0 ? [] : [("AUP1001", service)],
            diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Properties["service"]!)));
    }
}
