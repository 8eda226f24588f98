using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Media that reaches a call on a path that an exception takes.</summary>
public sealed class ExceptionPathTests
{
    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/jpeg\")";

    public static TheoryData<string, string> Reported { get; } = new()
    {
        { "finally after a loop without end", $$"""
            try { while (true) { Work(); } }
            finally { Chat.[|CompleteChat|](new UserChatMessage({{Image}})); }
            """ },
        { "finally after a throw", $$"""
            try { throw new InvalidOperationException(); }
            finally { Chat.[|CompleteChat|](new UserChatMessage({{Image}})); }
            """ },
        { "finally sees what was added before the loop", $$"""
            var messages = new List<ChatMessage>();
            try { messages.Add(new UserChatMessage({{Image}})); while (true) { Work(); } }
            finally { Chat.[|CompleteChat|](messages); }
            """ },
        { "finally sees what is cleared later in the same block", $$"""
            var messages = new List<ChatMessage>();
            try { messages.Add(new UserChatMessage({{Image}})); Work(); messages.Clear(); }
            finally { Chat.[|CompleteChat|](messages); }
            """ },
        { "catch sees what is replaced later in the same block", $$"""
            ChatMessage message = new UserChatMessage("text");
            try { message = new UserChatMessage({{Image}}); Work(); message = new UserChatMessage("text"); }
            catch (IOException) { Chat.[|CompleteChat|](message); }
            """ },
        { "catch around a loop without end", $$"""
            var messages = new List<ChatMessage>();
            try { while (true) { messages.Add(new UserChatMessage({{Image}})); Work(); } }
            catch (IOException) { Chat.[|CompleteChat|](messages); }
            """ },
        { "catch sees what only one of two branches does", $$"""
            ChatMessage message = new UserChatMessage("text");
            try { if (flag) { message = new UserChatMessage({{Image}}); } else { Work(); } Work(); message = new UserChatMessage("text"); }
            catch (IOException) { Chat.[|CompleteChat|](message); }
            """ },
        { "catch sees what a later block replaces in an object", $$"""
            var turn = new Turn();
            try { turn.Message = new UserChatMessage({{Image}}); if (flag) { Work(); } turn.Message = new UserChatMessage("text"); }
            catch (IOException) { Chat.[|CompleteChat|](turn.Message); }
            """ },
        { "catch sees what a callee replaces in a later block", $$"""
            ChatMessage message = new UserChatMessage("text");
            try { message = new UserChatMessage({{Image}}); if (flag) { Work(); } Reset(); }
            catch (IOException) { Chat.[|CompleteChat|](message); }
            void Reset() => message = new UserChatMessage("text");
            """ },
        { "catch sees what a method replaces in an object in a later block", $$"""
            var turn = new Turn();
            try { turn.Message = new UserChatMessage({{Image}}); if (flag) { Work(); } turn.Reset(); }
            catch (IOException) { Chat.[|CompleteChat|](turn.Message); }
            """ },
        { "a catch outside sees what a later block of the inner try replaces", $$"""
            ChatMessage message = new UserChatMessage("text");
            try
            {
                try { message = new UserChatMessage({{Image}}); if (flag) { Work(); } message = new UserChatMessage("text"); }
                catch (ArgumentException) { message = new UserChatMessage("text"); }
            }
            catch (IOException) { Chat.[|CompleteChat|](message); }
            """ },
        { "finally inside of a finally", $$"""
            try { throw new InvalidOperationException(); }
            finally { try { throw new IOException(); } finally { Chat.[|CompleteChat|](new UserChatMessage({{Image}})); } }
            """ },
        { "finally on the way of a return", $$"""
            ChatMessage message = new UserChatMessage("text");
            try { if (flag) { message = new UserChatMessage({{Image}}); return; } }
            finally { Chat.[|CompleteChat|](message); }
            """ },
        { "an exception filter", $$"""
            try { Work(); }
            catch (Exception) when (Log(bytes)) { throw; }
            """ },
    };

    public static TheoryData<string, string> Silent { get; } = new()
    {
        { "what an exception leaves behind does not leave the try", $$"""
            var messages = new List<ChatMessage>();
            try { messages.Add(new UserChatMessage({{Image}})); Work(); messages.Clear(); }
            finally { Work(); }
            Chat.CompleteChat(messages);
            """ },
        { "one path through a finally does not leak into another", $$"""
            ChatMessage message = new UserChatMessage("text");
            while (true)
            {
                try { if (flag) { message = new UserChatMessage({{Image}}); break; } }
                finally { Work(); }
                Chat.CompleteChat(message);
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Media_on_an_exception_path_is_reported(string shape, string body)
    {
        Assert.NotEmpty(shape);
        var log = shape == "an exception filter" ? $$"""
            bool Log(byte[] bytes)
            {
                Chat.[|CompleteChat|](new UserChatMessage({{Image}}));
                return false;
            }
            """ : "";
        return ToProject(body, log).Expect("AUP1001");
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Media_on_another_exception_path_is_not_reported(string shape, string body)
    {
        Assert.NotEmpty(shape);
        return ToProject(body, "").ExpectSilence();
    }

    private static Project ToProject(string body, string members) => new Project().Add("A.cs", $$"""
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class Turn
        {
            public ChatMessage Message { get; set; } = new UserChatMessage("text");

            public void Reset() => Message = new UserChatMessage("text");
        }

        class A
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            void Work() { }

            {{members}}

            void Run(byte[] bytes, bool flag)
            {
                {{body}}
            }
        }
        """);
}
