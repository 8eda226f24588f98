namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>An interface with many implementations, all registered with a container. Only the last one makes an image.</summary>
internal static class Registrations
{
    public static string Of(int registrations) => $$"""
        {{Code.Header}}
        namespace Claims
        {
            using Microsoft.Extensions.DependencyInjection;

            public interface IEvidence
            {
                ChatMessage Describe(string claim);
            }

            {{Code.Each(registrations, i => Implementation(i, hasImage: i == registrations - 1))}}

            public static class Setup
            {
                public static void Add(IServiceCollection services)
                {
                    {{Code.Each(registrations, i => $"services.AddSingleton<IEvidence, Evidence{i}>();")}}
                    services.AddSingleton<ChatClient>(_ => Clients.Chat);
                    services.AddSingleton<Adjuster>();
                }
            }

            public sealed class Adjuster
            {
                private readonly IEnumerable<IEvidence> _evidence;
                private readonly ChatClient _chat;

                public Adjuster(IEnumerable<IEvidence> evidence, ChatClient chat)
                {
                    _evidence = evidence;
                    _chat = chat;
                }

                public string Judge(string claim)
                {
                    var messages = new List<ChatMessage>();
                    foreach (var evidence in _evidence)
                    {
                        messages.Add(evidence.Describe(claim));
                    }

                    return _chat.[|CompleteChat|](messages).Value.Content[0].Text;
                }
            }
        }
        """;

    private static string Implementation(int number, bool hasImage) => $$"""
            public sealed class Evidence{{number}} : IEvidence
            {
                public ChatMessage Describe(string claim) =>
                    new UserChatMessage({{(hasImage ? "Pictures.Part(File.ReadAllBytes(claim))" : "File.ReadAllText(claim)")}});
            }
        """;
}
