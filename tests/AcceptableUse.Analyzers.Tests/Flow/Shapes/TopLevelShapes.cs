using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>Programs of top-level statements, as samples and small tools are written.</summary>
public sealed class TopLevelShapes
{
    private const string Usings = """
        using System.ClientModel; using System.Text; using Azure.AI.OpenAI; using OpenAI; using OpenAI.Chat; using OpenAI.Responses;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using AIMessage = Microsoft.Extensions.AI.ChatMessage; using NativeMessage = OpenAI.Chat.ChatMessage;
        #pragma warning disable OPENAI001

        """;

    public static TheoryData<string, string, string> Reported { get; } = new()
    {
        { "straight down", "azure", """
            var endpoint = Environment.GetEnvironmentVariable("AZURE_OPENAI_ENDPOINT")
                ?? throw new InvalidOperationException("no endpoint");
            var client = new AzureOpenAIClient(
                new Uri(endpoint), new ApiKeyCredential(Environment.GetEnvironmentVariable("KEY")!));
            var chat = client.GetChatClient("gpt-4o");
            using Stream imageStream = File.OpenRead(args[0]);
            BinaryData imageBytes = BinaryData.FromStream(imageStream);
            List<NativeMessage> messages = [new UserChatMessage(
                ChatMessageContentPart.CreateTextPart("Describe."), ChatMessageContentPart.CreateImagePart(imageBytes, "image/png"))];
            ChatCompletion completion = chat.[|CompleteChat|](messages);
            Console.WriteLine($"[ASSISTANT]: {completion.Content[0].Text}");
            """ },
        { "local functions around", "azure", """
            IChatClient client = CreateClient();
            List<AIMessage> history = [new(ChatRole.System, "s")];
            while (true)
            {
                Console.Write("> ");
                var line = Console.ReadLine();
                if (string.IsNullOrEmpty(line)) { break; }
                if (line.StartsWith("/image "))
                {
                    AddImage(line[7..]);
                    continue;
                }

                history.Add(new(ChatRole.User, line));
                await foreach (var update in client.[|GetStreamingResponseAsync|](history))
                {
                    Console.Write(update);
                }
            }

            void AddImage(string path) =>
                history.Add(new AIMessage(ChatRole.User, [new DataContent(File.ReadAllBytes(path), "image/jpeg")]));

            static IChatClient CreateClient() =>
                new AzureOpenAIClient(new Uri(Environment.GetEnvironmentVariable("E")!), new ApiKeyCredential("k"))
                    .GetChatClient("m")
                    .AsIChatClient();
            """ },
        { "a minimal API with its registration", "azure", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddChatClient(
                new AzureOpenAIClient(new Uri(builder.Configuration["AzureOpenAI:Endpoint"]!), new ApiKeyCredential("k"))
                    .GetChatClient("gpt-4o")
                    .AsIChatClient());
            var app = builder.Build();
            app.MapPost("/api/describe", async (IFormFile file, IChatClient chat) =>
            {
                using var ms = new MemoryStream();
                await file.CopyToAsync(ms);
                var message = new AIMessage(
                    ChatRole.User, [new TextContent("Describe."), new DataContent(ms.ToArray(), file.ContentType ?? "image/jpeg")]);
                var response = await chat.[|GetResponseAsync|](message);
                return Results.Json(new { text = response.Text });
            });
            app.Run();
            """ },
        { "the client from the host's services", "azure", """
            var builder = Host.CreateApplicationBuilder(args);
            builder.Services.AddSingleton<IChatClient>(
                sp => new AzureOpenAIClient(
                    new Uri(sp.GetRequiredService<IConfiguration>()["Endpoint"]!), new ApiKeyCredential("k"))
                    .GetChatClient("gpt-4o")
                    .AsIChatClient());
            using var host = builder.Build();
            var client = host.Services.GetRequiredService<IChatClient>();
            foreach (var file in Directory.GetFiles("images", "*.jpg"))
            {
                var message = new AIMessage(
                    ChatRole.User, "What is in it?") { Contents = { new DataContent(await File.ReadAllBytesAsync(file), "image/jpeg") } };
                Console.WriteLine(await client.[|GetResponseAsync|](message));
            }
            """ },
        { "responses on the v1 address", "azure", """
            var options = new ResponsesClientOptions { Endpoint = new Uri("https://contoso.services.ai.azure.com/openai/v1/") };
            ResponsesClient responses = new(new ApiKeyCredential(args[0]), options);
            var input = new[]
            {
                ResponseItem.CreateUserMessageItem(
                    new[] { ResponseContentPart.CreateInputTextPart("q"), ResponseContentPart.CreateInputImagePart(new Uri(args[1])) })
            };
            var create = new CreateResponseOptions("gpt-5", input) { MaxOutputTokenCount = 100 };
            create.InputItems.Add(ResponseItem.CreateDeveloperMessageItem("d"));
            var result = await responses.[|CreateResponseAsync|](create);
            Console.WriteLine(result.Value.GetOutputText());
            """ },
        { "responses whose input is filled afterwards", "azure", """
            OpenAIClient client = new(
                new ApiKeyCredential("k"),
                new OpenAIClientOptions { Endpoint = new Uri($"https://{args[0]}.openai.azure.com/openai/v1") });
            var responses = client.GetResponsesClient();
            var options = new CreateResponseOptions { Model = "gpt-5" };
            var parts = new List<ResponseContentPart>
            {
                ResponseContentPart.CreateInputTextPart("q"),
                ResponseContentPart.CreateInputImagePart(BinaryData.FromBytes(File.ReadAllBytes("a.png")), null)
            };
            options.InputItems.Add(ResponseItem.CreateUserMessageItem(parts));
            await responses.[|CreateResponseAsync|](options);
            """ },
        { "a class below the statements", "azure", """
            var service = new Describer(new AzureOpenAIClient(new Uri(args[0]), new ApiKeyCredential(args[1])));
            Console.WriteLine(await service.Run(new FileInfo("photo.png")));

            internal sealed class Describer(AzureOpenAIClient azure)
            {
                private readonly ChatClient _chat = azure.GetChatClient("m");

                public async Task<string> Run(FileInfo photo)
                {
                    using var stream = photo.OpenRead();
                    var completion = await _chat.[|CompleteChatAsync|](
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(stream), "image/png")));
                    return completion.Value.Content[0].Text;
                }
            }
            """ },
        { "a switch of demos run by a delegate", "azure", """
            var chat = new AzureOpenAIClient(new Uri(args[0]), new ApiKeyCredential("k")).GetChatClient("m");
            var demos = new Dictionary<string, Func<Task>> { ["text"] = TextAsync, ["vision"] = VisionAsync };
            await demos[args[1]]();
            async Task TextAsync() { await chat.CompleteChatAsync("hello"); }

            async Task VisionAsync()
            {
                var image = await File.ReadAllBytesAsync("a.jpg");
                ChatCompletion answer = await chat.[|CompleteChatAsync|](
                    [NativeMessage.CreateUserMessage(ChatMessageContentPart.CreateImagePart(new BinaryData(image), "image/jpeg"))]);
                Console.WriteLine(answer.Content[0].Text);
            }
            """ },
        { "the vision model made by a helper that takes the name of a provider", "azure", """
            var provider = args.FirstOrDefault() ?? "azure";
            IChatClient chat = provider == "openai"
                ? new OpenAIClient(Environment.GetEnvironmentVariable("OPENAI_API_KEY")).GetChatClient("gpt-4o").AsIChatClient()
                : new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new ApiKeyCredential("k"))
                    .GetChatClient("gpt-4o")
                    .AsIChatClient();
            chat = chat.AsBuilder().UseFunctionInvocation().Build();
            var result = await chat.[|GetResponseAsync|](
                new AIMessage(ChatRole.User, [new UriContent("https://x/a.jpg", "image/jpeg")]));
            Console.WriteLine(result);
            """ },
        { "text first, the image after", "azure", """
            var chat = new AzureOpenAIClient(new Uri(args[0]), new ApiKeyCredential("k")).GetChatClient("m").AsIChatClient();
            var messages = new List<AIMessage> { new(ChatRole.User, "Hi.") };
            var first = await chat.GetResponseAsync(messages);
            messages.AddMessages(first);
            messages.Add(new AIMessage(ChatRole.User, [new DataContent(File.ReadAllBytes("a.png"), "image/png")]));
            var second = await chat.[|GetResponseAsync|](messages);
            messages = [new AIMessage(ChatRole.User, second.Text)];
            Console.WriteLine(await chat.GetResponseAsync(messages));
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "openai.com, with the Azure package at hand", """
            ChatClient client = new(model: "gpt-4o", apiKey: Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
            ChatCompletion completion = client.CompleteChat(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri("https://picsum.photos/400"))));
            Console.WriteLine(completion.Content[0].Text);
            """ },
        { "a vendor's server", """
            var client = new OpenAIClient(new ApiKeyCredential(args[0]), new OpenAIClientOptions()
            {
                Endpoint = new Uri("https://dashscope.aliyuncs.com/compatible-mode/v1")
            }).GetChatClient("qwen-vl").AsIChatClient();
            await client.GetResponseAsync(new AIMessage(ChatRole.User, [new UriContent("https://x/a.jpg", "image/jpeg")]));
            """ },
        { "a loop of text", """
            var chat = new AzureOpenAIClient(new Uri(args[0]), new ApiKeyCredential("k")).GetChatClient("m");
            List<NativeMessage> messages = [new SystemChatMessage("s")];
            for (string? line; (line = Console.ReadLine()) != null;)
            {
                messages.Add(new UserChatMessage(line));
                var text = new StringBuilder();
                await foreach (var update in chat.CompleteChatStreamingAsync(messages))
                {
                    foreach (var part in update.ContentUpdate) { text.Append(part.Text); }
                }

                messages.Add(new AssistantChatMessage(text.ToString()));
            }
            """ },
        { "a file is read as text", """
            var chat = new AzureOpenAIClient(new Uri(args[0]), new ApiKeyCredential("k")).GetChatClient("m").AsIChatClient();
            var text = await File.ReadAllTextAsync("image-descriptions.md");
            Console.WriteLine(await chat.GetResponseAsync($"Summarise {text}"));
            """ },
        { "two histories, the images in the one for the local model", """
            var azure = new AzureOpenAIClient(new Uri(args[0]), new ApiKeyCredential("k")).GetChatClient("m").AsIChatClient();
            IChatClient local = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llava");
            List<AIMessage> seen = [], told = [];
            seen.Add(new AIMessage(ChatRole.User, [new DataContent(File.ReadAllBytes("a.png"), "image/png")]));
            var description = await local.GetResponseAsync(seen);
            told.Add(new AIMessage(ChatRole.User, description.Text));
            Console.WriteLine(await azure.GetResponseAsync(told));
            """ },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Media_in_top_level_statements_is_reported(string how, string service, string source) =>
        Shape.Reports(how, ProjectOf(source), service);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Top_level_call_without_media_or_Azure_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, ProjectOf(source));

    private static Project ProjectOf(string source) =>
        new Project { Packages = References.Web, OutputKind = OutputKind.ConsoleApplication }.Add("Program.cs", Usings + source);
}
