using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The property that says which member makes the call. A baseline recognises a finding by it, so it names no local and no line.</summary>
public sealed class MemberPropertyTests
{
    private const string Send = """chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(image, "image/png")))""";

    [Theory]
    [InlineData("object Ask(BinaryData image, ChatClient chat) => {0};", "M:Work.Desk.Ask(System.BinaryData,OpenAI.Chat.ChatClient)")]
    [InlineData(
        "object Ask(BinaryData image, ChatClient chat) { object Local() => {0}; return Local(); }",
        "M:Work.Desk.Ask(System.BinaryData,OpenAI.Chat.ChatClient)")]
    [InlineData(
        "Func<object> Ask(BinaryData image, ChatClient chat) => () => {0};", "M:Work.Desk.Ask(System.BinaryData,OpenAI.Chat.ChatClient)")]
    [InlineData("Desk(BinaryData image, ChatClient chat) { _ = {0}; }", "M:Work.Desk.#ctor(System.BinaryData,OpenAI.Chat.ChatClient)")]
    [InlineData("static BinaryData image = new([1]); static ChatClient chat; object Answer => {0};", "M:Work.Desk.get_Answer")]
    [InlineData("static BinaryData image = new([1]); static ChatClient chat = Of(); object answer = {0}; static ChatClient Of() => null!;", "F:Work.Desk.answer")]
    public async Task Member_is_the_one_that_is_declared(string code, string member)
    {
        var diagnostics = await new Project { Jurisdiction = "US" }.Add("Desk.cs", $$"""
            using System;
            using OpenAI.Chat;
            namespace Work { public class Desk { {{code.Replace("{0}", Send, StringComparison.Ordinal)}} } }
            """).Analyze();

        var diagnostic = Assert.Single(diagnostics, diagnostic => diagnostic.Id == "AUP1001");
        Assert.Equal(member, diagnostic.Properties["member"]);
    }
}
