namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>What the generated sources have in common.</summary>
internal static class Code
{
    /// <summary>The usings, a client of Azure, and a helper that makes an image part.</summary>
    public const string Header = """
        using System;
        using System.ClientModel;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public static class Clients
        {
            public static ChatClient Chat { get; } = new AzureOpenAIClient(
                new Uri("https://contoso.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient("gpt-4o");
        }

        public static class Pictures
        {
            public static ChatMessageContentPart Part(byte[] picture) =>
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(picture), "image/png");
        }

        """;

    /// <summary>Repeats a part of a source for each number from zero.</summary>
    public static string Each(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(i => part(i) + "\n"));
}
