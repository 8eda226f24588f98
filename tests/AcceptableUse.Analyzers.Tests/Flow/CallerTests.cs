using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// A helper that many call is judged by each of its calls: the prompt of one does not count for the picture of another, nor the client
/// of one for what another sends.
/// </summary>
public sealed class CallerTests
{
    /// <summary>A prompt that breaks a rule everywhere, if a picture goes with it.</summary>
    private const string Emotion = "\"What emotion does this person show?\"";

    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\")";

    private const string Other = "static readonly ChatClient Elsewhere = new OpenAI.OpenAIClient(\"k\").GetChatClient(\"gpt-4o\");";

    private const string Ask = """
        string Ask(string prompt, byte[]? image = null)
        {
            var parts = new List<ChatMessageContentPart> { ChatMessageContentPart.CreateTextPart(prompt) };
            if (image != null)
            {
                parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png"));
            }

            return Chat.CompleteChat(new UserChatMessage(parts)).Value.Content[0].Text;
        }
        """;

    public static TheoryData<string, string> Apart { get; } = new()
    {
        { "one asks about a person, another sends a picture", $$"""
            {{Ask}}

            void Review() => Ask({{Emotion}}, null);

            void Plate(byte[] bytes) => Ask("Read the number plate.", bytes);
            """ },
        { "one leaves the picture out", $$"""
            {{Ask}}

            void Review() => Ask({{Emotion}});

            void Plate(byte[] bytes) => Ask("Read the number plate.", bytes);
            """ },
        { "two helpers between", $$"""
            {{Ask}}

            string AskTwice(string prompt, byte[]? image)
            {
                Console.WriteLine(prompt);
                return Ask(prompt, image);
            }

            void Review() => AskTwice({{Emotion}}, null);

            void Plate(byte[] bytes) => AskTwice("Read the number plate.", bytes);
            """ },
        { "messages that callers build", $$"""
            void Send(List<ChatMessage> messages) => Chat.CompleteChat(messages);

            void Review() => Send([new UserChatMessage({{Emotion}})]);

            void Plate(byte[] bytes) => Send([new UserChatMessage("Read the number plate."), new UserChatMessage({{Image}})]);
            """ },
        { "a local function", $$"""
            void Run(byte[] bytes)
            {
                Send({{Emotion}}, null);
                Send("Read the number plate.", bytes);

                void Send(string prompt, byte[]? image) => Chat.CompleteChat(new UserChatMessage(
                    image is null
                        ? [ChatMessageContentPart.CreateTextPart(prompt)]
                        : [ChatMessageContentPart.CreateTextPart(prompt), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")]));
            }
            """ },
        { "an interface between", $$"""
            interface IModel { string Ask(string prompt, byte[]? image); }

            sealed class Model : IModel
            {
                public string Ask(string prompt, byte[]? image) => Chat.CompleteChat(
                    new UserChatMessage(prompt),
                    new UserChatMessage(image is null ? [] : [ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")]))
                    .Value.Content[0].Text;
            }

            void Review(IModel model) => model.Ask({{Emotion}}, null);

            void Plate(IModel model, byte[] bytes) => model.Ask("Read the number plate.", bytes);
            """ },
        { "an extension method", $$"""
            void Review() => Chat.Ask({{Emotion}}, null);

            void Plate(byte[] bytes) => Chat.Ask("Read the number plate.", bytes);
            }

            static class Extensions
            {
                public static string Ask(this ChatClient client, string prompt, byte[]? image) => client.CompleteChat(
                    new UserChatMessage(prompt),
                    new UserChatMessage(image is null ? [] : [ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")]))
                    .Value.Content[0].Text;
            """ },
    };

    public static TheoryData<string, string> Together { get; } = new()
    {
        { "one of the callers does both", $$"""
            {{Ask.Replace("CompleteChat", "[|CompleteChat|]")}}

            void Review() => Ask({{Emotion}}, null);

            void Plate(byte[] bytes) => Ask("Read the number plate.", bytes);

            void Mood(byte[] bytes) => Ask({{Emotion}}, bytes);
            """ },
        { "one caller refuses what another asks", $$"""
            {{Ask.Replace("CompleteChat", "[|CompleteChat|]")}}

            void Plate(byte[] bytes) => Ask("Describe the car. Never say what the people in the picture feel.", bytes);

            void Mood(byte[] bytes) => Ask({{Emotion}}, bytes);
            """ },
        { "one caller has paintings described", $$"""
            {{Ask.Replace("CompleteChat", "[|CompleteChat|]")}}

            void Painting(byte[] bytes) => Ask("Describe this oil painting and its style.", bytes);

            void Mood(byte[] bytes) => Ask({{Emotion}}, bytes);
            """ },
        { "a helper between gives the picture, its caller the prompt", $$"""
            {{Ask.Replace("CompleteChat", "[|CompleteChat|]")}}

            byte[] Take() => File.ReadAllBytes("door.png");

            string AskAboutDoor(string prompt) => Ask(prompt, Take());

            void Review() => Ask("Read the number plate.");

            void Mood() => AskAboutDoor({{Emotion}});
            """ },
        { "parts that a local function collects", $$"""
            void Run(byte[] bytes)
            {
                var parts = new List<ChatMessageContentPart>();
                Add(ChatMessageContentPart.CreateTextPart({{Emotion}}));
                Add({{Image}});
                Chat.[|CompleteChat|](new UserChatMessage(parts));

                void Add(ChatMessageContentPart part) => parts.Add(part);
            }
            """ },
        { "parts that a method collects in a field", $$"""
            readonly List<ChatMessageContentPart> _parts = [];

            void Add(ChatMessageContentPart part) => _parts.Add(part);

            void Send() => Chat.[|CompleteChat|](new UserChatMessage(_parts));

            void Run(byte[] bytes)
            {
                Add(ChatMessageContentPart.CreateTextPart({{Emotion}}));
                Add({{Image}});
                Send();
            }
            """ },
        { "a method that adds the picture and calls itself", $$"""
            void Send(List<ChatMessage> messages, byte[]? bytes)
            {
                if (bytes is null)
                {
                    Chat.[|CompleteChat|](messages);
                }
                else
                {
                    messages.Add(new UserChatMessage({{Image}}));
                    Send(messages, null);
                }
            }

            void Run(byte[] bytes) => Send([new UserChatMessage({{Emotion}})], bytes);

            void Review() => Send([new UserChatMessage("Read the number plate.")], null);
            """ },
        { "two methods that call each other", $$"""
            void Send(List<ChatMessage> messages, byte[]? bytes)
            {
                if (bytes is null)
                {
                    Chat.[|CompleteChat|](messages);
                }
                else
                {
                    Add(messages, bytes);
                }
            }

            void Add(List<ChatMessage> messages, byte[] bytes)
            {
                messages.Add(new UserChatMessage({{Image}}));
                Send(messages, null);
            }

            void Run(byte[] bytes) => Send([new UserChatMessage({{Emotion}})], bytes);

            void Review() => Send([new UserChatMessage("Read the number plate.")], null);
            """ },
        { "a method group", $$"""
            {{Ask.Replace("CompleteChat", "[|CompleteChat|]")}}

            void Run(byte[] bytes)
            {
                Func<string, byte[]?, string> ask = Ask;
                ask("Read the number plate.", null);
                ask({{Emotion}}, bytes);
            }
            """ },
        { "more callers than are told apart", $$"""
            {{Ask.Replace("CompleteChat", "[|CompleteChat|]")}}

            {{string.Concat(Enumerable.Range(0, 600).Select(i => $"void Review{i}() => Ask(\"Read the number plate.\", null);\n"))}}
            void Mood(byte[] bytes) => Ask({{Emotion}}, bytes);
            """ },
    };

    [Theory]
    [MemberData(nameof(Apart))]
    public async Task What_different_callers_give_is_not_mixed(string shape, string members)
    {
        Assert.NotEmpty(shape);
        Assert.DoesNotContain(await AzureChat.With(members).Analyze(), finding => finding.Id is "AUP1004" or "AUP1005" or "AD0001");
    }

    [Theory]
    [MemberData(nameof(Together))]
    public async Task What_one_call_brings_together_is_found(string shape, string members)
    {
        Assert.NotEmpty(shape);
        await (AzureChat.With(members) with { Deployment = "" }).Expect("AUP1005");
    }

    public static TheoryData<string, string> LeftOut { get; } = new()
    {
        { "a helper that sends", $$"""
            {{Ask}}

            void Review() => Ask("Sum up the report.");

            void Translate() => Ask("Translate the report.", image: default);
            """ },
        { "a helper that makes the message", """
            ChatMessage Message(string prompt, byte[]? image, string type = "image/png") => image is null
                ? new UserChatMessage(prompt)
                : new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart(prompt), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), type));

            void Review() => Chat.CompleteChat(Message("Sum up the report.", null));
            """ },
        { "a helper that takes a list of pictures", """
            ChatMessage Message(string prompt, IEnumerable<byte[]> images) => new UserChatMessage(
            [
                ChatMessageContentPart.CreateTextPart(prompt),
                .. images.Select(image => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")),
            ]);

            void Review() => Chat.CompleteChat(Message("Sum up the report.", []));
            """ },
        { "a class that makes the message", """
            sealed class Question
            {
                public List<ChatMessageContentPart> Parts { get; } = [];

                public Question(string prompt, byte[]? image)
                {
                    Parts.Add(ChatMessageContentPart.CreateTextPart(prompt));
                    if (image is not null)
                    {
                        Parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png"));
                    }
                }
            }

            void Review() => Chat.CompleteChat(new UserChatMessage(new Question("Sum up the report.", null).Parts));
            """ },
    };

    [Theory]
    [MemberData(nameof(LeftOut))]
    public async Task A_picture_that_nobody_passes_is_not_sent(string shape, string members)
    {
        Assert.NotEmpty(shape);
        Assert.Empty(await AzureChat.With(members).Analyze());
    }

    [Theory]
    [InlineData("void Review() => new Assistant().Ask(\"Sum up the report.\", null);")]
    [InlineData("void Review() => new Assistant().Ask(\"Sum up the report.\", null); void Translate() => new Assistant().Ask(\"Translate the report.\");")]
    public Task Another_assembly_may_pass_what_no_caller_here_does(string callers) => AzureChat.With($$"""
        {{callers}}
        }

        public class Assistant
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            {{Ask.Replace("string Ask", "public string Ask").Replace("CompleteChat", "[|CompleteChat|]")}}
        """).Expect("AUP1001");

    [Fact]
    public async Task What_callers_in_other_assemblies_ask_is_not_guessed() => Assert.DoesNotContain(
        await AzureChat.With($$"""
            void Review() => new Assistant().Ask({{Emotion}}, null);

            void Count() => new Assistant().Ask("Count the chairs.");
            }

            public class Assistant
            {
                static readonly ChatClient Chat = new AzureOpenAIClient(
                    new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

                {{Ask.Replace("string Ask", "public string Ask")}}
            """).Analyze(),
        finding => finding.Id is "AUP1005" or "AD0001");

    [Theory]
    [InlineData("what is null in one branch", """
        void Run(bool isWithPicture, byte[] bytes) => Chat.[|CompleteChat|](Message("Describe it.", isWithPicture ? bytes : null));
        """)]
    [InlineData("what is null at first", """
        void Run(bool isWithPicture)
        {
            byte[]? bytes = null;
            if (isWithPicture)
            {
                bytes = File.ReadAllBytes("door.png");
            }

            Chat.[|CompleteChat|](Message("Describe it.", bytes));
        }
        """)]
    [InlineData("what another method passes, which was given null itself", """
        void Run() => Chat.[|CompleteChat|](Visit(null, Message));

        static ChatMessage Visit(string? prompt, Func<string, byte[], ChatMessage> make) => make(prompt ?? "Describe it.", File.ReadAllBytes("door.png"));
        """)]
    public Task A_picture_that_may_be_passed_is_sent(string shape, string members)
    {
        Assert.NotEmpty(shape);
        return AzureChat.With($$"""
            static ChatMessage Message(string prompt, byte[]? image) => image is null
                ? new UserChatMessage(prompt)
                : new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart(prompt), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png"));

            {{members}}
            """).Expect("AUP1001");
    }

    [Fact]
    public async Task The_client_of_one_caller_does_not_send_what_another_hands_on() => Assert.Empty(await AzureChat.With($$"""
        {{Other}}

        void Send(ChatClient client, ChatMessage message) => client.CompleteChat(message);

        void Report() => Send(Chat, new UserChatMessage("Sum up the report."));

        void Picture(byte[] bytes) => Send(Elsewhere, new UserChatMessage({{Image}}));
        """).Analyze());

    [Fact]
    public Task The_client_of_a_caller_sends_what_that_caller_hands_on() => AzureChat.With($$"""
        {{Other}}

        void Send(ChatClient client, ChatMessage message) => client.[|CompleteChat|](message);

        void Report() => Send(Elsewhere, new UserChatMessage("Sum up the report."));

        void Picture(byte[] bytes) => Send(Chat, new UserChatMessage({{Image}}));
        """).Expect("AUP1001");

    [Fact]
    public async Task The_address_of_one_request_is_not_that_of_another() => Assert.Empty(await new Project().Add("A.cs", """
        class A(HttpClient http)
        {
            Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

            Task Report(string json) => Send(new HttpRequestMessage(
                HttpMethod.Post, "https://res.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21")
            {
                Content = new StringContent("{\"messages\":[{\"role\":\"user\",\"content\":\"" + json + "\"}]}"),
            });

            Task Store(byte[] picture) => Send(new HttpRequestMessage(HttpMethod.Put, "https://files.example.com/pictures/1.png")
            {
                Content = new StringContent("{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64," + Convert.ToBase64String(picture) + "\"}}"),
            });
        }
        """).Analyze());

    [Fact]
    public Task A_request_keeps_its_own_address() => new Project().Add("A.cs", """
        class A(HttpClient http)
        {
            Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.[|SendAsync|](request);

            Task Describe(byte[] picture) => Send(new HttpRequestMessage(
                HttpMethod.Post, "https://res.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21")
            {
                Content = new StringContent("{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64," + Convert.ToBase64String(picture) + "\"}}"),
            });

            Task Store(string text) => Send(new HttpRequestMessage(HttpMethod.Put, "https://files.example.com/notes/1.txt")
            {
                Content = new StringContent(text),
            });
        }
        """).Expect("AUP1001");

    [Fact]
    public async Task Each_rule_is_reported_once_whatever_callers_ask()
    {
        var findings = await (AzureChat.With($$"""
            {{Ask}}

            void Mood(byte[] bytes) => Ask({{Emotion}}, bytes);

            void Feelings(byte[] bytes) => Ask("How does the woman in the picture feel?", bytes);

            void Origin(byte[] bytes) => Ask("What is the ethnicity of this person?", bytes);
            """) with { Deployment = "none" }).Analyze();

        Assert.Equal(["AUP1005", "AUP1006"], findings.Select(finding => finding.Id).Order());
    }
}
