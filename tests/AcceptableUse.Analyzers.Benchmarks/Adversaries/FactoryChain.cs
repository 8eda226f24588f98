namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// Factories that each make the next one and call it in two places, for the message and for the client. An analysis that
/// follows every call anew follows two to the power of their number.
/// </summary>
internal static class FactoryChain
{
    public static string Of(int factories) => $$"""
        {{Code.Header}}
        {{Code.Each(factories, Factory)}}

        public sealed class Factory{{factories}}
        {
            public ChatClient CreateClient(string name) =>
                new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient(name);

            public ChatMessage CreateMessage(byte[] picture) => new UserChatMessage(Pictures.Part(picture));
        }

        public sealed class Assistant
        {
            public string Answer(byte[] picture)
            {
                var factory = new Factory0();
                return factory.CreateClient("gpt-4o").[|CompleteChat|](factory.CreateMessage(picture)).Value.Content[0].Text;
            }
        }
        """;

    private static string Factory(int number) => $$"""
        public sealed class Factory{{number}}
        {
            private readonly Factory{{number + 1}} _next = new();

            public ChatClient CreateClient(string name) =>
                name.Length > {{number}} ? _next.CreateClient(name) : _next.CreateClient(name + "-mini");

            public ChatMessage CreateMessage(byte[] picture) =>
                picture.Length > {{number}} ? _next.CreateMessage(picture) : _next.CreateMessage(picture[..^1]);
        }
        """;
}
