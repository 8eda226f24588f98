using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Media that passes through methods, types and files of a project before it is sent.</summary>
public sealed class AcrossMethodsTests
{
    private const string Usings = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        """;

    private const string Client = """
        public static class Clients
        {
            public static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
        }

        """;

    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\")";

    public static TheoryData<string, string> Reported { get; } = new()
    {
        { "returned by a helper", """
            class A
            {
                ChatMessage Build(byte[] bytes) => new UserChatMessage(IMAGE);
                void Run(byte[] bytes) { Clients.Chat.[|CompleteChat|](Build(bytes)); }
            }
            """ },
        { "returned by an async helper of another type", """
            static class Helper
            {
                public static async Task<List<ChatMessage>> BuildAsync(byte[] bytes)
                {
                    await Task.Yield();
                    return [new UserChatMessage(IMAGE)];
                }
            }

            class A
            {
                async Task Run(byte[] bytes)
                {
                    var m = await Helper.BuildAsync(bytes).ConfigureAwait(false);
                    await Clients.Chat.[|CompleteChatAsync|](m);
                }
            }
            """ },
        { "passed to a wrapper", """
            class A
            {
                Task Ask(IEnumerable<ChatMessage> messages) => Clients.Chat.[|CompleteChatAsync|](messages);
                Task Text() => Ask([new UserChatMessage("hi")]);
                Task Picture(byte[] bytes) => Ask([new UserChatMessage(IMAGE)]);
            }
            """ },
        { "passed through two wrappers", """
            class A
            {
                Task Ask(IEnumerable<ChatMessage> messages) => Clients.Chat.[|CompleteChatAsync|](messages);
                Task Middle(List<ChatMessage> m) => Ask(m);
                Task Picture(byte[] bytes) { var m = new List<ChatMessage>(); m.Add(new UserChatMessage(IMAGE)); return Middle(m); }
            }
            """ },
        { "kept in a field", """
            class A
            {
                private readonly List<ChatMessage> _history = new();
                public void Show(byte[] bytes) => _history.Add(new UserChatMessage(IMAGE));
                public void Ask(string q) { _history.Add(new UserChatMessage(q)); Clients.Chat.[|CompleteChat|](_history); }
            }
            """ },
        { "kept in a property of another object", """
            class Session
            {
                public List<ChatMessage> Messages { get; } = [];
                public string Name { get; set; } = "";
            }

            class A
            {
                void Show(Session s, byte[] bytes) { s.Messages.Add(new UserChatMessage(IMAGE)); }
                void Ask(Session s) { Clients.Chat.[|CompleteChat|](s.Messages); }
            }
            """ },
        { "in a record", """
            record Turn(ChatMessage Message, string Note);

            class A
            {
                Turn Make(byte[] bytes) => new(new UserChatMessage(IMAGE), "n");

                void Run(byte[] bytes)
                {
                    var t = Make(bytes);
                    Clients.Chat.[|CompleteChat|](t.Message);
                }
            }
            """ },
        { "in a record that is taken apart", """
            record Turn(ChatMessage Message, string Note);

            class A
            {
                void Run(byte[] bytes)
                {
                    var (message, note) = new Turn(new UserChatMessage(IMAGE), "n");
                    Clients.Chat.[|CompleteChat|](message);
                }
            }
            """ },
        { "in a base class", """
            abstract class Base
            {
                protected List<ChatMessage> Messages = [];
                protected void AddImage(byte[] bytes) => Messages.Add(new UserChatMessage(IMAGE));
            }

            class A : Base
            {
                void Run(byte[] bytes)
                {
                    AddImage(bytes);
                    Clients.Chat.[|CompleteChat|](Messages);
                }
            }
            """ },
        { "in a primary constructor parameter", """
            class Asker(ChatClient chat, ChatMessage message) { public void Run() { chat.[|CompleteChat|](message); } }
            class A { void Run(byte[] bytes) => new Asker(Clients.Chat, new UserChatMessage(IMAGE)).Run(); }
            """ },
        { "through an extension method", """
            static class Ext
            {
                public static List<ChatMessage> WithImage(this List<ChatMessage> list, byte[] bytes)
                {
                    list.Add(new UserChatMessage(IMAGE));
                    return list;
                }
            }

            class A
            {
                void Run(byte[] bytes) { Clients.Chat.[|CompleteChat|](new List<ChatMessage>().WithImage(bytes)); }
            }
            """ },
        { "through a helper that changes its argument", """
            class A
            {
                static void Fill(List<ChatMessage> list, byte[] bytes) => list.Add(new UserChatMessage(IMAGE));

                void Run(byte[] bytes)
                {
                    var list = new List<ChatMessage>();
                    Clients.Chat.CompleteChat(list);
                    Fill(list, bytes);
                    Clients.Chat.[|CompleteChat|](list);
                }
            }
            """ },
        { "through a generic helper", """
            class A
            {
                static T Retry<T>(Func<T> action) { try { return action(); } catch { return action(); } }
                void Run(byte[] bytes) { var m = Retry(() => new UserChatMessage(IMAGE)); Clients.Chat.[|CompleteChat|](m); }
            }
            """ },
        { "sent by a lambda that a helper runs", """
            class A
            {
                static async Task<T> Retry<T>(Func<Task<T>> action) => await action();

                async Task Run(byte[] bytes)
                {
                    var m = new UserChatMessage(IMAGE);
                    await Retry(async () => await Clients.Chat.[|CompleteChatAsync|](m));
                }
            }
            """ },
        { "given to a lambda by a helper", """
            class A
            {
                static void With(byte[] bytes, Action<ChatMessage> use) => use(new UserChatMessage(IMAGE));
                void Run(byte[] bytes) => With(bytes, m => Clients.Chat.[|CompleteChat|](m));
            }
            """ },
        { "by an event", """
            class Cam
            {
                public event Action<ChatMessage>? Ready;
                public void Raise(byte[] bytes) => Ready?.Invoke(new UserChatMessage(IMAGE));
            }

            class A
            {
                void Start(Cam cam) { cam.Ready += OnReady; }
                void OnReady(ChatMessage m) { Clients.Chat.[|CompleteChat|](m); }
            }
            """ },
        { "by an iterator", """
            class A
            {
                IEnumerable<ChatMessage> Messages(byte[] bytes)
                {
                    yield return new SystemChatMessage("s");
                    yield return new UserChatMessage(IMAGE);
                }

                void Run(byte[] bytes) { Clients.Chat.[|CompleteChat|](Messages(bytes)); }
            }
            """ },
        { "through an interface", """
            interface IBuilder { ChatMessage Build(byte[] bytes); }
            class Builder : IBuilder { public ChatMessage Build(byte[] bytes) => new UserChatMessage(IMAGE); }
            class A(IBuilder builder) { void Run(byte[] bytes) { Clients.Chat.[|CompleteChat|](builder.Build(bytes)); } }
            """ },
        { "into an interface", """
            interface IAsk { void Ask(List<ChatMessage> m); }
            class Asker : IAsk { public void Ask(List<ChatMessage> m) { Clients.Chat.[|CompleteChat|](m); } }
            class A(IAsk ask) { void Run(byte[] bytes) => ask.Ask([new UserChatMessage(IMAGE)]); }
            """ },
        { "through an abstract member", """
            abstract class Base
            {
                protected abstract ChatMessage Build(byte[] bytes);
                public void Run(byte[] bytes) { Clients.Chat.[|CompleteChat|](Build(bytes)); }
            }

            class Sub : Base
            {
                protected override ChatMessage Build(byte[] bytes) => new UserChatMessage(IMAGE);
            }
            """ },
        { "through a delegate in a field", """
            class A
            {
                private Func<byte[], ChatMessage> _make = bytes => new UserChatMessage(IMAGE);
                void Run(byte[] bytes) { Clients.Chat.[|CompleteChat|](_make(bytes)); }
            }
            """ },
        { "through a partial class", """
            partial class A
            {
                private ChatMessage? _m;
                partial void Prepare(byte[] bytes);

                void Run(byte[] bytes)
                {
                    Prepare(bytes);
                    Clients.Chat.[|CompleteChat|](_m!);
                }
            }

            partial class A
            {
                partial void Prepare(byte[] bytes) { _m = new UserChatMessage(IMAGE); }
            }
            """ },
        { "through an out argument", """
            class A
            {
                static bool TryBuild(byte[] bytes, out ChatMessage m) { m = new UserChatMessage(IMAGE); return true; }
                void Run(byte[] bytes) { if (TryBuild(bytes, out var m)) { Clients.Chat.[|CompleteChat|](m); } }
            }
            """ },
        { "through a tuple", """
            class A
            {
                static (ChatMessage Message, string Note) Build(byte[] bytes) => (new UserChatMessage(IMAGE), "n");

                void Run(byte[] bytes)
                {
                    var (m, _) = Build(bytes);
                    Clients.Chat.[|CompleteChat|](m);
                    var t = Build(bytes);
                    Clients.Chat.[|CompleteChat|](t.Message);
                }
            }
            """ },
        { "in a dictionary of conversations", """
            class A
            {
                private readonly System.Collections.Concurrent.ConcurrentDictionary<string, List<ChatMessage>> _all = new();

                public void Show(string id, byte[] bytes)
                {
                    var h = _all.GetOrAdd(id, _ => new List<ChatMessage>());
                    h.Add(new UserChatMessage(IMAGE));
                    Clients.Chat.[|CompleteChat|](h);
                }
            }
            """ },
        { "while the field holds it", """
            class A
            {
                private readonly List<ChatMessage> _history = [];
                public void Show(byte[] bytes) { _history.Add(new UserChatMessage(IMAGE)); Ask(); _history.Clear(); }
                private void Ask() { Clients.Chat.[|CompleteChat|](_history); }
            }
            """ },
        { "by recursion", """
            class A
            {
                void Ask(ChatMessage m, int n)
                {
                    if (n > 0) { Ask(m, n - 1); }
                    Clients.Chat.[|CompleteChat|](m);
                }

                void Run(byte[] bytes) => Ask(new UserChatMessage(IMAGE), 3);
            }
            """ },
        { "in a list of its own type", """
            class History : List<ChatMessage> { public void AddImage(byte[] bytes) => Add(new UserChatMessage(IMAGE)); }
            class A { void Run(byte[] bytes) { var h = new History(); h.AddImage(bytes); Clients.Chat.[|CompleteChat|](h); } }
            """ },
        { "by a builder of its own", """
            class Prompt
            {
                private readonly List<ChatMessageContentPart> _parts = [];

                public Prompt Image(byte[] bytes)
                {
                    _parts.Add(IMAGE);
                    return this;
                }

                public Prompt Text(string t)
                {
                    _parts.Add(t);
                    return this;
                }

                public ChatMessage Build() => new UserChatMessage(_parts);
            }

            class A
            {
                void Run(byte[] bytes)
                {
                    Clients.Chat.[|CompleteChat|](new Prompt().Text("x").Image(bytes).Build());
                }
            }
            """ },
        { "set and read by an interface without a class in source", """
            interface ISlot { ChatMessage? Message { get; set; } }

            class A(ISlot slot)
            {
                void Run(byte[] bytes)
                {
                    slot.Message = new UserChatMessage(IMAGE);
                    Clients.Chat.[|CompleteChat|](slot.Message!);
                }
            }
            """ },
        { "set in one method and read in another by an abstract property", """
            abstract class Slot { public abstract ChatMessage? Message { get; set; } }

            class A(Slot slot)
            {
                void Fill(byte[] bytes) => slot.Message = new UserChatMessage(IMAGE);
                void Run() { Clients.Chat.[|CompleteChat|](slot.Message!); }
            }
            """ },
        { "an indexer in source", """
            class Pages
            {
                private readonly ChatMessage?[] _all = new ChatMessage?[9];
                public ChatMessage? this[int page] { get => _all[page]; set => _all[page] = value; }
            }

            class A
            {
                void Run(byte[] bytes)
                {
                    var pages = new Pages();
                    pages[3] = new UserChatMessage(IMAGE);
                    Clients.Chat.[|CompleteChat|](pages[3]!);
                }
            }
            """ },
        { "an element of a tuple", """
            class A
            {
                void Run(byte[] bytes)
                {
                    (ChatMessage? Message, int Count) pair = (null, 0);
                    pair.Message = new UserChatMessage(IMAGE);
                    Clients.Chat.[|CompleteChat|](pair.Message!);
                }
            }
            """ },
        { "an element of a tuple in a field", """
            class A
            {
                private (ChatMessage? Message, int Count) _pair;
                void Fill(byte[] bytes) => _pair.Message = new UserChatMessage(IMAGE);
                void Run() { Clients.Chat.[|CompleteChat|](_pair.Message!); }
            }
            """ },
        { "the key of an indexer in source", """
            class Pages
            {
                private object? _last;
                public object? this[object page] { get => _last; set => _last = page; }
            }

            class A
            {
                void Run(byte[] bytes)
                {
                    var pages = new Pages();
                    pages[new UserChatMessage(IMAGE)] = null;
                    Clients.Chat.[|CompleteChat|]((ChatMessage)pages[1]!);
                }
            }
            """ },
        { "an implementation that is filled and an interface that is read", """
            interface ISlot { ChatMessage? Message { get; } }
            class Slot : ISlot { public ChatMessage? Message { get; set; } }
            class Filler { void Fill(Slot slot, byte[] bytes) => slot.Message = new UserChatMessage(IMAGE); }
            class A(ISlot slot) { void Run() { Clients.Chat.[|CompleteChat|](slot.Message!); } }
            """ },
        { "a positional property of a record that is made elsewhere", """
            record Item(ChatMessage Message, int Number);
            static class Maker { public static object Make(byte[] bytes) => new Item(new UserChatMessage(IMAGE), 1); }
            class A { void Run(Item item) { Clients.Chat.[|CompleteChat|](item.Message); } }
            """ },
        { "a function that a helper runs", """
            class A
            {
                void Run(byte[] bytes)
                {
                    ChatMessage? m = null;
                    Do(() => m = new UserChatMessage(IMAGE));
                    Clients.Chat.[|CompleteChat|](m!);
                }

                static void Do(Action action) => action();
            }
            """ },
        { "a parameter that is replaced on one way", """
            class A
            {
                void Run(byte[] bytes, bool flag)
                {
                    If(new UserChatMessage(IMAGE), flag);
                    Else(new UserChatMessage(IMAGE), flag);
                }

                void If(ChatMessage m, bool flag)
                {
                    if (flag) { m = new SystemChatMessage("s"); }
                    Clients.Chat.[|CompleteChat|](m);
                }

                void Else(ChatMessage m, bool flag)
                {
                    if (flag)
                    {
                        Console.WriteLine();
                    }
                    else
                    {
                        m = new SystemChatMessage("s");
                    }

                    Clients.Chat.[|CompleteChat|](m);
                }
            }
            """ },
        { "a list that is cleared on one way", """
            class A
            {
                void Run(byte[] bytes, bool flag)
                {
                    If([new UserChatMessage(IMAGE)], flag);
                    Else([new UserChatMessage(IMAGE)], flag);
                }

                void If(List<ChatMessage> all, bool flag)
                {
                    if (flag) { all.Clear(); }
                    Clients.Chat.[|CompleteChat|](all);
                }

                void Else(List<ChatMessage> all, bool flag)
                {
                    if (flag)
                    {
                        Console.WriteLine();
                    }
                    else
                    {
                        all.Clear();
                    }

                    Clients.Chat.[|CompleteChat|](all);
                }
            }
            """ },
        { "several variables that are filled on one way", """
            class A
            {
                void Run(byte[] bytes, bool flag)
                {
                    ChatMessage? a = null, b = null, c = null, d = null;
                    if (flag)
                    {
                        a = new UserChatMessage(IMAGE);
                        b = new UserChatMessage(IMAGE);
                    }
                    else
                    {
                        c = new UserChatMessage(IMAGE);
                        d = new UserChatMessage(IMAGE);
                    }

                    Clients.Chat.[|CompleteChat|](a!);
                    Clients.Chat.[|CompleteChat|](b!);
                    Clients.Chat.[|CompleteChat|](c!);
                    Clients.Chat.[|CompleteChat|](d!);
                }
            }
            """ },
        { "a member that is filled on one way", """
            class Slot { public ChatMessage? First; public ChatMessage? Second; public int Count; }
            class A
            {
                void Run(byte[] bytes, bool flag)
                {
                    var slot = new Slot { Count = 1 };
                    if (flag) { slot.First = new UserChatMessage(IMAGE); } else { slot.Second = new UserChatMessage(IMAGE); }
                    Clients.Chat.[|CompleteChat|](slot.First!);
                    Clients.Chat.[|CompleteChat|](slot.Second!);
                }
            }
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "another helper makes the image", """
            class A
            {
                ChatMessage Build(byte[] bytes) => new UserChatMessage(IMAGE);
                ChatMessage Text() => new UserChatMessage("t");
                void Run(byte[] bytes) { Build(bytes); Clients.Chat.CompleteChat(Text()); }
            }
            """ },
        { "the wrapper only gets text", """
            class A
            {
                Task Ask(IEnumerable<ChatMessage> messages) => Clients.Chat.CompleteChatAsync(messages);
                Task Text(byte[] bytes) { var unused = IMAGE; return Ask([new UserChatMessage("hi")]); }
            }
            """ },
        { "another field holds it", """
            class A
            {
                private readonly List<ChatMessage> _images = new(), _texts = new();
                public void Show(byte[] bytes) => _images.Add(new UserChatMessage(IMAGE));
                public void Ask(string q) { _texts.Add(new UserChatMessage(q)); Clients.Chat.CompleteChat(_texts); }
            }
            """ },
        { "a property of the record that holds no image", """
            record Turn(ChatMessage Image, ChatMessage Text);

            class A
            {
                void Run(byte[] bytes)
                {
                    var t = new Turn(new UserChatMessage(IMAGE), new UserChatMessage("t"));
                    Clients.Chat.CompleteChat(t.Text);
                }
            }
            """ },
        { "the helper fills another list", """
            class A
            {
                static void Fill(List<ChatMessage> list, byte[] bytes) => list.Add(new UserChatMessage(IMAGE));

                void Run(byte[] bytes)
                {
                    var list = new List<ChatMessage>();
                    var other = new List<ChatMessage>();
                    Fill(other, bytes);
                    Clients.Chat.CompleteChat(list);
                }
            }
            """ },
        { "a factory makes two lists", """
            class A
            {
                static List<ChatMessage> Make() => new();
                void Run(byte[] bytes) { var a = Make(); var b = Make(); a.Add(new UserChatMessage(IMAGE)); Clients.Chat.CompleteChat(b); }
            }
            """ },
        { "a builder that got text", """
            class Prompt
            {
                private readonly List<ChatMessageContentPart> _parts = [];

                public Prompt Image(byte[] bytes)
                {
                    _parts.Add(IMAGE);
                    return this;
                }

                public Prompt Text(string t)
                {
                    _parts.Add(t);
                    return this;
                }

                public ChatMessage Build() => new UserChatMessage(_parts);
            }

            class A
            {
                void Run(byte[] bytes) { Clients.Chat.CompleteChat(new Prompt().Text("x").Build()); }
            }
            """ },
        { "the value of an indexer that keeps its key", """
            class Pages
            {
                private object? _last;
                public object? this[object page] { get => _last; set => _last = page; }
            }

            class A
            {
                void Run(byte[] bytes)
                {
                    var pages = new Pages();
                    pages[new SystemChatMessage("s")] = new UserChatMessage(IMAGE);
                    Clients.Chat.CompleteChat((ChatMessage)pages[1]!);
                }
            }
            """ },
        { "a list that is cleared on all ways", """
            class A
            {
                void Run(byte[] bytes, bool flag) => Send([new UserChatMessage(IMAGE)], flag);

                void Send(List<ChatMessage> all, bool flag)
                {
                    if (flag)
                    {
                        all.Clear();
                    }
                    else
                    {
                        all.Clear();
                    }

                    Clients.Chat.CompleteChat(all);
                }
            }
            """ },
        { "a tuple that was replaced", """
            class A
            {
                void Run(byte[] bytes)
                {
                    (ChatMessage? Message, int Count) pair = (null, 0);
                    pair.Message = new UserChatMessage(IMAGE);
                    pair = (new SystemChatMessage("s"), 1);
                    Clients.Chat.CompleteChat(pair.Message!);
                }
            }
            """ },
        { "the index of an indexer", """
            class Pages
            {
                private readonly List<object> _keys = [];
                public ChatMessage this[object key] { get => new SystemChatMessage("s"); set => _keys.Add(key); }
            }

            class A
            {
                void Run(byte[] bytes)
                {
                    var pages = new Pages();
                    pages[new UserChatMessage(IMAGE)] = new SystemChatMessage("s");
                    Clients.Chat.CompleteChat(pages["a"]);
                }
            }
            """ },
        { "only the text of the message is sent", """
            class A
            {
                void Run(byte[] bytes)
                {
                    var m = new UserChatMessage(IMAGE);
                    Clients.Chat.CompleteChat(new UserChatMessage(m.Content[0].Text));
                }
            }
            """ },
    };

    /// <summary>The whole source of a case.</summary>
    public static string SourceOf(string body) => Usings + Client + body.Replace("IMAGE", Image, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Media_passed_across_methods_is_reported(string how, string source)
    {
        Assert.NotEmpty(how);
        return new Project().Add("Source.cs", SourceOf(source)).Expect("AUP1001");
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Look_alike_across_methods_is_not_reported(string how, string source)
    {
        Assert.NotEmpty(how);
        return new Project().Add("Source.cs", SourceOf(source)).ExpectSilence();
    }
}
