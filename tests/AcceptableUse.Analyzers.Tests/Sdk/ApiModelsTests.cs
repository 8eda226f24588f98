using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>Which entry a symbol of a program matches.</summary>
public class SdkCatalogTests
{
    /// <summary>A compiled library, so that its members are not source.</summary>
    private const string Library = """
        using System.Collections.Generic;
        namespace Contoso
        {
            public interface IChat { string Send(string text); string this[int i] { get; } event System.Action Received; }
            public class Chat : IChat
            {
                public Chat() { }
                public Chat(string model, int? limit = null) { }
                public virtual string Send(string text) => text;
                public virtual string Send(string text, byte[] image) => text;
                public string Receive(ref string text, IEnumerable<string> parts) => text;
                public string this[int i] => "";
                public event System.Action Received { add { } remove { } }
                public static int Reset() => 0;
                public class Part { public string Text { get; set; } public const int Kind = 1; }
            }
            public class FastChat : Chat { public string Send(int retries) => ""; public new static int Reset() => 0; }
            public static class ChatExtensions { public static T Ask<T>(this IChat chat, T question, string hint = null) => question; }
            public class Box<T> { public Box(T value) { } public T Put(T value) => value; }
        }
        """;

    [Theory]
    [InlineData("new Chat().Send(\"a\")", "M:Contoso.IChat.Send; send")]
    [InlineData("new Chat().Send(\"a\")", "M:Contoso.Chat.Send; send")]
    [InlineData("new FastChat().Send(\"a\")", "M:Contoso.Chat.Send; send")]
    [InlineData("new FastChat().Send(1)", "M:Contoso.Chat.Send; send")]
    [InlineData("new FastChat().Send(1)", "M:Contoso.IChat.Send; send")]
    [InlineData("((IChat)new Chat()).Send(\"a\")", "M:Contoso.IChat.Send; send")]
    [InlineData("new Chat().Send(\"a\", new byte[0])", "M:Contoso.Chat.Send(String,Byte[]); send")]
    [InlineData("new Chat().Send(\"a\", new byte[0])", "M:Contoso.Chat.Send(String); send")]
    [InlineData("new Chat().Receive(ref s, null)", "M:Contoso.Chat.Receive(String@,IEnumerable`1); send")]
    [InlineData("new Chat(\"m\", 1)", "M:Contoso.Chat.#ctor(String,Int32?); client; service=azure")]
    [InlineData("new Chat()", "M:Contoso.Chat.#ctor(); client; service=azure")]
    [InlineData("new Chat()", "M:Contoso.Chat.#ctor; client; service=azure")]
    [InlineData("new Chat().Ask(1)", "M:Contoso.ChatExtensions.Ask; send")]
    [InlineData("new Chat().Ask(1)", "M:Contoso.ChatExtensions.Ask(IChat,T); send")]
    [InlineData("ChatExtensions.Ask(new Chat(), 1)", "M:Contoso.ChatExtensions.Ask(IChat,T); send")]
    [InlineData("new Chat.Part().Text", "P:Contoso.Chat.Part.Text; carrier; media=image")]
    [InlineData("Chat.Part.Kind", "F:Contoso.Chat.Part.Kind; feature; capability=detect")]
    [InlineData("new Chat()[0]", "P:Contoso.IChat.Item; carrier; media=image")]
    [InlineData("new Box<int>(1)", "M:Contoso.Box`1.#ctor; carrier; media=image")]
    [InlineData("new Box<int>(1).Put(2)", "M:Contoso.Box`1.Put(T); send")]
    [InlineData("FastChat.Reset()", "M:Contoso.FastChat.Reset; safe")]
    public void Catalog_finds_a_listed_member(string expression, string entry) => Assert.NotNull(Find(expression, entry));

    [Theory]
    [InlineData("new Chat().Send(\"a\")", "M:Contoso.Chat.Send(String,Byte[]); send")]
    [InlineData("new Chat().Send(\"a\", new byte[0])", "M:Contoso.Chat.Send(String,String); send")]
    [InlineData("new Chat(\"m\")", "M:Contoso.Chat.#ctor(); client; service=azure")]
    [InlineData("new FastChat()", "M:Contoso.Chat.#ctor; client; service=azure")]
    [InlineData("FastChat.Reset()", "M:Contoso.Chat.Reset; safe")]
    [InlineData("new Chat.Part().Text", "P:Contoso.Part.Text; carrier; media=image")]
    [InlineData("new Chat.Part().Text", "M:Contoso.Chat.Part.Text; send")]
    [InlineData("new Chat().Send(\"a\")", "M:Chat.Send; send")]
    [InlineData("new Chat().Send(\"a\")", "M:Fabrikam.Contoso.Chat.Send; send")]
    [InlineData("new Box<int>(1)", "M:Contoso.Box.#ctor; carrier; media=image")]
    public void Catalog_does_not_find_other_members(string expression, string entry) => Assert.Null(Find(expression, entry));

    [Fact]
    public void Entry_with_the_most_parameters_wins()
    {
        var found = Find(
            "new Chat().Send(\"a\", new byte[0])",
            "M:Contoso.Chat.Send; send\nM:Contoso.Chat.Send(String); send\nM:Contoso.Chat.Send(String,Byte[]); safe");
        Assert.Equal(ApiRole.Safe, found?.Role);
    }

    [Fact]
    public void Entry_of_the_nearest_type_wins() =>
        Assert.Equal(ApiRole.Safe, Find("new Chat().Send(\"a\")", "M:Contoso.IChat.Send(String); send\nM:Contoso.Chat.Send; safe")?.Role);

    [Fact]
    public void Catalog_finds_an_event()
    {
        var chat = Compile("", [CompiledLibrary()]).GetTypeByMetadataName("Contoso.Chat")!;
        Assert.NotNull(ApiModels.BuiltIn.With(Parse("E:Contoso.IChat.Received; live")).Find(chat.GetMembers("Received").Single()));
    }

    [Fact]
    public void Names_are_matched_before_symbols()
    {
        var catalog = ApiModels.BuiltIn.With(Parse("M:Contoso.Chat.SendToContoso; send\nM:Contoso.Chat.#ctor; client; service=azure"));
        Assert.True(catalog.HasName("SendToContoso"));
        Assert.True(catalog.HasName("CompleteChatAsync"));
        Assert.False(catalog.HasName("sendToContoso"));
        Assert.True(catalog.HasConstructor("Chat"));
        Assert.False(catalog.HasConstructor("Contoso"));
    }

    [Fact]
    public void Same_named_source_type_does_not_match_a_built_in_entry()
    {
        const string source = """
            namespace OpenAI.Chat
            {
                public class ChatClient { public string CompleteChat(string text) => text; }
                public class Program { public static object Run() => new ChatClient().CompleteChat("a"); }
            }
            """;
        var compilation = Compile(source, []);
        Assert.Null(ApiModels.BuiltIn.Find(LastInvoked(compilation)));
    }

    [Fact]
    public void Override_of_a_compiled_member_matches_but_another_overload_does_not()
    {
        const string source = """
            using Contoso;
            public class Logging : Chat
            {
                public override string Send(string text) => base.Send(text);
                public string Send(string text, string to) => text;
                public static object Overriding() => new Logging().Send("a");
            }
            """;
        var compilation = Compile(source, [CompiledLibrary()]);
        var logging = compilation.GetTypeByMetadataName("Logging")!;
        var catalog = ApiModels.Of(Parse("M:Contoso.Chat.Send; send"));

        Assert.All(logging.GetMembers("Send").OfType<IMethodSymbol>(), method =>
            Assert.Equal(method.IsOverride, catalog.Find(method) is not null));
    }

    [Fact]
    public void Implementation_of_a_compiled_interface_matches_but_another_overload_does_not()
    {
        const string source = """
            using Microsoft.Extensions.AI;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;

            public abstract class Own : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

                public Task<ChatResponse> GetResponseAsync(string path) => null;

                public abstract IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                    IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);

                public abstract object GetService(System.Type serviceType, object serviceKey = null);
                public abstract void Dispose();
            }
            """;
        var compilation = Compile(source, References.Of(References.ExtensionsAI));
        var methods = compilation.GetTypeByMetadataName("Own")!.GetMembers("GetResponseAsync").OfType<IMethodSymbol>();

        Assert.All(methods, method => Assert.Equal(method.Parameters.Length == 3, ApiModels.BuiltIn.Find(method) is not null));
    }

    [Fact]
    public void User_entry_can_name_a_source_member_and_overrides_a_built_in_entry()
    {
        const string source = """
            public class Uploader { public void Upload(string path) { } }
            public class Program { public static void Run() => new Uploader().Upload("a"); }
            """;
        var catalog = ApiModels.BuiltIn.With(Parse("M:Uploader.Upload; send; media=image"));
        Assert.Equal(MediaRule.Image, catalog.Find(LastInvoked(Compile(source, [])))?.Media);

        var overruled = ApiModels.BuiltIn.With(Parse("M:OpenAI.Chat.ChatClient.CompleteChat; safe"));
        var chat = Compile("", References.Of(References.AzureOpenAI)).GetTypeByMetadataName("OpenAI.Chat.ChatClient")!;
        Assert.All(chat.GetMembers("CompleteChat"), method => Assert.Equal(ApiRole.Safe, overruled.Find(method)?.Role));
    }

    [Fact]
    public void Feature_text_ignores_case()
    {
        Assert.Equal(Capability.Emotion, ApiModels.BuiltIn.FeatureOf("emotion"));
        Assert.Equal(Capability.Celebrity, ApiModels.BuiltIn.FeatureOf("celebrities"));
        Assert.Equal(Capability.None, ApiModels.BuiltIn.FeatureOf("nothing"));
    }

    private static ApiModel? Find(string expression, string entries)
    {
        var compilation = Compile($$"""
            using Contoso;

            public class Program
            {
                public static void Run()
                {
                    string s = null;
                    var x = {{expression}};
                }
            }
            """, [CompiledLibrary()]);
        var tree = compilation.SyntaxTrees.Single();
        var value = tree.GetRoot().DescendantNodes().OfType<EqualsValueClauseSyntax>().Last().Value;
        var symbol = compilation.GetSemanticModel(tree).GetSymbolInfo(value).Symbol;
        Assert.NotNull(symbol);
        return ApiModels.BuiltIn.With(Parse(entries)).Find(symbol);
    }

    private static ImmutableArray<ApiModel> Parse(string entries)
    {
        var parsed = CatalogParser.Parse(SourceText.From(entries));
        Assert.Empty(parsed.Problems);
        return parsed.Members;
    }

    private static IMethodSymbol LastInvoked(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single();
        var invocation = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last();
        return Assert.IsAssignableFrom<IMethodSymbol>(compilation.GetSemanticModel(tree).GetSymbolInfo(invocation).Symbol);
    }

    private static PortableExecutableReference CompiledLibrary() => References.OfImage(Compile(Library, []));

    private static CSharpCompilation Compile(string source, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            "Program" + source.Length,
            [CSharpSyntaxTree.ParseText(source)],
            References.Of(References.NoPackages).Concat(references).DistinctBy(
                reference => reference.Display is { } path && path.EndsWith(".dll", StringComparison.Ordinal)
                    ? Path.GetFileName(path)
                    : Guid.NewGuid().ToString()),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
