namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// An immutable builder: each call makes a new one from a copy of its parts. The image is added first, so it passes through
/// all of them.
/// </summary>
internal static class BuilderChain
{
    public static string Of(int links) => $$"""
        {{Code.Header}}
        public sealed class MessageBuilder
        {
            private readonly List<ChatMessageContentPart> _parts;

            private MessageBuilder(List<ChatMessageContentPart> parts) => _parts = parts;

            public static MessageBuilder Start() => new(new List<ChatMessageContentPart>());

            public MessageBuilder Text(string text) => With(ChatMessageContentPart.CreateTextPart(text));

            public MessageBuilder Picture(byte[] picture) => With(Pictures.Part(picture));

            public UserChatMessage Build() => new(_parts);

            private MessageBuilder With(ChatMessageContentPart part)
            {
                var parts = new List<ChatMessageContentPart>(_parts);
                parts.Add(part);
                return new MessageBuilder(parts);
            }
        }

        public sealed class DamageReport
        {
            public string Write(byte[] picture)
            {
                var message = MessageBuilder.Start()
                    .Picture(picture)
                    {{Code.Each(links, i => $".Text(\"question {i}\")")}}
                    .Build();
                return Clients.Chat.[|CompleteChat|](message).Value.Content[0].Text;
            }

            public string WriteAgain(byte[] picture)
            {
                var builder = MessageBuilder.Start().Picture(picture);
                {{Code.Each(links, i => $"builder = builder.Text(\"question {i}\");")}}
                return Clients.Chat.[|CompleteChat|](builder.Build()).Value.Content[0].Text;
            }
        }
        """;
}
