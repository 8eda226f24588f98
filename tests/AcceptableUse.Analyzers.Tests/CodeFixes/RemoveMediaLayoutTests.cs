using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>Taking media out of code that is laid out as people lay it out, and across files and projects.</summary>
public sealed class RemoveMediaLayoutTests
{
    private const string Usings = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        """;

    private const string Client = """

        static class Model
        {
            public static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
        }
        """;

    [Fact]
    public Task Media_arguments_on_separate_lines_are_removed() => Gives(
        """
        class Patrol
        {
            ChatCompletion Ask(byte[] bytes)
            {
                // One question per frame.
                var question = new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart("Who is on this picture?"), // the prompt
                    // The frame itself.
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg"));

                return Model.Chat.CompleteChat(question); /* sent */
            }
        }
        """,
        """
        class Patrol
        {
            ChatCompletion Ask(byte[] bytes)
            {
                // One question per frame.
                var question = new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart("Who is on this picture?") // the prompt
                    // The frame itself.
                    );

                return Model.Chat.CompleteChat(question); /* sent */
            }
        }
        """);

    [Fact]
    public Task Media_is_removed_from_a_collection_expression_with_a_trailing_comma() => Gives(
        """
        class Patrol
        {
            void Ask(byte[] bytes)
            {
                Model.Chat.CompleteChat(
                [
                    new SystemChatMessage("s"),
                    new UserChatMessage(
                    [
                        ChatMessageContentPart.CreateTextPart("a"),
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg"), // the frame
                        ChatMessageContentPart.CreateTextPart("b"),
                    ]),
                ]);
            }
        }
        """,
        """
        class Patrol
        {
            void Ask(byte[] bytes)
            {
                Model.Chat.CompleteChat(
                [
                    new SystemChatMessage("s"),
                    new UserChatMessage(
                    [
                        ChatMessageContentPart.CreateTextPart("a"),
                        ChatMessageContentPart.CreateTextPart("b"),
                    ]),
                ]);
            }
        }
        """);

    [Fact]
    public Task Removing_the_last_element_keeps_the_end_of_the_list() => Gives(
        """
        class Patrol
        {
            void Ask(byte[] bytes)
            {
                var parts = new List<ChatMessageContentPart>
                {
                    ChatMessageContentPart.CreateTextPart("a"),
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg")
                };
                Model.Chat.CompleteChat(new UserChatMessage(parts));
            }
        }
        """,
        """
        class Patrol
        {
            void Ask(byte[] bytes)
            {
                var parts = new List<ChatMessageContentPart>
                {
                    ChatMessageContentPart.CreateTextPart("a")
                };
                Model.Chat.CompleteChat(new UserChatMessage(parts));
            }
        }
        """);

    [Fact]
    public Task Directives_and_comments_around_removed_code_stay() => Gives(
        """
        class Patrol
        {
            void Ask(string path)
            {
                #region frame
                // Newest frame first.
                var bytes = File.ReadAllBytes(path);

        #pragma warning disable CS0618
                var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg");
        #pragma warning restore CS0618
                #endregion

                var parts = new List<ChatMessageContentPart> { ChatMessageContentPart.CreateTextPart("a") };
        #if !NEVER
                parts.Add(image);
        #else
                parts.Clear();
        #endif
                Model.Chat.CompleteChat(new UserChatMessage(parts));
            }
        }
        """,
        """
        class Patrol
        {
            void Ask(string path)
            {
                #region frame
                // Newest frame first.

        #pragma warning disable CS0618
        #pragma warning restore CS0618
                #endregion

                var parts = new List<ChatMessageContentPart> { ChatMessageContentPart.CreateTextPart("a") };
        #if !NEVER
        #else
                parts.Clear();
        #endif
                Model.Chat.CompleteChat(new UserChatMessage(parts));
            }
        }
        """);

    [Fact]
    public async Task Media_is_not_removed_with_a_directive_inside()
    {
        using var test = Test("""
            class Patrol
            {
                void Ask(byte[] bytes)
                {
                    Model.Chat.CompleteChat(new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(
            #if PNG
                        BinaryData.FromBytes(bytes), "image/png"
            #else
                        BinaryData.FromBytes(bytes), "image/jpeg"
            #endif
                        )));
                }
            }
            """);
        await test.IsNotOffered();
    }

    [Fact]
    public Task Removing_media_keeps_windows_line_endings() => Gives(
        "class Patrol\r\n{\r\n    void Ask(byte[] bytes)\r\n    {\r\n        var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\");\r\n        Model.Chat.CompleteChat(new UserChatMessage(\r\n            \"a\",\r\n            image));\r\n    }\r\n}\r\n",
        "class Patrol\r\n{\r\n    void Ask(byte[] bytes)\r\n    {\r\n        Model.Chat.CompleteChat(new UserChatMessage(\r\n            \"a\"));\r\n    }\r\n}\r\n");

    [Fact]
    public async Task Media_in_top_level_statements_is_removed()
    {
        const string Before = """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            // Reads a frame and asks.
            var chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");
            var data = BinaryData.FromBytes(File.ReadAllBytes(args[0]));

            await foreach (var update in chat.CompleteChatStreamingAsync([new SystemChatMessage("s"), new UserChatMessage("who?", Image())]))
            {
                Console.WriteLine(update);
            }

            // Makes the part.
            ChatMessageContentPart Image()
            {
                return ChatMessageContentPart.CreateImagePart(data, "image/jpeg");
            }
            """;
        const string After = """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            // Reads a frame and asks.
            var chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            await foreach (var update in chat.CompleteChatStreamingAsync([new SystemChatMessage("s"), new UserChatMessage("who?")]))
            {
                Console.WriteLine(update);
            }

            // Makes the part.

            """;
        using var test = new FixTest(
            new RemoveMediaCodeFix(), new Project { OutputKind = OutputKind.ConsoleApplication }.Add("Program.cs", Before));
        await test.Gives(("Program.cs", After));
    }

    [Fact]
    public async Task Media_in_another_part_of_the_class_in_the_same_file_is_removed()
    {
        const string Rest = "partial class Patrol { private string Question => \"who?\"; private byte[] Grab() => File.ReadAllBytes(\"a.jpg\"); }";
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project()
            .Add("Patrol.cs", Usings + """
                partial class Patrol
                {
                    void Ask()
                    {
                        var frame = Grab();
                        Model.Chat.CompleteChat(new UserChatMessage(Question, Picture(frame)));
                    }

                    /// <summary>Makes the part.</summary>
                    private static ChatMessageContentPart Picture(byte[] bytes) =>
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg");
                }
                """ + Client)
            .Add("Patrol.Grab.cs", Rest));
        await test.Gives(("Patrol.cs", Usings + """
            partial class Patrol
            {
                void Ask()
                {
                    var frame = Grab();
                    Model.Chat.CompleteChat(new UserChatMessage(Question));
                }
            }
            """ + Client));
    }

    [Fact]
    public async Task Helper_that_others_use_stays()
    {
        const string Before = """
            partial class Patrol
            {
                void Ask(byte[] bytes)
                {
                    Model.Chat.[|CompleteChat|](new UserChatMessage("a", Picture(bytes)));
                    Model.Chat.CompleteChat(new UserChatMessage(Picture(bytes)));
                }

                static ChatMessageContentPart Picture(byte[] bytes) => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg");
            }
            """;
        using var test = Test(Before);
        await test.Gives(("Patrol.cs", Usings + Before.Replace(", Picture(bytes)", "", StringComparison.Ordinal) + Client));
    }

    [Fact]
    public async Task Helper_that_another_class_part_uses_stays()
    {
        const string Before = "partial class Patrol { void Ask(byte[] bytes) => Model.Chat.[|CompleteChat|](new UserChatMessage(\"a\", Picture(bytes))); private static ChatMessageContentPart Picture(byte[] bytes) => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\"); }";
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project()
            .Add("Patrol.cs", Usings + Before + Client)
            .Add("Patrol.Other.cs", Usings + "partial class Patrol { void Other(byte[] bytes) => Model.Chat.CompleteChat(new UserChatMessage(Picture(bytes))); }"));
        await test.Gives(("Patrol.cs", Usings + Before.Replace(", Picture(bytes)", "", StringComparison.Ordinal) + Client));
    }

    [Fact]
    public async Task Media_created_in_another_file_is_not_removed()
    {
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project()
            .Add("Patrol.cs", Usings + "class Patrol { void Ask(byte[] bytes) => Model.Chat.CompleteChat(Messages.Of(bytes)); }" + Client)
            .Add("Messages.cs", Usings + "static class Messages { public static ChatMessage Of(byte[] bytes) => new UserChatMessage(\"a\", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")); }"));
        await test.IsNotOffered();
    }

    [Fact]
    public async Task Media_in_a_linked_file_is_removed_once_for_all_projects()
    {
        var shared = Usings + "class Patrol { void Ask(byte[] bytes) { var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\"); Model.Chat.[|CompleteChat|](new UserChatMessage(\"a\", image)); } }" + Client;
        using var test = new FixTest(
            new RemoveMediaCodeFix(),
            new Project().Add("Shared.cs", shared),
            new Project { Symbols = ["SECOND"] }.Add("Shared.cs", shared).Add("Other.cs", "class Other { }"));
        await test.GivesForAllInEachProject((
            "Shared.cs",
            Usings + "class Patrol { void Ask(byte[] bytes) { Model.Chat.CompleteChat(new UserChatMessage(\"a\")); } }" + Client));
    }

    [Fact]
    public async Task Media_of_several_calls_on_one_line_is_removed()
    {
        const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")";
        var before = Usings + $"class Patrol {{ void Ask(byte[] bytes) {{ var image = {Image}; Model.Chat.CompleteChat(new UserChatMessage(\"a\", image)); Model.Chat.CompleteChat(new UserChatMessage(\"b\", image, {Image})); }} }}" + Client;
        var after = Usings + "class Patrol { void Ask(byte[] bytes) { Model.Chat.CompleteChat(new UserChatMessage(\"a\")); Model.Chat.CompleteChat(new UserChatMessage(\"b\")); } }" + Client;
        using var test = new FixTest(
            new RemoveMediaCodeFix(),
            new Project { Deployment = "law-enforcement,real-time-surveillance", Camera = "body-worn" }.Add("Patrol.cs", before));
        Assert.Single(await test.Titles());
        await test.GivesForAll(FixAllScope.Document, ("Patrol.cs", after));
    }

    [Fact]
    public async Task Overlapping_removals_are_merged()
    {
        // Both calls send one history; the second message has two images, and with both gone it goes itself.
        var before = Usings + """
            class Patrol
            {
                void Ask(byte[] left, byte[] right)
                {
                    List<ChatMessage> history = [new UserChatMessage("a", ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(left), "image/jpeg"))];
                    Model.Chat.CompleteChat(history);
                    history.Add(new UserChatMessage(
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(left), "image/jpeg"),
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(right), "image/png")));
                    Model.Chat.CompleteChat(history);
                }
            }
            """ + Client;
        var after = Usings + """
            class Patrol
            {
                void Ask(byte[] left, byte[] right)
                {
                    List<ChatMessage> history = [new UserChatMessage("a")];
                    Model.Chat.CompleteChat(history);
                    Model.Chat.CompleteChat(history);
                }
            }
            """ + Client;
        using var test = new FixTest(new RemoveMediaCodeFix(), new Project().Add("Patrol.cs", before));
        await test.GivesForAll(FixAllScope.Project, ("Patrol.cs", after));
    }

    [Fact]
    public async Task Calls_whose_media_cannot_be_removed_stay()
    {
        const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")";
        using var test = new FixTest(
            new RemoveMediaCodeFix(),
            new Project()
                .Add("A.cs", Usings
                    + $"class A {{ void Ask(byte[] bytes) {{ Model.Chat.CompleteChat(new UserChatMessage({Image})); Model.Chat.[|CompleteChat|](new UserChatMessage(\"a\", {Image})); }} }}"
                    + Client)
                .Add(
                    "B.cs",
                    Usings + $"class B {{ void Ask(byte[] bytes) {{ Model.Chat.CompleteChat(new UserChatMessage(\"b\", {Image})); }} }}"));
        await test.GivesForAll(
            FixAllScope.Project,
            ("A.cs", Usings + $"class A {{ void Ask(byte[] bytes) {{ Model.Chat.CompleteChat(new UserChatMessage({Image})); Model.Chat.CompleteChat(new UserChatMessage(\"a\")); }} }}" + Client),
            ("B.cs", Usings + "class B { void Ask(byte[] bytes) { Model.Chat.CompleteChat(new UserChatMessage(\"b\")); } }"));
    }

    private static FixTest Test(string source) => new(new RemoveMediaCodeFix(), new Project().Add("Patrol.cs", Usings + source + Client));

    private static async Task Gives(string before, string after)
    {
        using var test = Test(before);
        await test.Gives(("Patrol.cs", Usings + after + Client));
        await test.GivesForAll(FixAllScope.Document, ("Patrol.cs", Usings + after + Client));
    }
}
