using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The attribute that records an exception: where it goes, and that it stands there once.</summary>
public sealed class RecordExceptionCodeFixTests
{
    private const string Attribute =
        """SuppressMessage("AcceptableUse", "AUP1001:Facial recognition by or for a US police department", Justification = "reference: ; approved by: ; until: ")""";

    private const string Unfilled = "Justification = \"reference: ; approved by: ; until: \"";

    private const string OnEntryPoint =
        """SuppressMessage("AcceptableUse", "AUP1001:Facial recognition by or for a US police department", Justification = "reference: ; approved by: ; until: ", Scope = "member", Target = "~M:Program.<Main>$(System.String[])")""";

    private const string Ai = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public static class Ai
        {
            public static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
            public static ChatMessage Photo(byte[] data) =>
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), "image/jpeg"));
        }

        """;

    /// <summary>Members of a class with the attribute; <c>@</c> stands for it, and is not there before.</summary>
    public static TheoryData<string> Members { get; } = new()
    {
        // Each kind of member.
        "@@    public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",
        "@@    public Patrol(byte[] data)\n    {\n        Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n    }\n",
        "@@    public object Answer => Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\n",
        "@@    public object Answer\n    {\n        get => 1;\n        set { Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1])); }\n    }\n",
        "@@    public object this[byte[] data] => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",
        "@@    private readonly object _answer = Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1])), _other = 1;\n",
        "@@    public object Answer { get; } = Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\n",
        "@@    public event Action Seen { add { Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1])); } remove { } }\n",
        "@@    public static Patrol operator +(Patrol patrol, byte[] data) { Ai.Chat.[|CompleteChat|](Ai.Photo(data)); return patrol; }\n",
        "@@    public static implicit operator Patrol(byte[] data) { Ai.Chat.[|CompleteChat|](Ai.Photo(data)); return null!; }\n",
        "@@    ~Patrol() => Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\n",

        // A local function has attributes of its own; a lambda leaves it to its member.
        "    public void Show(byte[] data)\n    {\n        Send();\n\n        // Sends\n@@        void Send() => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n    }\n",
        "@@    public void Show(byte[] data)\n    {\n        Action send = () => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n        send();\n    }\n",
        "@@    private readonly Action<byte[]> _send = data => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",

        // Comments, directives and other attributes stay where they are.
        "    /// <summary>Shows.</summary>\n    // Really\n@@    public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data)); // sent\n",
        "    #region Sending\n\n@@    public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n    #endregion\n",
        "#if POLICE\n@@    public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n#endif\n",
        "#if POLICE\n    [Obsolete]\n#endif\n@@    public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",
        "    [Obsolete]\n@@    public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",
        "    [Obsolete] @ public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",
        "    public int Before; @ public void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",
        "    public void Before() { }\n@@    public\n        void Show(byte[] data) => Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n",

        // Deep in expressions.
        "@@    public async Task<string> ShowAsync(byte[][] all)\n    {\n        return string.Concat(await Task.WhenAll(all.Select(async data => (await Ai.Chat.[|CompleteChatAsync|]([Ai.Photo(data)])).Value.Content[0].Text)));\n    }\n",
        "@@    public void Show(byte[] data)\n    {\n        ChatMessage[] messages = [Ai.Photo(data), .. new[] { Ai.Photo(data) }];\n        _ = Ai.Chat.[|CompleteChat|](messages) is { Value: { } } ? 1 : 2;\n    }\n",

        // Several calls, one attribute.
        "@@    public void Show(byte[] data)\n    {\n        Ai.Chat.[|CompleteChat|](Ai.Photo(data)); Ai.Chat.CompleteChat(Ai.Photo(data));\n    }\n",
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Exception_is_recorded_on_the_member_that_makes_the_call(string members)
    {
        var (before, after) = Class(members);
        using var test = Test(new Project { Symbols = ["POLICE"] }.Add("Patrol.cs", before));
        await test.GivesForAll(FixAllScope.Document, ("Patrol.cs", after));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Recording_an_exception_keeps_line_endings(string members)
    {
        var (before, after) = Class(members);
        using var test = Test(new Project { Symbols = ["POLICE"] }.Add("Patrol.cs", before.ReplaceLineEndings("\r\n")));
        await test.GivesForAll(FixAllScope.Document, ("Patrol.cs", after.ReplaceLineEndings("\r\n")));
    }

    /// <summary>Top-level statements; <c>@</c> stands for the attribute and the lines around it.</summary>
    public static TheoryData<string, string> Programs { get; } = new()
    {
        {
            "using OpenAI.Chat;\n\n// Send\nAi.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\n",
            $"using System.Diagnostics.CodeAnalysis;\nusing OpenAI.Chat;\n\n[assembly: {OnEntryPoint}]\n\n// Send\nAi.Chat.CompleteChat(Ai.Photo(new byte[1]));\n"
        },
        {
            "Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\n",
            $"using System.Diagnostics.CodeAnalysis;\n\n[assembly: {OnEntryPoint}]\n\nAi.Chat.CompleteChat(Ai.Photo(new byte[1]));\n"
        },
        {
            "using System.Diagnostics.CodeAnalysis;\nusing OpenAI.Chat;\n[assembly: CLSCompliant(false)] // ours\nvar send = () => Ai.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\nsend();\nAi.Chat.CompleteChat(Ai.Photo(new byte[1]));\n",
            $"using System.Diagnostics.CodeAnalysis;\nusing OpenAI.Chat;\n[assembly: CLSCompliant(false)] // ours\n[assembly: {OnEntryPoint}]\nvar send = () => Ai.Chat.CompleteChat(Ai.Photo(new byte[1]));\nsend();\nAi.Chat.CompleteChat(Ai.Photo(new byte[1]));\n"
        },
        {
            "using System.Diagnostics.CodeAnalysis;\n#if POLICE\nusing OpenAI.Chat;\n#endif\nawait Ai.Chat.[|CompleteChatAsync|](Ai.Photo(new byte[1]));\n",
            $"using System.Diagnostics.CodeAnalysis;\n#if POLICE\nusing OpenAI.Chat;\n#endif\n\n[assembly: {OnEntryPoint.Replace("[])", "[])~System.Threading.Tasks.Task", StringComparison.Ordinal)}]\n\nawait Ai.Chat.CompleteChatAsync(Ai.Photo(new byte[1]));\n"
        },
        {
            "using System.Diagnostics.CodeAnalysis;\n\n#if POLICE\nAi.Chat.[|CompleteChat|](Ai.Photo(new byte[1]));\n#endif\n",
            $"using System.Diagnostics.CodeAnalysis;\n\n[assembly: {OnEntryPoint}]\n\n#if POLICE\nAi.Chat.CompleteChat(Ai.Photo(new byte[1]));\n#endif\n"
        },
        {
            "using System.Diagnostics.CodeAnalysis;\nSend(new byte[1]);\n\nvoid Send(byte[] data)\n{\n    Ai.Chat.[|CompleteChat|](Ai.Photo(data));\n}\n",
            $"using System.Diagnostics.CodeAnalysis;\nSend(new byte[1]);\n\n[{Attribute}]\nvoid Send(byte[] data)\n{{\n    Ai.Chat.CompleteChat(Ai.Photo(data));\n}}\n"
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Exception_for_top_level_statements_targets_the_entry_point(string before, string after)
    {
        using var test = Test(new Project { Symbols = ["POLICE"], OutputKind = OutputKind.ConsoleApplication }.Add("Program.cs", before));
        await test.GivesForAll(FixAllScope.Document, ("Program.cs", after));
    }

    [Theory]
    [InlineData("namespace Ours;\n\n", "using System.Diagnostics.CodeAnalysis;\n\nnamespace Ours;\n\n", "")]
    [InlineData("// Ours\nusing OpenAI.Chat;\n\n", "// Ours\nusing System.Diagnostics.CodeAnalysis;\nusing OpenAI.Chat;\n\n", "")]
    [InlineData("using System.Diagnostics.CodeAnalysis;\n", "using System.Diagnostics.CodeAnalysis;\n", "")]
#if ROSLYN_5_9_OR_GREATER
    [InlineData("global using System.Diagnostics.CodeAnalysis;\n", "global using System.Diagnostics.CodeAnalysis;\n", "")]
#else
    // Older hosts put a blank line after global usings when they look for what is to be imported, even where nothing is.
    [InlineData("global using System.Diagnostics.CodeAnalysis;\n", "global using System.Diagnostics.CodeAnalysis;\n\n", "")]
#endif
    [InlineData("namespace Ours.SuppressMessage;\n\n", "using System.Diagnostics.CodeAnalysis;\n\nnamespace Ours.SuppressMessage;\n\n", "")]
    public async Task Recording_exceptions_imports_the_namespace_once(string before, string after, string prefix)
    {
        const string Type = "class Patrol\n{\n@    void Show(byte[] data) => Ai.Chat.CompleteChat(Ai.Photo(data));\n}\n";
        using var test = Test(new Project().Add("Patrol.cs", before + Type.Replace("@", "", StringComparison.Ordinal)));
        await test.Gives(("Patrol.cs", after + Type.Replace("@", $"    [{prefix}{Attribute}]\n", StringComparison.Ordinal)));
    }

    /// <summary>Found by the fuzz run at seed 1076: the using went between the brace and what was left of the first line.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("} Azure.AI.OpenAI;\n", false)]
    public async Task No_exception_is_offered_if_the_file_starts_with_skipped_tokens(string head, bool isOffered)
    {
        using var test = Test(new Project().Add(
            "Patrol.cs", head + "class Patrol\n{\n    void Show(byte[] data) => Ai.Chat.CompleteChat(Ai.Photo(data));\n}\n"));
        Assert.Equal(isOffered ? ["Record an exception to AUP1001"] : [], await test.Titles());
    }

    [Fact]
    public async Task Exception_is_recorded_on_the_class_part_that_contains_the_call()
    {
        var (before, after) = Class("@@    partial void Show(byte[] data) => Ai.Chat.CompleteChat(Ai.Photo(data));\n");
        using var test = Test(new Project()
            .Add("Patrol.cs", before.Replace("class", "partial class", StringComparison.Ordinal))
            .Add("Patrol.Parts.cs", "public partial class Patrol { partial void Show(byte[] data); }"));
        await test.Gives(("Patrol.cs", after.Replace("class", "partial class", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Exception_in_a_linked_file_is_the_same_in_all_projects()
    {
        var (before, after) = Class("@@    void Show(byte[] data) => Ai.Chat.CompleteChat(Ai.Photo(data));\n");
        using var test = Test(new Project().Add("Patrol.cs", before), new Project().Add("Patrol.cs", before));
        await test.GivesForAllInEachProject(("Patrol.cs", after));
    }

    [Fact]
    public async Task Two_clauses_need_two_exceptions()
    {
        var (before, after) = Class("@@    void Show(byte[] data) => Ai.Chat.CompleteChat(Ai.Photo(data));\n");
        var project = new Project { Camera = "body-worn" }.Add("Patrol.cs", before);
        using var test = Test(project);
        Assert.Equal(["Record an exception to AUP1001", "Record an exception to AUP1002"], (await test.Titles()).Order());

        await test.Gives(("Patrol.cs", after));
        using var second = Test(new Project { Camera = "body-worn" }.Add("Patrol.cs", after));
        Assert.Equal("Record an exception to AUP1002", Assert.Single(await second.Titles()));
    }

    /// <summary>
    /// What a strict project refuses is a suppression without a reason: the fix leaves it to be filled in, and then all
    /// is silent.
    /// </summary>
    [Fact]
    public async Task Strict_project_accepts_the_exception_once_it_is_filled_in()
    {
        var (before, after) = Class("@@    public void Show(byte[] data) => Ai.Chat.CompleteChat(Ai.Photo(data));\n");
        using var test = Test(new Project { Strict = "true" }.Add("Patrol.cs", before));
        await test.Gives(("Patrol.cs", after));

        await Strict(after.Replace(Unfilled, $"[|{Unfilled}|]", StringComparison.Ordinal)).Expect("AUP2003");
        await Strict(
            after.Replace(
                Unfilled,
                "Justification = \"reference: LEGAL-1; approved by: board; until: 2027-06-30\"",
                StringComparison.Ordinal)).ExpectSilence();

        static Project Strict(string source) => new Project { Strict = "true" }.Add("Ai.cs", Ai).Add("Patrol.cs", source);
    }

    private static FixTest Test(params Project[] projects) => new(new RecordExceptionCodeFix(), [.. projects.Select(
        project => project.Add("Ai.cs", Ai))]) { EquivalenceKey = "RecordExceptionCodeFix.AUP1001", };

    /// <summary>A class before and after; the sign stands for the attribute, doubled for a line of its own.</summary>
    private static (string Before, string After) Class(string members)
    {
        var source = $"using System.Diagnostics.CodeAnalysis;\nusing OpenAI.Chat;\n\npublic class Patrol\n{{\n{members}}}\n";
        var at = source.IndexOf("@@", StringComparison.Ordinal);
        if (at < 0)
        {
            return (source.Replace("@ ", "", StringComparison.Ordinal), source.Replace("@", $"[{Attribute}]", StringComparison.Ordinal));
        }

        var indentation = source[(at + 2)..(at + 2 + source[(at + 2)..].TakeWhile(letter => letter == ' ').Count())];
        return (
            source.Replace("@@", "", StringComparison.Ordinal),
            source.Replace("@@", $"{indentation}[{Attribute}]\n", StringComparison.Ordinal));
    }
}
