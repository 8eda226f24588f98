using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Files that put media into an object without a word of its type.</summary>
public sealed class UnnamedTypeTests
{
    private const string Session = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        sealed class Session
        {
            private readonly ChatClient _chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");

            public List<ChatMessage> Messages = [];
            public void Ask() { _chat.[|CompleteChat|](Messages); }
        }
        """;

    private const string Image = """
        Messages = [new OpenAI.Chat.UserChatMessage(
            OpenAI.Chat.ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes("p")), "image/png"))]
        """;

    public static TheoryData<string, string, string> Shapes { get; } = new()
    {
        {
            "returned",
            "static class Store { public static Session Get() => new(); }",
            "class U { void Go() { var s = Store.Get(); s.IMAGE; } }"
        },
        { "held by what is returned", """
            static class Store
            {
                public static Holder Get() => new();
            }

            class Holder { public Session Held = new(); }
            """, "class U { void Go() { var h = Store.Get(); h.Held.IMAGE; } }" },
        {
            "inherited in another part",
            "abstract class Base { protected Session Held = new(); } partial class Page : Base;",
            "partial class Page { void Go() => Held.IMAGE; }"
        },
        { "of a generic base", """
            abstract class Base<T> where T : new() { public T Held = new(); }
            class Page : Base<Session>;
            """, "class U { void Go(Page p) => p.Held.IMAGE; }" },
        {
            "returned by an extension",
            "static class Sessions { public static Session Begin(this string name) => new(); }",
            "class U { void Go() => \"n\".Begin().IMAGE; }"
        },
        { "taken apart by an extension", """
            class Holder { public static Holder One = new(); }

            static class Holders
            {
                public static void Deconstruct(this Holder h, out Session s, out int n)
                {
                    s = new();
                    n = 0;
                }
            }
            """, "class U { void Go() { var (s, n) = Holder.One; s.IMAGE; } }" },
        { "imported everywhere", """
            global using static Store;

            static class Store
            {
                public static Session Get() => new();
            }
            """, "class U { void Go() => Get().IMAGE; }" },
        { "by an alias everywhere", "global using S = Session;", "class U { void Go() => new S().IMAGE; }" },
        {
            "given to a lambda",
            "class Hub { public static void Each(Action<Session> visit) => visit(new()); }",
            "class U { void Go() => Hub.Each(s => s.IMAGE); }"
        },
        { "enumerated", """
            class Hub
            {
                public static Hub One = new();
                public IEnumerator<Session> GetEnumerator() { yield return new(); }
            }
            """, "class U { void Go() { foreach (var s in Hub.One) { s.IMAGE; } } }" },
        {
            "by an index",
            "class Hub { public static Hub One = new(); public Session this[int i] => new(); }",
            "class U { void Go() => Hub.One[0].IMAGE; }"
        },
        { "passed to a delegate", """
            delegate void Visit(Session s);

            class Hub
            {
                public static event Visit? Seen;
                static void Run() => Seen!(new());
            }
            """, "class U { void Go() => Hub.Seen += s => s.IMAGE; }" },
        { "in a program's other part", "partial class Program { static Session Get() => new(); }", "var s = Get(); s.IMAGE;" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Media_in_types_without_a_written_name_is_reported(string shape, string declaration, string use) =>
        await new Project
        {
            OutputKind = shape.Contains("program", StringComparison.Ordinal)
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary
        }
            .Add("Session.cs", Session)
            .Add("Declaration.cs", declaration)
            .Add("Use.cs", use.Replace("IMAGE", Image, StringComparison.Ordinal))
            .Expect("AUP1001");

    [Fact]
    public async Task Sdk_that_is_referenced_under_an_alias_alone_is_known()
    {
        var project = new Project();
        var compilation = project.Compile(
        [
            ("Look.cs", """
                extern alias sdk;
                using sdk::Azure.AI.OpenAI;
                using sdk::OpenAI.Chat;

                sealed class Look(AzureOpenAIClient azure)
                {
                    public void Ask(byte[] jpeg) => azure.GetChatClient("m").CompleteChat(
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                }
                """),
        ]);
        compilation = compilation.WithReferences(
            compilation.References.Select(
                reference => reference.Display is { } name && name.Contains("OpenAI", StringComparison.Ordinal) ? reference.WithAliases(["sdk"]) : reference));

        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id.StartsWith("CS", StringComparison.Ordinal)));
        Assert.Equal(["AUP1001"], (await project.With(compilation).GetAnalyzerDiagnosticsAsync()).Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("public string Text = \"\";", "i.Text = TEXT;")]
    [InlineData("public string Text = \"\";", "i.Text += TEXT;")]
    [InlineData("public string Text = \"\";", "(i.Text, _) = (TEXT, 0);")]
    [InlineData("public string Text = \"\";", "Fill(out i.Text); static void Fill(out string text) => text = TEXT;")]
    [InlineData("public string Text { get; set; } = \"\";", "i = new() { Text = TEXT };")]
    [InlineData("public string? Text = null;", "i.Text ??= TEXT;")]
    public async Task Address_assigned_anywhere_is_reported(string member, string use)
    {
        var address = "\"https://res.cognitiveservices.azure.com/face/v1.0/detect\"";
        await new Project { Packages = References.NoPackages }
            .Add("Item.cs", $"sealed class Item {{ public static Item One = new(); {member} public Task Send(HttpClient http, byte[] bytes) => http.[|PostAsync|](Text, new ByteArrayContent(bytes)); }}")
            .Add("Use.cs", $"class U {{ void Go() {{ var i = Item.One; {use.Replace("TEXT", address, StringComparison.Ordinal)} }} }}")
            .Expect("AUP1001");
    }
}
