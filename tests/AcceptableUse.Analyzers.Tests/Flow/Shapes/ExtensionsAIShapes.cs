using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>Applications on Microsoft.Extensions.AI.</summary>
public sealed class ExtensionsAIShapes
{
    private const string Usings = """
        using System.ClientModel;
        using System.Text;
        using System.Runtime.CompilerServices;
        using Azure.AI.OpenAI;
        using OpenAI;
        using OllamaSharp;
        using Microsoft.Extensions.AI;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Components.Forms;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;
        #pragma warning disable MEAI001

        """;

    private const string AzureRegistration = """

        public static class Registration
        {
            public static IServiceCollection AddAi(this IServiceCollection services, IConfiguration configuration)
            {
                services.AddSingleton(
                    _ => new AzureOpenAIClient(
                        new Uri(configuration["Ai:Endpoint"]!), new ApiKeyCredential(configuration["Ai:Key"]!)));
                services.AddChatClient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient("gpt-4o").AsIChatClient())
                    .UseLogging()
                    .UseFunctionInvocation();
                return services;
            }
        }
        """;

    public static TheoryData<string, string, string> Reported { get; } = new()
    {
        { "a controller streams about an upload", "unknown", """
            public class ChatController : Controller
            {
                private readonly IChatClient _chatClient;
                public ChatController(IChatClient chatClient) { _chatClient = chatClient; }
                [HttpPost]
                public async Task Stream([FromForm] string? message, [FromForm] IFormFile? image)
                {
                    var contents = new List<AIContent>();
                    if (!string.IsNullOrWhiteSpace(message)) { contents.Add(new TextContent(message)); }
                    if (image != null && image.Length > 0)
                    {
                        using var ms = new MemoryStream();
                        await image.CopyToAsync(ms);
                        var bytes = ms.ToArray();
                        contents.Add(new DataContent(bytes, image.ContentType));
                        if (string.IsNullOrWhiteSpace(message)) { contents.Insert(0, new TextContent("Describe.")); }
                    }

                    var chatMessage = new ChatMessage(ChatRole.User, contents);
                    await foreach (var update in _chatClient.[|GetStreamingResponseAsync|]([chatMessage]))
                    {
                        if (!string.IsNullOrEmpty(update.Text)) { await Response.WriteAsync(update.Text); }
                    }
                }
            }
            """ },
        { "a view model adds a picture from disk", "azure", """
            public partial class SettingsViewModel
            {
                private readonly IChatClient _chatClient;
                public SettingsViewModel(IChatClient chatClient) { _chatClient = chatClient; }
                public async Task OnNavigatedToAsync()
                {
                    var message = new ChatMessage(ChatRole.User, "What's in this image?");
                    message.Contents.Add(new DataContent(File.ReadAllBytes("C:\\pictures\\a.jpg"), "image/jpeg"));
                    var response = await _chatClient.[|GetResponseAsync|](message);
                    Console.WriteLine(response.Text);
                }
            }
            """ + AzureRegistration },
        { "attachments of a message, the type by extension", "azure", """
            public class Sender(IChatClient client)
            {
                private static string MediaTypeOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
                {
                    ".png" => "image/png",
                    ".jpg" or ".jpeg" => "image/jpeg",
                    ".webp" => "image/webp",
                    _ => "application/octet-stream"
                };

                public async Task<string> SendAsync(string imagePath, string prompt)
                {
                    var imageBytes = await File.ReadAllBytesAsync(imagePath);
                    var mediaType = MediaTypeOf(imagePath);
                    var contents = new List<AIContent> { new DataContent(imageBytes, mediaType), new TextContent(prompt) };
                    var messages = new List<ChatMessage> { new(ChatRole.System, "s"), new(ChatRole.User, contents) };
                    var response = await client.[|GetResponseAsync|](messages);
                    return response.Text ?? "";
                }
            }
            """ + AzureRegistration },
        { "an inbound message with a default type", "azure", """
            public enum Kind { Text, Voice, Image }
            public record Inbound(Kind Kind, string? Text, string? MediaPath, string? MimeType);
            public record TurnInput(IList<ChatMessage> Messages, string? Transcript);
            public class Turns(IChatClient chat)
            {
                private readonly List<ChatMessage> _history = [];
                private static async Task<TurnInput?> ToInput(Inbound message, CancellationToken ct)
                {
                    switch (message.Kind)
                    {
                        case Kind.Text:
                            return new TurnInput([new ChatMessage(ChatRole.User, message.Text)], null);
                        case Kind.Image:
                        {
                            if (string.IsNullOrEmpty(message.MediaPath)) { return null; }
                            var bytes = await File.ReadAllBytesAsync(message.MediaPath, ct);
                            var mime = string.IsNullOrWhiteSpace(message.MimeType) ? "image/jpeg" : message.MimeType.Split(';')[0].Trim();
                            IList<AIContent> content = [new TextContent(message.Text ?? "Describe."), new DataContent(bytes, mime)];
                            return new TurnInput([new ChatMessage(ChatRole.User, content)], null);
                        }
                        default:
                            return null;
                    }
                }

                public async Task Handle(Inbound message, CancellationToken ct)
                {
                    if (await ToInput(message, ct) is not { } input) { return; }
                    _history.AddRange(input.Messages);
                    var response = await chat.[|GetResponseAsync|](_history, new ChatOptions { Temperature = 0 }, ct);
                    _history.AddMessages(response);
                }
            }
            """ + AzureRegistration },
        { "a window of the history is sent", "azure", """
            public class Windowed(IChatClient chat)
            {
                private readonly List<ChatMessage> _history = new() { new(ChatRole.System, "s") };

                public void AddImage(ReadOnlyMemory<byte> image) =>
                    _history.Add(new ChatMessage(ChatRole.User, [new DataContent(image, "image/png")]));

                public async Task<string> Ask(string question)
                {
                    _history.Add(new(ChatRole.User, question));
                    IEnumerable<ChatMessage> window = _history.Count > 20 ? _history.Take(1).Concat(_history.TakeLast(19)) : _history;
                    var response = await chat.[|GetResponseAsync|](window);
                    return response.Text;
                }
            }
            """ + AzureRegistration },
        { "a helper library of messages", "azure", """
            public static class Messages
            {
                public static ChatMessage System(string text) => new(ChatRole.System, text);

                public static ChatMessage UserWithImage(string text, byte[] imageData, string mediaType = "image/png") =>
                    new(ChatRole.User, [new TextContent(text), new DataContent(imageData, mediaType)]);

                public static ChatMessage UserWithImage(string text, Uri imageUrl) =>
                    new(ChatRole.User, [new TextContent(text), new UriContent(imageUrl, "image/*")]);

                public static List<ChatMessage> Conversation(string system, ChatMessage user) => [System(system), user];
            }

            public class Uses(IChatClient chat)
            {
                public async Task A(byte[] data) =>
                    await chat.[|GetResponseAsync|](Messages.Conversation("s", Messages.UserWithImage("t", data)));

                public async Task B(Uri uri) => await chat.[|GetResponseAsync|](Messages.UserWithImage("t", uri));
            }
            """ + AzureRegistration },
        { "a factory that knows several providers", "azure", """
            public class ClientFactory(IConfiguration configuration)
            {
                public IChatClient Create(string provider, string model) => provider.ToLowerInvariant() switch
                {
                    "azure" => new AzureOpenAIClient(
                        new Uri(configuration["e"]!), new ApiKeyCredential("k")).GetChatClient(model).AsIChatClient(),
                    "openai" => new OpenAIClient("k").GetChatClient(model).AsIChatClient(),
                    "ollama" => new OllamaApiClient(new Uri("http://localhost:11434"), model),
                    _ => throw new NotSupportedException(provider),
                };
            }

            public class Uses(ClientFactory factory)
            {
                public async Task Run(byte[] image)
                {
                    using var client = factory.Create("azure", "gpt-4o");
                    await client.[|GetResponseAsync|]([new ChatMessage(ChatRole.User, [new DataContent(image, "image/jpeg")])]);
                }
            }
            """ },
        { "a decorator of one's own", "azure", """
            public sealed class Retrying(IChatClient inner) : DelegatingChatClient(inner)
            {
                public override async Task<ChatResponse> GetResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
                {
                    for (var i = 0; ; i++)
                    {
                        try
                        {
                            return await base.GetResponseAsync(messages, options, cancellationToken);
                        }
                        catch (HttpRequestException) when (i < 3)
                        {
                            await Task.Delay(1000, cancellationToken);
                        }
                    }
                }
            }

            public class Uses(IConfiguration configuration)
            {
                private readonly IChatClient _client = new ChatClientBuilder(
                    new AzureOpenAIClient(new Uri(configuration["e"]!), new ApiKeyCredential("k")).GetChatClient("m").AsIChatClient())
                    .Use(inner => new Retrying(inner))
                    .UseOpenTelemetry(null, "x")
                    .Build();

                public async Task Run(byte[] image) => await _client.[|GetResponseAsync|](
                    new ChatMessage(ChatRole.User, new List<AIContent> { new DataContent(image, "image/jpeg") }));
            }
            """ },
        { "a component with an input file", "azure", """
            public class ChatPage : ComponentBase
            {
                [Inject] private IChatClient Client { get; set; } = default!;
                private readonly List<ChatMessage> messages = new();
                private string? answer;
                private async Task OnFileSelected(InputFileChangeEventArgs e)
                {
                    var photo = e.File;
                    await using var stream = photo.OpenReadStream(maxAllowedSize: 10 * 1024 * 1024);
                    using var ms = new MemoryStream();
                    await stream.CopyToAsync(ms);
                    messages.Add(new(ChatRole.User, [new TextContent("What is this?"), new DataContent(ms.ToArray(), photo.ContentType)]));
                    answer = "";
                    await foreach (var update in Client.[|GetStreamingResponseAsync|](messages))
                    {
                        answer += update.Text;
                        StateHasChanged();
                    }
                }
            }
            """ + AzureRegistration },
        { "an object initialiser for the message", "azure", """
            public class Initialised(IChatClient chat)
            {
                public async Task A(byte[] image)
                {
                    var m = new ChatMessage
                    {
                        Role = ChatRole.User,
                        Contents = [new TextContent("t"), new DataContent(image, "image/png") { Name = "a.png" }]
                    };
                    await chat.[|GetResponseAsync|](m);
                }

                public async Task B(byte[] image)
                {
                    var m =
                        new ChatMessage { Role = ChatRole.User, Contents = { new TextContent("t"), new DataContent(image, "image/png") } };
                    await chat.[|GetResponseAsync|](new[] { m });
                }

                public async Task C(byte[] image)
                {
                    var m = new ChatMessage(ChatRole.User, "t");
                    m.Contents = new List<AIContent>(m.Contents) { new DataContent(image, "image/png") };
                    await chat.[|GetResponseAsync|]([.. new List<ChatMessage>(), m]);
                }
            }
            """ + AzureRegistration },
        { "structured output", "azure", """
            public record Damage(string Part, double Cost);

            public class Assess(IChatClient chat, ILogger<Assess> logger)
            {
                public async Task<Damage?> Run(Uri photo, CancellationToken ct)
                {
                    var result = await chat.[|GetResponseAsync|]<Damage>(
                        [new ChatMessage(ChatRole.User, [new TextContent("Estimate."), new UriContent(photo, "image/jpeg")])],
                        cancellationToken: ct);
                    if (!result.TryGetResult(out var damage)) { logger.LogWarning("none"); }
                    return damage;
                }
            }
            """ + AzureRegistration },
        { "messages and options come together", "azure", """
            public class Builder
            {
                private readonly List<ChatMessage> _messages = [];
                private readonly ChatOptions _options = new();

                public Builder WithSystem(string text)
                {
                    _messages.Insert(0, new ChatMessage(ChatRole.System, text));
                    return this;
                }

                public Builder WithImage(string path)
                {
                    _messages.Add(new ChatMessage(ChatRole.User, [new DataContent(File.ReadAllBytes(path), "image/png")]));
                    return this;
                }

                public (IReadOnlyList<ChatMessage> Messages, ChatOptions Options) Build() => (_messages, _options);
            }

            public class Uses(IChatClient chat)
            {
                public async Task Run(string path)
                {
                    var (messages, options) = new Builder().WithSystem("s").WithImage(path).Build();
                    await chat.[|GetResponseAsync|](messages, options);
                }
            }
            """ + AzureRegistration },
        { "a keyed client", "azure", """
            public static class Registration
            {
                public static void Add(IServiceCollection services, string endpoint) => services.AddKeyedChatClient(
                    "vision", new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k")).GetChatClient("gpt-4o").AsIChatClient());
            }

            public class Uses([FromKeyedServices("vision")] IChatClient vision)
            {
                public Task Run(byte[] photo) =>
                    vision.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "a client found in the services by a scope", "azure", """
            public class Job(IServiceScopeFactory scopes)
            {
                public async Task Run(byte[] photo)
                {
                    using var scope = scopes.CreateScope();
                    var client = scope.ServiceProvider.GetRequiredService<IChatClient>();
                    var reply = await client.[|GetResponseAsync|]([new(ChatRole.User, [new DataContent(photo, "image/jpeg")])]);
                    Console.WriteLine(reply);
                }
            }
            """ + AzureRegistration },
        { "registered through a provider switch on settings", "azure", """
            public class AiSettings
            {
                public string Provider { get; set; } = "";
                public string Endpoint { get; set; } = "";
                public string Model { get; set; } = "";
            }

            public static class Registration
            {
                public static IServiceCollection AddModels(this IServiceCollection services)
                {
                    services.AddSingleton<IChatClient>(sp =>
                    {
                        var settings = sp.GetRequiredService<IOptions<AiSettings>>().Value;
                        IChatClient client;
                        if (settings.Provider == "Azure")
                        {
                            var azure = new AzureOpenAIClient(new Uri(settings.Endpoint), new ApiKeyCredential("k"));
                            client = azure.GetChatClient(settings.Model).AsIChatClient();
                        }
                        else
                        {
                            client = new OllamaApiClient(new Uri("http://localhost:11434"), settings.Model);
                        }

                        return client.AsBuilder().UseLogging(sp.GetRequiredService<ILoggerFactory>()).Build();
                    });
                    return services;
                }
            }

            public class Uses(IChatClient chat)
            {
                public Task Run(byte[] photo) =>
                    chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "an endpoint that only the configuration knows", "unknown", """
            public static class Registration
            {
                public static void Add(IServiceCollection services, IConfiguration configuration) =>
                    services.AddChatClient(
                        new OpenAIClient(new ApiKeyCredential(configuration["Key"]!), new OpenAIClientOptions
                        {
                            Endpoint = new Uri(configuration["Endpoint"]!)
                        }).GetChatClient("m").AsIChatClient());
            }

            public class Uses(IChatClient chat)
            {
                public Task Run(byte[] photo) =>
                    chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "pages of a scan and a data URI", "azure", """
            public class Scan(IChatClient chat)
            {
                public async Task<string> Run(IEnumerable<byte[]> pages)
                {
                    List<AIContent> contents =
                    [
                        new TextContent("Read."),
                        .. pages.Select(p => new DataContent($"data:image/png;base64,{Convert.ToBase64String(p)}"))
                    ];
                    return (await chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, contents))).Text;
                }
            }
            """ + AzureRegistration },
        { "a file whose type is inferred", "azure", """
            public class Load(IChatClient chat)
            {
                public async Task Run(CancellationToken ct)
                {
                    var content = await DataContent.LoadFromAsync("family.jpg", cancellationToken: ct);
                    await chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [content]), cancellationToken: ct);
                }
            }
            """ + AzureRegistration },
        { "a callback for progress and a nullable attachment", "azure", """
            public sealed record ImageAttachment(byte[] Bytes, string MediaType);
            public class Playground(IChatClient chat)
            {
                private readonly List<ChatMessage> _history = [];
                private static ChatMessage CreateUserMessage(string prompt, ImageAttachment? attachment)
                {
                    var contents = new List<AIContent>();
                    if (!string.IsNullOrWhiteSpace(prompt)) { contents.Add(new TextContent(prompt.Trim())); }
                    if (attachment is not null) { contents.Add(new DataContent(attachment.Bytes, attachment.MediaType)); }
                    return new ChatMessage(ChatRole.User, contents);
                }

                public async Task SendAsync(string prompt, ImageAttachment? attachment, Action<string> onUpdate)
                {
                    var user = CreateUserMessage(prompt, attachment);
                    _history.Add(user);
                    var text = new StringBuilder();
                    await foreach (var update in chat.[|GetStreamingResponseAsync|](_history).ConfigureAwait(false))
                    {
                        text.Append(update.Text);
                        onUpdate(text.ToString());
                    }

                    _history.Add(new ChatMessage(ChatRole.Assistant, text.ToString()));
                }
            }
            """ + AzureRegistration },
        { "the type is checked to be an image", "azure", """
            public class Checked(IChatClient chat)
            {
                public async Task Run(IFormFileCollection files)
                {
                    var message = new ChatMessage(ChatRole.User, "Look.");
                    foreach (var file in files)
                    {
                        if (!file.ContentType.StartsWith("image/")) { continue; }
                        using var buffer = new MemoryStream();
                        file.CopyTo(buffer);
                        message.Contents.Add(new DataContent(buffer.ToArray(), file.ContentType));
                    }

                    await chat.[|GetResponseAsync|](message);
                }
            }
            """ + AzureRegistration },
        { "a client of one's own over the Azure client", "azure", """
            public sealed class MyChatClient(AzureOpenAIClient azure) : IChatClient
            {
                public async Task<ChatResponse> GetResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
                {
                    var native = messages.Select(ToNative).ToList();
                    var completion = await azure.GetChatClient("m").[|CompleteChatAsync|](
                        native, cancellationToken: cancellationToken);
                    return new ChatResponse(new ChatMessage(ChatRole.Assistant, completion.Value.Content[0].Text));
                }

                private static OpenAI.Chat.ChatMessage ToNative(ChatMessage message)
                {
                    var parts = new List<OpenAI.Chat.ChatMessageContentPart>();
                    foreach (var content in message.Contents)
                    {
                        switch (content)
                        {
                            case TextContent text:
                                parts.Add(OpenAI.Chat.ChatMessageContentPart.CreateTextPart(text.Text));
                                break;
                            case DataContent data when data.HasTopLevelMediaType("image"):
                                parts.Add(
                                    OpenAI.Chat.ChatMessageContentPart.CreateImagePart(
                                        BinaryData.FromBytes(data.Data.ToArray()), data.MediaType));
                                break;
                        }
                    }

                    return new OpenAI.Chat.UserChatMessage(parts);
                }

                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                    throw new NotSupportedException();

                public object? GetService(Type serviceType, object? serviceKey = null) => null;
                public void Dispose() { }
            }
            """ },
        { "a raw part of the Responses API", "azure", """
            public class Raw(IChatClient chat)
            {
                public Task Run(byte[] shot)
                {
                    ChatMessage message = new(ChatRole.User,
                    [
                        new TextContent("go"),
                        new AIContent
                        {
                            RawRepresentation = OpenAI.Responses.ResponseContentPart.CreateInputImagePart(
                                BinaryData.FromBytes(shot), null)
                        }
                    ]);
                    return chat.[|GetResponseAsync|](message);
                }
            }
            """ + AzureRegistration },
        { "an image generator edits a photo", "azure", """
            public class Edits(AzureOpenAIClient azure)
            {
                private readonly IImageGenerator _images = azure.GetImageClient("gpt-image-1").AsIImageGenerator();

                public async Task Run(byte[] photo) =>
                    await _images.[|EditImageAsync|](new DataContent(photo, "image/png"), "make it night");
            }
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "audio", """
            public class Voice(IChatClient chat)
            {
                public Task Run(byte[] wav) => chat.GetResponseAsync(
                    new ChatMessage(ChatRole.User, [new TextContent("transcribe"), new DataContent(wav, "audio/wav")]));
            }
            """ + AzureRegistration },
        { "a document", """
            public class Doc(IChatClient chat)
            {
                public async Task Run(string path)
                {
                    var pdf = new DataContent(await File.ReadAllBytesAsync(path), "application/pdf");
                    await chat.GetResponseAsync(
                        [new ChatMessage(ChatRole.User, [pdf])], new ChatOptions { ResponseFormat = ChatResponseFormat.Json });
                }
            }
            """ + AzureRegistration },
        { "the type is fixed by a constant elsewhere", """
            public static class MediaKinds { public const string Csv = "text/csv"; }

            public class Doc(IChatClient chat)
            {
                public Task Run(byte[] rows) =>
                    chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(rows, MediaKinds.Csv)]));
            }
            """ + AzureRegistration },
        { "a local model", """
            public static class Registration
            {
                public static void Add(IServiceCollection services) =>
                    services.AddChatClient(new OllamaApiClient(new Uri("http://localhost:11434"), "llava")).UseFunctionInvocation();
            }

            public class Uses(IChatClient chat)
            {
                public Task Run(byte[] photo) =>
                    chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "another OpenAI-like server by its registration", """
            public static class Registration
            {
                public static void Add(IServiceCollection services) => services.AddSingleton<IChatClient>(
                    _ => new OpenAIClient(new ApiKeyCredential("k"), new OpenAIClientOptions
                    {
                        Endpoint = new Uri("https://api.groq.com/openai/v1")
                    }).GetChatClient("m").AsIChatClient());
            }

            public class Uses(IChatClient chat)
            {
                public Task Run(byte[] photo) =>
                    chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "the answer about a local image goes on as text", """
            public class Chain(AzureOpenAIClient azure)
            {
                private readonly IChatClient _local = new OllamaApiClient(new Uri("http://localhost:11434"), "llava");
                private readonly IChatClient _cloud = azure.GetChatClient("m").AsIChatClient();

                public async Task<string> Run(byte[] photo)
                {
                    var seen = await _local.GetResponseAsync(
                        new ChatMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
                    var story = await _cloud.GetResponseAsync(
                        [new ChatMessage(ChatRole.System, "story"), new ChatMessage(ChatRole.User, $"Tell of: {seen.Text}")]);
                    return story.Text;
                }
            }
            """ },
        { "a text-only question beside an image question that nobody asks", """
            public class Texts(IChatClient chat)
            {
                private static ChatMessage Picture(byte[] b) => new(ChatRole.User, [new DataContent(b, "image/png")]);
                public async Task<string> Ask(string q) => (await chat.GetResponseAsync(q)).Text;

                public async Task<string> Again(string q)
                {
                    var m = new List<ChatMessage> { new(ChatRole.System, "s"), new(ChatRole.User, q) };
                    return (await chat.GetResponseAsync(m)).Text;
                }
            }
            """ + AzureRegistration },
        { "pictures are counted and not sent", """
            public class Counts(IChatClient chat)
            {
                public async Task Run(IReadOnlyList<ChatMessage> history, byte[] photo)
                {
                    var all = new List<ChatMessage> { new(ChatRole.User, [new DataContent(photo, "image/png")]) };
                    var images = all.SelectMany(m => m.Contents).OfType<DataContent>().Count(c => c.HasTopLevelMediaType("image"));
                    await chat.GetResponseAsync($"There are {images} pictures. What now?");
                }
            }
            """ + AzureRegistration },
        { "an image made from text and stored", """
            public class Draws(AzureOpenAIClient azure)
            {
                public async Task Run(string prompt, string path)
                {
                    IImageGenerator images = azure.GetImageClient("gpt-image-1").AsIImageGenerator();
                    var response = await images.GenerateImagesAsync(prompt);
                    if (response.Contents.OfType<DataContent>().FirstOrDefault() is { } made)
                    {
                        await File.WriteAllBytesAsync(path, made.Data.ToArray());
                    }
                }
            }
            """ },
        { "embeddings", """
            public class Embeds(AzureOpenAIClient azure)
            {
                private readonly IEmbeddingGenerator<string, Embedding<float>> _embeddings =
                    azure.GetEmbeddingClient("e").AsIEmbeddingGenerator();

                public async Task Run(DataContent image) => await _embeddings.GenerateAsync([image.Name ?? "image"]);
            }
            """ },
        { "the answer carries an image that is only saved", """
            public class Saves(IChatClient chat)
            {
                public async Task Run(string prompt)
                {
                    var response = await chat.GetResponseAsync(prompt);
                    foreach (var data in response.Messages.SelectMany(m => m.Contents).OfType<DataContent>())
                    {
                        File.WriteAllBytes("a.png", data.Data.ToArray());
                    }

                    await chat.GetResponseAsync("Name the file.");
                }
            }
            """ + AzureRegistration },
        { "a tool that returns an image to nobody", """
            public static class Tools
            {
                public static DataContent Screenshot() => new(new byte[10], "image/png");
            }

            public class Uses(IChatClient chat)
            {
                public Task Run()
                {
                    _ = Tools.Screenshot().Data.Length;
                    return chat.GetResponseAsync("hi");
                }
            }
            """ + AzureRegistration },
        { "another conversation of the same class", """
            public class Two(IChatClient chat)
            {
                private readonly Dictionary<string, List<ChatMessage>> _withImages = new();
                private readonly List<ChatMessage> _plain = new();

                public void Show(string id, byte[] b) =>
                    _withImages[id] = [new ChatMessage(ChatRole.User, [new DataContent(b, "image/png")])];

                public async Task Ask(string q)
                {
                    _plain.Add(new ChatMessage(ChatRole.User, q));
                    await chat.GetResponseAsync(_plain);
                }
            }
            """ + AzureRegistration },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Extensions_AI_media_is_reported(string how, string service, string source) =>
        Shape.Reports(how, ProjectOf(source), service);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Extensions_AI_call_without_media_or_Azure_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, ProjectOf(source));

    private static Project ProjectOf(string source) => new Project { Packages = References.Web }.Add("App.cs", Usings + source);
}
