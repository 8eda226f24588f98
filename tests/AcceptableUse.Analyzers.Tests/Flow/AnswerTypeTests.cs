using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>What the type or schema of an answer asks of a model, and which types ask nothing.</summary>
public sealed class AnswerTypeTests
{
    private const string Usings = """
        using System.ClientModel;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using Azure.AI.OpenAI;
        using OpenAI.Chat;
        using Microsoft.Extensions.AI;
        using AIMessage = Microsoft.Extensions.AI.ChatMessage;
        using ChatMessage = OpenAI.Chat.ChatMessage;
        using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

        """;

    private const string Helpers = """

        public static class Ai
        {
            public static ChatClient Chat
            {
                get;
            } = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o");

            public static IChatClient Client { get; } = Chat.AsIChatClient();

            public static AIMessage Ask(string text, byte[] b) =>
                new(ChatRole.User, [new TextContent(text), new DataContent(b, "image/png")]);
        }

        """;

    /// <summary>The rule, the property that asks, and the types.</summary>
    public static TheoryData<string, string, string> Asking { get; } = new()
    {
        { "AUP1005", "Emotion", "public record Answer(string Emotion, int Age);" },
        { "AUP1005", "DominantEmotion", "public class Answer { public string DominantEmotion { get; set; } public Face Face { get; set; } } public class Face { }" },
        { "AUP1005", "Emotion", "public class Answer { public List<Person> People { get; set; } } public class Person { public string Emotion { get; set; } }" },
        { "AUP1005", "Look", """public class Answer { [Description("The emotion of the person, e.g. happy")] public string Look { get; set; } }""" },
        { "AUP1005", "Look", """public record Answer([Description("How the person feels")] string Look, int Age);""" },
        { "AUP1005", "Value", """public class Answer { [JsonPropertyName("dominant_emotion")] public string Value { get; set; } public int FaceCount { get; set; } }""" },
        { "AUP1005", "Emotion", "public class Answer { public Emotion Expression { get; set; } public string Hair { get; set; } } public enum Emotion { Happy, Sad, Angry }" },
        { "AUP1005", "IsAngry", "public class Answer { public bool IsAngry { get; set; } public string PersonDescription { get; set; } }" },
        { "AUP1005", "CustomerMood", "public class Answer { public string CustomerMood { get; set; } }" },
        { "AUP1006", "Gender", "public record Answer(string Gender, string Clothing);" },
        { "AUP1006", "EstimatedGender", "public record Answer(string EstimatedGender, int Age);" },
        { "AUP1006", "PersonEthnicity", "public class Answer { public string PersonEthnicity { get; set; } }" },
    };

    /// <summary>Types that ask nothing: of products, animals, documents, pictures, forms and tables.</summary>
    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "a scene", "public record Answer(string Caption, string Mood, string[] Colors);" },
        { "emotions of a picture", "public record Answer(string Emotion, string Palette);" },
        { "a garment", "public record Answer(string Category, string Gender, string Brand, string Size);" },
        { "a toy", "public record Answer(string Category, string AgeRange, string Gender);" },
        { "a pet", "public record Pet(string Name, int Age, string Gender); public record Answer(Pet[] Pets);" },
        { "a product", "public record Answer(string Product, string Gender, decimal Price);" },
        { "an animal", "public record Answer(string Species, string Breed, string Gender, int Age);" },
        { "an identity document", "public record Answer(string FirstName, string LastName, string Gender, string DocumentNumber, int Age);" },
        { "a form", "public record Answer(string FullName, string Email, string Phone, string Gender, int Age);" },
        { "a profile", """
            public class Answer
            {
                [Required, Display(Name = "Gender")] public string Gender { get; set; }
                public int Age { get; set; }
            }
            """ },
        { "a review", "public record Answer(string Review, string Emotion, int Age);" },
        { "a race", "public record Answer(string Race, string Winner);" },
        { "people without a topic", "public record Answer(int PersonCount, string[] Clothing, int AgeRange);" },
        { "a facial expression", "public record Answer(string FacialExpression, bool IsSmiling);" },
        { "hidden properties", "public class Answer { internal string Emotion { get; set; } public int FaceCount { get; set; } }" },
        { "a type that holds itself", "public class Answer { public Answer Next { get; set; } public int FaceCount { get; set; } }" },
    };

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Answer_type_that_asks_is_reported_at_its_property(string rule, string property, string types)
    {
        var diagnostic = Assert.Single(await Project("""
            await Ai.Client.[|GetResponseAsync|]<Answer>([Ai.Ask("Look at the picture.", b)]);
            """, types).Expect(rule));
        var location = diagnostic.AdditionalLocations[^1];

        Assert.Equal("schema", diagnostic.Properties["evidence"]);
        Assert.Equal(property, location.SourceTree!.GetText().ToString(location.SourceSpan));
        Assert.Contains(
            $"with the answer field \"{property}\"", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Answer_type_that_asks_nothing_is_not_reported(string what, string types)
    {
        Assert.NotEmpty(what);
        return Project("""await Ai.Client.GetResponseAsync<Answer>([Ai.Ask("Look at the picture.", b)]);""", types).ExpectSilence();
    }

    [Theory]
    [InlineData("Describe the person in the photo.", "AUP1005")]
    [InlineData("Describe the landscape.", "")]
    [InlineData("Describe the person in the photo. Never infer emotions.", "")]
    [InlineData("Describe the person in this painting.", "")]
    public async Task Prompt_decides_what_an_answer_type_is_about(string prompt, string rule)
    {
        const string Types = "public record Answer(string Emotion, string Caption);";
        if (rule.Length == 0)
        {
            await Project($"""await Ai.Client.GetResponseAsync<Answer>([Ai.Ask("{prompt}", b)]);""", Types).ExpectSilence();
        }
        else
        {
            await Project($"""await Ai.Client.[|GetResponseAsync|]<Answer>([Ai.Ask("{prompt}", b)]);""", Types).Expect(rule);
        }
    }

    [Theory]
    [InlineData("Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema<Answer>()")]
    [InlineData("Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema(typeof(Answer))")]
    [InlineData("Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema(AIJsonUtilities.CreateJsonSchema(typeof(Answer)))")]
    public async Task Schema_made_of_a_type_is_read(string format)
    {
        var diagnostic = Assert.Single(await Project($$"""
            await Ai.Client.[|GetResponseAsync|](
                [Ai.Ask("Look at the picture.", b)], new ChatOptions { ResponseFormat = {{format}} });
            """, "public record Answer(string Emotion, int Age);").Expect("AUP1005"));

        Assert.Equal("schema", diagnostic.Properties["evidence"]);
    }

    [Fact]
    public async Task Schema_text_is_read()
    {
        var diagnostic = Assert.Single(await Project("""
            var schema = BinaryData.FromBytes("{ \"type\": \"object\", \"properties\": { \"emotion\": { \"type\": \"string\" } } }"u8.ToArray());
            var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("face", schema) };
            await Ai.Chat.[|CompleteChatAsync|](
                [
                    new UserChatMessage(
                        ChatMessageContentPart.CreateTextPart("Describe the person in the photo."),
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/png")),
                ],
                options);
            """, "").Expect("AUP1005"));

        Assert.Equal("schema", diagnostic.Properties["evidence"]);
    }

    [Fact]
    public Task Type_that_is_only_named_asks_nothing() => Project("""
        var person = System.Text.Json.JsonSerializer.Deserialize<Answer>("{}");
        Console.WriteLine(typeof(Answer));
        await Ai.Client.GetResponseAsync([Ai.Ask("Look at the picture." + person, b)]);
        """, "public record Answer(string Emotion, int Age);").ExpectSilence();

    private static Project Project(string body, string types) => new Project { Packages = References.ExtensionsAI, Deployment = "none" }.Add("App.cs", $$"""
        {{Usings}}
        {{Helpers}}
        {{types}}

        class App
        {
            async Task Run(byte[] b)
            {
                {{body}}
            }
        }
        """);
}
