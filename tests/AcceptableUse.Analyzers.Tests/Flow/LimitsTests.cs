using System.Text;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>The shapes that hung or exploded other engines end here with the right verdict, or say that they were cut.</summary>
public sealed class LimitsTests
{
    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\")";

    private const string Header = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        static class Clients
        {
            public static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
        }

        """;

    public static TheoryData<string, string> Shapes { get; } = new()
    {
        {
            "thirty ifs in a row",
            Sending(Repeat(30, i => $$"""
                if (n > {{i}})
                {
                    m.Add(new UserChatMessage("{{i}}"));
                }
                else
                {
                    m.Add(new UserChatMessage({{Image}}));
                }

                """))
        },
        {
            "five thousand elements",
            Method($$"""
                var m = new List<ChatMessage>
                {
                    {{Repeat(5000, i => $"new UserChatMessage(\"t{i}\"), ")}}
                    new UserChatMessage({{Image}})
                };
                Chat.[|CompleteChat|](m);
                """)
        },
        {
            "three thousand lines",
            Sending(Repeat(3000, i => $"m.Add(new UserChatMessage($\"t{i} {{n}}\"));\n") + $"m.Add(new UserChatMessage({Image}));")
        },
        {
            "deep nesting",
            Method($$"""
                var m = new List<ChatMessage>();
                {{Repeat(60, i => $"if (n > {i}) {{")}}
                m.Add(new UserChatMessage({{Image}}));
                Chat.[|CompleteChat|](m);
                {{new string('}', 60)}}
                """)
        },
        {
            "loops in loops",
            Method($$"""
                var m = new List<ChatMessage>();
                {{Repeat(12, i => $"while (n++ < {i}) {{ m = m.ToList();")}}
                m.Add(new UserChatMessage({{Image}}));
                Chat.[|CompleteChat|](m);
                {{new string('}', 12)}}
                """)
        },
        {
            "a huge switch",
            Sending($$"""
                switch (n)
                {
                    {{Repeat(500, i => $"case {i}: m.Add(new UserChatMessage(\"{i}\")); break;")}}
                    default:
                        m.Add(new UserChatMessage({{Image}}));
                        break;
                }
                """)
        },
        { "variables that change places", Method($$"""
            ChatMessage a = new SystemChatMessage("a"), b = new SystemChatMessage("b"), c = new UserChatMessage({{Image}});
            while (n-- > 0) { (a, b, c) = (b, c, a); }
            Chat.[|CompleteChat|](a);
            """) },
        { "a text that grows", Sending("""
            var t = "";
            while (n-- > 0)
            {
                t = $"{t}, {t} {n}";
                m.Add(new UserChatMessage(t));
                m.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(new Uri(t))));
            }
            """) },
        { "an object that holds itself", Method($$"""
            var o = new List<object>();
            o.Add(o);
            o.Add({{Image}});
            Chat.[|CompleteChat|](new UserChatMessage((ChatMessageContentPart)o[1]));
            """) },
        { "mutual recursion", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                ChatMessage Even(byte[] bytes, int n) => n == 0 ? new UserChatMessage({{Image}}) : Odd(bytes, n - 1);
                ChatMessage Odd(byte[] bytes, int n) => n == 1 ? new SystemChatMessage("s") : Even(bytes, n - 1);
                void Run(byte[] bytes) { Chat.[|CompleteChat|](Even(bytes, 4)); }
            }
            """ },
        { "fields in a circle", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                ChatMessage? _a, _b, _c;
                void One() => _a = _b;
                void Two() => _b = _c;
                void Three() => _c = _a;
                void Four(byte[] bytes) => _c = new UserChatMessage({{Image}});
                void Run() { Chat.[|CompleteChat|](_a!); }
            }
            """ },
        { "self-referential generics", $$"""
            abstract class Node<T> where T : Node<T>
            {
                public List<ChatMessage> Messages { get; } = [];
                public abstract T Next();

                public T Add(byte[] bytes)
                {
                    Messages.Add(new UserChatMessage({{Image}}));
                    return (T)this;
                }
            }

            class Leaf : Node<Leaf>
            {
                public override Leaf Next() => this;
            }

            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                void Run(byte[] bytes) { Chat.[|CompleteChat|](new Leaf().Add(bytes).Next().Messages); }
            }
            """ },
        { "a method that runs itself by a field", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                readonly Func<byte[], int, ChatMessage> _next;
                public A() => _next = Make;
                ChatMessage Make(byte[] bytes, int n) => n > 0 ? _next(bytes, n - 1) : new UserChatMessage({{Image}});
                void Run(byte[] bytes) { Chat.[|CompleteChat|](Make(bytes, 4)); }
            }
            """ },
        { "methods that run each other by fields", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                readonly Func<byte[], ChatMessage> _even, _odd;
                public A() => (_even, _odd) = (Even, Odd);
                ChatMessage Even(byte[] bytes) => _odd(bytes);
                ChatMessage Odd(byte[] bytes) => bytes.Length > 9 ? _even(bytes) : new UserChatMessage({{Image}});
                void Run(byte[] bytes) { Chat.[|CompleteChat|](Even(bytes)); }
            }
            """ },
        { "a lambda that runs itself", Method($$"""
            Func<int, ChatMessage> make = null!;
            make = left => left > 0 ? make(left - 1) : new UserChatMessage({{Image}});
            Chat.[|CompleteChat|](make(n));
            """) },
        { "thirty handlers that run all of them", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                event Func<int, ChatMessage>? Made;
                ChatMessage? Raise(int n) => Made?.Invoke(n);
                {{Repeat(30, i => $"ChatMessage Make{i}(int n) => n > {i} ? Made!(n - 1) : Raise(n - 1)!;\n")}}
                void Run(byte[] bytes, int n)
                {
                    {{Repeat(30, i => $"Made += Make{i};\n")}}
                    Made += _ => new UserChatMessage({{Image}});
                    Chat.[|CompleteChat|](Raise(n)!);
                }
            }
            """ },
        { "eighty steps that run the next", Steps(80) },
        { "a long chain of calls", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                {{Repeat(5, i => $"ChatMessage M{i}(byte[] bytes) => M{i + 1}(bytes);")}}
                ChatMessage M5(byte[] bytes) => new UserChatMessage({{Image}});
                void Run(byte[] bytes) { Chat.[|CompleteChat|](M0(bytes)); }
            }
            """ },
        { "a long chain of callers", $$"""
            class A
            {
                static readonly ChatClient Chat = Clients.Chat;
                void M0(ChatMessage m) { Chat.[|CompleteChat|](m); }
                {{Repeat(40, i => $"void M{i + 1}(ChatMessage m) => M{i}(m);")}}
                void Run(byte[] bytes) => M40(new UserChatMessage({{Image}}));
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Extreme_input_ends_with_the_right_verdict(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return ToProject(source).Expect("AUP1001");
    }

    [Fact]
    public async Task Too_deep_expression_is_reported_as_AUP3002()
    {
        var sum = string.Concat(Enumerable.Repeat("(", 400)) + "\"x\"" + string.Concat(Enumerable.Repeat(" + n)", 400));
        var diagnostics = await ToProject(
            Method($"var t = {sum}; Chat.CompleteChat(t);") + $"class Media {{ object Make(byte[] bytes) => {Image}; }}").Analyze();
        Assert.Equal(["AUP3002"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Too_long_a_chain_of_functions_is_reported_as_AUP3002()
    {
        var diagnostics = await ToProject(Steps(1000, "CompleteChat")).Analyze();
        Assert.Equal(["AUP3002"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_checks_and_local_functions_are_analysed_in_time()
    {
        var checks = Repeat(300, i => $"if (n > {i} && (May(n) || Has({i}))) {{ F{i % 30}(n); }} else if (!Has(n)) {{ n++; }}\n");
        var functions = Repeat(30, i => $"void F{i}(int m) {{ if (Has(m)) {{ {Repeat(30, j => $"F{j}(m);")} }} }}\n");
        var project = new Project { Deployment = "real-time-surveillance", AdditionalFiles = [new CatalogFile("M:A.Has; consent")] }
            .Add("A.cs", $$"""
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            class A(AzureOpenAIClient client)
            {
                bool Has(int n) => n > 3;
                bool May(int n) => Has(n) && n > 5;

                void Run(byte[] bytes, int n)
                {
                    {{checks}}
                    client.GetChatClient("m").[|CompleteChat|](
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
                    {{functions}}
                }
            }
            """);
        await project.Expect("AUP1003");
    }

    [Fact]
    public void Project_without_a_sending_call_builds_no_flow_graph()
    {
        var compilation = new Project().Compile([("A.cs", """
            class A
            {
                void M()
                {
                    System.Console.WriteLine();
                    for (var i = 0; i < 3; i++) { M(); }
                }
            }
            """)]);
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn);
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.First());
        foreach (var call in compilation.SyntaxTrees.First().GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            Assert.Null(flow.SinkOf((Microsoft.CodeAnalysis.Operations.IInvocationOperation)model.GetOperation(call)!));
        }

        Assert.Equal(0, flow.GraphCount);
    }

    [Fact]
    public void Call_builds_only_the_flow_graphs_it_needs()
    {
        var source = """
            using OpenAI.Chat;

            class A
            {
                void Run(ChatClient chat) { chat.CompleteChat("text"); }

                void Unrelated()
                {
                    for (var i = 0; i < 3; i++) { System.Console.WriteLine(i); }
                }
            }
            """;
        var compilation = new Project().Compile([("A.cs", source)]);
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn);
        var call = compilation.SyntaxTrees.First().GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        Assert.Empty(flow.Follow(call, out var isCut, CancellationToken.None));
        Assert.False(isCut);
        Assert.Equal(1, flow.GraphCount);
    }

    [Fact]
    public void Calls_after_a_spent_budget_are_cut_and_those_before_keep_their_verdict()
    {
        var compilation = new Project().Compile([("A.cs", Header + $$"""
            class First
            {
                void Run(byte[] bytes) { Clients.Chat.CompleteChat(new UserChatMessage({{Image}})); }
            }

            class Second(AzureOpenAIClient client)
            {
                void Run(byte[] bytes) { client.GetChatClient("gpt-4o").CompleteChat(Make(bytes)); }

                ChatMessage Make(byte[] bytes) => new UserChatMessage({{Image}});
            }

            class Third(ChatClient chat)
            {
                void Run(byte[] bytes) { chat.CompleteChat(new UserChatMessage({{Image}})); }
            }
            """)]);
        var calls = compilation.SyntaxTrees.SelectMany(file => file.GetRoot().DescendantNodes())
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompleteChat" })
            .ToList();

        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn);
        Assert.NotEmpty(flow.Follow(calls[0], out _, CancellationToken.None));
        var budget = flow.Summaries.Spent;
        Assert.NotEmpty(flow.Follow(calls[1], out var isCut, CancellationToken.None));
        Assert.False(isCut);
        Assert.NotEmpty(flow.Follow(calls[2], out _, CancellationToken.None));

        flow = new MediaCallFinder(compilation, ApiModels.BuiltIn, budget: budget);
        Assert.NotEmpty(flow.Follow(calls[0], out isCut, CancellationToken.None));
        Assert.False(isCut);
        foreach (var call in calls.Skip(1))
        {
            Assert.Empty(flow.Follow(call, out isCut, CancellationToken.None));
            Assert.True(isCut);
        }

        Assert.NotEmpty(flow.Follow(calls[0], out _, CancellationToken.None));
    }

    private static Project ToProject(string source) => new Project().Add("A.cs", Header + source);

    /// <summary>A method that makes a list <c>m</c>, runs the statements and sends the list.</summary>
    private static string Sending(string statements) => Method($$"""
        var m = new List<ChatMessage>();
        {{statements}}
        Chat.[|CompleteChat|](m);
        """);

    private static string Method(string body) => $$"""
        class A
        {
            static readonly ChatClient Chat = Clients.Chat;
            void Run(byte[] bytes, int n) { {{body}} }
        }
        """;

    /// <summary>Functions each of which runs the next, the last of which makes an image.</summary>
    private static string Steps(int count, string send = "[|CompleteChat|]") => Method($$"""
        {{Repeat(count, i => $"Func<ChatMessage> step{i} = null!;\n")}}
        {{Repeat(count - 1, i => $"step{i} = () => step{i + 1}();\n")}}
        step{{count - 1}} = () => new UserChatMessage({{Image}});
        Chat.{{send}}(step0());
        """);

    private static string Repeat(int count, Func<int, string> part) =>
        Enumerable.Range(0, count).Aggregate(new StringBuilder(), (text, i) => text.Append(part(i))).ToString();
}
