namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// A helper that sends and two that build messages, called from everywhere. Each caller has its own conversation, and every
/// second one adds an image to it.
/// </summary>
internal static class ManyCallers
{
    public static string Of(int callers) => $$"""
        {{Code.Header}}
        public static class Assistant
        {
            public static ChatMessage Ask(string question) => new UserChatMessage(question);

            public static ChatMessage Show(string question, byte[] picture) =>
                new UserChatMessage(ChatMessageContentPart.CreateTextPart(question), Pictures.Part(picture));

            public static string Answer(IEnumerable<ChatMessage> conversation) =>
                Clients.Chat.[|CompleteChat|](conversation).Value.Content[0].Text;
        }

        {{Code.Each(callers, Caller)}}
        """;

    private static string Caller(int number) => $$"""
        public sealed class Page{{number}}
        {
            private readonly List<ChatMessage> _conversation = new();

            public string Open(string question, byte[] scan)
            {
                _conversation.Add({{(number % 2 == 0 ? "Assistant.Show(question, scan)" : "Assistant.Ask(question + scan.Length)")}});
                var answer = Assistant.Answer(_conversation);
                _conversation.Add(new AssistantChatMessage(answer));
                return answer;
            }
        }
        """;
}
