using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>AUP3001: media that is built, and whose destination cannot be seen.</summary>
public sealed class UncertaintyTests
{
    private const string Usings = "using Azure.AI.OpenAI; using OpenAI.Chat;\n";

    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\")";

    [Theory]
    [InlineData("public class Parts { public ChatMessageContentPart Of(byte[] bytes) => [|IMAGE|]; }")]
    [InlineData("public static class Parts { public static async Task<List<ChatMessage>> Of(byte[] bytes) { await Task.Yield(); return [new UserChatMessage([|IMAGE|])]; } }")]
    public Task It_leaves_the_project(string source) => new Project().Add("A.cs", Usings + source.Replace("IMAGE", Image)).Expect("AUP3001");

    [Theory]
    [InlineData("class Parts { public ChatMessageContentPart Of(byte[] bytes) => IMAGE; }")]
    [InlineData("public class Parts { public ChatMessageContentPart Of(byte[] bytes) => IMAGE; void Use(ChatClient chat, byte[] bytes) { var m = new UserChatMessage(Of(bytes)); } }")]
    [InlineData("public class Parts { public ChatMessageContentPart Of(string text) => ChatMessageContentPart.CreateTextPart(text); }")]
    [InlineData("public class Parts { public string Of(byte[] bytes) { var part = IMAGE; return part.Kind.ToString(); } }")]
    public Task It_does_not(string source) => new Project().Add("A.cs", Usings + source.Replace("IMAGE", Image)).ExpectSilence();

    [Fact]
    public Task An_undeclared_project_hears_nothing_of_it() =>
        new Project { Deployment = "" }.Add("A.cs", Usings + $"public class Parts {{ public ChatMessageContentPart Of(byte[] bytes) => {Image}; }}").ExpectSilence();
}
