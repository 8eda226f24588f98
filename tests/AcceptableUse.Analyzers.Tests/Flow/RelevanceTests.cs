using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>What cannot change a verdict is not looked up, however much of a project it would lead through.</summary>
public sealed class RelevanceTests
{
    /// <summary>Fifty methods that hand on bytes, as an application full of devices has them.</summary>
    private static readonly string Devices = Fifty(i => $$"""
        byte[] Read{{i}}(byte[] buffer)
        {
            var next = Read{{i + 1}}(buffer);
            Log(next.Length);
            return next;
        }
        """);

    [Fact]
    public void Method_named_like_a_redactor_causes_no_search()
    {
        const string Send = """
            void Send(byte[] jpeg) => Chat.CompleteChat(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
            """;
        var without = StepsOf(Send + "Task PaintAsync() => Task.CompletedTask;", "PaintAsync(); Send(Read0([]));");
        var with = StepsOf(Send + "Task GenerateImageAsync() => Task.CompletedTask;", "GenerateImageAsync(); Send(Read0([]));");

        // Binding what the name means takes a few.
        Assert.InRange(with, 1, without + 20);
    }

    [Fact]
    public void Source_of_audio_bytes_causes_no_search()
    {
        const string Redactor = "new OpenAI.Images.ImageClient(\"dall-e-3\", \"k\").GenerateImage(\"A street without people\");";
        var image = StepsOf("""
            void Show(byte[] jpeg) => Chat.CompleteChat(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
            """, Redactor + "Show(Read0([]));");
        var audio = StepsOf("""
            void Play(byte[] wav) => Chat.CompleteChat(
                new UserChatMessage(
                    ChatMessageContentPart.CreateInputAudioPart(BinaryData.FromBytes(wav), ChatInputAudioFormat.Wav)));
            """, Redactor + "Play(Read0([]));");

        Assert.InRange(audio, 1, image / 3);
    }

    [Fact]
    public void Reader_of_a_property_is_not_searched_for_what_its_setter_is_given()
    {
        const string Sender = """
            ChatMessageContentPart? _part;
            ChatMessageContentPart? Part { get => _part; set { Log(1); _part = value; } }
            void Send() => Chat.CompleteChat(new UserChatMessage(Part));
            """;
        const string Sending = "Part = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes([]), \"image/png\"); Send();";
        var without = StepsOf(Sender, Sending);
        var with = StepsOf(Sender + Fifty(i => $"string Text{i}() {{ var read = Read{i}([]); return Part?.Text + read.Length; }}"), Sending);

        Assert.InRange(with, 1, without + 20);
    }

    [Fact]
    public void User_of_a_type_is_not_searched_for_what_its_constructor_is_given()
    {
        const string Sender = """
            class Turn(ChatMessageContentPart part)
            {
                public string Text => part.Text;
                public void Send() => Chat.CompleteChat(new UserChatMessage(part));
            }
            """;
        const string Sending = "new Turn(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes([]), \"image/png\")).Send();";
        var without = StepsOf(Sender, Sending);
        var with = StepsOf(
            Sender + Fifty(i => $"string Text{i}(Turn? turn) {{ var read = Read{i}([]); return turn?.Text + read.Length; }}"), Sending);

        Assert.InRange(with, 1, without + 20);
    }

    [Fact]
    public Task Aliased_media_type_is_recognised() => new Project { Packages = References.ExtensionsAI }.Add("A.cs", """
        using Microsoft.Extensions.AI;
        using Picture = Microsoft.Extensions.AI.DataContent;

        class A(IChatClient chat)
        {
            Task Run(byte[] bytes) => chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [new Picture(bytes, "image/png")]));
        }
        """).Expect("AUP1001");

    private static string Fifty(Func<int, string> member) => string.Join("\n", Enumerable.Range(0, 50).Select(member));

    private static long StepsOf(string members, string statements) => FlowWork.Of(new Project().Compile([("A.cs", $$"""
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class A
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            void Log(int length) => Console.WriteLine(length);
            {{Devices}}
            byte[] Read50(byte[] buffer) => buffer;
            {{members}}

            void Other() { {{statements}} }
        }
        """)])).Steps;
}
