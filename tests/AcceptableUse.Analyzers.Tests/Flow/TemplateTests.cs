using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Prompts and addresses with places that <c>Format</c>, <c>Replace</c> and <c>Join</c> fill.</summary>
public sealed class TemplateTests
{
    private const string Members = """
        const string Fields = "{{ \"a\": {{}}, \"b\": {{}}, \"c\": {{}}, \"d\": {{ \"e\": {{}}, \"f\": {{}} }} }} ";
        const string Schema = Fields + Fields + Fields + "Is {0} {1}?";
        const string Template = "Describe the {part} in the picture of the {{place}}.";

        static UserChatMessage Message(string prompt, byte[] bytes) => new(
            ChatMessageContentPart.CreateTextPart(prompt), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png"));

        """;

    [Theory]
    [InlineData("Template.Replace(\"{part}\", \"mood of the woman\")")]
    [InlineData("Template.Replace(\"{part}\", \"mood of the woman\").Replace(\"{{place}}\", what)")]
    [InlineData("string.Format(\"Is {0} {1}? Look at the picture.\", \"the woman\", \"angry\")")]
    [InlineData("string.Format(System.Globalization.CultureInfo.InvariantCulture, \"Is {0,-10} {1}?\", \"the woman\", \"angry\")")]
    [InlineData("string.Format(\"{{{0}}} Is the {1} woman angry? {2} {3} {4}\", what, what, what, what, what)")]
    [InlineData("string.Format(\"{0} {1} {2} {3}\", what, \"Is the woman angry?\", what, what)")]
    [InlineData("Template.Replace(newValue: \"mood of the woman\", oldValue: \"{part}\")")]
    [InlineData("string.Format(Schema, \"the woman\", \"angry\")")]
    [InlineData("string.Format(arg0: \"the woman\", format: \"Is {0} angry?\")")]
    [InlineData("string.Join(\" \", \"Is the woman angry?\", \"Use {0} words.\")")]
    [InlineData("\"Is the woman\\r\\nangry?\".Replace(\"\\r\\n\", \" \")")]
    public Task Filled_template_is_read_as_a_whole(string prompt) => (AzureChat.With($$"""
        {{Members}}
        void Run(byte[] bytes, string what) => Chat.[|CompleteChat|](Message({{prompt}}, bytes));
        """) with { Deployment = "" }).Expect("AUP1005");

    [Theory]
    [InlineData("Template.Replace(\"{part}\", \"colours\").Replace(\"{{place}}\", \"hall\")")]
    [InlineData("Template.Replace(\"{part}\", what)")]
    [InlineData("Template.Replace('{', '(')")]
    [InlineData("Template.Replace(\"\", what)")]
    [InlineData("string.Format(\"Is {0} {1}? Look at the picture.\", \"the lamp\", \"broken\")")]
    [InlineData("string.Format(\"Is {format angry\", \"the woman\")")]
    [InlineData("string.Format(\"Describe {7} and {0\", what)")]
    [InlineData("string.Format(\"Describe {\u0663} and {\", what)")]
    [InlineData("string.Format(what, \"the woman\")")]
    [InlineData("string.Join(what, new[] { 1, 2 })")]
    public async Task Filled_template_that_asks_nothing_is_silent(string prompt) => Assert.Empty(await (AzureChat.With($$"""
        {{Members}}
        void Run(byte[] bytes, string what) => Chat.CompleteChat(Message({{prompt}}, bytes));
        """) with { Deployment = "none" }).Analyze());

    [Theory]
    [InlineData("$\"analyze?visualFeatures={string.Join(\",\", Names(features))}\"")]
    [InlineData("\"analyze?visualFeatures=\" + string.Join(\",\", Names(features))")]
    [InlineData("string.Format(\"analyze?visualFeatures={0}\", features)")]
    [InlineData("\"analyze?visualFeatures={F}\".Replace(\"{F}\", features.ToString())")]
    [InlineData("\"analyze?visualFeatures=\" + string.Join(\",\", \"Tags\", \"Faces\")")]
    [InlineData("string.Format(\"analyze?visualFeatures={0}\", \"Faces\")")]
    public Task Faces_in_a_place_and_open_places_are_reported(string address) => Address($"[|PostAsync|]({address}, content)").Expect("AUP1001");

    [Theory]
    [InlineData("\"analyze?visualFeatures=\" + string.Join(\",\", new[] { \"Tags\", \"Description\" })")]
    [InlineData("string.Format(\"analyze?visualFeatures={0}\", \"Tags\")")]
    [InlineData("string.Format(\"analyze?visualFeatures=Tags&language={0}\", features)")]
    [InlineData("\"analyze?visualFeatures={F}\".Replace(\"{F}\", \"Tags\")")]
    public async Task Other_features_in_a_place_are_silent(string address) =>
        Assert.Empty(await Address($"PostAsync({address}, content)").Analyze());

    private static Project Address(string call) => new Project().Add("A.cs", $$"""
        class A
        {
            static readonly HttpClient Http = new() { BaseAddress = new Uri("https://r.cognitiveservices.azure.com/vision/v3.2/") };

            Task Run(HttpContent content, object features) => Http.{{call}};

            static IEnumerable<string> Names(object features)
            {
                foreach (var value in Enum.GetValues(features.GetType()))
                {
                    yield return value.ToString()!;
                }
            }
        }
        """);
}
