namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>A conversation whose methods all return it, called one after the other in a single expression.</summary>
internal static class FluentApi
{
    public static string Of(int methods) => $$"""
        {{Code.Header}}
        public sealed class Conversation
        {
            private readonly List<ChatMessage> _messages = new();
            private string _tone = "";

            public IEnumerable<ChatMessage> Messages => _messages;

            public Conversation Picture(byte[] picture)
            {
                _messages.Add(new UserChatMessage(Pictures.Part(picture)));
                return this;
            }

            public Conversation Ask(string question)
            {
                _messages.Add(new UserChatMessage(_tone + question));
                return this;
            }

            {{Code.Each(methods, Method)}}
        }

        public sealed class Assistant
        {
            public string Answer(byte[] picture)
            {
                var conversation = new Conversation()
                    .Picture(picture)
                    {{Code.Each(methods, i => $".About{i}(\"subject {i}\")")}};
                return Clients.Chat.[|CompleteChat|](conversation.Messages).Value.Content[0].Text;
            }
        }
        """;

    private static string Method(int number) => $$"""
            public Conversation About{{number}}(string subject)
            {
                _tone = subject.Length > {{number}} ? "At length: " : "In short: ";
                return Ask("What of " + subject + "?");
            }
        """;
}
