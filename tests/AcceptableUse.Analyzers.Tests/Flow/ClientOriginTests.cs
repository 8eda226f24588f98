using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Whose service a client belongs to, however the application gets it.</summary>
public sealed class ClientOriginTests
{
    private const string OpenAIImage = """
        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"))
        """;

    private const string DataImage = "new ChatMessage(ChatRole.User, [new TextContent(\"who?\"), new DataContent(bytes, \"image/jpeg\")])";

    public static TheoryData<string, string> OpenAIClients { get; } = new()
    {
        { "azure", """
            ChatClient c = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("m");
            """ },
        { "azure", """
            OpenAIClient o = new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k"));
            var c = o.GetChatClient("m");
            """ },
        { "azure", """
            var c = new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://res.openai.azure.com/openai/v1/") });
            """ },
        { "azure", """
            var options = new OpenAIClientOptions();
            options.Endpoint = new Uri($"https://{endpoint}.services.ai.azure.com/openai/v1");
            var c = new OpenAIClient(new ApiKeyCredential("k"), options).GetChatClient("m");
            """ },
        { "azure", """
            const string Host = "res.cognitiveservices.azure.com";
            var c = new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://" + Host + "/openai/v1") });
            """ },
        { "azure", """
            var c = new ChatClient("m", new ApiKeyCredential("k"), new OpenAIClientOptions
            {
                Endpoint = new Uri(Environment.GetEnvironmentVariable("AZURE_OPENAI_ENDPOINT")!)
            });
            """ },
        { "azure", """
            var c = new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://res.openai.azure.us") });
            """ },
        { "azure", """
            var lazy = new Lazy<ChatClient>(
                () => new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k")).GetChatClient("m"));
            var c = lazy.Value;
            """ },
        { "unknown", """
            var c = new ChatClient("m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri(endpoint) });
            """ },
        { "none", "var c = new ChatClient(\"m\", new ApiKeyCredential(\"k\"));" },
        { "none", "var c = new OpenAIClient(\"k\").GetChatClient(\"m\");" },
        { "none", """
            var c = new OpenAIClient(new ApiKeyCredential(Environment.GetEnvironmentVariable("OPENAI_API_KEY")!)).GetChatClient("m");
            """ },
        { "none", """
            var c = new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("http://localhost:11434/v1") });
            """ },
        { "azure", """
            var c = new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://models.inference.ai.azure.com") });
            """ },
        { "none", """
            var c = new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://api.openai.com/v1") });
            """ },
        { "azure", """
            bool useAzure = endpoint.Length > 3;
            var c = useAzure
                ? new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k")).GetChatClient("m")
                : new ChatClient("m", "k");
            """ },
    };

    [Theory]
    [MemberData(nameof(OpenAIClients))]
    public async Task Locally_created_client_has_the_service_of_its_constructor(string service, string client)
    {
        var source = $$"""
            using System.ClientModel; using Azure.AI.OpenAI; using OpenAI; using OpenAI.Chat;
            class A { void Run(byte[] bytes, string endpoint) { {{client}} c.CompleteChat({{OpenAIImage}}); } }
            """;
        await Expect(service, new Project().Add("A.cs", source));
    }

    public static TheoryData<string, string> Injected { get; } = new()
    {
        { "unknown", "" },
        { "azure", """
            static class S
            {
                static void Add(IServiceCollection services)
                {
                    services.AddChatClient(
                        new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                            .GetChatClient("m")
                            .AsIChatClient());
                }
            }
            """ },
        { "azure", """
            static class S
            {
                static void Add(IServiceCollection services)
                {
                    services.AddChatClient(
                        sp => new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                            .GetChatClient("m")
                            .AsIChatClient()).UseFunctionInvocation();
                }
            }
            """ },
        { "azure", """
            static class S
            {
                static void Add(IServiceCollection services) { services.AddSingleton<IChatClient>(sp => Make()); }

                static IChatClient Make() => new ChatClientBuilder(
                    new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                        .GetChatClient("m")
                        .AsIChatClient()).UseFunctionInvocation().Build();
            }
            """ },
        { "none", """
            static class S
            {
                static void Add(IServiceCollection services)
                {
                    services.AddSingleton<IChatClient>(new ChatClient("m", "k").AsIChatClient());
                }
            }
            """ },
        { "azure", """
            static class S
            {
                static void Add(IServiceCollection services)
                {
                    services.AddKeyedSingleton<IChatClient>("a", (sp, key) => new AzureOpenAIClient(
                        new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("m").AsIChatClient());
                }
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Injected))]
    public async Task Injected_client_has_the_service_of_its_registration(string service, string registration)
    {
        var source = $$"""
            using System.ClientModel;
            using Azure.AI.OpenAI;
            using OpenAI;
            using OpenAI.Chat;
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.DependencyInjection;
            using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

            class A(IChatClient chat)
            {
                async Task Run(byte[] bytes) { await chat.GetResponseAsync({{DataImage}}); }
            }

            class B
            {
                private readonly IChatClient _chat;
                public B(IChatClient chat) => _chat = chat;

                async Task Run(byte[] bytes)
                {
                    await foreach (var u in _chat.GetStreamingResponseAsync([{{DataImage}}])) { }
                }
            }

            class C
            {
                async Task Run(IServiceProvider services, byte[] bytes)
                {
                    await services.GetRequiredService<IChatClient>().GetResponseAsync<int>({{DataImage}});
                }
            }

            {{registration}}
            """;
        await Expect(service, new Project { Packages = References.ExtensionsAI }.Add("A.cs", source), count: 3);
    }

    [Fact]
    public Task Injected_client_is_unknown_in_a_tagged_project_whatever_is_referenced() =>
        Expect("unknown", new Project { Packages = References.ExtensionsAIWithoutAzure }.Add("A.cs", $$"""
            using Microsoft.Extensions.AI;
            class A(IChatClient chat) { async Task Run(byte[] bytes) { await chat.GetResponseAsync({{DataImage}}); } }
            """));

    [Fact]
    public Task Ollama_client_is_not_reported() =>
        new Project { Packages = References.ExtensionsAIWithoutAzure }.Add("A.cs", $$"""
            using Microsoft.Extensions.AI;
            using OllamaSharp;

            class A
            {
                async Task Run(byte[] bytes)
                {
                    IChatClient chat = new OllamaApiClient(new Uri("http://localhost:11434"), "llava");
                    await chat.GetResponseAsync({{DataImage}});
                }
            }
            """).ExpectSilence();

    [Theory]
    [InlineData("azure", "new Uri(\"https://res.services.ai.azure.com/models\")")]
    [InlineData("azure", "new Uri(endpoint)")]
    [InlineData("azure", "new Uri(\"https://models.inference.ai.azure.com\")")]
    public Task Inference_client_has_the_service_of_its_endpoint(string service, string endpoint) =>
        Expect(service, new Project { Packages = References.Inference }.Add("A.cs", $$"""
            using Azure;
            using Azure.AI.Inference;

            class A
            {
                async Task Run(Stream stream, string endpoint)
                {
                    var client = new ChatCompletionsClient({{endpoint}}, new AzureKeyCredential("k"));
                    var options = new ChatCompletionsOptions
                    {
                        Model = "m",
                        Messages =
                        {
                            new ChatRequestSystemMessage("s"),
                            new ChatRequestUserMessage(
                                new ChatMessageTextContentItem("q"), new ChatMessageImageContentItem(stream, "image/jpeg"))
                        }
                    };
                    await client.CompleteAsync(options);
                }
            }
            """));

    [Theory]
    [InlineData("azure", "new ResponsesClientOptions { Endpoint = new Uri(\"https://res.openai.azure.com/openai/v1/\") }")]
    [InlineData("none", "new ResponsesClientOptions()")]
    public Task Responses_client_has_the_service_of_its_options(string service, string options) =>
        Expect(service, new Project { Packages = References.OpenAI215 }.Add("A.cs", $$"""
            using System.ClientModel; using OpenAI.Responses;
            #pragma warning disable OPENAI001
            class A
            {
                async Task Run(byte[] bytes)
                {
                    var client = new ResponsesClient(new ApiKeyCredential("k"), {{options}});
                    await client.CreateResponseAsync(
                        "gpt-5",
                        [
                            ResponseItem.CreateUserMessageItem(
                            [
                                ResponseContentPart.CreateInputTextPart("q"),
                                ResponseContentPart.CreateInputImagePart(BinaryData.FromBytes(bytes), "image/png")
                            ])
                        ]);
                }
            }
            """));

    [Theory]
    [InlineData("azure", "https://res.services.ai.azure.com/models")]
    [InlineData("azure", "https://models.inference.ai.azure.com")]
    public Task Inference_client_in_a_field_has_the_service_of_its_endpoint(string service, string endpoint) =>
        Expect(service, new Project { Packages = References.Inference }.Add("A.cs", $$"""
            using Azure;
            using Azure.AI.Inference;

            class A
            {
                private readonly ChatCompletionsClient _client = new(new Uri("{{endpoint}}"), new AzureKeyCredential("k"));

                void Run(Stream stream) => _client.Complete(new ChatCompletionsOptions
                {
                    Messages = { new ChatRequestUserMessage(new ChatMessageImageContentItem(stream, "image/jpeg")) }
                });
            }
            """));

    [Fact]
    public Task Client_with_only_a_known_type_is_classified_by_its_type() =>
        Expect("azure", new Project { Packages = References.Inference }.Add("A.cs", """
            using Azure.AI.Inference;

            class A
            {
                void Run(Stream stream) => ((ChatCompletionsClient)Activator.CreateInstance(
                    typeof(ChatCompletionsClient), nonPublic: true)!).Complete(new ChatCompletionsOptions
                {
                    Messages = { new ChatRequestUserMessage(new ChatMessageImageContentItem(stream, "image/jpeg")) }
                });
            }
            """));

    [Fact]
    public Task Azure_package_client_from_a_container_is_Azure() =>
        Expect("azure", new Project { Packages = References.ExtensionsAI }.Add("A.cs", $$"""
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            using Microsoft.Extensions.DependencyInjection;

            class A
            {
                void Run(IServiceProvider services, byte[] bytes) =>
                    services.GetRequiredService<AzureOpenAIClient>().GetChatClient("m").CompleteChat({{OpenAIImage}});
            }
            """));

    public static TheoryData<string> Constructed { get; } = new()
    {
        "class Derived : Ai { public Derived() : base(\"ENDPOINT\") { } }",
        "class Derived() : Ai(\"ENDPOINT\");",
        "partial class Ai { public Ai() : this(\"ENDPOINT\") { } }",
        "static class Factory { public static Ai Make() => new Ai(\"ENDPOINT\"); }",
        "static class Factory { public static Ai Make() => new(\"ENDPOINT\"); }",
    };

    /// <summary>An endpoint that is handed to a constructor in source, in whichever way that is called.</summary>
    [Theory]
    [MemberData(nameof(Constructed))]
    public async Task Endpoint_passed_through_a_constructor_decides_the_service(string caller)
    {
        foreach (var (service, endpoint) in new[] { ("azure", "https://res.openai.azure.com"), ("none", "http://localhost:11434/v1") })
        {
            await Expect(service, new Project().Add("A.cs", $$"""
                using System.ClientModel;
                using OpenAI;
                using OpenAI.Chat;

                partial class Ai
                {
                    private readonly ChatClient _chat;

                    public Ai(string address) => _chat = new ChatClient(
                        "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri(address) });

                    public void Run(byte[] bytes) => _chat.CompleteChat({{OpenAIImage}});
                }
                """).Add("B.cs", caller.Replace("ENDPOINT", endpoint, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("Chatter")]
    [InlineData("ChatterClient")]
    public Task Client_of_an_unknown_library_is_not_reported(string name)
    {
        var library = References.OfSource("Contoso.Chat", $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.AI;

            public sealed class {{name}} : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken token) => null;

                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken token) => null;

                public object GetService(Type type, object key) => null;
                public void Dispose() { }
            }
            """, References.ExtensionsAI);
        return Expect("none", new Project { Packages = References.ExtensionsAI, MoreReferences = [library] }.Add("A.cs", $$"""
            using Microsoft.Extensions.AI;
            class A { async Task Run(byte[] bytes) { IChatClient chat = new {{name}}(); await chat.GetResponseAsync({{DataImage}}); } }
            """));
    }

    /// <summary>What a setting is called tells only where nothing says what is in it.</summary>
    [Theory]
    [InlineData("none", "http://localhost:11434/v1")]
    [InlineData("azure", "")]
    public Task Endpoint_text_outweighs_a_setting_name(string service, string endpoint) =>
        Expect(service, new Project().Add("A.cs", $$"""
            using System.ClientModel;
            using OpenAI;
            using OpenAI.Chat;

            class Options { public string AzureEndpoint { get; set; } = "{{endpoint}}"; }

            class A(Options options)
            {
                void Run(byte[] bytes) => new ChatClient(
                    "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri(options.AzureEndpoint) })
                    .CompleteChat({{OpenAIImage}});
            }
            """));

    /// <summary>Where nothing tells whose client it is, a referenced package of Azure leaves it open.</summary>
    [Theory]
    [InlineData("unknown", "Azure.AI.Projects")]
    [InlineData("unknown", "Microsoft.Azure.CognitiveServices.Vision.Face")]
    [InlineData("unknown", "Aspire.Azure.AI.OpenAI")]
    [InlineData("unknown", "Azure.Search.Documents")]
    [InlineData("unknown", "Anthropic.Foundry")]
    [InlineData("unknown", "Microsoft.SemanticKernel.Connectors.AzureOpenAI")]
    [InlineData("unknown", "Microsoft.SemanticKernel.Connectors.AzureAIInference")]
    [InlineData("unknown", "Microsoft.SemanticKernel.Agents.AzureAI")]
    [InlineData("unknown", "Microsoft.Agents.AI.AzureAI")]
    [InlineData("unknown", "Microsoft.ProjectOxford.Face")]
    [InlineData("unknown", "Microsoft.ProjectOxford.Vision")]
    [InlineData("none", "Azure.Identity")]
    [InlineData("none", "Azure.Storage.Blobs")]
    [InlineData("none", "Contoso.Azure.AI")]
    public async Task Injected_client_is_suggested_in_an_undeclared_project_only_beside_an_Azure_AI_package(string service, string package)
    {
        var diagnostics = await new Project
        {
            Packages = References.ExtensionsAIWithoutAzure,
            MoreReferences = [References.OfSource(package, "")],
            Deployment = "",
        }.Add("A.cs", $$"""
            using Microsoft.Extensions.AI;

            class A(IChatClient chat)
            {
                async Task Run(byte[] bytes) { await chat.GetResponseAsync({{DataImage}}); }
            }
            """).Analyze();
        Assert.Equal(
            service == "none" ? [] : [("AUP2001", service)],
            diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Properties.GetValueOrDefault("service"))));
    }

    private static async Task Expect(string service, Project project, int count = 1)
    {
        var reported = (await project.Analyze()).Where(diagnostic => diagnostic.Id is "AUP1001" or "AD0001").ToList();
        Assert.Equal(
            Enumerable.Repeat(service, service == "none" ? 0 : count),
            reported.Select(diagnostic => diagnostic.Properties.GetValueOrDefault("service") ?? diagnostic.ToString()));
    }
}
