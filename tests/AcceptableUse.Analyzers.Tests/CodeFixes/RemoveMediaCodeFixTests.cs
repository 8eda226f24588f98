using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>Taking media out of what is sent, on the real packages.</summary>
public sealed class RemoveMediaCodeFixTests
{
    private const string Head = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class Patrol
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            static async Task Run(byte[] bytes, string path, bool flag, List<byte[]> frames, CancellationToken token)
            {
        """;

    private const string Tail = """

                await Task.Yield();
            }

            static ChatMessageContentPart Text(string text) => ChatMessageContentPart.CreateTextPart(text);
        }
        """;

    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")";

    /// <summary>Statements before and after.</summary>
    public static TheoryData<string, string> Shapes { get; } = new()
    {
        // Elements and arguments, first, last and in the middle.
        { $"Chat.CompleteChat(new UserChatMessage(\"who?\", {Image}));", "Chat.CompleteChat(new UserChatMessage(\"who?\"));" },
        { $"Chat.CompleteChat(new UserChatMessage({Image}, Text(\"a\")));", "Chat.CompleteChat(new UserChatMessage(Text(\"a\")));" },
        {
            $"Chat.CompleteChat([new SystemChatMessage(\"s\"), new UserChatMessage(Text(\"a\"), {Image}, Text(\"b\"))]);",
            "Chat.CompleteChat([new SystemChatMessage(\"s\"), new UserChatMessage(Text(\"a\"), Text(\"b\"))]);"
        },
        { $"Chat.CompleteChat(new UserChatMessage([Text(\"a\"), {Image}]));", "Chat.CompleteChat(new UserChatMessage([Text(\"a\")]));" },
        {
            $"Chat.CompleteChat(new UserChatMessage(new[] {{ Text(\"a\"), {Image} }}));",
            "Chat.CompleteChat(new UserChatMessage(new[] { Text(\"a\") }));"
        },
        {
            $"Chat.CompleteChat(new UserChatMessage(new List<ChatMessageContentPart> {{ {Image}, Text(\"a\") }}));",
            "Chat.CompleteChat(new UserChatMessage(new List<ChatMessageContentPart> { Text(\"a\") }));"
        },
        { $"Chat.CompleteChat(new UserChatMessage(((({Image})))!, Text(\"a\")));", "Chat.CompleteChat(new UserChatMessage(Text(\"a\")));" },

        // Several images, alike or not.
        {
            $"Chat.CompleteChat(new UserChatMessage({Image}, {Image}, Text(\"a\")));",
            "Chat.CompleteChat(new UserChatMessage(Text(\"a\")));"
        },
        { $$"""
            Chat.CompleteChat(new UserChatMessage(Text("a"), {{Image}}, ChatMessageContentPart.CreateImagePart(new Uri(path))));
            """, "Chat.CompleteChat(new UserChatMessage(Text(\"a\")));" },

        // Locals, and what only they used.
        { $$"""
            var image = {{Image}};
            Chat.CompleteChat(new UserChatMessage("a", image));
            """, "Chat.CompleteChat(new UserChatMessage(\"a\"));" },
        { """
            var jpeg = File.ReadAllBytes(path);
            var data = BinaryData.FromBytes(jpeg);
            Chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(data, "image/jpeg")));
            """, "Chat.CompleteChat(new UserChatMessage(\"a\"));" },
        { """
            var jpeg = await File.ReadAllBytesAsync(path, token);
            Console.WriteLine(jpeg.Length);
            Chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
            """, """
            var jpeg = await File.ReadAllBytesAsync(path, token);
            Console.WriteLine(jpeg.Length);
            Chat.CompleteChat(new UserChatMessage("a"));
            """ },
        { """
            using var stream = File.OpenRead(path);
            Chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromStream(stream), "image/jpeg")));
            """, "Chat.CompleteChat(new UserChatMessage(\"a\"));" },
        { $$"""
            ChatMessageContentPart text = Text("a"), image = {{Image}};
            Chat.CompleteChat(new UserChatMessage(text, image));
            """, """
            ChatMessageContentPart text = Text("a");
            Chat.CompleteChat(new UserChatMessage(text));
            """ },
        { $$"""
            ChatMessageContentPart? image = null;
            image = {{Image}};
            Chat.CompleteChat(new UserChatMessage(Text("a"), image));
            """, "Chat.CompleteChat(new UserChatMessage(Text(\"a\")));" },

        // Lists and histories that are filled.
        { $$"""
            var parts = new List<ChatMessageContentPart>();
            parts.Add(Text("a"));
            parts.Add({{Image}});
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart>();
            parts.Add(Text("a"));
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        { $$"""
            var parts = new List<ChatMessageContentPart> { {{Image}} };
            parts.Add(Text("a"));
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart> { };
            parts.Add(Text("a"));
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        { $$"""
            List<ChatMessage> history = [new SystemChatMessage("s")];
            history.Add(new UserChatMessage(Text("a"), {{Image}}));
            Chat.CompleteChat(history);
            """, """
            List<ChatMessage> history = [new SystemChatMessage("s")];
            history.Add(new UserChatMessage(Text("a")));
            Chat.CompleteChat(history);
            """ },
        { $$"""
            var message = new UserChatMessage("look");
            message.Content.Add({{Image}});
            Chat.CompleteChat(message);
            """, """
            var message = new UserChatMessage("look");
            Chat.CompleteChat(message);
            """ },

        // Loops and branches.
        { """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            foreach (var frame in frames) { parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(frame), "image/jpeg")); }
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        { $$"""
            var parts = new List<ChatMessageContentPart> { Text("a") };
            if (flag) parts.Add({{Image}});
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        { $$"""
            var parts = new List<ChatMessageContentPart> { Text("a") };
            if (flag) Console.WriteLine();
            else parts.Add({{Image}});
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            if (flag) Console.WriteLine();
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        { $$"""
            var parts = new List<ChatMessageContentPart> { Text("a") };
            if (frames.Remove(bytes)) parts.Add({{Image}});
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            if (frames.Remove(bytes)) { }
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        {
            $"Chat.CompleteChat(new UserChatMessage(Text(\"a\"), flag ? {Image} : Text(\"b\")));",
            "Chat.CompleteChat(new UserChatMessage(Text(\"a\"), Text(\"b\")));"
        },
        { $$"""
            var parts = flag ? new[] { Text("t") } : new[] { Text("t"), {{Image}} };
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = flag ? new[] { Text("t") } : new[] { Text("t") };
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },

        // Sequences.
        { """
            var images = frames.Select(frame => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(frame), "image/jpeg")).ToList();
            Chat.CompleteChat(new UserChatMessage([Text("a"), .. images]));
            """, "Chat.CompleteChat(new UserChatMessage([Text(\"a\")]));" },
        { """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            parts.AddRange(frames.Select(frame => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(frame), "image/jpeg")));
            Chat.CompleteChat(new UserChatMessage(parts));
            """, """
            var parts = new List<ChatMessageContentPart> { Text("a") };
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },
        { $$"""
            var parts = new[] { Text("a") };
            Chat.CompleteChat(new UserChatMessage(parts.Append({{Image}})));
            """, """
            var parts = new[] { Text("a") };
            Chat.CompleteChat(new UserChatMessage(parts));
            """ },

        { $$"""
            var texts = new[] { Text("a") };
            Chat.CompleteChat(new UserChatMessage(new[] { {{Image}} }.Concat(texts)));
            """, """
            var texts = new[] { Text("a") };
            Chat.CompleteChat(new UserChatMessage(texts));
            """ },

        // Helpers.
        { $$"""
            ChatMessageContentPart Picture() => {{Image}};
            Chat.CompleteChat(new UserChatMessage(Text("a"), Picture()));
            """, "Chat.CompleteChat(new UserChatMessage(Text(\"a\")));" },
        { $$"""
            ChatMessage Question(string text) { return new UserChatMessage(text, {{Image}}); }
            Chat.CompleteChat(Question("a"));
            """, """
            ChatMessage Question(string text) { return new UserChatMessage(text); }
            Chat.CompleteChat(Question("a"));
            """ },
    };

    /// <summary>Statements before and after, where a message has nothing else and goes with the image.</summary>
    public static TheoryData<string, string> WholeMessages { get; } = new()
    {
        {
            $"Chat.CompleteChat([new SystemChatMessage(\"s\"), new UserChatMessage({Image})]);",
            "Chat.CompleteChat([new SystemChatMessage(\"s\")]);"
        },
        {
            $"Chat.CompleteChat([new UserChatMessage(\"who?\"), new UserChatMessage([{Image}])], cancellationToken: token);",
            "Chat.CompleteChat([new UserChatMessage(\"who?\")], cancellationToken: token);"
        },
        { $$"""
            var history = new List<ChatMessage> { new UserChatMessage("a") };
            history.Add(new UserChatMessage({{Image}}));
            Chat.CompleteChat(history);
            """, """
            var history = new List<ChatMessage> { new UserChatMessage("a") };
            Chat.CompleteChat(history);
            """ },
        { $$"""
            List<ChatMessage> history = [new UserChatMessage("a")];
            history.AddRange([new UserChatMessage({{Image}})]);
            Chat.CompleteChat(history);
            """, """
            List<ChatMessage> history = [new UserChatMessage("a")];
            Chat.CompleteChat(history);
            """ },
        { $$"""
            List<ChatMessage> history = [new UserChatMessage("a")];
            var parts = new List<ChatMessageContentPart>();
            parts.Add({{Image}});
            history.Add(new UserChatMessage(parts));
            Chat.CompleteChat(history);
            """, """
            List<ChatMessage> history = [new UserChatMessage("a")];
            Chat.CompleteChat(history);
            """ },
    };

    public static TheoryData<string> NotOffered { get; } = new()
    {
        // Nothing would be left.
        $"Chat.CompleteChat(new UserChatMessage({Image}));",
        $"Chat.CompleteChat([new UserChatMessage([{Image}])]);",
        $$"""
        var history = new List<ChatMessage>();
        history.Add(new UserChatMessage({{Image}}));
        Chat.CompleteChat(history);
        """,
        $$"""
        var parts = new List<ChatMessageContentPart>();
        if (flag) parts.Add({{Image}});
        Chat.CompleteChat(new UserChatMessage(parts));
        """,
        $$"""
        var message = new UserChatMessage({{Image}});
        Chat.CompleteChat(message);
        """,
        $$"""
        var history = new List<ChatMessage>();
        history.Add(new UserChatMessage({{Image}}));
        Chat.CompleteChat(history);
        history.Add(new UserChatMessage("later"));
        """,

        // The part is used for something else, or what it stands for is not known.
        $$"""
        var image = {{Image}};
        Console.WriteLine(image.Kind);
        Chat.CompleteChat(new UserChatMessage("a", image));
        """,
        $$"""
        var image = flag switch { true => Text("b"), _ => {{Image}} };
        Chat.CompleteChat(new UserChatMessage(Text("a"), image));
        """,
        $"Chat.CompleteChat(new UserChatMessage([Text(\"a\"), .. new[] {{ {Image} }}.Append(Text(\"b\"))]));",
        $"Chat.CompleteChat(new UserChatMessage(Text(\"a\"), frames.Remove(bytes) ? {Image} : Text(\"b\")));",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Media_is_removed_where_it_is_created(string before, string after) => Gives("Remove image from the message", before, after);

    [Theory]
    [MemberData(nameof(WholeMessages))]
    public Task Message_that_becomes_empty_is_removed(string before, string after) =>
        Gives("Remove image and its otherwise empty message", before, after);

    private static async Task Gives(string title, string before, string after)
    {
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project().Add("Patrol.cs", Lines(before)));
        Assert.Equal([title], await test.Titles());
        await test.Gives(("Patrol.cs", Lines(after)));
        await test.GivesForAll(FixAllScope.Document, ("Patrol.cs", Lines(after)));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(WholeMessages))]
    public async Task Statements_on_one_line_stay_on_one_line(string before, string after)
    {
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project().Add("Patrol.cs", OnOneLine(before)));
        await test.Gives(("Patrol.cs", OnOneLine(after)));
    }

    [Theory]
    [MemberData(nameof(NotOffered))]
    public async Task Media_is_not_removed_if_it_is_used_elsewhere_or_nothing_is_left(string body)
    {
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project().Add("Patrol.cs", SourceOf(body)));
        await test.IsNotOffered();
    }

    /// <summary>The file around the statements of a shape.</summary>
    internal static string SourceOf(string body) => Head + body + Tail;

    /// <summary>Each statement on a line of its own, as most people write.</summary>
    internal static string Lines(string body) => Head + "\n        " + body.Replace("\n", "\n        ", StringComparison.Ordinal) + Tail;

    private static string OnOneLine(string body) => SourceOf(body.Replace('\n', ' '));
}
