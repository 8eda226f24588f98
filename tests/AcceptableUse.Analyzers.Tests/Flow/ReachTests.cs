using System.Text;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// How far media is followed, where earlier versions stopped without a word: either it is found, or AUP3002 says that it
/// may be missing.
/// </summary>
public sealed class ReachTests
{
    private const string Image = "new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\"))";

    public static TheoryData<string, string> Found { get; } = new()
    {
        { "handed up through sixty returns", $$"""
            {{Repeat(60, i => $"ChatMessage Make{i}(byte[] bytes) => Make{i + 1}(bytes);")}}
            ChatMessage Make60(byte[] bytes) => {{Image}};
            void Run(byte[] bytes) => Chat.[|CompleteChat|](Make0(bytes));
            """ },
        { "handed down through eight calls", $$"""
            {{Repeat(8, i => $"void Send{i}(ChatMessage message) => Send{i + 1}(message);")}}
            void Send8(ChatMessage message) => Chat.[|CompleteChat|](message);
            void Run(byte[] bytes) => Send0({{Image}});
            """ },
        { "the ninth implementation of an interface", $$"""
            {{Repeat(8, i => $"class Text{i} : IMaker {{ public ChatMessage Make(byte[] bytes) => new UserChatMessage(\"text\"); }}")}}
            class Picture : IMaker { public ChatMessage Make(byte[] bytes) => {{Image}}; }
            interface IMaker { ChatMessage Make(byte[] bytes); }
            void Run(IMaker maker, byte[] bytes) => Chat.[|CompleteChat|](maker.Make(bytes));
            """ },
        { "a delegate that is handed on through thirty methods", $$"""
            {{Repeat(30, i => $"void Pass{i}(Action<ChatMessage> send, byte[] bytes) => Pass{i + 1}(send, bytes);")}}
            void Pass30(Action<ChatMessage> send, byte[] bytes) => send({{Image}});
            void Run(byte[] bytes) => Pass0(message => Chat.[|CompleteChat|](message), bytes);
            """ },
        { "one caller among twelve hundred", $$"""
            void Send(ChatMessage message) => Chat.[|CompleteChat|](message);
            {{Repeat(1200, i => $"void Call{i}() => Send(new UserChatMessage(\"{i}\"));")}}
            void Run(byte[] bytes) => Send({{Image}});
            """ },
        { "a state function that yields the next one", $$"""
            delegate Step Step(byte[] bytes);
            Step _step = null!;
            void Advance(byte[] bytes) => _step = _step(bytes);
            Step First(byte[] bytes) { Chat.[|CompleteChat|]({{Image}}); return First; }
            void Run() => _step = First;
            """ },
        { "a message that a state function keeps", $$"""
            delegate object Step(byte[] bytes);
            object _state = null!;
            void Advance(byte[] bytes) => _state = ((Step)_state)(bytes);
            object First(byte[] bytes) => {{Image}};
            void Run() { _state = (Step)First; }
            void Send() => Chat.[|CompleteChat|]((ChatMessage)_state);
            """ },
        { "a value of the current execution context", $$"""
            readonly AsyncLocal<ChatMessage> _current = new();
            void Keep(byte[] bytes) => _current.Value = {{Image}};
            void Send() => Chat.[|CompleteChat|](_current.Value!);
            """ },
        { "a callback of the threading library", $$"""
            void Post(SendOrPostCallback send, byte[] bytes) => send({{Image}});
            void Run(byte[] bytes) => Post(message => Chat.[|CompleteChat|]((ChatMessage)message!), bytes);
            """ },
        { "a method that calls what it overrides", $$"""
            class Log
            {
                public readonly List<ChatMessage> Messages = [];
                public virtual void Add(ChatMessage message) => Messages.Add(message);
            }

            class Twice : Log
            {
                public override void Add(ChatMessage message)
                {
                    base.Add(message);
                    base.Add(message);
                }
            }

            void Run(byte[] bytes)
            {
                Log log = new Twice();
                log.Add({{Image}});
                Chat.[|CompleteChat|](log.Messages);
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public Task Media_is_found_across_any_number_of_calls(string shape, string members)
    {
        Assert.NotEmpty(shape);
        return AzureChat.With(members).Expect("AUP1001");
    }

    [Fact]
    public async Task Value_with_too_many_objects_is_reported_as_AUP3002()
    {
        var cases = Repeat(40, i => $"case {i}: message = Make{i}(); break;\n");
        var makers = Repeat(40, i => $"ChatMessage Make{i}() => new UserChatMessage(\"{i}\");\n");
        var diagnostics = await AzureChat.With($$"""
            {{makers}}
            ChatMessage Picture(byte[] bytes) => {{Image}};
            void Run(byte[] bytes, int n)
            {
                ChatMessage message;
                switch (n) { {{cases}} default: message = Picture(bytes); break; }
                Chat.CompleteChat(message);
            }
            """).Analyze();

        Assert.Contains(diagnostics, diagnostic => diagnostic.Id is "AUP1001" or "AUP3002");
    }

    [Fact]
    public Task Base_call_runs_the_base_method_only() => AzureChat.With($$"""
        class Log
        {
            public virtual ChatMessage Note(byte[] bytes) => new UserChatMessage("text");
        }

        class Pictures : Log
        {
            public override ChatMessage Note(byte[] bytes) => {{Image}};
        }

        class Texts : Log
        {
            public override ChatMessage Note(byte[] bytes)
            {
                Chat.CompleteChat(base.Note(bytes));
                return base.Note(bytes);
            }
        }
        """).ExpectSilence();

    private static string Repeat(int count, Func<int, string> part) =>
        Enumerable.Range(0, count).Aggregate(new StringBuilder(), (text, i) => text.AppendLine(part(i))).ToString();
}
