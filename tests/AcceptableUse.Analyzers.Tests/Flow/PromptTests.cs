using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Which texts reach the model together with the media, and what is reported of them.</summary>
public sealed class PromptTests
{
    private const string Usings = """
        using System.ClientModel;
        using System.Text;
        using Azure.AI.OpenAI;
        using OpenAI;
        using OpenAI.Chat;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Logging;
        using AIMessage = Microsoft.Extensions.AI.ChatMessage;
        using ChatMessage = OpenAI.Chat.ChatMessage;

        """;

    private const string Helpers = """

        public static class Ai
        {
            public static ChatClient Chat
            {
                get;
            } = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o");

            public static IChatClient Client { get; } = Chat.AsIChatClient();
        }

        public static class Make
        {
            public static ChatMessageContentPart Text(string t) => ChatMessageContentPart.CreateTextPart(t);

            public static ChatMessageContentPart Image(byte[] b) =>
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png");
        }
        """;

    /// <summary>Statements of a method that gets <c>byte[] b</c>, and after a line of dashes the members beside it.</summary>
    public static TheoryData<string, string> Asked { get; } = new()
    {
        { "a text part beside the image", """
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(ChatMessageContentPart.CreateTextPart("Is she angry?"), Make.Image(b)));
            """ },
        { "a text part from a helper", """
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text("Is she angry?"), Make.Image(b)));
            """ },
        { "a system message of the same request", """
            await Ai.Chat.[|CompleteChatAsync|](
                [new SystemChatMessage("Describe the emotional state of the person."), new UserChatMessage(Make.Image(b))]);
            """ },
        { "another user message of the same request", """
            await Ai.Chat.[|CompleteChatAsync|]([new UserChatMessage("How does he feel?"), new UserChatMessage(Make.Image(b))]);
            """ },
        { "a message of a history list", """
            var list = new List<ChatMessage>();
            list.Add(new SystemChatMessage("You help."));
            list.Add(new UserChatMessage("What emotion is this person showing?"));
            list.Add(new UserChatMessage(Make.Image(b)));
            await Ai.Chat.[|CompleteChatAsync|](list);
            """ },
        { "a streamed answer", """
            await foreach (var u in Ai.Chat.[|CompleteChatStreamingAsync|](
                new UserChatMessage(Make.Text("Is the driver angry?"), Make.Image(b)))) { }
            """ },
        { "a local", """
            var prompt = "Is she angry?";
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(prompt), Make.Image(b)));
            """ },
        { "a constant", """
            const string Prompt = "Is she angry?";
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(Prompt), Make.Image(b)));
            """ },
        { "a static readonly field of another type", """
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(Prompts.Mood), Make.Image(b)));
            ----
            public static class Prompts { public static readonly string Mood = "Describe the mood of the people."; }
            """ },
        { "a property of another type", """
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(Prompts.Mood), Make.Image(b)));
            ----
            public static class Prompts { public static string Mood => "Is the customer happy?"; }
            """ },
        { "a concatenation of constants", """
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text("Is she " + "angry?"), Make.Image(b)));
            """ },
        { "a concatenation across a variable", """
            var mood = "angry";
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text("Is the man " + mood + "?"), Make.Image(b)));
            """ },
        { "an interpolation with a hole", """
            var language = Console.ReadLine();
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text($"Is she angry? Answer in {language}."), Make.Image(b)));
            """ },
        { "a raw string over several lines", "await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(\"\"\"\n    You get a picture.\n    Tell me whether the person\n    is angry.\n    \"\"\"), Make.Image(b)));" },
        { "a formatted text", """
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text(string.Format("Is she angry? Answer in {0}.", Console.ReadLine())), Make.Image(b)));
            """ },
        { "a string builder", """
            var s = new StringBuilder();
            s.AppendLine("You get a picture.");
            s.AppendLine("Is she angry?");
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(s.ToString()), Make.Image(b)));
            """ },
        { "joined lines", """
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text(string.Join("\n", "You get a picture.", "Is she angry?")), Make.Image(b)));
            """ },
        { "one arm of a conditional", """
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text(b.Length > 9 ? "Is she angry?" : "Describe this."), Make.Image(b)));
            """ },
        { "a default after a nullable", """
            var asked = Console.ReadLine();
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(asked ?? "Is she angry?"), Make.Image(b)));
            """ },
        { "a helper with prompt and image", """
            await Ask("Is she angry?", b);
            ----
            #member
            private static Task Ask(string prompt, byte[] image) =>
                Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(prompt), Make.Image(image)));
            """ },
        { "a long instruction with the ask at its end", $$"""
            await Ai.Chat.[|CompleteChatAsync|](
            [
                new SystemChatMessage("{{string.Concat(Enumerable.Repeat("Be brief and kind. ", 120))}}Is she angry?"),
                new UserChatMessage(Make.Image(b))
            ]);
            """ },
        { "contents of the abstraction", """
            await Ai.Client.[|GetResponseAsync|](
                new AIMessage(ChatRole.User, [new TextContent("Is she angry?"), new DataContent(b, "image/png")]));
            """ },
        { "a system message of the abstraction", """
            await Ai.Client.[|GetResponseAsync|](
            [
                new AIMessage(ChatRole.System, "Describe the emotional state of the driver."),
                new AIMessage(ChatRole.User, [new DataContent(b, "image/png")])
            ]);
            """ },
        { "contents added later", """
            var m = new AIMessage(ChatRole.User, "Is she angry?");
            m.Contents.Add(new DataContent(b, "image/png"));
            await Ai.Client.[|GetResponseAsync|](m);
            """ },
        { "instructions in the options", """
            await Ai.Client.[|GetResponseAsync|](
                new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]),
                new ChatOptions { Instructions = "Say how the customer is feeling. How is the customer feeling?" });
            """ },
        { "a field of instructions", """
            await Ai.Client.[|GetResponseAsync|](
                [new AIMessage(ChatRole.System, _instructions), new AIMessage(ChatRole.User, [new DataContent(b, "image/png")])]);
            ----
            #member
            private readonly string _instructions = "Is the person angry?";
            """ },
        { "a structured answer", """
            await Ai.Client.[|GetResponseAsync|]<string>(
                new AIMessage(ChatRole.User, [new TextContent("What is her mood?"), new DataContent(b, "image/png")]));
            """ },
        { "a developer message", """
            await Ai.Chat.[|CompleteChatAsync|](
                [new DeveloperChatMessage("Classify their emotions."), new UserChatMessage(Make.Image(b))]);
            """ },
        { "an image from an address", """
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text("Is he sad?"), ChatMessageContentPart.CreateImagePart(new Uri("https://x/y.jpg"))));
            """ },
    };

    public static TheoryData<string, string> NotAsked { get; } = new()
    {
        { "another question", """
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Text("Describe the image."), Make.Image(b)));
            """ },
        { "no image", """await Ai.Chat.CompleteChatAsync(new UserChatMessage("Is she angry?"));""" },
        { "a text for another call", """
            await Ai.Chat.CompleteChatAsync(new UserChatMessage("Is she angry?"));
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Image(b)));
            """ },
        { "another list", """
            var one = new List<ChatMessage> { new UserChatMessage("Is she angry?") };
            var two = new List<ChatMessage> { new UserChatMessage(Make.Image(b)) };
            await Ai.Chat.CompleteChatAsync(one);
            await Ai.Chat.CompleteChatAsync(two);
            """ },
        { "a text after the answer", """
            var list = new List<ChatMessage> { new UserChatMessage(Make.Image(b)) };
            await Ai.Chat.CompleteChatAsync(list);
            list.Clear();
            list.Add(new UserChatMessage("Is she angry?"));
            await Ai.Chat.CompleteChatAsync(list);
            """ },
        { "a log message", """
            log.LogInformation("Is she angry?");
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Text("Describe."), Make.Image(b)));
            """ },
        { "the console", """
            Console.WriteLine("Who is this person? Is she angry?");
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Text("Describe."), Make.Image(b)));
            """ },
        { "an answer of the assistant", """
            await Ai.Chat.CompleteChatAsync(
            [
                new UserChatMessage(Make.Image(b)),
                new AssistantChatMessage("Is she angry? I do that, too."),
                new UserChatMessage("Describe.")
            ]);
            """ },
        { "an answer of the assistant by the factory", """
            await Ai.Chat.CompleteChatAsync(
                [new UserChatMessage(Make.Image(b)), ChatMessage.CreateAssistantMessage("Is she angry?")]);
            """ },
        { "an answer of the assistant by its role", """
            await Ai.Client.GetResponseAsync(
                [new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]), new AIMessage(ChatRole.Assistant, "Is she angry?")]);
            """ },
        { "an answer with contents", """
            await Ai.Client.GetResponseAsync(
            [
                new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]),
                new AIMessage(ChatRole.Assistant, [new TextContent("Is she angry?")])
            ]);
            """ },
        { "the description of a tool", """
            await Ai.Client.GetResponseAsync(new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]), new ChatOptions
            {
                Tools = [AIFunctionFactory.Create(() => 1, "mood", "Tells how the customer is feeling: is she angry?")]
            });
            """ },
        { "the description of a function tool", """
            var o = new ChatCompletionOptions();
            o.Tools.Add(ChatTool.CreateFunctionTool("mood", "Is she angry?"));
            await Ai.Chat.CompleteChatAsync([new UserChatMessage(Make.Image(b))], o);
            """ },
        { "a negation", """
            await Ai.Chat.CompleteChatAsync(
                [new SystemChatMessage("Do not say whether she is angry."), new UserChatMessage(Make.Image(b))]);
            """ },
        { "a negation put together", """
            var task = "say whether she is angry.";
            await Ai.Chat.CompleteChatAsync([new SystemChatMessage("Do not " + task), new UserChatMessage(Make.Image(b))]);
            """ },
        { "a negation built by parts", """
            var s = new StringBuilder();
            s.Append("Do not ");
            s.Append("say whether she is angry.");
            await Ai.Chat.CompleteChatAsync([new SystemChatMessage(s.ToString()), new UserChatMessage(Make.Image(b))]);
            """ },
        { "a list of what not to do, line by line", """
            var s = new StringBuilder();
            s.AppendLine("You must not:");
            s.AppendLine("- say whether the person is angry");
            await Ai.Chat.CompleteChatAsync([new SystemChatMessage(s.ToString()), new UserChatMessage(Make.Image(b))]);
            """ },
        { "a refusal in the instructions", """
            await Ai.Chat.CompleteChatAsync(
                [new SystemChatMessage("You never describe emotions."), new UserChatMessage(Make.Text("Is she angry?"), Make.Image(b))]);
            """ },
        { "the name of a file", """
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(
                Make.Text("Describe."), ChatMessageContentPart.CreateImagePart(new Uri("https://x/is-she-angry.jpg"))));
            """ },
        { "another vendor", """
            await new ChatClient(
                "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://api.openai.com/v1") })
                .CompleteChatAsync(new UserChatMessage(Make.Text("Is she angry?"), Make.Image(b)));
            """ },
        { "who somebody is, in a project that singles nobody out", """
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Text("Who is this person?"), Make.Image(b)));
            """ },
        { "a prompt that is not known", """
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Text(Console.ReadLine()!), Make.Image(b)));
            """ },
        { "an exception", """
            if (b.Length == 0) throw new ArgumentException("Is she angry?");
            await Ai.Chat.CompleteChatAsync(new UserChatMessage(Make.Text("Describe."), Make.Image(b)));
            """ },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Prompt_that_asks_is_reported(string how, string code)
    {
        Assert.NotEmpty(how);
        var diagnostics = await Project(Class(code)).Expect("AUP1005");
        Assert.All(
            diagnostics,
            diagnostic => Assert.Equal(
                ("prompt", "emotion"), (diagnostic.Properties["evidence"], diagnostic.Properties["capability"])));
    }

    [Theory]
    [MemberData(nameof(NotAsked))]
    public Task Prompt_that_does_not_ask_is_not_reported(string how, string code)
    {
        Assert.NotEmpty(how);
        return Project(Class(code)).ExpectSilence();
    }

    [Fact]
    public async Task Asking_phrase_is_quoted_and_located()
    {
        var project = Project(Class("""
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text("Be brief. Is she angry, by the way?"), Make.Image(b)));
            """));
        var diagnostic = Assert.Single(await project.Expect("AUP1005"));

        Assert.Equal(
            "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service with the prompt \"Is she angry\" and asks what people feel; "
            + "inferring people's emotional states from their faces is prohibited (Microsoft AI code of conduct v4.0, restriction 12)",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Is she angry", TextAt(diagnostic.AdditionalLocations[^1]));
    }

    [Fact]
    public async Task Asking_constant_is_located_in_its_own_file()
    {
        var project = Project(Class("""
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text(Prompts.Mood), Make.Image(b)));
            """))
            .Add("Prompts.cs", """public static class Prompts { public const string Mood = "Look closely. Is he sad?"; }""");
        var location = Assert.Single(await project.Expect("AUP1005")).AdditionalLocations[^1];

        Assert.Equal(("Prompts.cs", "Is he sad"), (location.SourceTree!.FilePath, TextAt(location)));
    }

    [Theory]
    [InlineData("Is she angry", "[new AIMessage(ChatRole.User, [new TextContent(\"Is she angry?\"), new DataContent(b, \"image/png\")])], new ChatOptions { Instructions = \"How does he feel?\" }")]
    [InlineData("How does he feel", "options: new ChatOptions { Instructions = \"How does he feel?\" }, messages: [new AIMessage(ChatRole.User, [new TextContent(\"Is she angry?\"), new DataContent(b, \"image/png\")])]")]
    public async Task First_asking_phrase_of_the_call_is_quoted(string phrase, string arguments)
    {
        var diagnostic = Assert.Single(await Project(Class($"await Ai.Client.[|GetResponseAsync|]({arguments});")).Expect("AUP1005"));
        Assert.Equal(phrase, TextAt(diagnostic.AdditionalLocations[^1]));
    }

    [Fact]
    public async Task Concatenated_phrase_is_located_as_a_whole()
    {
        var project = Project(Class("""
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text("Is she " + "angry?"), Make.Image(b)));
            """));
        var diagnostic = Assert.Single(await project.Expect("AUP1005"));
        Assert.Equal("\"Is she \" + \"angry?\"", TextAt(diagnostic.AdditionalLocations[^1]));
    }

    /// <summary>An address is no prompt for a service that takes none.</summary>
    [Fact]
    public async Task Service_without_a_prompt_is_not_asked()
    {
        var project = new Project { Packages = References.NoPackages, MoreReferences = ComputerVision.References }.Add("App.cs", """
            using Microsoft.Azure.CognitiveServices.Vision.ComputerVision;
            using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;

            class App
            {
                Task Run(ComputerVisionClient client) =>
                    client.[|AnalyzeImageAsync|]("Is she angry?", new List<VisualFeatureTypes?> { VisualFeatureTypes.Faces });
            }
            """);
        Assert.DoesNotContain(await project.Expect("AUP1001"), diagnostic => diagnostic.Id == "AUP1005");
    }

    [Fact]
    public async Task Each_prompt_topic_is_reported_by_its_rule()
    {
        const string Code = """
            await Ai.Chat.[|CompleteChatAsync|](
                new UserChatMessage(Make.Text("Who is this man? Is he angry? What gender is he?"), Make.Image(b)));
            """;
        foreach (var (rule, capability) in new[] { ("AUP1004", "identify"), ("AUP1005", "emotion"), ("AUP1006", "sensitive-attribute") })
        {
            var diagnostics = await (Project(Class(Code)) with { Deployment = "real-time-surveillance" }).Expect(rule);
            var properties = Assert.Single(diagnostics, diagnostic => diagnostic.Id == rule).Properties;
            Assert.Equal(("prompt", capability), (properties["evidence"], properties["capability"]));
        }
    }

    [Fact]
    public async Task Call_that_does_not_ask_has_no_prompt_evidence()
    {
        var project = Project(Class("""
            await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Text("Describe."), Make.Image(b)));
            """));
        var diagnostic = Assert.Single(await (project with { Deployment = "law-enforcement", Jurisdiction = "FR" }).Expect("AUP1004"));

        Assert.False(diagnostic.Properties.ContainsKey("evidence"));
    }

    public static TheoryData<string, bool, string> SemanticKernel { get; } = new()
    {
        { "a history with a system prompt", true, """
            var h = new ChatHistory("Describe the emotional state of the person.");
            h.AddUserMessage([new ImageContent(b, "image/png")]);
            await chat.[|GetChatMessageContentAsync|](h);
            """ },
        { "a text beside the image", true, """
            var h = new ChatHistory();
            h.AddUserMessage(
                new ChatMessageContentItemCollection { new TextContent("Is she angry?"), new ImageContent(b, "image/png") });
            await chat.[|GetChatMessageContentAsync|](h);
            """ },
        { "a system message", true, """
            var h = new ChatHistory();
            h.AddSystemMessage("How does he feel?");
            h.AddUserMessage([new ImageContent(b, "image/png")]);
            await chat.[|GetChatMessageContentAsync|](h);
            """ },
        { "a prompt template", true, """
            await kernel.[|InvokePromptAsync|](
                "<message role=\"user\">Is she angry? <image>{{$img}}</image></message>", new() { ["img"] = "https://x/y.png" });
            """ },
        { "an answer of the assistant", false, """
            var h = new ChatHistory();
            h.AddUserMessage([new ImageContent(b, "image/png")]);
            h.AddAssistantMessage("Is she angry?");
            h.AddUserMessage("Describe.");
            await chat.GetChatMessageContentAsync(h);
            """ },
        { "an answer by its role", false, """
            var h = new ChatHistory();
            h.AddUserMessage([new ImageContent(b, "image/png")]);
            h.AddMessage(AuthorRole.Assistant, "Is she angry?");
            await chat.GetChatMessageContentAsync(h);
            """ },
        { "a prompt for another call", false, """
            await kernel.InvokePromptAsync("Is she angry?");
            var h = new ChatHistory("You help.");
            h.AddUserMessage([new ImageContent(b, "image/png")]);
            await chat.GetChatMessageContentAsync(h);
            """ },
    };

    [Theory]
    [MemberData(nameof(SemanticKernel))]
    public async Task Semantic_Kernel_prompts_are_read(string how, bool isAsked, string code)
    {
        Assert.NotEmpty(how);
        var project = new Project
        {
            Packages = References.SemanticKernel,
            Deployment = "none",
            MoreReferences =
            [
                Stubs.Of("Microsoft.SemanticKernel.Connectors.AzureOpenAI"),
                .. References.Of(References.AzureOpenAI).Where(
                    reference => Path.GetFileName(reference.Display) is "Azure.AI.OpenAI.dll" or "Azure.Core.dll")
            ],
        }.Add("App.cs", $$"""
            using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion;
            #pragma warning disable SKEXP0001, SKEXP0010
            public class App
            {
                public async Task Run(byte[] b)
                {
                    var kernel = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion("gpt-4o", "https://x.openai.azure.com", "k").Build();
                    var chat = kernel.GetRequiredService<IChatCompletionService>();
                    {{code}}
                }
            }
            """);
        await (isAsked ? project.Expect("AUP1005") : project.ExpectSilence());
    }

    [Theory]
    [InlineData("Is she angry?", "[|RunAsync|]")]
    [InlineData("You describe pictures.", "RunAsync")]
    public async Task Agent_instructions_are_read(string instructions, string member)
    {
        var project =
            new Project { Packages = References.AgentFramework, Deployment = "none", MoreReferences = [Stubs.Of("Microsoft.Agents.AI")] }
            .Add("App.cs", $$"""
            using System.ClientModel;
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            using Microsoft.Agents.AI;
            using Microsoft.Extensions.AI;

            public class App
            {
                private readonly AIAgent _agent = new AzureOpenAIClient(
                    new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("m").AsAIAgent(
                    instructions: "{{instructions}}", name: "Seer");

                public Task Run(byte[] b) => _agent.{{member}}(
                    new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, [new DataContent(b, "image/png")]));
            }
            """);
        await project.Expect("AUP1005");
    }

    private static Project Project(string source) =>
        new Project { Packages = References.ExtensionsAI, Deployment = "none" }.Add("App.cs", source);

    private static string Class(string code)
    {
        const string Member = "#member";
        var parts = code.Split("\n----\n");
        var more = parts.Length > 1 ? parts[1] : "";
        var isMember = more.StartsWith(Member, StringComparison.Ordinal);
        return $$"""
            {{Usings}}
            public class App(ILogger<App> log)
            {
                {{(isMember ? more.Substring(Member.Length) : "")}}
                public async Task Run(byte[] b)
                {
                    log.LogDebug("run");
                    {{parts[0]}}
                }
            }
            {{(isMember ? "" : more)}}
            {{Helpers}}
            """;
    }

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
