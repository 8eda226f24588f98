using System.Collections.Immutable;
using AcceptableUse.Analyzers.Summaries;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>Applications on Semantic Kernel, with the Azure connector beside the OpenAI one.</summary>
public sealed class SemanticKernelShapes
{
    private const string Usings = """
        using System.Text; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Logging;
        using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using Microsoft.SemanticKernel.Connectors.OpenAI;
        using Microsoft.SemanticKernel.ImageToText; using Microsoft.SemanticKernel.TextToImage; using Azure.AI.OpenAI; using OpenAI;
        #pragma warning disable SKEXP0001, SKEXP0010

        """;

    private const string AzureRegistration = """

        public static class Registration
        {
            public static void Add(IServiceCollection services, string endpoint, string key)
            {
                services.AddKernel().AddAzureOpenAIChatCompletion("gpt-4o", endpoint, key);
            }
        }
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> Connector = new(() =>
    [
        Stubs.Of("Microsoft.SemanticKernel.Connectors.AzureOpenAI"),
        .. References.Of(References.AzureOpenAI)
            .Where(reference => Path.GetFileName(reference.Display) is "Azure.AI.OpenAI.dll" or "Azure.Core.dll"),
    ]);

    public static TheoryData<string, string, string> Reported { get; } = new()
    {
        { "a kernel made on the spot", "azure", """
            public class Coins
            {
                public static async Task Run(string modelId, string endpoint, string apiKey, Uri coin)
                {
                    var kernel = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion(modelId, endpoint, apiKey).Build();
                    var chat = kernel.GetRequiredService<IChatCompletionService>();
                    var history = new ChatHistory();
                    history.AddSystemMessage("s");
                    history.AddUserMessage("prompt");
                    var items = new ChatMessageContentItemCollection { new TextContent("prompt"), new ImageContent(coin) };
                    history.AddUserMessage(items);
                    var result = await chat.[|GetChatMessageContentAsync|](
                        history, new OpenAIPromptExecutionSettings { MaxTokens = 4096 }, kernel);
                    Console.WriteLine(result.Content);
                }
            }
            """ },
        { "an adapter whose kernel is set from outside", "unknown", """
            public class Adapter
            {
                public Kernel? Kernel { get; set; }
                public async Task<string> Ask(string prompt, string imageUrl)
                {
                    if (Kernel is null) { throw new InvalidOperationException(); }
                    var history = new ChatHistory(prompt);
                    history.AddUserMessage([new ImageContent(new Uri(imageUrl))]);
                    var service = Kernel.Services.GetRequiredService<IChatCompletionService>();
                    var result = await service.[|GetChatMessageContentAsync|](history, new OpenAIPromptExecutionSettings());
                    return result.Content ?? "";
                }
            }
            """ },
        { "parts from a list of addresses", "azure", """
            public class Moderator(IChatCompletionService chat, ILogger<Moderator> logger)
            {
                public async Task<string> ModerateAsync(string title, string[] urls, CancellationToken ct = default)
                {
                    var history = new ChatHistory();
                    history.AddSystemMessage("Check.");
                    var parts = new ChatMessageContentItemCollection();
                    parts.Add(new TextContent(title));
                    foreach (var url in urls)
                    {
                        if (!string.IsNullOrWhiteSpace(url) && Uri.TryCreate(url, UriKind.Absolute, out var uri))
                        {
                            parts.Add(new ImageContent(uri));
                        }
                        else
                        {
                            logger.LogWarning("skipped");
                        }
                    }

                    history.Add(new ChatMessageContent(AuthorRole.User, parts));
                    var response = await chat.[|GetChatMessageContentAsync|](
                        history, new OpenAIPromptExecutionSettings { ResponseFormat = "json_object" }, cancellationToken: ct);
                    return response.Content ?? string.Empty;
                }
            }
            """ + AzureRegistration },
        { "a helper fills the user prompt", "azure", """
            public class Summary(IChatCompletionService chat)
            {
                public async Task<string> Run(string page, IReadOnlyList<(byte[] Data, string Mime)> attachments)
                {
                    var history = await BuildHistory(page, attachments);
                    try
                    {
                        var response = await chat.[|GetChatMessageContentAsync|](history);
                        return response.ToString().Trim();
                    }
                    catch (OperationCanceledException)
                    {
                        throw;
                    }
                }

                private async Task<ChatHistory> BuildHistory(string page, IReadOnlyList<(byte[] Data, string Mime)> attachments)
                {
                    var history = new ChatHistory();
                    var user = new ChatMessageContentItemCollection();
                    history.AddSystemMessage("s");
                    user.Add(new TextContent(page));
                    if (attachments.Any())
                    {
                        try
                        {
                            await AddAttachments(user, attachments);
                        }
                        catch (Exception) { }
                    }

                    history.AddUserMessage(user);
                    return history;
                }

                private static async Task AddAttachments(
                    ChatMessageContentItemCollection user, IReadOnlyList<(byte[] Data, string Mime)> attachments)
                {
                    foreach (var (data, mime) in attachments)
                    {
                        await Task.Yield();
                        user.Add(new ImageContent(data, mime));
                    }
                }
            }
            """ + AzureRegistration },
        { "waited for without await", "azure", """
            public class Ocr
            {
                private readonly IChatCompletionService _chat;
                public Ocr(Kernel kernel) => _chat = kernel.GetRequiredService<IChatCompletionService>();
                public string Process(Stream stream)
                {
                    using var ms = new MemoryStream();
                    stream.CopyTo(ms);
                    var history = new ChatHistory("system");
                    history.AddUserMessage(new ChatMessageContentItemCollection() { new ImageContent(ms.ToArray(), "image/png") });
                    var response = _chat.[|GetChatMessageContentAsync|](history).GetAwaiter().GetResult();
                    return response?.Content ?? "";
                }
            }
            """ + AzureRegistration },
        { "a kernel per feature in a record", "azure", """
            public sealed record KernelInfo(Kernel Kernel, IChatCompletionService Chat, string Model);
            public class Features(string endpoint, string key)
            {
                private readonly Dictionary<string, KernelInfo> _cache = new();
                private Task<KernelInfo?> GetOrCreate(string feature)
                {
                    if (_cache.TryGetValue(feature, out var known)) { return Task.FromResult<KernelInfo?>(known); }
                    var builder = Kernel.CreateBuilder();
                    switch (feature)
                    {
                        case "azure": builder.AddAzureOpenAIChatCompletion("d", endpoint, key); break;
                        case "openai": builder.AddOpenAIChatCompletion("gpt-4o", key); break;
                        default: return Task.FromResult<KernelInfo?>(null);
                    }

                    var kernel = builder.Build();
                    var info = new KernelInfo(kernel, kernel.GetRequiredService<IChatCompletionService>(), "m");
                    return Task.FromResult<KernelInfo?>(_cache[feature] = info);
                }

                public async Task<string?> Vision(string feature, string prompt, byte[] imageData, string mimeType)
                {
                    var info = await GetOrCreate(feature);
                    if (info == null) { return null; }
                    var history = new ChatHistory();
                    var imageContent = new ImageContent(imageData, mimeType);
                    var textContent = new TextContent(prompt);
                    history.AddUserMessage([textContent, imageContent]);
                    var response = await info.Chat.[|GetChatMessageContentAsync|](history, kernel: info.Kernel);
                    return response.Content;
                }
            }
            """ },
        { "a transient kernel from the services", "azure", """
            public static class Registration
            {
                public static IServiceCollection AddKernelServices(
                    this IServiceCollection services, string endpoint, string key) => services.AddTransient<Kernel>(sp =>
                {
                    IKernelBuilder kernelBuilder = Kernel.CreateBuilder();
                    kernelBuilder.Services.AddAzureOpenAIChatCompletion("o4-mini", endpoint, key);
                    kernelBuilder.Services.AddSingleton(sp.GetRequiredService<ILoggerFactory>());
                    return kernelBuilder.Build();
                });
            }

            public class Uses(Kernel kernel)
            {
                public async IAsyncEnumerable<string> Stream(byte[] photo)
                {
                    var chat = kernel.GetRequiredService<IChatCompletionService>();
                    ChatHistory history =
                    [
                        new ChatMessageContent(AuthorRole.System, "s"),
                        new ChatMessageContent
                        {
                            Role = AuthorRole.User,
                            Items = [new TextContent("t"), new ImageContent(photo, "image/jpeg")]
                        }
                    ];
                    await foreach (var part in chat.[|GetStreamingChatMessageContentsAsync|](history, kernel: kernel))
                    {
                        yield return part.Content ?? "";
                    }
                }
            }
            """ },
        { "a plugin function with a kernel argument", "azure", """
            public class VisionPlugin
            {
                [KernelFunction("describe")]
                public async Task<string> Describe(Kernel kernel, string base64)
                {
                    var chat = kernel.GetRequiredService<IChatCompletionService>();
                    var history = new ChatHistory();
                    var message = new ChatMessageContentItemCollection
                    {
                        new TextContent("Extract."),
                        new ImageContent($"data:image/png;base64,{base64}")
                    };
                    history.AddUserMessage(message);
                    var result = await chat.[|GetChatMessageContentAsync|](
                        history, executionSettings: new() { FunctionChoiceBehavior = FunctionChoiceBehavior.None() }, kernel: kernel);
                    return result.ToString();
                }
            }
            """ + AzureRegistration },
        { "content by the type of the file", "azure", """
            public record FileItem(byte[] Data, string ContentType);

            public class Files(IChatCompletionService chat)
            {
                private static KernelContent CreateFileContent(FileItem file)
                {
                    if (file.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
                    {
                        return new ImageContent(file.Data, file.ContentType);
                    }

                    if (file.ContentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
                    {
                        return new AudioContent(file.Data, file.ContentType);
                    }

                    return new BinaryContent(file.Data, file.ContentType);
                }

                private static ChatHistory Build(string prompt, FileItem? file)
                {
                    var history = new ChatHistory();
                    if (file is null)
                    {
                        history.AddUserMessage(prompt);
                    }
                    else
                    {
                        history.AddUserMessage(
                            new ChatMessageContentItemCollection { new TextContent(prompt), CreateFileContent(file) });
                    }

                    return history;
                }

                public async Task<string?> Run(string prompt, FileItem? file) =>
                    (await chat.[|GetChatMessageContentsAsync|](Build(prompt, file)))[0].Content;
            }
            """ + AzureRegistration },
        { "a prompt template with an image argument", "azure", """
            public class Prompts(Kernel kernel)
            {
                public async Task<string?> Run(byte[] image)
                {
                    var uri = $"data:image/jpeg;base64,{Convert.ToBase64String(image)}";
                    return (await kernel.[|InvokePromptAsync|](
                        "<message role=\"user\">Describe <image>{{$img}}</image></message>", new() { ["img"] = uri })).ToString();
                }
            }
            """ + AzureRegistration },
        { "items added to the last message", "azure", """
            public class Last(Kernel kernel)
            {
                private readonly ChatHistory _history = new("s");
                public async Task Run(byte[] image)
                {
                    _history.AddUserMessage("look");
                    _history.Last().Items.Add(new ImageContent(image, "image/png"));
                    var service = kernel.GetAllServices<IChatCompletionService>().First();
                    await service.[|GetChatMessageContentsAsync|](_history);
                }
            }
            """ + AzureRegistration },
        { "a connector made by hand", "azure", """
            public class Hand
            {
                private readonly IChatCompletionService _service =
                    new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService(
                        "d", "https://x.openai.azure.com", "k");

                public Task<ChatMessageContent> Run(ReadOnlyMemory<byte> image) => _service.[|GetChatMessageContentAsync|](
                    new ChatHistory { new ChatMessageContent(AuthorRole.User, [new ImageContent(image, "image/webp")]) });
            }
            """ },
        { "the kernel field is filled in the constructor with several services", "azure", """
            public class Assistant
            {
                private readonly Kernel _kernel;
                private readonly ChatHistory _history;
                private readonly IChatCompletionService _chat;

                public Assistant(string endpoint, string key)
                {
                    _history = new ChatHistory();
                    IKernelBuilder builder = Kernel.CreateBuilder()
                        .AddAzureOpenAIChatCompletion("d", endpoint, key)
                        .AddAzureOpenAITextToImage("i", endpoint, key);
                    builder.Services.AddSingleton(_history);
                    _kernel = builder.Build();
                    _chat = _kernel.GetRequiredService<IChatCompletionService>();
                }

                public void AttachImage(string path) => _history.Add(
                    new ChatMessageContent(
                        AuthorRole.User,
                        new ChatMessageContentItemCollection { new ImageContent(File.ReadAllBytes(path), "image/png") }));

                public async Task<string> Send(string text)
                {
                    _history.AddUserMessage(text);
                    var result = await _chat.[|GetChatMessageContentAsync|](_history, kernel: _kernel);
                    _history.AddAssistantMessage(result.Content ?? "");
                    return result.Content ?? "";
                }
            }
            """ },
        { "an OpenAI connector with an Azure client", "azure", """
            public class Mixed
            {
                public async Task Run(string endpoint, byte[] image)
                {
                    var client = new AzureOpenAIClient(new Uri(endpoint), new System.ClientModel.ApiKeyCredential("k"));
                    var builder = Kernel.CreateBuilder();
                    builder.AddOpenAIChatCompletion("gpt-4o", client);
                    var kernel = builder.Build();
                    var history = new ChatHistory();
                    history.AddUserMessage([new ImageContent(image, "image/png")]);
                    await kernel.GetRequiredService<IChatCompletionService>().[|GetChatMessageContentAsync|](history);
                }
            }
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "openai.com", """
            public class Plain
            {
                public async Task Run(byte[] image)
                {
                    var kernel = Kernel.CreateBuilder()
                        .AddOpenAIChatCompletion("gpt-4o", Environment.GetEnvironmentVariable("OPENAI_API_KEY")!)
                        .Build();
                    var history = new ChatHistory();
                    history.AddUserMessage([new ImageContent(image, "image/png")]);
                    await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history);
                }
            }
            """ },
        { "an OpenAI-like server", """
            public class Local
            {
                private readonly Kernel _kernel = Kernel.CreateBuilder()
                    .AddOpenAIChatCompletion("llava", new Uri("http://localhost:11434/v1"), "none")
                    .Build();

                public async Task Run(byte[] image)
                {
                    ChatHistory history = new();
                    history.AddUserMessage([new ImageContent(image, "image/png")]);
                    var chat = _kernel.GetRequiredService<IChatCompletionService>();
                    await chat.GetChatMessageContentAsync(history, kernel: _kernel);
                }
            }
            """ },
        { "text only", """
            public class Texts(IChatCompletionService chat)
            {
                public async Task Run(string text)
                {
                    var history = new ChatHistory("s");
                    var message = new ChatMessageContentItemCollection { new TextContent(text) };
                    history.AddUserMessage(message);
                    await chat.GetChatMessageContentAsync(history);
                }
            }
            """ + AzureRegistration },
        { "audio", """
            public class Sound(IChatCompletionService chat)
            {
                public async Task Run(byte[] wav)
                {
                    var h = new ChatHistory();
                    h.AddUserMessage([new AudioContent(wav, "audio/wav")]);
                    await chat.GetChatMessageContentAsync(h);
                }
            }
            """ + AzureRegistration },
        { "a document", """
            public class Pdf(IChatCompletionService chat)
            {
                public async Task Run(byte[] pdf)
                {
                    var h = new ChatHistory();
                    h.AddUserMessage([new BinaryContent(pdf, "application/pdf")]);
                    await chat.GetChatMessageContentAsync(h);
                }
            }
            """ + AzureRegistration },
        { "a second history takes the extracted text", """
            public class TwoSteps(IChatCompletionService chat)
            {
                public async Task Run(string extracted, byte[] image)
                {
                    var first = new ChatHistory();
                    first.AddUserMessage([new ImageContent(image, "image/png")]);
                    Console.WriteLine(first.Count);
                    var second = new ChatHistory();
                    second.AddUserMessage(extracted);
                    await chat.GetChatMessageContentAsync(second);
                }
            }
            """ + AzureRegistration },
        { "text to image", """
            public class Paint(Kernel kernel)
            {
                public async Task Run(string prompt)
                {
                    var images = kernel.GetRequiredService<ITextToImageService>();
                    var made = await images.GetImageContentsAsync(new TextContent(prompt));
                    await File.WriteAllBytesAsync("a.png", made[0].Data!.Value.ToArray());
                    await kernel.InvokePromptAsync("Name it.");
                }
            }
            """ + AzureRegistration },
        { "a prompt with text arguments", """
            public class Prompts(Kernel kernel)
            {
                public Task Run(string topic) => kernel.InvokePromptAsync("Write of {{$topic}}", new() { ["topic"] = topic });
            }
            """ + AzureRegistration },
        { "the history is made anew", """
            public class Anew(IChatCompletionService chat)
            {
                private ChatHistory _history = new();
                public async Task Run(byte[] image, string q)
                {
                    _history.AddUserMessage([new ImageContent(image, "image/png")]);
                    _history = new ChatHistory("fresh");
                    _history.AddUserMessage(q);
                    await chat.GetChatMessageContentAsync(_history);
                }
            }
            """ + AzureRegistration },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Semantic_Kernel_media_is_reported(string how, string service, string source) =>
        Shape.Reports(how, ProjectOf(source), service);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Semantic_Kernel_call_without_media_or_Azure_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, ProjectOf(source));

    private static Project ProjectOf(string source) =>
        new Project { Packages = References.SemanticKernel, MoreReferences = Connector.Value }.Add("App.cs", Usings + source);
}
