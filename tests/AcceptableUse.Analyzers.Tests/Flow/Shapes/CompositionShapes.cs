using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>How the parts of larger applications are put together: containers, registries, sessions, view models.</summary>
public sealed class CompositionShapes
{
    private const string Usings = """
        using System.ClientModel;
        using System.Collections.Concurrent;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        using System.Text;
        using Azure.AI.OpenAI;
        using OpenAI;
        using OpenAI.Chat;
        using Microsoft.Extensions.AI;
        using OllamaSharp;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Microsoft.Extensions.Options;
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
        }

        public static class Make
        {
            public static ChatMessageContentPart Image(byte[] b) =>
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png");
        }
        """;

    public static TheoryData<string, string, string> Reported { get; } = new()
    {
        { "a keyed client asked for by its key", "azure", """
            public static class Registration
            {
                public static void Add(IServiceCollection services)
                {
                    services.AddKeyedSingleton<IChatClient>(
                        "azure",
                        (sp, _) => new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                            .GetChatClient("m")
                            .AsIChatClient());
                    services.AddKeyedSingleton<IChatClient>(
                        "local", (sp, _) => new OllamaApiClient("http://localhost:11434", "llava"));
                }
            }

            public class Uses(IServiceProvider services)
            {
                public async Task Run(byte[] photo)
                {
                    var chat = services.GetRequiredKeyedService<IChatClient>("azure");
                    await chat.[|GetResponseAsync|](new AIMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
                }
            }
            """ },
        { "the plain client registered as the Azure one", "azure", """
            public static class Registration
            {
                public static void Add(IServiceCollection services, IConfiguration c)
                {
                    services.AddSingleton<OpenAIClient>(sp => new AzureOpenAIClient(new Uri(c["e"]!), new ApiKeyCredential("k")));
                }
            }

            public class Uses(OpenAIClient client)
            {
                public Task Run(byte[] b) => client.GetChatClient("m").[|CompleteChatAsync|](new UserChatMessage(Make.Image(b)));
            }
            """ },
        { "a chat client registered by a factory method", "azure", """
            public static class Registration
            {
                public static IServiceCollection AddVision(this IServiceCollection services)
                {
                    services.TryAddSingleton(CreateChat);
                    return services;
                }

                private static ChatClient CreateChat(IServiceProvider sp) =>
                    new AzureOpenAIClient(new Uri(sp.GetRequiredService<IConfiguration>()["e"]!), new ApiKeyCredential("k"))
                        .GetChatClient("m");
            }

            public class Uses(ChatClient client)
            {
                public Task Run(byte[] b) => client.[|CompleteChatAsync|](new UserChatMessage(Make.Image(b)));
            }
            """ },
        { "an endpoint bound to a type with a telling name", "azure", """
            public class AzureOpenAISettings { public string Endpoint { get; set; } = ""; }

            public class Uses(IConfiguration configuration)
            {
                public Task Run(byte[] b)
                {
                    var section = configuration.GetSection("AzureOpenAI").Get<AzureOpenAISettings>()!;
                    var client = new ChatClient(
                        "m", new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri(section.Endpoint) });
                    return client.[|CompleteChatAsync|](new UserChatMessage(Make.Image(b)));
                }
            }
            """ },
        { "an abstract service with two providers", "azure", """
            public abstract class VisionBase
            {
                protected abstract ChatClient CreateClient();

                public async Task<string> Describe(byte[] b)
                {
                    var client = CreateClient();
                    var result = await client.[|CompleteChatAsync|](BuildMessages(b));
                    return result.Value.Content[0].Text;
                }

                protected virtual IEnumerable<ChatMessage> BuildMessages(byte[] b)
                {
                    yield return new SystemChatMessage("s");
                    yield return new UserChatMessage(Make.Image(b));
                }
            }

            public sealed class OnAzure(string endpoint) : VisionBase
            {
                protected override ChatClient CreateClient() =>
                    new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k")).GetChatClient("m");
            }

            public sealed class OnOpenAI : VisionBase
            {
                protected override ChatClient CreateClient() => new("gpt-4o", "k");
            }
            """ },
        { "a table of factories", "azure", """
            public static class Providers
            {
                private static readonly Dictionary<string, Func<string, IChatClient>> Factories = new(
                    StringComparer.OrdinalIgnoreCase)
                {
                    ["azure"] = model => new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                        .GetChatClient(model)
                        .AsIChatClient(),
                    ["ollama"] = model => new OllamaApiClient("http://localhost:11434", model),
                };

                public static IChatClient Create(string provider, string model) => Factories[provider](model);
            }

            public class Uses
            {
                public Task Run(byte[] b) => Providers.Create("azure", "m")
                    .[|GetResponseAsync|](new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]));
            }
            """ },
        { "parts added by ForEach", "azure", """
            public class Uses
            {
                public void Run(List<byte[]> images)
                {
                    var parts = new List<ChatMessageContentPart> { "compare" };
                    images.ForEach(i => parts.Add(Make.Image(i)));
                    Ai.Chat.[|CompleteChat|](new UserChatMessage(parts));
                }
            }
            """ },
        { "an immutable history", "azure", """
            public class Uses
            {
                private ImmutableList<ChatMessage> _history = ImmutableList<ChatMessage>.Empty;
                public void Show(byte[] b) => _history = _history.Add(new UserChatMessage(Make.Image(b)));
                public void Ask(string q) { _history = _history.Add(new UserChatMessage(q)); Ai.Chat.[|CompleteChat|](_history); }
            }
            """ },
        { "an immutable array made by a builder", "azure", """
            public class Uses
            {
                public void Run(byte[] b)
                {
                    var builder = ImmutableArray.CreateBuilder<ChatMessage>();
                    builder.Add(new UserChatMessage(Make.Image(b)));
                    Ai.Chat.[|CompleteChat|](builder.ToImmutable());
                }
            }
            """ },
        { "a session object with a read-only view", "azure", """
            public class ChatSession
            {
                private readonly List<ChatMessage> _messages = [];
                public IReadOnlyList<ChatMessage> Messages => _messages;

                public void AddUser(string text, byte[]? image = null)
                {
                    var message = image is null
                        ? new UserChatMessage(text)
                        : new UserChatMessage(ChatMessageContentPart.CreateTextPart(text), Make.Image(image));
                    _messages.Add(message);
                }
            }

            public class Uses
            {
                private readonly ConcurrentDictionary<Guid, ChatSession> _sessions = new();
                public async Task Run(Guid id, string text, byte[] photo)
                {
                    var session = _sessions.GetOrAdd(id, _ => new ChatSession());
                    session.AddUser(text, photo);
                    await Ai.Chat.[|CompleteChatAsync|](session.Messages);
                }
            }
            """ },
        { "view models turned into messages", "azure", """
            public class MessageViewModel
            {
                public string Text { get; set; } = "";
                public byte[]? ImageBytes { get; set; }
                public bool IsUser { get; init; }

                public ChatMessage ToChatMessage() =>
                    IsUser
                        ? ImageBytes is { Length: > 0 } bytes
                            ? new UserChatMessage(ChatMessageContentPart.CreateTextPart(Text), Make.Image(bytes))
                            : new UserChatMessage(Text)
                        : new AssistantChatMessage(Text);
            }

            public class ChatViewModel
            {
                public ObservableCollection<MessageViewModel> Messages { get; } = [];

                public async Task SendAsync()
                {
                    var reply = new MessageViewModel();
                    Messages.Add(reply);
                    await foreach (var update in Ai.Chat.[|CompleteChatStreamingAsync|](
                        Messages.Where(m => m != reply).Select(m => m.ToChatMessage())))
                    {
                        foreach (var part in update.ContentUpdate) { reply.Text += part.Text; }
                    }
                }
            }
            """ },
        { "a few-shot example in a static field", "azure", """
            public class Uses
            {
                private static readonly ChatMessage[] Examples =
                [
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri("https://x/example.png"))),
                    new AssistantChatMessage("a cat")
                ];

                public void Run(string q) =>
                    Ai.Chat.[|CompleteChat|]([new SystemChatMessage("s"), .. Examples, new UserChatMessage(q)]);
            }
            """ },
        { "tasks in the background with captured variables", "azure", """
            public class Uses
            {
                public async Task Run(byte[] b)
                {
                    ChatMessage? message = null;
                    await Task.Run(() => { message = new UserChatMessage(Make.Image(b)); });
                    var text = await Task.Run(async () => (await Ai.Chat.[|CompleteChatAsync|](message!)).Value.Content[0].Text);
                    Console.WriteLine(text);
                }
            }
            """ },
        { "an event with its arguments", "azure", """
            public class CapturedEventArgs(byte[] image) : EventArgs { public byte[] Image { get; } = image; }

            public class Scanner
            {
                public event EventHandler<CapturedEventArgs>? Captured;
                public void Fire(byte[] b) => Captured?.Invoke(this, new CapturedEventArgs(b));
            }

            public class Uses
            {
                public Uses(Scanner scanner) => scanner.Captured += async (_, e) => await Ai.Chat.[|CompleteChatAsync|](
                    new UserChatMessage(Make.Image(e.Image)));
            }
            """ },
        { "a handler of requests with a pattern", "azure", """
            public interface IRequest<T>;

            public interface IHandler<TRequest, T> where TRequest : IRequest<T>
            {
                Task<T> Handle(TRequest request, CancellationToken ct);
            }

            public sealed record Describe(string? Prompt, byte[]? Image) : IRequest<string>;

            public sealed class DescribeHandler(IOptions<DescribeHandler.Settings> options) : IHandler<Describe, string>
            {
                public sealed class Settings { public required string Endpoint { get; init; } }

                public async Task<string> Handle(Describe request, CancellationToken ct)
                {
                    var chat = new AzureOpenAIClient(new Uri(options.Value.Endpoint), new ApiKeyCredential("k")).GetChatClient("m");
                    List<ChatMessageContentPart> parts = [request.Prompt ?? "?"];
                    if (request is { Image: { Length: > 0 } image }) { parts.Add(Make.Image(image)); }
                    return (await chat.[|CompleteChatAsync|](
                        [new UserChatMessage(parts)], cancellationToken: ct)).Value.Content[0].Text;
                }
            }
            """ },
        { "a helper that may fail", "azure", """
            public class Uses
            {
                private static bool TryLoad(
                    string path, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ChatMessageContentPart? part)
                {
                    part = null;
                    if (!File.Exists(path)) { return false; }
                    part = Make.Image(File.ReadAllBytes(path));
                    return true;
                }

                public void Run(string[] paths)
                {
                    var content = new List<ChatMessageContentPart>();
                    foreach (var path in paths)
                    {
                        if (TryLoad(path, out var part)) { content.Add(part); }
                    }

                    if (content.Count > 0) { Ai.Chat.[|CompleteChat|](new UserChatMessage(content)); }
                }
            }
            """ },
        { "clients kept by name", "azure", """
            public class Pool
            {
                private readonly Dictionary<string, ChatClient> _clients = new();

                public Pool(string endpoint)
                {
                    var azure = new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k"));
                    foreach (var name in new[] { "a", "b" }) { _clients[name] = azure.GetChatClient(name); }
                }

                public ChatClient Get(string name) =>
                    _clients.TryGetValue(name, out var client) ? client : throw new KeyNotFoundException();
            }

            public class Uses(Pool pool)
            {
                public void Run(byte[] b) => pool.Get("a").[|CompleteChat|](new UserChatMessage(Make.Image(b)));
            }
            """ },
        { "the client and its model as a pair", "azure", """
            public class Uses(IConfiguration c)
            {
                private (ChatClient Client, string Model) Resolve() =>
                    (new AzureOpenAIClient(new Uri(c["x"]!), new ApiKeyCredential("k")).GetChatClient("m"), "m");

                public void Run(byte[] b)
                {
                    var (client, model) = Resolve();
                    Console.WriteLine(model);
                    client.[|CompleteChat|](new UserChatMessage(Make.Image(b)));
                }
            }
            """ },
        { "a lazy client that is made asynchronously", "azure", """
            public class Uses
            {
                private readonly Lazy<Task<IChatClient>> _client;
                public Uses() => _client = new Lazy<Task<IChatClient>>(CreateAsync);

                private static async Task<IChatClient> CreateAsync()
                {
                    await Task.Yield();
                    return new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                        .GetChatClient("m")
                        .AsIChatClient();
                }

                public async Task Run(byte[] b)
                {
                    var client = await _client.Value;
                    await client.[|GetResponseAsync|](new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]));
                }
            }
            """ },
        { "the image first, the text as a fallback", "azure", """
            public class Uses
            {
                public async Task<string> Run(byte[] b, string caption)
                {
                    try
                    {
                        return (await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(Make.Image(b)))).Value.Content[0].Text;
                    }
                    catch (ClientResultException)
                    {
                        return (await Ai.Chat.CompleteChatAsync(new UserChatMessage(caption))).Value.Content[0].Text;
                    }
                }
            }
            """ },
        { "a generic base with the client in a property", "azure", """
            public abstract class ServiceBase<TClient>(TClient client) where TClient : class
            {
                protected TClient Client { get; } = client;
            }

            public sealed class Vision(string endpoint)
                : ServiceBase<ChatClient>(new AzureOpenAIClient(new Uri(endpoint), new ApiKeyCredential("k")).GetChatClient("m"))
            {
                public void Run(byte[] b) => Client.[|CompleteChat|](new UserChatMessage(Make.Image(b)));
            }
            """ },
        { "a decorator made without a builder", "azure", """
            public sealed class Logged(IChatClient inner) : DelegatingChatClient(inner);
            public sealed class Counted : DelegatingChatClient { public Counted(IChatClient inner) : base(inner) { } }

            public class Uses
            {
                private static IChatClient Azure() =>
                    new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                        .GetChatClient("m")
                        .AsIChatClient();

                public async Task A(byte[] b)
                {
                    IChatClient chat = new Logged(Azure());
                    await chat.[|GetResponseAsync|](new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]));
                }

                public async Task B(byte[] b)
                {
                    var chat = new Counted(Azure());
                    await chat.[|GetResponseAsync|]([new AIMessage(ChatRole.User, [new DataContent(b, "image/png")])]);
                }
            }
            """ },
        { "a wrapper of one's own that is injected by its interface", "azure", """
            public interface IAiClient { Task<string> Complete(IEnumerable<ChatMessage> messages); }

            public sealed class AzureAiClient(IConfiguration c) : IAiClient
            {
                private readonly ChatClient _chat = new AzureOpenAIClient(new Uri(c["x"]!), new ApiKeyCredential("k"))
                    .GetChatClient("m");

                async Task<string> IAiClient.Complete(IEnumerable<ChatMessage> messages) =>
                    (await _chat.[|CompleteChatAsync|](messages)).Value.Content[0].Text;
            }

            public class Uses(IAiClient ai)
            {
                public Task Text(string t) => ai.Complete([new UserChatMessage(t)]);
                public Task Photo(byte[] b) => ai.Complete([new UserChatMessage(Make.Image(b))]);
            }
            """ },
        { "a property that implements that of an interface explicitly", "azure", """
            public interface ITurn { ChatMessage? Message { get; set; } }

            public sealed class Turn : ITurn
            {
                private ChatMessage? _message;

                ChatMessage? ITurn.Message
                {
                    get => _message;
                    set => _message = value;
                }

                public void Send() => Ai.Chat.[|CompleteChat|](_message!);
            }

            public class Uses
            {
                public void Text(ITurn turn, string t) => turn.Message = new UserChatMessage(t);
                public void Photo(ITurn turn, byte[] b) => turn.Message = new UserChatMessage(Make.Image(b));
            }
            """ },
        { "a queue and a stack of parts", "azure", """
            public class Uses
            {
                public void Run(byte[] b)
                {
                    var queue = new Queue<ChatMessageContentPart>(); queue.Enqueue(Make.Image(b));
                    Ai.Chat.[|CompleteChat|](new UserChatMessage(queue.Dequeue()));
                    var stack = new Stack<ChatMessage>([new UserChatMessage(Make.Image(b))]);
                    while (stack.Count > 0) { Ai.Chat.[|CompleteChat|](stack.Pop()); }
                    var linked = new LinkedList<ChatMessage>(); linked.AddLast(new UserChatMessage(Make.Image(b)));
                    Ai.Chat.[|CompleteChat|](linked.First!.Value);
                }
            }
            """ },
        { "grouped, sorted and flattened", "azure", """
            public record Shot(string Room, byte[] Data);
            public class Uses
            {
                public void Run(IEnumerable<Shot> shots)
                {
                    foreach (var room in shots.GroupBy(s => s.Room, s => Make.Image(s.Data)))
                    {
                        Ai.Chat.[|CompleteChat|](new UserChatMessage([.. room]));
                    }

                    var lookup = shots.ToDictionary(s => s.Room, s => new UserChatMessage(Make.Image(s.Data)));
                    Ai.Chat.[|CompleteChat|](lookup["hall"]);
                    var all = shots.Chunk(4).SelectMany(c => c.Select(s => Make.Image(s.Data))).OrderBy(p => p.Kind).ToArray();
                    Ai.Chat.[|CompleteChat|](new UserChatMessage(all));
                }
            }
            """ },
        { "the messages are converted from another library", "azure", """
            public class Uses(IChatClient unused)
            {
                public void Run(byte[] b)
                {
                    var messages = new List<AIMessage> { new(ChatRole.User, [new DataContent(b, "image/png")]) };
                    Console.WriteLine(unused);
                    Ai.Chat.[|CompleteChat|](messages.AsOpenAIChatMessages());
                }
            }
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "a keyed client of another provider", """
            public static class Registration
            {
                public static void Add(IServiceCollection services)
                {
                    services.AddKeyedSingleton<IChatClient>(
                        "azure",
                        (sp, _) => new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                            .GetChatClient("m")
                            .AsIChatClient());
                    services.AddKeyedSingleton<IChatClient>(
                        "local", (sp, _) => new OllamaApiClient("http://localhost:11434", "llava"));
                }
            }

            public class Uses(IServiceProvider services)
            {
                public Task Run(byte[] photo) => services.GetRequiredKeyedService<IChatClient>("local")
                    .GetResponseAsync(new AIMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "a keyed client of another provider as a parameter", """
            public static class Registration
            {
                public static void Add(IServiceCollection services)
                {
                    services.AddChatClient(
                        new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                            .GetChatClient("m")
                            .AsIChatClient());
                    services.AddKeyedChatClient("local", new OllamaApiClient("http://localhost:11434", "llava"));
                }
            }

            public class Uses([FromKeyedServices("local")] IChatClient local, IChatClient cloud)
            {
                public async Task Run(byte[] photo)
                {
                    var seen = await local.GetResponseAsync(new AIMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
                    await cloud.GetResponseAsync(seen.Text);
                }
            }
            """ },
        { "a component with a keyed client of another provider", """
            public static class Registration
            {
                public static void Add(IServiceCollection services)
                {
                    services.AddChatClient(
                        new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k"))
                            .GetChatClient("m")
                            .AsIChatClient());
                    services.AddKeyedChatClient("local", new OllamaApiClient("http://localhost:11434", "llava"));
                }
            }

            public class Page : Microsoft.AspNetCore.Components.ComponentBase
            {
                [Microsoft.AspNetCore.Components.Inject(Key = "local")] public IChatClient Local { get; set; } = default!;

                public Task Run(byte[] photo) =>
                    Local.GetResponseAsync(new AIMessage(ChatRole.User, [new DataContent(photo, "image/jpeg")]));
            }
            """ },
        { "view models with text alone", """
            public class MessageViewModel
            {
                public string Text { get; set; } = "";
                public byte[]? ImageBytes { get; set; }
            }

            public class Uses
            {
                public ObservableCollection<MessageViewModel> Messages { get; } = [];

                public void Run(byte[] b)
                {
                    Messages.Add(new MessageViewModel { ImageBytes = b });
                    Ai.Chat.CompleteChat(Messages.Select(m => new UserChatMessage(m.Text)).ToArray());
                }
            }
            """ },
        { "the part is replaced by its description before it is sent", """
            public class Uses
            {
                public void Run(byte[] b, string description)
                {
                    var part = Make.Image(b);
                    Console.WriteLine(part.Kind);
                    part = ChatMessageContentPart.CreateTextPart(description);
                    Ai.Chat.CompleteChat(new UserChatMessage(part));
                }
            }
            """ },
        { "the wrapper of another provider gets the images", """
            public interface IVision { Task<string> See(byte[] b); }

            public sealed class LocalVision : IVision
            {
                private readonly OllamaApiClient _client = new("http://localhost:11434", "llava");

                public async Task<string> See(byte[] b) => (await ((IChatClient)_client).GetResponseAsync(
                    new AIMessage(ChatRole.User, [new DataContent(b, "image/png")]))).Text;
            }

            public class Uses(IVision vision)
            {
                public async Task Run(byte[] b) => Ai.Chat.CompleteChat(new UserChatMessage(await vision.See(b)));
            }
            """ },
        { "a session that was begun anew", """
            public class ChatSession
            {
                private List<ChatMessage> _messages = [];
                public IReadOnlyList<ChatMessage> Messages => _messages;
                public void Add(ChatMessage m) => _messages.Add(m);
            }

            public class Uses
            {
                public void Run(byte[] b, string q)
                {
                    var old = new ChatSession();
                    old.Add(new UserChatMessage(Make.Image(b)));
                    Console.WriteLine(old.Messages.Count);
                    var session = new ChatSession();
                    session.Add(new UserChatMessage(q));
                    Ai.Chat.CompleteChat(session.Messages);
                }
            }
            """ },
        { "a log of what was received", """
            public class Uses
            {
                private readonly List<object> _log = [];

                public void Run(byte[] b, string q)
                {
                    _log.Add(Make.Image(b));
                    Ai.Chat.CompleteChat(new UserChatMessage($"{q} ({_log.Count} pictures so far)"));
                }
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Composed_media_is_reported(string how, string service, string source) =>
        Shape.Reports(how, ProjectOf(source), service);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Composition_without_media_or_Azure_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, ProjectOf(source));

    private static Project ProjectOf(string source) =>
        new Project { Packages = References.Web }.Add("App.cs", Usings + source).Add("Helpers.cs", Usings + Helpers);
}
