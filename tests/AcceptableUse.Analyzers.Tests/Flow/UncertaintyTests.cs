using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>AUP3001: media that is built, and whose destination cannot be seen.</summary>
public sealed class UncertaintyTests
{
    private const string Usings = "using Azure.AI.OpenAI; using OpenAI.Chat;\n";

    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\")";

    [Theory]
    [InlineData("public class Parts { public ChatMessageContentPart Of(byte[] bytes) => [|IMAGE|]; }")]
    [InlineData("""
        public static class Parts
        {
            public static async Task<List<ChatMessage>> Of(byte[] bytes)
            {
                await Task.Yield();
                return [new UserChatMessage([|IMAGE|])];
            }
        }
        """)]
    public Task Media_leaving_the_project_is_reported(string source) =>
        new Project().Add("A.cs", Usings + source.Replace("IMAGE", Image)).Expect("AUP3001");

    [Theory]
    [InlineData("class Parts { public ChatMessageContentPart Of(byte[] bytes) => IMAGE; }")]
    [InlineData("""
        public class Parts
        {
            public ChatMessageContentPart Of(byte[] bytes) => IMAGE;
            void Use(ChatClient chat, byte[] bytes) { var m = new UserChatMessage(Of(bytes)); }
        }
        """)]
    [InlineData("""
        public class Parts
        {
            public ChatMessageContentPart Of(string text) => ChatMessageContentPart.CreateTextPart(text);
        }
        """)]
    [InlineData("""
        public class Parts
        {
            public string Of(byte[] bytes)
            {
                var part = IMAGE;
                return part.Kind.ToString();
            }
        }
        """)]
    public Task Media_staying_in_project_is_silent(string source) =>
        new Project().Add("A.cs", Usings + source.Replace("IMAGE", Image)).ExpectSilence();

    [Theory]
    [InlineData("pipeline.Process([|IMAGE|]);")]
    [InlineData("Contoso.Pipeline.Post(new UserChatMessage([|IMAGE|]));")]
    [InlineData("var part = [|IMAGE|]; var message = new UserChatMessage(part); pipeline.Process(message);")]
    [InlineData("""
        var messages = new List<ChatMessage> { new SystemChatMessage("s") };
        messages.Add(new UserChatMessage([|IMAGE|]));
        pipeline.ProcessAll(messages);
        """)]
    [InlineData("pipeline.Process(() => new UserChatMessage([|IMAGE|]));")]
    [InlineData("void Post(ChatMessage message) => pipeline.Process(message); Post(new UserChatMessage([|IMAGE|]));")]
    public Task Media_passed_to_a_library_without_source_is_reported(string body) =>
        OfPipeline().Add("A.cs", UseOfPipeline(body)).Expect("AUP3001");

    [Theory]
    [InlineData("pipeline.Process(\"text\");")]
    [InlineData("pipeline.Process(bytes);")]
    [InlineData("pipeline.Process(IMAGE.Kind.ToString());")]
    [InlineData("Console.WriteLine(IMAGE);")]
    public Task Library_call_without_media_is_silent(string body) => OfPipeline().Add("A.cs", UseOfPipeline(body)).ExpectSilence();

    [Theory]
    [InlineData("Chat.[|CompleteChat|](Contoso.Pipeline.Wrap(new UserChatMessage(IMAGE)));")]
    [InlineData("""
        void Send(ChatMessage message)
        {
            pipeline.Process(message);
            Chat.[|CompleteChat|](message);
        }

        Send(new UserChatMessage(IMAGE));
        """)]
    [InlineData("""
        var message = new UserChatMessage(IMAGE);
        Contoso.Pipeline.Post(message);
        Chat.[|CompleteChat|](message);
        """)]
    public async Task Sent_media_is_reported_only_at_its_call(string body)
    {
        var reported = await OfPipeline().Add("A.cs", UseOfPipeline(body)).Expect("AUP1001");
        Assert.Equal(["AUP1001"], reported.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public Task Undeclared_project_gets_no_AUP3001() =>
        new Project { Deployment = "" }.Add("A.cs", Usings + $$"""
            public class Parts
            {
                public ChatMessageContentPart Of(byte[] bytes) => {{Image}};
            }
            """).ExpectSilence();

    private static readonly PortableExecutableReference Pipeline = References.OfSource("Contoso.Pipeline", """
        using System.Collections.Generic;
        namespace Contoso
        {
            public class Pipeline
            {
                public void Process(object item) { }
                public void Process<T>(System.Func<T> make) { }
                public void ProcessAll<T>(IEnumerable<T> items) { }
                public static void Post(object item) { }
                public static T Wrap<T>(T item) => item;
            }
        }
        """);

    private static Project OfPipeline() => new() { MoreReferences = [Pipeline] };

    private static string UseOfPipeline(string body) => Usings + $$"""
        class A
        {
            private static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            public void Run(Contoso.Pipeline pipeline, byte[] bytes)
            {
                {{body.Replace("IMAGE", Image, StringComparison.Ordinal)}}
            }
        }
        """;
}
