namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>Classes that handle one event, by a method or a lambda, and each send the image that comes with it.</summary>
internal static class EventHandlers
{
    public static string Of(int handlers) => $$"""
        {{Code.Header}}
        public sealed class PictureEventArgs : EventArgs
        {
            public PictureEventArgs(ChatMessageContentPart picture) => Picture = picture;

            public ChatMessageContentPart Picture { get; }
        }

        public sealed class Doorbell
        {
            public event EventHandler<PictureEventArgs>? Rang;

            public void Ring(byte[] picture) => Rang?.Invoke(this, new PictureEventArgs(Pictures.Part(picture)));
        }

        {{Code.Each(handlers, i => i % 2 == 0 ? MethodIn(i) : LambdaIn(i))}}
        """;

    private static string MethodIn(int number) => $$"""
        public sealed class Room{{number}}
        {
            public Room{{number}}(Doorbell doorbell) => doorbell.Rang += OnRang;

            public string Answer { get; private set; } = "";

            private void OnRang(object? sender, PictureEventArgs e)
            {
                Answer = Clients.Chat.[|CompleteChat|](new UserChatMessage(e.Picture)).Value.Content[0].Text;
            }
        }
        """;

    private static string LambdaIn(int number) => $$"""
        public sealed class Room{{number}}
        {
            private readonly List<ChatMessage> _rung = new();

            public Room{{number}}(Doorbell doorbell) => doorbell.Rang += (_, e) =>
            {
                _rung.Add(new UserChatMessage(e.Picture));
                Answer = Clients.Chat.[|CompleteChat|](_rung).Value.Content[0].Text;
            };

            public string Answer { get; private set; } = "";
        }
        """;
}
