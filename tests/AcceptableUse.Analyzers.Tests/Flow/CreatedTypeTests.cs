using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Media given to a constructor by <c>new(…)</c>, <c>base(…)</c> or <c>this(…)</c>, wherever its type is written.</summary>
public sealed class CreatedTypeTests
{
    private const string Turn = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        namespace Talk
        {
            public partial KIND Turn(ChatMessageContentPart part)
            {
                private static readonly ChatClient s_chat = new AzureOpenAIClient(
                    new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");

                public void Ask() { s_chat.[|CompleteChat|](new UserChatMessage(part)); }
            }
        }
        """;

    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes(\"p\")), \"image/png\")";

    public static TheoryData<string> OfClass { get; } =
    [
        "class U { void Go() { Turn turn = new(IMAGE); turn.Ask(); } }",
        "class U { void Go() { Talk.Turn? turn = new(IMAGE); turn.Ask(); } }",
        "class U { void Go() { global::Talk.Turn turn = (new(IMAGE)); turn.Ask(); } }",
        "class U { void Go(bool b) { Turn? turn = b ? new(IMAGE) : null; } }",
        "class U { Turn? _turn; void Go() => _turn ??= new(IMAGE); }",
        "class U { private readonly Turn _turn = new(IMAGE); }",
        "class U { public Turn Turn { get; } = new(IMAGE); }",
        "class U { public Turn Turn => new(IMAGE); }",
        "class U { public Turn Turn { get => new(IMAGE); } }",
        "class U { public Turn Turn { get { return new(IMAGE); } } }",
        "class U { Turn Go() => new(IMAGE); }",
        "class U { Turn Go() { return new(IMAGE); } }",
        "class U { async Task<Turn> Go() { await Task.Yield(); return new(IMAGE); } }",
        "class U { async Task<Turn> Go() => new(IMAGE); }",
        "class U { void Go() { Turn Make() { return new(IMAGE); } Make().Ask(); } }",
        "class U { void Go() { async Task<Turn> Make() => new(IMAGE); Make().Result.Ask(); } }",
        "class U { object Go() { Func<Turn> make = () => { return new(IMAGE); }; return make; } }",
        "class U { object Go() { Func<Turn> make = () => new(IMAGE); return make; } }",
        "class U { public static implicit operator Turn(U u) => new(IMAGE); }",
        "class U { public static Turn operator +(U a, U b) { return new(IMAGE); } }",
        "class U { public Turn this[int i] => new(IMAGE); }",
        "class U { List<Turn> Go() => new() { new(IMAGE) }; }",
        "class U { void Go() => Take(new(IMAGE)); void Take(Turn turn) => turn.Ask(); }",
        "class U : Turn { U() : base(IMAGE) { } }",
        "class U : Talk.Turn { U() : this(IMAGE) { } U(ChatMessageContentPart part) : base(part) { } }",
        "partial class U : IDisposable { U() : base(IMAGE) { } public void Dispose() { } } partial class U : Turn;",
        "namespace Talk { public partial class Turn { public Turn() : this(IMAGE) { } } }",
        "class U<T> where T : Turn { T? Go() { Turn turn = new(IMAGE); return turn as T; } }",
    ];

    public static TheoryData<string> OfStruct { get; } =
    [
        "class U { void Go() { Turn? turn = new(IMAGE); turn.Value.Ask(); } }",
        "class U { Nullable<Turn> Go() => new(IMAGE); }",
        "class U { private readonly Nullable<Turn> _turn = new(IMAGE); }",
    ];

    public static TheoryData<string, string> ByAlias { get; } = new()
    {
        { "", "using T = Talk.Turn; class U { void Go() { T turn = new(IMAGE); turn.Ask(); } }" },
        { "", "using T = Talk.Turn; class U : T { U() : base(IMAGE) { } }" },
        { "", "namespace V { using T = Talk.Turn; class U { public T Turn { get; } = new(IMAGE); } }" },
        { "global using T = Talk.Turn;", "class U { void Go() { T turn = new(IMAGE); turn.Ask(); } }" },
        { "global using T = Talk.Turn;", "class U : T { U() : base(IMAGE) { } }" },
    };

    [Theory]
    [MemberData(nameof(OfClass))]
    public Task Media_given_to_the_constructor_of_a_class_is_reported(string use) => Expect("class", "", use);

    [Theory]
    [MemberData(nameof(OfStruct))]
    public Task Media_given_to_the_constructor_of_a_struct_is_reported(string use) => Expect("struct", "", use);

    [Theory]
    [MemberData(nameof(ByAlias))]
    public Task Media_given_to_the_constructor_of_an_alias_is_reported(string aliases, string use) => Expect("class", aliases, use);

    private static async Task Expect(string kind, string aliases, string use)
    {
        var usings = aliases.Length > 0 || use.Contains("using", StringComparison.Ordinal) ? "using OpenAI.Chat;" : "using OpenAI.Chat; using Talk;";
        await new Project()
            .Add("Turn.cs", Turn.Replace("KIND", kind, StringComparison.Ordinal))
            .Add("Aliases.cs", aliases)
            .Add("Use.cs", usings + use.Replace("IMAGE", Image, StringComparison.Ordinal))
            .Expect("AUP1001");
    }
}
