using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The check of consent around a call: the statement under it, or an exit before where its value is needed.</summary>
public sealed class GuardWithConsentCodeFixTests
{
    private const string Checks = """
        using AcceptableUse;
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public record Visitor(int Id)
        {
            [VerifiesConsent] public bool HasAgreed => true;
            [VerifiesConsent] public string? Form => null;
            [VerifiesConsent] public void Demand() { }
        }

        public interface IConsents
        {
            [VerifiesConsent] Task<bool> HasAsync(Visitor visitor, CancellationToken token = default);
            [VerifiesConsent] Task<Grant?> FindAsync(Visitor visitor);
            [VerifiesConsent] Task EnsureAsync(int id);
        }

        public class Grant;

        public class Register
        {
            [VerifiesConsent] public bool Has(int id) => true;
            [VerifiesConsent] public bool @is(int id, int times = 1, CancellationToken @new = default) => true;
        }

        public static class Ai
        {
            [VerifiesConsent] public static bool AllAgree() => true;
            [VerifiesConsent] public static bool IsGiven { get; set; }
            public static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
            public static ChatMessage Photo(byte[] data) =>
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), "image/jpeg"));
        }

        """;

    private const string Exit = "{\n            throw new System.InvalidOperationException(\"The people shown have not consented.\");\n        }\n\n        ";

    public static TheoryData<string, string, string> Statements { get; } = new()
    {
        {
            "Ai.AllAgree",
            "Ai.Chat.CompleteChat(Ai.Photo(data));",
            "if (Ai.AllAgree())\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(data));\n        }"
        },
        { "Ai.AllAgree", "// Look\n        await Ai.Chat.CompleteChatAsync(Ai.Photo(data)); // sent", "// Look\n        if (Ai.AllAgree())\n        {\n            await Ai.Chat.CompleteChatAsync(Ai.Photo(data)); // sent\n        }" },
        {
            "Ai.AllAgree",
            "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);",
            "if (!Ai.AllAgree())\n        "
                + Exit
                + "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);"
        },
        {
            "Ai.AllAgree",
            "object answer;\n        answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);",
            "object answer;\n        if (!Ai.AllAgree())\n        "
                + Exit
                + "answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);"
        },
        { "Ai.AllAgree", "if (Ai.Chat.CompleteChat(Ai.Photo(data)) is { Value: { } value })\n        {\n            Console.WriteLine(value);\n        }", "if (!Ai.AllAgree())\n        " + Exit + "if (Ai.Chat.CompleteChat(Ai.Photo(data)) is { Value: { } value })\n        {\n            Console.WriteLine(value);\n        }" },
        { "IConsents.HasAsync", "await Ai.Chat.CompleteChatAsync(\n            [\n                Ai.Photo(data), // the face\n            ],\n            null,\n            stop);", "if (await consents.HasAsync(visitor, stop))\n        {\n            await Ai.Chat.CompleteChatAsync(\n                [\n                    Ai.Photo(data), // the face\n                ],\n                null,\n                stop);\n        }" },
        { "IConsents.HasAsync", "foreach (var each in new[] { data })\n        {\n            await Ai.Chat.CompleteChatAsync(Ai.Photo(each));\n        }", "foreach (var each in new[] { data })\n        {\n            if (await consents.HasAsync(visitor, stop))\n            {\n                await Ai.Chat.CompleteChatAsync(Ai.Photo(each));\n            }\n        }" },
        { "IConsents.HasAsync", "Func<byte[], Task> send = async bytes =>\n        {\n            await Ai.Chat.CompleteChatAsync(Ai.Photo(bytes));\n        };\n        await send(data);", "Func<byte[], Task> send = async bytes =>\n        {\n            if (await consents.HasAsync(visitor, stop))\n            {\n                await Ai.Chat.CompleteChatAsync(Ai.Photo(bytes));\n            }\n        };\n        await send(data);" },
        { "Register.Has", "Ai.Chat.CompleteChat(new OpenAI.Chat.UserChatMessage(\"\"\"\n            Who?\n            \"\"\"), Ai.Photo(data));", "if (register.Has(id))\n        {\n            Ai.Chat.CompleteChat(new OpenAI.Chat.UserChatMessage(\"\"\"\n            Who?\n            \"\"\"), Ai.Photo(data));\n        }" },
        { "Register.Has", "Ai.Chat.CompleteChat(new OpenAI.Chat.UserChatMessage($\"\"\"\n            Who is {id}?\n            {id} or\n            nobody?\n            \"\"\"), Ai.Photo(data));", "if (register.Has(id))\n        {\n            Ai.Chat.CompleteChat(new OpenAI.Chat.UserChatMessage($\"\"\"\n            Who is {id}?\n            {id} or\n            nobody?\n            \"\"\"), Ai.Photo(data));\n        }" },
        { "Register.Has", "Ai.Chat.CompleteChat(new OpenAI.Chat.UserChatMessage($@\"Who\n  is {id}?\n{id} or\n  nobody?\"), Ai.Photo(data));", "if (register.Has(id))\n        {\n            Ai.Chat.CompleteChat(new OpenAI.Chat.UserChatMessage($@\"Who\n  is {id}?\n{id} or\n  nobody?\"), Ai.Photo(data));\n        }" },
        { "Register.Has", "switch (id)\n        {\n            case 1:\n                Ai.Chat.CompleteChat(Ai.Photo(data));\n                break;\n        }", "switch (id)\n        {\n            case 1:\n                if (register.Has(id))\n                {\n                    Ai.Chat.CompleteChat(Ai.Photo(data));\n                }\n                break;\n        }" },
        { "Register.is", "Ai.Chat.CompleteChat(Ai.Photo(data));", "if (register.@is(id, @new: stop))\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(data));\n        }" },

        // Properties, objects that are there or not, and checks that throw.
        {
            "Ai.IsGiven",
            "Ai.Chat.CompleteChat(Ai.Photo(data));",
            "if (Ai.IsGiven)\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(data));\n        }"
        },
        {
            "Visitor.HasAgreed",
            "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);",
            "if (!visitor.HasAgreed)\n        "
                + Exit
                + "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);"
        },
        {
            "Visitor.Form",
            "Ai.Chat.CompleteChat(Ai.Photo(data));",
            "if (visitor.Form is not null)\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(data));\n        }"
        },
        {
            "IConsents.FindAsync",
            "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);",
            "if (await consents.FindAsync(visitor) is null)\n        "
                + Exit
                + "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);"
        },
        { "IConsents.EnsureAsync", "var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);", "await consents.EnsureAsync(id);\n        var answer = Ai.Chat.CompleteChat(Ai.Photo(data));\n        Console.WriteLine(answer);" },
        {
            "Visitor.Demand",
            "// Look\n        Ai.Chat.CompleteChat(Ai.Photo(data)); // sent",
            "// Look\n        visitor.Demand();\n        Ai.Chat.CompleteChat(Ai.Photo(data)); // sent"
        },
        {
            "Register.Has",
            "#if POLICE\n        Ai.Chat.CompleteChat(Ai.Photo(data));\n#endif",
            "#if POLICE\n        if (register.Has(id))\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(data));\n        }\n#endif"
        },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Call_runs_only_with_consent_after_the_fix(string check, string before, string after)
    {
        using var test = Test(check, Project(Class(before)));
        Assert.Contains($"Check consent with '{check}'", await test.Titles());
        await test.GivesForAll(FixAllScope.Project, ("Watch.cs", Class(after)));
    }

    [Fact]
    public async Task Each_call_in_linked_files_is_guarded_with_consent()
    {
        var before = Class("Ai.Chat.CompleteChat(Ai.Photo(data));\n        Ai.Chat.CompleteChat(Ai.Photo(data));");
        var guarded = "if (Ai.AllAgree())\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(data));\n        }";
        using var test = Test("Ai.AllAgree", Project(before), Project(before));
        await test.GivesForAllInEachProject(("Watch.cs", Class($"{guarded}\n        {guarded}")));
    }

    [Fact]
    public async Task Top_level_statement_is_guarded_with_consent()
    {
        const string Source = "using OpenAI.Chat;\n\nAi.Chat.CompleteChat(Ai.Photo(new byte[1]));\n";
        using var test = Test("Ai.AllAgree", (Project("") with { OutputKind = OutputKind.ConsoleApplication }).Add("Program.cs", Source));
        await test.Gives(
            ("Program.cs", "using OpenAI.Chat;\n\nif (Ai.AllAgree())\n{\n    Ai.Chat.CompleteChat(Ai.Photo(new byte[1]));\n}\n"));
    }

    [Theory]
    [InlineData("Register.Has", "var wrong = new { id }; Run2(wrong.id); void Run2(int other) { } Ai.Chat.CompleteChat(Ai.Photo(data));")]
    [InlineData(
        "IConsents.HasAsync",
        "Action<byte[]> send = bytes =>\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(bytes));\n        };\n        send(data);")]
    [InlineData("IConsents.HasAsync", "var other = new Visitor(2);\n        Ai.Chat.CompleteChat(Ai.Photo(data));")]
    [InlineData("Visitor.HasAgreed", "var other = new Visitor(2);\n        Ai.Chat.CompleteChat(Ai.Photo(data));")]
    [InlineData("Visitor.Demand", "var other = new Visitor(2);\n        Ai.Chat.CompleteChat(Ai.Photo(data));")]
    [InlineData(
        "IConsents.EnsureAsync",
        "Action<byte[]> send = bytes =>\n        {\n            Ai.Chat.CompleteChat(Ai.Photo(bytes));\n        };\n        send(data);")]
    [InlineData("Ai.AllAgree", "Ai.Chat.CompleteChat(Ai.Photo(data))")]
    [InlineData("Visitor.Demand", "var answer = Ai.Chat.CompleteChat(Ai.Photo(data))")]
    public async Task No_consent_check_is_offered_if_it_would_not_compile_or_an_argument_is_ambiguous(string check, string statement)
    {
        using var test = Test(check, Project(Class(statement)));
        Assert.DoesNotContain($"Check consent with '{check}'", await test.Titles());
    }

    private static FixTest Test(string check, params Project[] projects) => new(
        new GuardWithConsentCodeFix(), projects) { EquivalenceKey = $"GuardWithConsentCodeFix.{check}", Rules = ["AUP1003"] };

    private static Project Project(string source) => new Project { Deployment = "real-time-surveillance", Symbols = ["POLICE"] }
        .Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Checks.cs", Checks).Add("Watch.cs", source);

    private static string Class(string statements) =>
        $"class Watch(IConsents consents, Register register)\n{{\n    async Task RunAsync(byte[] data, int id, Visitor visitor, CancellationToken stop)\n    {{\n        {statements}\n        await Task.Yield();\n    }}\n}}\n";
}
