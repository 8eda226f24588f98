using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>Removing the property of an answer type that asks, where nothing else depends on it.</summary>
public sealed class RemoveAnswerFieldCodeFixTests
{
    private const string Asks = """
            {
                public int FaceCount { get; set; }

                /// <summary>How it feels.</summary>
                [Description("The emotion of the person")]
                public string Emotion { get; set; }

                public string Hair { get; set; }
            }
            """;

    [Theory]
    [InlineData(
        Asks,
        """
            {
                public int FaceCount { get; set; }

                public string Hair { get; set; }
            }
            """)]
    [InlineData(
        """
            {
                public string Emotion { get; set; }

                public int FaceCount { get; set; }
            }
            """,
        """
            {
                public int FaceCount { get; set; }
            }
            """)]
    [InlineData(
        """
            {
                public int FaceCount { get; set; }
                [JsonPropertyName("emotion")]
                public required string Emotion { get; init; } = "";
            }
            """,
        """
            {
                public int FaceCount { get; set; }
            }
            """)]
    public async Task Property_is_removed(string before, string after)
    {
        using var test = Test(Source(before));

        Assert.Equal(["Remove 'Emotion' from the answer"], await test.Titles());
        await test.Gives(("App.cs", Source(after)));
    }

    [Theory]
    [InlineData("Console.WriteLine(answer.Emotion);")]
    [InlineData("Console.WriteLine(answer is { Emotion: \"sad\" });")]
    [InlineData("Console.WriteLine(new Answer { Emotion = \"sad\" });")]
    [InlineData("Console.WriteLine(nameof(Answer.Emotion));")]
    [InlineData("answer.Emotion = null;")]
    public async Task Not_offered_where_something_mentions_the_property(string use)
    {
        using var test = Test(Source(Asks, use));

        await test.IsNotOffered();
    }

    [Fact]
    public async Task Not_offered_where_another_file_mentions_the_property()
    {
        using var test = new FixTest(
            new RemoveAnswerFieldCodeFix(),
            Project(Source(Asks)).Add("Other.cs", "class Other { string Of(Answer answer) => answer.Emotion; }"));

        await test.IsNotOffered();
    }

    [Theory]
    [InlineData("the only property", "{\n    [Description(\"The emotion of the person\")]\n    public string Emotion { get; set; }\n}")]
    [InlineData("a comment above", "{\n    public int FaceCount { get; set; }\n    // asked since May\n    public string Emotion { get; set; }\n}")]
    [InlineData("a line for two", "{\n    public int FaceCount { get; set; } public string Emotion { get; set; }\n}")]
    [InlineData("a directive inside", "{\n    public int FaceCount { get; set; }\n#if true\n    public string Emotion { get; set; }\n#endif\n}")]
    [InlineData("an interface", ": IAnswer\n{\n    public int FaceCount { get; set; }\n    public string Emotion { get; set; }\n}")]
    [InlineData("a virtual property", "{\n    public int FaceCount { get; set; }\n    public virtual string Emotion { get; set; }\n}")]
    public async Task Not_offered_for(string what, string members)
    {
        Assert.NotEmpty(what);
        using var test = Test(Source(members));

        await test.IsNotOffered();
    }

    [Fact]
    public async Task Not_offered_for_a_positional_record()
    {
        using var test = Test(Source("").Replace("public class Answer", "public record Answer(int FaceCount, string Emotion);", StringComparison.Ordinal));

        await test.IsNotOffered();
    }

    [Fact]
    public async Task Not_offered_where_the_prompt_asks()
    {
        using var test = Test(Source("{\n    public int FaceCount { get; set; }\n}", prompt: "Is she angry?"));

        await test.IsNotOffered();
    }

    [Fact]
    public async Task Fields_of_one_rule_are_removed_from_all_types_of_a_document()
    {
        static string Types(string emotion, string mood) => $$"""
            {
                public int FaceCount { get; set; }{{emotion}}

                public string Gender { get; set; }
            }

            public class Guest
            {
                public int FaceCount { get; set; }{{mood}}
            }
            """;
        const string Use = "await Client.GetResponseAsync<Guest>([question]);";
        using var test = new FixTest(
            new RemoveAnswerFieldCodeFix(),
            Project(Source(Types("\n\n    public string Emotion { get; set; }", "\n\n    public string GuestMood { get; set; }"), Use)))
        {
            Rules = ["AUP1005"],
        };

        await test.GivesForAll(FixAllScope.Document, ("App.cs", Source(Types("", ""), Use)));
    }

    private static FixTest Test(string source) => new(new RemoveAnswerFieldCodeFix(), Project(source));

    private static Project Project(string source) =>
        new Project { Packages = References.ExtensionsAI, Deployment = "none" }.Add("App.cs", source);

    private static string Source(string members, string use = "", string prompt = "Look at the picture.") => $$"""
        using System.ClientModel;
        using System.ComponentModel;
        using System.Text.Json.Serialization;
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;

        public interface IAnswer { string Emotion { get; } }

        public class Answer
        {{members}}

        class App
        {
            static readonly IChatClient Client =
                new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o").AsIChatClient();

            async Task Run(byte[] b, Answer answer)
            {
                var question = new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, [new TextContent("{{prompt}}"), new DataContent(b, "image/png")]);
                await Client.GetResponseAsync<Answer>([question]);
                {{use}}
            }
        }
        """;
}
