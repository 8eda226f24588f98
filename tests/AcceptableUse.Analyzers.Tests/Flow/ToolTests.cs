using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Tools that a model may call with what it sees in a picture, and those that say nothing of the people in it.</summary>
public sealed class ToolTests
{
    private const string Frame = """
        using System.ClientModel;
        using System.ComponentModel;
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;
        using AIMessage = Microsoft.Extensions.AI.ChatMessage;
        using ChatMessage = OpenAI.Chat.ChatMessage;

        class App
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o");
            static readonly IChatClient Client = Chat.AsIChatClient();

            static AIMessage Ask(string text, byte[] b) => new(ChatRole.User, [new TextContent(text), new DataContent(b, "image/png")]);

            static UserChatMessage Look(byte[] b) => new(
                ChatMessageContentPart.CreateTextPart("Look at the photo."),
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png"));

        """;

    /// <summary>The rule, the name of the tool, and a tool of a function.</summary>
    public static TheoryData<string, string, string> Asking { get; } = new()
    {
        { "AUP1004", "identify_person", """AIFunctionFactory.Create((string name) => name, "identify_person", "Call it with the name of the person in the picture")""" },
        { "AUP1004", "recognize_face", """AIFunctionFactory.Create((string id) => id, "recognize_face")""" },
        { "AUP1005", "log_emotion", """AIFunctionFactory.Create((string person, string emotion) => emotion, "log_emotion")""" },
        { "AUP1005", "log", """AIFunctionFactory.Create((string value) => value, "log", "Logs the emotion of the person in the frame")""" },
        { "AUP1005", "LogMood", "AIFunctionFactory.Create(LogMood)" },
        { "AUP1006", "add_visitor", """AIFunctionFactory.Create((int age, string gender) => 1, "add_visitor")""" },
    };

    /// <summary>Tools that ask nothing of the people in a picture.</summary>
    public static TheoryData<string> Silent { get; } =
    [
        """AIFunctionFactory.Create((string city) => city, "get_weather", "Gets the weather of a city")""",
        """AIFunctionFactory.Create(() => "Ann", "get_current_user", "Tells who is signed in: the name of the person at the keyboard")""",
        """AIFunctionFactory.Create(() => 1, "mood", "Tells how the customer is feeling: is she angry?")""",
        """AIFunctionFactory.Create((string email, string phone, string gender) => 1, "save_form", "Saves the fields of the form")""",
        """AIFunctionFactory.Create((string documentNumber, string lastName, string gender) => 1, "save_passport")""",
        """AIFunctionFactory.Create((string phone) => 1, "identify_customer", "Looks a customer up by phone number")""",
        """AIFunctionFactory.Create((string brand, string size, string gender) => 1, "find_shoes")""",
        """AIFunctionFactory.Create((string plate) => plate, "identify_vehicle", "Looks up the owner of a car")""",
        """AIFunctionFactory.Create((string text) => text, "log_emotion_of_text", "Stores the mood of a diary entry")""",
        """AIFunctionFactory.Create((CancellationToken cancellation) => 1, "identify_person")""",
    ];

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Tool_that_takes_what_a_model_sees_is_reported_at_its_name(string rule, string name, string tool)
    {
        var diagnostic = Assert.Single(await Project($$"""
            await Client.[|GetResponseAsync|]([Ask("Look at the photo.", b)], new ChatOptions { Tools = [{{tool}}] });
            """).Expect(rule));
        var location = diagnostic.AdditionalLocations[^1];

        Assert.Equal("tool", diagnostic.Properties["evidence"]);
        Assert.Contains(name, location.SourceTree!.GetText().ToString(location.SourceSpan), StringComparison.Ordinal);
        Assert.Contains(
            $"with the tool \"{name}\"", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Tool_that_asks_nothing_is_not_reported(string tool) => Project($$"""
        await Client.GetResponseAsync([Ask("Look at the photo.", b)], new ChatOptions { Tools = [{{tool}}] });
        """).ExpectSilence();

    [Fact]
    public async Task Schema_of_a_function_tool_is_read()
    {
        var diagnostic = Assert.Single(await Project("""
            var options = new ChatCompletionOptions();
            options.Tools.Add(ChatTool.CreateFunctionTool("report", "Reports what is seen",
                BinaryData.FromString("{ \"type\": \"object\", \"properties\": { \"personEmotion\": { \"type\": \"string\" } } }")));
            await Chat.[|CompleteChatAsync|]([Look(b)], options);
            """).Expect("AUP1005"));

        Assert.Equal("tool", diagnostic.Properties["evidence"]);
    }

    [Fact]
    public Task Function_tool_without_a_schema_asks_nothing() => Project("""
        var options = new ChatCompletionOptions();
        options.Tools.Add(ChatTool.CreateFunctionTool("identify_person", "Tells who is signed in"));
        await Chat.CompleteChatAsync([Look(b)], options);
        """).ExpectSilence();

    [Fact]
    public Task Refusal_in_the_prompt_settles_a_tool() => Project("""
        var tool = AIFunctionFactory.Create((string person, string emotion) => emotion, "log_emotion");
        await Client.GetResponseAsync([Ask("Never infer emotions.", b)], new ChatOptions { Tools = [tool] });
        """).ExpectSilence();

    [Fact]
    public Task Tool_that_travels_without_a_picture_is_not_reported() => Project("""
        var tool = AIFunctionFactory.Create((string person, string emotion) => emotion, "log_emotion");
        await Client.GetResponseAsync([new AIMessage(ChatRole.User, "Hello")], new ChatOptions { Tools = [tool] });
        """).ExpectSilence();

    [Theory]
    [InlineData("kernel.Plugins.AddFromType<Visitors>();")]
    [InlineData("kernel.ImportPluginFromType<Visitors>();")]
    [InlineData("kernel.Plugins.AddFromObject(new Visitors());")]
    [InlineData("kernel.Plugins.Add(KernelPluginFactory.CreateFromType<Visitors>());")]
    public async Task Marked_methods_of_a_plugin_are_tools(string add)
    {
        var diagnostic = Assert.Single(await Plugin(add, """[KernelFunction("log_emotion"), Description("Logs the emotion of the person")]""", "string emotion", "[|")
            .Expect("AUP1005"));

        Assert.Equal("tool", diagnostic.Properties["evidence"]);
    }

    [Theory]
    [InlineData("", "string emotion")]
    [InlineData("""[KernelFunction("log_emotion")]""", "Kernel kernel")]
    [InlineData("""[KernelFunction("get_weather")]""", "string city")]
    public Task Other_methods_of_a_plugin_ask_nothing(string attributes, string parameters) =>
        Plugin("kernel.Plugins.AddFromType<Visitors>();", attributes, parameters).ExpectSilence();

    /// <summary>The name of the tool, and the agents that a model is given as one.</summary>
    public static TheoryData<string, string, string> AgentTools { get; } = new()
    {
        { "AUP1005", "log_emotion", """
            helper.AsAIFunction(new AIFunctionFactoryOptions { Name = "log_emotion", Description = "Logs what the person in the picture feels" })
            """ },
        { "AUP1004", "identify_person", """client.AsAIAgent(instructions: "Be brief.", name: "identify_person").AsAIFunction()""" },
        { "AUP1005", "Observer", """client.AsAIAgent("Be brief.", "Observer", "Tells the emotion of the person in the picture").AsAIFunction()""" },
        { "AUP1005", "Observer", """client.AsAIAgent("Say how the person in the picture is feeling.", "Observer").AsAIFunction()""" },
        { "AUP1006", "Observer", """new ChatClientAgent(client, "State the gender of each person in the frame.", "Observer").AsAIFunction()""" },
        { "AUP1006", "Observer", """
            new ChatClientAgent(client, new ChatClientAgentOptions
            {
                Name = "Observer", ChatOptions = new() { Instructions = "State the gender of each person in the frame." },
            }).AsAIFunction()
            """ },
        { "AUP1004", "Face Matcher", """
            client.AsAIAgent("Tell who the person in the picture is, by his face.", "Face Matcher").AsAIFunction()
            """ },
    };

    public static TheoryData<string> SilentAgentTools { get; } =
    [
        """client.AsAIAgent("You answer questions about the weather.", "Weather", "Knows the weather").AsAIFunction()""",
        """client.AsAIAgent("Rate the mood of each review.", "Reviews", "Finds the mood of reviews").AsAIFunction()""",
        """client.AsAIAgent("Never identify the person in the picture.", "Observer").AsAIFunction()""",
        """client.AsAIAgent("Be brief.", "Logbook", tools: [AIFunctionFactory.Create((string person, string emotion) => 1, "log_emotion")]).AsAIFunction()""",
        """client.AsAIAgent(instructions, "Observer").AsAIFunction()""",
    ];

    [Theory]
    [MemberData(nameof(AgentTools))]
    public async Task Agent_that_a_model_may_ask_is_a_tool(string rule, string name, string tool)
    {
        var diagnostic = Assert.Single(await AgentProject(tool, "[|RunAsync|]").Expect(rule));

        Assert.Equal("tool", diagnostic.Properties["evidence"]);
        Assert.Contains(
            $"with the tool \"{name}\"", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SilentAgentTools))]
    public Task Agent_that_tells_nothing_of_people_is_not_reported(string tool) => AgentProject(tool, "RunAsync").ExpectSilence();

    [Theory]
    [InlineData("AUP1005", """new() { Name = "Observer", Description = "Tells the emotion of the person in the picture", Kernel = kernel }""")]
    [InlineData("AUP1004", """new() { Name = "identify_person", Instructions = "Be brief." }""")]
    [InlineData("AUP1005", """new() { Name = "Observer", Instructions = "Say how the person in the picture is feeling." }""")]
    public async Task Agent_of_a_plugin_is_a_tool(string rule, string agent)
    {
        var diagnostic = Assert.Single(await AgentPlugin(agent, "[|GetChatMessageContentAsync|]").Expect(rule));

        Assert.Equal("tool", diagnostic.Properties["evidence"]);
    }

    [Fact]
    public Task Agent_of_a_plugin_that_tells_nothing_of_people_is_not_reported() =>
        AgentPlugin("""new() { Name = "Weather", Instructions = "You answer questions about the weather.", Kernel = kernel }""", "GetChatMessageContentAsync")
            .ExpectSilence();

    /// <summary>A project in which a tool that asks for a topic is all that there is to report.</summary>
    private static Project Consented => new() { Deployment = "real-time-surveillance", Consent = "DPIA-2026-7" };

    private static Project AgentPlugin(string agent, string call) => (Consented with
    {
        Packages = References.SemanticKernel,
        MoreReferences = [
            Stubs.Of("Microsoft.SemanticKernel.Connectors.AzureOpenAI"),
            Stubs.Of("Microsoft.SemanticKernel.Agents.Abstractions"),
            Stubs.Of("Microsoft.SemanticKernel.Agents.Core"),
        ],
    }).Add("App.cs", $$"""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        class App
        {
            async Task Run(byte[] b)
            {
                var kernel = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion("gpt-4o", "https://x.openai.azure.com", "k").Build();
                ChatCompletionAgent agent = {{agent}};
                kernel.Plugins.Add(KernelPluginFactory.CreateFromFunctions("Helpers", [AgentKernelFunctionFactory.CreateFromAgent(agent)]));
                var history = new ChatHistory();
                history.AddUserMessage([new TextContent("Look at the photo."), new ImageContent(b, "image/png")]);
                var chat = kernel.GetRequiredService<IChatCompletionService>();
                await chat.{{call}}(history, kernel: kernel);
            }
        }
        """);

    [Fact]
    public async Task Tool_of_a_server_that_the_project_describes_is_read()
    {
        var diagnostic = Assert.Single(await McpProject("""
            new McpClientTool(server, new Tool
            {
                Name = "log_emotion",
                Description = "Logs what the person feels",
                InputSchema = System.Text.Json.JsonDocument.Parse("{ \"properties\": { \"emotion\": { \"type\": \"string\" } } }").RootElement,
            })
            """, "[|GetResponseAsync|]").Expect("AUP1005"));

        Assert.Equal("tool", diagnostic.Properties["evidence"]);
    }

    [Theory]
    [InlineData("(await server.ListToolsAsync())[0]")]
    [InlineData("(await server.ListToolsAsync())[0].WithName(\"identify_person\")")]
    [InlineData("(await server.ListToolsAsync())[0].WithDescription(\"Tell who the person in the picture is. What is his emotion?\")")]
    public Task Tool_that_a_server_lists_is_not_reported(string tool) => McpProject(tool, "GetResponseAsync").ExpectSilence();

    private static Project McpProject(string tool, string call) => (Consented with
    {
        Packages = References.ExtensionsAI,
        MoreReferences = [.. SdkPackage.FilesOf("ModelContextProtocol.Core", "2.4.0")],
    }).Add("App.cs", $$"""
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Client;
        using ModelContextProtocol.Protocol;

        class App
        {
            async Task Run(McpClient server, byte[] b)
            {
                var client = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o").AsIChatClient();
                var tool = {{tool}};
                await client.{{call}}(
                    [new ChatMessage(ChatRole.User, [new TextContent("Look at the photo."), new DataContent(b, "image/png")])],
                    new ChatOptions { Tools = [tool] });
            }
        }
        """);

    private static Project Project(string body) => (Consented with { Packages = References.ExtensionsAI }).Add("App.cs", $$"""
        {{Frame}}
            [Description("Stores the mood of the person in front of the camera")]
            static void LogMood(string mood) { }

            async Task Run(byte[] b)
            {
                {{body}}
            }
        }
        """);

    private static Project Plugin(string add, string attributes, string parameters, string mark = "") => new Project
    {
        Packages = References.SemanticKernel,
        MoreReferences = [Stubs.Of("Microsoft.SemanticKernel.Connectors.AzureOpenAI")],
        Deployment = "none",
    }.Add("App.cs", $$"""
        using System.ComponentModel;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        class Visitors
        {
            {{attributes}}
            public void Log({{parameters}}) { }
        }

        class App
        {
            async Task Run(byte[] b)
            {
                var kernel = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion("gpt-4o", "https://x.openai.azure.com", "k").Build();
                {{add}}
                var history = new ChatHistory();
                history.AddUserMessage([new TextContent("Look at the photo."), new ImageContent(b, "image/png")]);
                var chat = kernel.GetRequiredService<IChatCompletionService>();
                await chat.{{mark}}GetChatMessageContentAsync{{(mark.Length > 0 ? "|]" : "")}}(history, kernel: kernel);
            }
        }
        """);

    private static Project AgentProject(string tool, string run) => (Consented with
    {
        Packages = References.ExtensionsAI,
        MoreReferences = [.. SdkPackage.FilesOf("Microsoft.Agents.AI", "1.28.0"), .. SdkPackage.FilesOf("Microsoft.Agents.AI.Abstractions", "1.28.0")],
    }).Add("App.cs", $$"""
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        class App(string instructions)
        {
            async Task Run(byte[] b)
            {
                var client = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o").AsIChatClient();
                var helper = client.AsAIAgent(instructions, "Helper");
                var tool = {{tool}};
                var agent = client.AsAIAgent("Look at the photo.", "Desk", tools: [tool]);
                await agent.{{run}}(new ChatMessage(ChatRole.User, [new DataContent(b, "image/png")]));
            }
        }
        """);
}
