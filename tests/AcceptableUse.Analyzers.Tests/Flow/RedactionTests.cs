using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Media that has passed a redactor on every way no longer counts; on some ways only, it still does.</summary>
public sealed class RedactionTests
{
    private const string Redactors = """
        using AcceptableUse;
        using OpenAI.Chat;

        public interface IRedactor
        {
            [RedactsFaces] Task<byte[]> BlurAsync(byte[] picture, CancellationToken token = default);
        }

        public class Photo
        {
            public byte[] Data { get; set; } = [];
            [RedactsFaces] public void Blur(int radius) { }

            internal ChatMessageContentPart ToPart() =>
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(Data), "image/jpeg");
        }

        public class Pixelator
        {
            [RedactsFaces] public void Apply(byte[] picture) { }
            [RedactsFaces] public Task ApplyAsync(byte[] picture) => Task.CompletedTask;

            [RedactsFaces]
            public bool Apply(byte[] picture, out byte[] redacted)
            {
                redacted = picture;
                return true;
            }

            public void Apply(object options, [RedactsFaces] byte[] picture) { }
        }

        public interface IPreparation { byte[] Prepare(byte[] picture); }

        public class Blurring : IPreparation
        {
            public byte[] Prepare(byte[] picture) => Redactor.Blur(picture);
        }

        public class Capturing : IPreparation
        {
            public byte[] Prepare(byte[] picture) => Redactor.Capture();
        }

        public interface IBlurring { byte[] Prepare(byte[] picture); }

        public class Coarse : IBlurring
        {
            public byte[] Prepare(byte[] picture) => Redactor.Blur(Redactor.Resize(picture));
        }

        public class Fine : IBlurring
        {
            public byte[] Prepare(byte[] picture) => Redactor.Blur(picture);
        }

        public static class Redactor
        {
            public static IPreparation Preparation { get; set; } = new Blurring();
            public static IBlurring Blurring { get; set; } = new Fine();
            [RedactsFaces] public static byte[] Blur(byte[] picture) => picture;
            [RedactsFaces] public static string BlurText(string base64) => base64;
            [RedactsFaces] public static Stream BlurStream(this Stream picture) => picture;
            [RedactsFaces] public static Photo BlurPhoto(Photo photo) => photo;
            [RedactsFaces] public static void BlurInPlace(Photo photo) { }
            [RedactsFaces] public static ChatMessageContentPart BlurPart(ChatMessageContentPart part) => part;

            [RedactsFaces]
            public static async Task<ChatMessage> BlurMessageAsync(ChatMessage message)
            {
                await Task.Yield();
                return message;
            }

            public static byte[] Resize(byte[] picture) => picture;

            public static BinaryData Body(string base64) => BinaryData.FromString(
                "{\"messages\":[{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                    + base64
                    + "\"}}]}]}");

            public static byte[] Capture() => [];

            public static byte[] BlurUnless(byte[] picture, bool keep)
            {
                if (keep) { return picture; }
                return Blur(picture);
            }

            public static byte[] BlurAlways(byte[] picture)
            {
                var small = Resize(picture);
                return Blur(small);
            }
        }
        """;

    private const string Head = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public class Patrol
        {
            private static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            private static ChatMessageContentPart Part(byte[] data) =>
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), "image/jpeg");

            public async Task Run(byte[] bytes, bool flag, IRedactor redactor, Photo photo, Pixelator pixelator)
            {

        """;

    private const string Tail = """

                await Task.Yield();
            }
        }
        """;

    public static TheoryData<string> Silent { get; } = new()
    {
        // Bytes, before the carrier.
        "Chat.CompleteChat(new UserChatMessage(Part(Redactor.Blur(bytes))));",
        """
        var blurred = Redactor.Blur(bytes);
        Chat.CompleteChat(
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(blurred), "image/jpeg")));
        """,
        """
        var blurred = await redactor.BlurAsync(bytes);
        Chat.CompleteChat(new UserChatMessage(Part(blurred)));
        """,
        "Chat.CompleteChat(new UserChatMessage(Part(await redactor.BlurAsync(bytes).ConfigureAwait(false))));",
        """
        using var stream = new MemoryStream(bytes).BlurStream();
        Chat.CompleteChat(
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(stream), "image/jpeg")));
        """,
        """
        var copy = new MemoryStream();
        copy.Write(Redactor.Blur(bytes));
        Chat.CompleteChat(new UserChatMessage(Part(copy.ToArray())));
        """,
        "Chat.CompleteChat(new UserChatMessage(Part(Redactor.BlurAlways(bytes))));",
        """
        Chat.CompleteChat(
            new UserChatMessage(
                ChatMessageContentPart.CreateImagePart(
                    new Uri($"data:image/jpeg;base64,{Redactor.BlurText(Convert.ToBase64String(bytes))}"))));
        """,
        "Chat.CompleteChat(System.ClientModel.BinaryContent.Create(Redactor.Body(Redactor.BlurText(Convert.ToBase64String(bytes)))));",

        // In place.
        "pixelator.Apply(bytes); Chat.CompleteChat(new UserChatMessage(Part(bytes)));",
        "await pixelator.ApplyAsync(bytes); Chat.CompleteChat(new UserChatMessage(Part(bytes)));",
        "pixelator.Apply(bytes, out var redacted); Chat.CompleteChat(new UserChatMessage(Part(redacted)));",
        "pixelator.Apply(new object(), bytes); Chat.CompleteChat(new UserChatMessage(Part(bytes)));",
        "photo.Blur(3); Chat.CompleteChat(new UserChatMessage(Part(photo.Data)));",
        "Redactor.BlurInPlace(photo); Chat.CompleteChat(new UserChatMessage(Part(photo.Data)));",
        "Chat.CompleteChat(new UserChatMessage(Part(Redactor.BlurPhoto(photo).Data)));",
        """
        var frame = new byte[9];
        for (var i = 0; i < 9; i++)
        {
            new MemoryStream(bytes).ReadExactly(frame);
            pixelator.Apply(frame);
            Chat.CompleteChat(new UserChatMessage(Part(frame)));
        }
        """,

        // A callee sees what was done to its object.
        "photo.Blur(3); Chat.CompleteChat(new UserChatMessage(photo.ToPart()));",
        "Redactor.BlurInPlace(photo); Chat.CompleteChat(new UserChatMessage(photo.ToPart()));",
        "Chat.CompleteChat(new UserChatMessage(Redactor.BlurPhoto(photo).ToPart()));",

        // What is built already.
        "Chat.CompleteChat(new UserChatMessage(Redactor.BlurPart(Part(bytes))));",
        "Chat.CompleteChat(await Redactor.BlurMessageAsync(new UserChatMessage(Part(bytes))));",

        // On every way.
        """
        var blurred = flag ? Redactor.Blur(bytes) : await redactor.BlurAsync(bytes);
        Chat.CompleteChat(new UserChatMessage(Part(blurred)));
        """,
        """
        byte[]? blurred = null;
        if (flag) { blurred = Redactor.Blur(bytes); }
        Chat.CompleteChat(new UserChatMessage(Part(blurred!)));
        """,
        """
        if (flag)
        {
            pixelator.Apply(bytes);
        }
        else
        {
            await pixelator.ApplyAsync(bytes);
        }

        Chat.CompleteChat(new UserChatMessage(Part(bytes)));
        """,
        "Chat.CompleteChat(new UserChatMessage(Part(Redactor.Blurring.Prepare(bytes))));",
        """
        Func<byte[], byte[]> change = flag ? Redactor.Blur : b => Redactor.Blur(Redactor.Resize(b));
        Chat.CompleteChat(new UserChatMessage(Part(change(bytes))));
        """,
        """
        var parts = new[] { bytes }.Select(Redactor.Blur).Select(b => Part(b)).ToList();
        Chat.CompleteChat(new UserChatMessage(parts));
        """,
        """
        var parts = new[] { bytes }.Select(b => Part(Redactor.Blur(b))).ToList();
        Chat.CompleteChat(new UserChatMessage(parts));
        """,
    };

    public static TheoryData<string> Reported { get; } = new()
    {
        // No redactor, or not on this.
        "Chat.[|CompleteChat|](new UserChatMessage(Part(Redactor.Resize(bytes))));",
        "var blurred = Redactor.Blur(bytes); Chat.[|CompleteChat|](new UserChatMessage(Part(bytes)));",
        "pixelator.Apply(bytes, out var redacted); Chat.[|CompleteChat|](new UserChatMessage(Part(bytes)));",
        "Redactor.BlurPart(Part(bytes)); Chat.[|CompleteChat|](new UserChatMessage(Part(bytes)));",
        "Chat.[|CompleteChat|](new UserChatMessage(Part(Redactor.Blur(bytes)), Part(bytes)));",
        """
        var other = new Photo();
        Redactor.BlurInPlace(other);
        Chat.[|CompleteChat|](new UserChatMessage(Part(photo.Data)));
        """,
        """
        Redactor.BlurInPlace(photo);
        photo.Data = bytes;
        Chat.[|CompleteChat|](new UserChatMessage(Part(photo.Data)));
        """,
        "Chat.[|CompleteChat|](System.ClientModel.BinaryContent.Create(Redactor.Body(Convert.ToBase64String(bytes))));",

        "Chat.[|CompleteChat|](new UserChatMessage(photo.ToPart()));",
        "photo.Blur(3); photo.Data = bytes; Chat.[|CompleteChat|](new UserChatMessage(photo.ToPart()));",
        "if (flag) { photo.Blur(3); } Chat.[|CompleteChat|](new UserChatMessage(photo.ToPart()));",

        // Too late.
        "Chat.[|CompleteChat|](new UserChatMessage(Part(bytes))); pixelator.Apply(bytes);",
        """
        var stream = new MemoryStream();
        stream.Write(Redactor.Blur(bytes));
        stream.Write(bytes);
        Chat.[|CompleteChat|](new UserChatMessage(Part(stream.ToArray())));
        """,

        // In one branch only.
        """
        var shown = flag ? Redactor.Blur(bytes) : bytes;
        Chat.[|CompleteChat|](new UserChatMessage(Part(shown)));
        """,
        """
        var shown = File.ReadAllBytes("face.jpg");
        if (flag) { shown = Redactor.Blur(shown); }
        Chat.[|CompleteChat|](new UserChatMessage(Part(shown)));
        """,
        """
        var shown = Redactor.Capture();
        if (flag) { shown = Redactor.Blur(shown); }
        Chat.[|CompleteChat|](new UserChatMessage(Part(shown)));
        """,
        "if (flag) { pixelator.Apply(bytes); } Chat.[|CompleteChat|](new UserChatMessage(Part(bytes)));",
        """
        var shown = new byte[9];
        if (flag) { pixelator.Apply(shown); }
        Chat.[|CompleteChat|](new UserChatMessage(Part(shown)));
        """,
        """
        var shown = new Photo { Data = bytes };
        if (flag) { shown.Data = Redactor.Blur(bytes); }
        Chat.[|CompleteChat|](new UserChatMessage(Part(shown.Data)));
        """,
        """
        var shown = Redactor.Blur(bytes);
        try
        {
            shown = File.ReadAllBytes("face.jpg");
        }
        catch (IOException) { }

        Chat.[|CompleteChat|](new UserChatMessage(Part(shown)));
        """,
        "Chat.[|CompleteChat|](new UserChatMessage(Part(Redactor.BlurUnless(bytes, flag))));",
        """
        Func<byte[], byte[]> change = flag ? Redactor.Blur : Redactor.Resize;
        Chat.[|CompleteChat|](new UserChatMessage(Part(change(bytes))));
        """,
        """
        Func<byte[], byte[]> change = flag ? Redactor.Blur : _ => Redactor.Capture();
        Chat.[|CompleteChat|](new UserChatMessage(Part(change(bytes))));
        """,
        """
        Func<byte[], byte[]> change = flag ? _ => Redactor.Capture() : Redactor.Blur;
        Chat.[|CompleteChat|](new UserChatMessage(Part(change(bytes))));
        """,
        "Chat.[|CompleteChat|](new UserChatMessage(Part(Redactor.Preparation.Prepare(bytes))));",
        """
        var part = flag ? Redactor.BlurPart(Part(bytes)) : Part(bytes);
        Chat.[|CompleteChat|](new UserChatMessage(part));
        """,
        """
        foreach (var shown in new List<byte[]> { Redactor.Blur(bytes), bytes })
        {
            Chat.[|CompleteChat|](new UserChatMessage(Part(shown)));
        }
        """,
    };

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Redacted_media_is_not_reported(string body) => Project().Add("Patrol.cs", Head + body + Tail).ExpectSilence();

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Media_with_an_unredacted_path_is_reported(string body) => Project().Add("Patrol.cs", Head + body + Tail).Expect("AUP1001");

    [Fact]
    public async Task Redactor_can_be_listed_in_a_file()
    {
        const string source = """
            public class Blurrer
            {
                public byte[] Run(byte[] picture) => picture;
                public void Run(string name, byte[] picture) { }
            }
            """;
        foreach (var (body, isSilent) in new[]
        {
            ("Chat.CompleteChat(new UserChatMessage(Part(new Blurrer().Run(bytes))));", true),
            ("new Blurrer().Run(\"a\", bytes); Chat.CompleteChat(new UserChatMessage(Part(bytes)));", true),
            ("Chat.CompleteChat(new UserChatMessage(Part(bytes)));", false),
        })
        {
            var project = Project() with { AdditionalFiles = [new CatalogFile("M:Blurrer.Run; redact")] };
            var diagnostics = await project.Add("Blurrer.cs", source).Add("Patrol.cs", Head + body + Tail).Analyze();
            Assert.Equal(isSilent ? [] : ["AUP1001"], diagnostics.Select(diagnostic => diagnostic.Id));
        }
    }

    [Theory]
    [InlineData("await Client.SendAsync(\"t\", Redactor.Blur(bytes));")]
    [InlineData("await Client.SendAsync(File.ReadAllText(\"title.txt\"), await redactor.BlurAsync(bytes));")]
    [InlineData("pixelator.Apply(bytes); await Client.SendAsync(\"t\", bytes);")]
    public Task Declared_sender_accepts_redacted_bytes(string body) =>
        Project().Add("Client.cs", Client).Add("Patrol.cs", Head + body + Tail).ExpectSilence();

    [Theory]
    [InlineData("await Client.[|SendAsync|](\"t\", bytes);")]
    [InlineData("await Client.[|SendAsync|](\"t\", flag ? bytes : Redactor.Blur(bytes));")]
    [InlineData("await Client.[|SendAsync|](Redactor.BlurText(\"t\"), bytes);")]
    public Task Declared_sender_with_unredacted_bytes_is_reported(string body) =>
        Project().Add("Client.cs", Client).Add("Patrol.cs", Head + body + Tail).Expect("AUP1001");

    [Fact]
    public Task Callers_that_disagree_about_redaction_are_reported() => Project()
        .Add("Patrol.cs", """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            public class Patrol(AzureOpenAIClient client)
            {
                public void Blurred(byte[] bytes) => Show(Redactor.Blur(bytes));
                public void BlurredToo(byte[] bytes) => Show(Redactor.Blur(bytes));

                private void Show(byte[] data) => client.GetChatClient("m").CompleteChat(
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), "image/png")));

                public void Both(byte[] bytes, bool flag)
                {
                    if (flag)
                    {
                        ShowAny(Redactor.Blur(bytes));
                    }
                    else
                    {
                        ShowAny(Redactor.Capture());
                    }
                }

                public void Read(byte[] bytes)
                {
                    ShowRead(Redactor.Blur(bytes));
                    ShowRead(File.ReadAllBytes("a.jpg"));
                    ShowRead(File.ReadAllBytes("b.jpg"));
                }

                private void ShowRead(byte[] data) => client.GetChatClient("m").[|CompleteChat|](
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), "image/png")));

                private void ShowAny(byte[] data) => client.GetChatClient("m").[|CompleteChat|](
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), "image/png")));
            }
            """)
        .Expect("AUP1001");

    private const string Client = """
        public static class Client
        {
            [AcceptableUse.SendsMedia] public static Task SendAsync(string title, byte[] picture) => Task.CompletedTask;
        }
        """;

    private static Project Project() => new Project().Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Redactors.cs", Redactors);
}
