using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>Applications on the OpenAI and Azure.AI.OpenAI packages.</summary>
public sealed class OpenAIShapes
{
    private const string Usings = """
        using System.ClientModel;
        using System.Collections.Concurrent;
        using System.Text;
        using System.Threading.Channels;
        using Azure.AI.OpenAI;
        using OpenAI;
        using OpenAI.Audio;
        using OpenAI.Chat;
        using OpenAI.Embeddings;
        using OpenAI.Images;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;

        """;

    public static TheoryData<string, string, string> Reported { get; } = new()
    {
        { "the constructor picks one of two clients", "azure", """
            public class VisionService
            {
                private readonly ChatClient _chat;
                private readonly ILogger<VisionService> _logger;

                public VisionService(IConfiguration configuration, ILogger<VisionService> logger)
                {
                    _logger = logger;
                    var key = configuration["OpenAI:ApiKey"];
                    if (!string.IsNullOrEmpty(key))
                    {
                        _chat = new ChatClient("gpt-4o", key);
                    }
                    else
                    {
                        var endpoint = configuration["AzureOpenAI:Endpoint"]
                            ?? throw new InvalidOperationException("no endpoint");
                        _chat = new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential(configuration["AzureOpenAI:Key"]!))
                            .GetChatClient("gpt-4o");
                    }
                }

                public async Task<string> DescribeAsync(byte[] imageBytes, string mimeType)
                {
                    try
                    {
                        var dataUrl = $"data:{mimeType};base64,{Convert.ToBase64String(imageBytes)}";
                        var messages = new List<ChatMessage>
                        {
                            new SystemChatMessage("Describe."),
                            new UserChatMessage(
                                ChatMessageContentPart.CreateImagePart(new Uri(dataUrl)),
                                ChatMessageContentPart.CreateTextPart("Who is it?")),
                        };
                        var response = await _chat.[|CompleteChatAsync|](
                            messages, new ChatCompletionOptions { MaxOutputTokenCount = 80 });
                        return response.Value.Content[0].Text.Trim();
                    }
                    catch (Exception ex)
                    {
                        _logger.LogError(ex, "failed");
                        throw;
                    }
                }
            }
            """ },
        { "options and an uploaded file", "azure", """
            public class AiOptions
            {
                public string Endpoint { get; set; } = "";
                public string ApiKey { get; set; } = "";
                public string Deployment { get; set; } = "gpt-4o";
            }

            public class ReceiptReader
            {
                private readonly AzureOpenAIClient _client;
                private readonly AiOptions _options;

                public ReceiptReader(IOptions<AiOptions> options)
                {
                    _options = options.Value;
                    _client = new AzureOpenAIClient(new Uri(_options.Endpoint), new ApiKeyCredential(_options.ApiKey));
                }

                public async Task<string> ReadAsync(IFormFile file, CancellationToken ct = default)
                {
                    using var stream = new MemoryStream();
                    await file.CopyToAsync(stream, ct);
                    stream.Position = 0;
                    var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(stream), file.ContentType);
                    var chat = _client.GetChatClient(_options.Deployment);
                    ClientResult<ChatCompletion> result = await chat.[|CompleteChatAsync|](
                        [new SystemChatMessage("s"), new UserChatMessage(image)], cancellationToken: ct);
                    return result.Value.Content.FirstOrDefault()?.Text ?? "";
                }
            }
            """ },
        { "an injected plain client", "unknown", """
            public class Identifier(OpenAIClient openAi, ILogger<Identifier> logger)
            {
                public async Task<string> Identify(string fileContent)
                {
                    byte[] bytes = Convert.FromBase64String(fileContent.Split(',').Last());
                    var kind = Infer(bytes);
                    logger.LogInformation("{Kind}", kind);
                    var response = await openAi.GetChatClient("gpt-4o").[|CompleteChatAsync|](
                        new SystemChatMessage("Identify the type."),
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(new BinaryData(bytes), kind)),
                        new UserChatMessage("Which type?"));
                    return response?.Value.Content.FirstOrDefault()?.Text ?? "Unknown";
                }

                private static string Infer(byte[] bytes) =>
                    bytes[0] == 0x89 ? "image/png" : bytes[0] == 0xFF ? "image/jpeg" : throw new ArgumentException("unknown");
            }
            """ },
        { "an injected Azure client", "azure", """
            public class Tagger(AzureOpenAIClient client)
            {
                public async Task<string[]> GetTagsAsync(string base64Image)
                {
                    ChatMessage message = new UserChatMessage([
                        ChatMessageContentPart.CreateTextPart("Ten tags."),
                        ChatMessageContentPart.CreateImagePart(new Uri($"data:image/png;base64,{base64Image}")),
                    ]);
                    ChatCompletion completion = await client.GetChatClient("gpt-4o").[|CompleteChatAsync|](message);
                    return [completion.Content[0].Text];
                }
            }
            """ },
        { "a static helper that makes the client from an address", "azure", """
            public static class Settings
            {
                public const string DescriberUrl = "https://contoso.openai.azure.com/openai/v1";
                public static string Key { get; set; } = "";
            }

            public static class Chat
            {
                public static string? GetChatResult(string url, string key, List<ChatMessage> messages, string model)
                {
                    var client = new ChatClient(
                        model,
                        new ApiKeyCredential(key),
                        new OpenAIClientOptions { Endpoint = new Uri(url), NetworkTimeout = TimeSpan.FromMinutes(2) });
                    var text = new StringBuilder();
                    foreach (var update in client.[|CompleteChatStreaming|](messages))
                    {
                        foreach (var part in update.ContentUpdate) { text.Append(part.Text); }
                    }

                    return text.ToString();
                }
            }

            public class Describer
            {
                public static string? Describe(string prompt, string path) => !File.Exists(path)
                    ? null
                    : Chat.GetChatResult(
                        Settings.DescriberUrl,
                        Settings.Key,
                        [
                            new SystemChatMessage(prompt),
                            new UserChatMessage(
                                ChatMessageContentPart.CreateImagePart(
                                    BinaryData.FromBytes(File.ReadAllBytes(path)), "image/jpg")),
                        ],
                        "gpt-4o");
            }
            """ },
        { "messages built from stored turns with attachments", "azure", """
            public enum AttachmentKind { Text, Image }
            public record Attachment(AttachmentKind Kind, byte[] Data, string MediaType);
            public record Turn(string Role, string Text, List<Attachment>? Attachments);

            public class Conversation(AzureOpenAIClient client)
            {
                internal static UserChatMessage ToUserMessage(Turn item)
                {
                    var images = item.Attachments?.Where(a => a.Kind == AttachmentKind.Image).ToList() ?? new List<Attachment>();
                    if (images.Count == 0) { return new UserChatMessage(item.Text); }
                    var parts = new List<ChatMessageContentPart>();
                    foreach (var image in images)
                    {
                        parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image.Data), image.MediaType));
                    }

                    if (!string.IsNullOrEmpty(item.Text))
                    {
                        parts.Add(ChatMessageContentPart.CreateTextPart(item.Text));
                    }

                    return new UserChatMessage(parts);
                }

                private static List<ChatMessage> BuildMessages(IReadOnlyList<Turn> history)
                {
                    var messages = new List<ChatMessage> { new SystemChatMessage("s") };
                    foreach (var turn in history)
                    {
                        switch (turn.Role)
                        {
                            case "user": messages.Add(ToUserMessage(turn)); break;
                            case "assistant": messages.Add(new AssistantChatMessage(turn.Text)); break;
                        }
                    }

                    return messages;
                }

                public async IAsyncEnumerable<string> StreamAsync(
                    IReadOnlyList<Turn> history, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
                {
                    var messages = BuildMessages(history);
                    await foreach (var update in client.GetChatClient("m").[|CompleteChatStreamingAsync|](
                        messages, new ChatCompletionOptions(), ct).ConfigureAwait(false))
                    {
                        foreach (var part in update.ContentUpdate) { yield return part.Text; }
                    }
                }
            }
            """ },
        { "a loop that calls tools until the model stops", "azure", """
            public class ChatRequest
            {
                public BinaryData? Image { get; set; }
                public string Prompt { get; set; } = "";
            }

            public class Runner
            {
                private readonly ChatClient _client;

                public Runner(string endpoint, string key)
                {
                    _client = new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential(key)).GetChatClient("m");
                }

                public async Task<string> RunAsync(ChatRequest request)
                {
                    var messages = new List<ChatMessage> { new UserChatMessage(request.Prompt) };
                    CombineImage(request, messages);
                    var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("f") } };
                    bool requiresAction;
                    string text = "";
                    do
                    {
                        requiresAction = false;
                        ChatCompletion completion = await _client.[|CompleteChatAsync|](messages, options);
                        switch (completion.FinishReason)
                        {
                            case ChatFinishReason.Stop:
                                text = completion.Content[0].Text;
                                break;
                            case ChatFinishReason.ToolCalls:
                                messages.Add(new AssistantChatMessage(completion));
                                foreach (var call in completion.ToolCalls)
                                {
                                    messages.Add(new ToolChatMessage(call.Id, "{}"));
                                }
                                requiresAction = true;
                                break;
                        }
                    } while (requiresAction);
                    return text;
                }

                private static void CombineImage(ChatRequest request, List<ChatMessage> messages)
                {
                    if (request.Image != null && !request.Image.IsEmpty)
                    {
                        var part = ChatMessageContentPart.CreateImagePart(
                            request.Image, request.Image.MediaType, ChatImageDetailLevel.Auto);
                        var message = new UserChatMessage(part);
                        messages.Add(message);
                    }
                }
            }
            """ },
        { "a switch on what the item is", "azure", """
            public class Transformer(AzureOpenAIClient client)
            {
                internal static UserChatMessage MessageFor(object item)
                {
                    if (item is string text)
                    {
                        return new UserChatMessage(text);
                    }
                    else if (item is ChatMessageContentPart[] parts)
                    {
                        return new UserChatMessage(parts);
                    }
                    else if (item is Uri[] uris)
                    {
                        var list = new List<ChatMessageContentPart>() { ChatMessageContentPart.CreateTextPart("ITEM") };
                        foreach (var u in uris) { list.Add(ChatMessageContentPart.CreateImagePart(u)); }
                        return new UserChatMessage(list);
                    }

                    return new UserChatMessage(item.ToString());
                }

                public async Task<string> Transform(object item)
                {
                    var completion = await client.GetChatClient("m").[|CompleteChatAsync|](
                        new ChatMessage[] { new SystemChatMessage("s"), MessageFor(item) });
                    return completion.Value.Content[0].Text;
                }
            }
            """ },
        { "many files at once", "azure", """
            public class Batch(AzureOpenAIClient azure)
            {
                private readonly ChatClient _chat = azure.GetChatClient("m");

                public async Task<string[]> All(string folder) => await Task.WhenAll(
                    Directory.EnumerateFiles(folder, "*.png").Select(async path =>
                    {
                        var bytes = await File.ReadAllBytesAsync(path);
                        var parts = new List<ChatMessageContentPart>
                        {
                            ChatMessageContentPart.CreateImagePart(new BinaryData(bytes), "image/png")
                        };
                        var answer = await _chat.[|CompleteChatAsync|](new UserChatMessage(parts));
                        return answer.Value.Content[0].Text;
                    }));

                public Task Each(string[] files, CancellationToken token) => Parallel.ForEachAsync(files, token, async (file, ct) =>
                {
                    await using var stream = File.OpenRead(file);
                    var data = await BinaryData.FromStreamAsync(stream, ct);
                    List<ChatMessage> messages = [new UserChatMessage(ChatMessageContentPart.CreateImagePart(data, "image/jpeg"))];
                    _ = await _chat.[|CompleteChatAsync|](messages, cancellationToken: ct);
                });
            }
            """ },
        { "frames through a channel", "azure", """
            public class Pump(AzureOpenAIClient azure)
            {
                private readonly Channel<UserChatMessage> _channel = Channel.CreateBounded<UserChatMessage>(4);

                public void OnImage(byte[] image) => _channel.Writer.TryWrite(
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/jpeg")));

                public async Task Consume(CancellationToken ct)
                {
                    var chat = azure.GetChatClient("m");
                    await foreach (var message in _channel.Reader.ReadAllAsync(ct))
                    {
                        await chat.[|CompleteChatAsync|]([message], cancellationToken: ct);
                    }
                }
            }
            """ },
        { "a concurrent queue of messages", "azure", """
            public class Work(AzureOpenAIClient azure)
            {
                private readonly ConcurrentQueue<ChatMessage> _queue = new();

                public void Enqueue(byte[] image)
                {
                    _queue.Enqueue(
                        ChatMessage.CreateUserMessage(
                            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")));
                }

                public void Drain()
                {
                    while (_queue.TryDequeue(out var message)) { azure.GetChatClient("m").[|CompleteChat|](message); }
                }
            }
            """ },
        { "parts by a query", "azure", """
            public class Album(AzureOpenAIClient azure)
            {
                public string Describe(IEnumerable<string> urls)
                {
                    var parts = from url in urls
                        where url.EndsWith(".jpg")
                        select ChatMessageContentPart.CreateImagePart(new Uri(url), ChatImageDetailLevel.Low);
                    return azure.GetChatClient("m").[|CompleteChat|](new UserChatMessage(
                        parts.Prepend(ChatMessageContentPart.CreateTextPart("compare")).ToArray())).Value.Content[0].Text;
                }

                public string Concatenated(IReadOnlyCollection<byte[]> pages)
                {
                    IEnumerable<ChatMessageContentPart> parts = new[] { ChatMessageContentPart.CreateTextPart("t") };
                    parts = parts.Concat(pages.Select(
                        (page, index) => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(page), "image/png")));
                    return azure.GetChatClient("m").[|CompleteChat|](
                        new List<ChatMessage> { new UserChatMessage(parts) }).Value.Content[0].Text;
                }

                public string Aggregated(byte[][] pages)
                {
                    var all = pages.Aggregate(new List<ChatMessageContentPart>(), (list, page) =>
                    {
                        list.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(page), "image/png"));
                        return list;
                    });
                    return azure.GetChatClient("m").[|CompleteChat|](new UserChatMessage(all)).Value.Content[0].Text;
                }
            }
            """ },
        { "the last message is replaced", "azure", """
            public class Editor(AzureOpenAIClient azure)
            {
                public void Run(byte[] photo)
                {
                    var messages = new List<ChatMessage> { new SystemChatMessage("s"), new UserChatMessage("placeholder") };
                    messages[^1] = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photo), "image/png"));
                    azure.GetChatClient("m").[|CompleteChat|](messages);
                }

                public void Into(byte[] photo)
                {
                    ChatMessage[] messages = [new SystemChatMessage("s"), new UserChatMessage("look")];
                    messages[1].Content.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photo), "image/png"));
                    azure.GetChatClient("m").[|CompleteChat|](messages);
                }
            }
            """ },
        { "a session per chat id", "azure", """
            public class Bot(AzureOpenAIClient azure)
            {
                private readonly Dictionary<long, List<ChatMessage>> _sessions = new();

                public async Task OnPhoto(long chatId, byte[] photo, string? caption)
                {
                    if (!_sessions.TryGetValue(chatId, out var history))
                    {
                        _sessions[chatId] = history = new List<ChatMessage>();
                    }

                    history.Add(
                        new UserChatMessage(
                            ChatMessageContentPart.CreateTextPart(caption ?? "?"),
                            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photo), "image/jpeg")));
                    var answer = await azure.GetChatClient("m").[|CompleteChatAsync|](history);
                    history.Add(new AssistantChatMessage(answer.Value));
                }

                public async Task OnText(long chatId, string text)
                {
                    var history = _sessions[chatId];
                    history.Add(new UserChatMessage(text));
                    await azure.GetChatClient("m").[|CompleteChatAsync|](history);
                }
            }
            """ },
        { "the data URI is put together in pieces", "azure", """
            public class Pieces(AzureOpenAIClient azure)
            {
                private ChatClient Chat => azure.GetChatClient("m");

                public void A(string b64) => Chat.[|CompleteChat|](new UserChatMessage(
                    ChatMessageContentPart.CreateImagePart(new Uri(string.Format("data:image/jpeg;base64,{0}", b64)))));

                public void B(string b64)
                {
                    var sb = new StringBuilder("data:image/png;base64,");
                    sb.Append(b64);
                    Chat.[|CompleteChat|](new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri(sb.ToString()))));
                }

                public void C(string mime, string b64)
                {
                    Uri.TryCreate(string.Concat("data:", mime, ";base64,", b64), UriKind.Absolute, out var uri);
                    Chat.[|CompleteChat|](new UserChatMessage(ChatMessageContentPart.CreateImagePart(uri)));
                }
            }
            """ },
        { "behind a retry helper and an interface", "azure", """
            public interface IVision { Task<string> AskAsync(string prompt, params byte[][] images); }
            public sealed class Vision(AzureOpenAIClient azure) : IVision
            {
                public async Task<string> AskAsync(string prompt, params byte[][] images)
                {
                    var content = new List<ChatMessageContentPart> { prompt };
                    content.AddRange(images.Select(i => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(i), "image/png")));
                    return await WithRetry(() => Send(new UserChatMessage(content)), 3);
                }

                private async Task<string> Send(params ChatMessage[] messages)
                {
                    var completion = await azure.GetChatClient("m").[|CompleteChatAsync|](messages);
                    return completion.Value.Content[0].Text;
                }

                private static async Task<T> WithRetry<T>(Func<Task<T>> call, int times)
                {
                    for (var i = 0; ; i++)
                    {
                        try { return await call(); }
                        catch (Exception) when (i < times) { await Task.Delay(100); }
                    }
                }
            }
            public class Page(IVision vision) { public Task<string> Show(byte[] shot) => vision.AskAsync("what is this?", shot); }
            """ },
        { "a factory behind an interface", "azure", """
            public interface IClientFactory { ChatClient Create(string deployment); }

            public class AzureFactory(IConfiguration configuration) : IClientFactory
            {
                public ChatClient Create(string deployment) =>
                    new AzureOpenAIClient(new Uri(configuration["Endpoint"]!), new ApiKeyCredential(configuration["Key"]!))
                        .GetChatClient(deployment);
            }

            public class Caption(IClientFactory factory)
            {
                public async Task<string?> For(Stream image)
                {
                    var client = factory.Create("gpt-4o");
                    var message = new UserChatMessage("Caption this.");
                    message.Content.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(image), "image/png"));
                    ChatCompletion? completion = null;
                    completion = await client.[|CompleteChatAsync|]([message]);
                    return completion?.Content?[0]?.Text;
                }
            }
            """ },
        { "an edit of an image", "azure", """
            public class Painter
            {
                private readonly ImageClient _images;

                public Painter(IConfiguration c) =>
                    _images = new AzureOpenAIClient(new Uri(c["AOAI"]!), new ApiKeyCredential("k")).GetImageClient("gpt-image-1");

                public async Task<byte[]> Edit(Stream photo, string prompt)
                {
                    GeneratedImage edited = await _images.[|GenerateImageEditAsync|](
                        photo, "photo.png", prompt, new ImageEditOptions { ResponseFormat = GeneratedImageFormat.Bytes });
                    return edited.ImageBytes.ToArray();
                }
            }
            """ },
        { "a record copied with the image", "azure", """
            public record Prompt(string Text)
            {
                public ChatMessageContentPart? Image { get; init; }

                public ChatMessage ToMessage() =>
                    Image is null ? new UserChatMessage(Text) : new UserChatMessage(ChatMessageContentPart.CreateTextPart(Text), Image);
            }

            public class Asker(AzureOpenAIClient azure)
            {
                public void Run(byte[] bytes)
                {
                    var prompt = new Prompt("q");
                    var full = prompt with { Image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png") };
                    azure.GetChatClient("m").[|CompleteChat|](full.ToMessage());
                }
            }
            """ },
        { "an anonymous object and a tuple on the way", "azure", """
            public class Carry(AzureOpenAIClient azure)
            {
                private static async Task<(ChatMessageContentPart Part, int Size)> Load(string path)
                {
                    var bytes = await File.ReadAllBytesAsync(path);
                    return (ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"), bytes.Length);
                }

                public async Task Run(string path)
                {
                    var (part, size) = await Load(path);
                    var step = new { Part = part, Size = size };
                    await azure.GetChatClient("m").[|CompleteChatAsync|](new UserChatMessage(step.Part));
                }
            }
            """ },
        { "extra frames picked from a video", "azure", """
            public class Footage(AzureOpenAIClient azure)
            {
                public async Task<string> Summarise(IAsyncEnumerable<byte[]> frames, int every)
                {
                    var parts = new List<ChatMessageContentPart>();
                    var index = 0;
                    await foreach (var frame in frames)
                    {
                        if (index++ % every != 0) { continue; }
                        parts.Add(
                            ChatMessageContentPart.CreateImagePart(
                                BinaryData.FromBytes(frame), "image/jpeg", ChatImageDetailLevel.Low));
                        if (parts.Count == 10) { break; }
                    }

                    parts.Insert(0, ChatMessageContentPart.CreateTextPart("These are frames of one video."));
                    var completion = await azure.GetChatClient("m").[|CompleteChatAsync|](
                        new List<ChatMessage>() { new UserChatMessage(parts) });
                    return completion.Value.Content[0].Text;
                }
            }
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "what the model said goes to a second conversation", """
            public class Map(AzureOpenAIClient azure)
            {
                public async Task Solve(ChatMessage[] hints)
                {
                    var prompt = new List<ChatMessage> { ChatMessage.CreateUserMessage("Here are four descriptions.") };
                    foreach (var hint in hints)
                    {
                        var response = await azure.GetChatClient("m").CompleteChatAsync(new UserChatMessage("describe a place"));
                        prompt.Add(ChatMessage.CreateUserMessage(response.Value.Content[0].Text));
                    }

                    await azure.GetChatClient("m").CompleteChatAsync(prompt);
                }
            }
            """ },
        { "openai.com by key", """
            public class Plain(IConfiguration c)
            {
                private readonly OpenAIClient _client = new(c["OpenAI:Key"]!);

                public void Run(byte[] image)
                {
                    _client.GetChatClient("gpt-4o").CompleteChat(
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")));
                }
            }
            """ },
        { "openai.com by a key credential from the environment", """
            public class Plain
            {
                private static ChatClient Create() =>
                    new(model: "gpt-4o", credential: new ApiKeyCredential(Environment.GetEnvironmentVariable("OPENAI_API_KEY")!));

                public async Task Run(Stream stream)
                {
                    var client = Create();
                    await client.CompleteChatAsync([new UserChatMessage(
                        ChatMessageContentPart.CreateImagePart(await BinaryData.FromStreamAsync(stream), "image/png"))]);
                }
            }
            """ },
        { "a local server", """
            public class Local
            {
                private const string Base = "http://localhost:1234/v1";

                private readonly ChatClient _chat = new(
                    "llava", new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(Base) });

                public void Run(byte[] image) => _chat.CompleteChat(
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")));
            }
            """ },
        { "a router of another provider", """
            public class Router
            {
                private readonly OpenAIClient _client = new(
                    new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://openrouter.ai/api/v1") });

                public void Run(byte[] image) => _client.GetChatClient("qwen-vl").CompleteChat(
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")));
            }
            """ },
        { "the image only goes to disk", """
            public class Shots(AzureOpenAIClient azure)
            {
                public async Task Run(byte[] screenshot, string prompt)
                {
                    await File.WriteAllBytesAsync($"shot-{DateTime.Now:HHmmss}.png", screenshot);
                    var messages = new List<ChatMessage>
                    {
                        new UserChatMessage($"A screenshot of {screenshot.Length} bytes was saved. {prompt}")
                    };
                    await azure.GetChatClient("m").CompleteChatAsync(messages);
                }
            }
            """ },
        { "the branch without an image", """
            public class Branches(AzureOpenAIClient azure)
            {
                public void Run(string prompt, string folder)
                {
                    if (Directory.Exists(folder))
                    {
                        var part = ChatMessageContentPart.CreateImagePart(
                            BinaryData.FromBytes(File.ReadAllBytes(folder + "/a.png")), "image/png");
                        Console.WriteLine(part.Kind);
                        return;
                    }

                    azure.GetChatClient("m").CompleteChat(new UserChatMessage(prompt));
                }
            }
            """ },
        { "an image drawn from text and stored", """
            public class Artist(AzureOpenAIClient azure)
            {
                public async Task Draw(string prompt)
                {
                    GeneratedImage image = await azure.GetImageClient("dall-e-3").GenerateImageAsync(
                        prompt, new ImageGenerationOptions { ResponseFormat = GeneratedImageFormat.Bytes });
                    using var stream = File.OpenWrite($"{Guid.NewGuid()}.png");
                    await image.ImageBytes.ToStream().CopyToAsync(stream);
                    await azure.GetChatClient("m").CompleteChatAsync(
                        new UserChatMessage($"Name this picture: {image.RevisedPrompt}"));
                }
            }
            """ },
        { "embeddings", """
            public class Search(AzureOpenAIClient azure)
            {
                public ReadOnlyMemory<float> Embed(string caption, byte[] image) =>
                    azure.GetEmbeddingClient("e").GenerateEmbedding(caption + image.Length).Value.ToFloats();
            }
            """ },
        { "audio", """
            public class Ears(AzureOpenAIClient azure)
            {
                public async Task Hear(byte[] wav)
                {
                    await azure.GetChatClient("m").CompleteChatAsync(new UserChatMessage(
                        ChatMessageContentPart.CreateInputAudioPart(BinaryData.FromBytes(wav), ChatInputAudioFormat.Wav)));
                    AudioTranscription text = await azure.GetAudioClient("whisper").TranscribeAudioAsync(
                        new MemoryStream(wav), "a.wav");
                    await azure.GetChatClient("m").CompleteChatAsync(text.Text);
                }
            }
            """ },
        { "the list is replaced", """
            public class Fresh(AzureOpenAIClient azure)
            {
                public void Run(byte[] image, string question)
                {
                    var messages = new List<ChatMessage>
                    {
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png"))
                    };
                    Console.WriteLine(messages.Count);
                    messages = [new SystemChatMessage("s"), new UserChatMessage(question)];
                    azure.GetChatClient("m").CompleteChat(messages);
                }
            }
            """ },
        { "nobody calls the image helper", """
            public class Unused(AzureOpenAIClient azure)
            {
                private static UserChatMessage WithImage(string text, byte[] image) => new(
                    ChatMessageContentPart.CreateTextPart(text),
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png"));

                public Task<ClientResult<ChatCompletion>> Ask(string text) =>
                    azure.GetChatClient("m").CompleteChatAsync(new UserChatMessage(text));
            }
            """ },
        { "a document", """
            public class Papers(AzureOpenAIClient azure)
            {
                public void Run(byte[] pdf) => azure.GetChatClient("m").CompleteChat(
                    new UserChatMessage(
                        ChatMessageContentPart.CreateFilePart(BinaryData.FromBytes(pdf), "application/pdf", "a.pdf")));
            }
            """ },
        { "an address in the text of a prompt", """
            public class Links(AzureOpenAIClient azure)
            {
                public void Run() => azure.GetChatClient("m").CompleteChat("Write alt text for https://example.com/face.png");
            }
            """ },
        { "the history is cleared between customers", """
            public class Desk(AzureOpenAIClient azure)
            {
                private List<ChatMessage> _history = new();
                public void Next(string question)
                {
                    _history.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri("https://x/face.png"))));
                    Console.WriteLine(_history.Count);
                    _history.Clear();
                    _history.Add(new UserChatMessage(question));
                    azure.GetChatClient("m").CompleteChat(_history);
                    _history.Clear();
                }
            }
            """ },
        { "only the caption of the attachment is sent", """
            public record Attachment(byte[] Image, string Caption);

            public class Captions(AzureOpenAIClient azure)
            {
                public void Run(IEnumerable<Attachment> attachments) =>
                    azure.GetChatClient("m").CompleteChat(attachments.Select(a => new UserChatMessage(a.Caption)).ToArray());
            }
            """ },
    };

#if ROSLYN_5_0_OR_GREATER
    public static TheoryData<string, string, string> ReportedOfNewerLanguage { get; } = new()
    {
        { "params of a span", "azure", """
            public class Spans(AzureOpenAIClient azure)
            {
                private void Ask(string text, params ReadOnlySpan<ChatMessageContentPart> images)
                {
                    List<ChatMessageContentPart> parts = [ChatMessageContentPart.CreateTextPart(text), .. images];
                    azure.GetChatClient("m").[|CompleteChat|](new UserChatMessage(parts));
                }

                public void Run(byte[] bytes) => Ask("q", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
            }
            """ },
        { "an extension block and the field keyword", "azure", """
            public static class ChatExtensions
            {
                extension(ChatClient client)
                {
                    public async Task<string> AskAsync(List<ChatMessage> messages) =>
                        (await client.[|CompleteChatAsync|](messages)).Value.Content[0].Text;
                }
            }
            public class Uses(AzureOpenAIClient azure)
            {
                private ChatClient Chat => field ??= azure.GetChatClient("m");
                public Task<string> Run(byte[] bytes) =>
                    Chat.AskAsync([new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"))]);
            }
            """ },
        { "a partial property and a conditional assignment", "azure", """
            public partial class Turn { public partial ChatMessage? Message { get; set; } }
            public partial class Turn
            {
                private ChatMessage? _message;
                public partial ChatMessage? Message { get => _message; set => _message = value; }
            }
            public class Uses(AzureOpenAIClient azure)
            {
                public void Run(Turn? turn, byte[] bytes)
                {
                    turn?.Message = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));
                    azure.GetChatClient("m").[|CompleteChat|](turn!.Message!);
                }
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(ReportedOfNewerLanguage))]
    public Task OpenAI_media_in_the_newest_language_version_is_reported(string how, string service, string source) =>
        Shape.Reports(how, ProjectOf(source), service);
#endif

    [Theory]
    [MemberData(nameof(Reported))]
    public Task OpenAI_media_is_reported(string how, string service, string source) =>
        Shape.Reports(how, ProjectOf(source), service);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task OpenAI_call_without_media_or_Azure_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, ProjectOf(source));

    private static Project ProjectOf(string source) => new Project { Packages = References.Web }.Add("App.cs", Usings + source);
}
