namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// Agents that each wrap another, as those of agent frameworks do: every one can run every one, hands on the messages and the
/// options with its own, and makes a response of the inner one's.
/// </summary>
internal static class Decorators
{
    public static string Of(int agents) => $$"""
        {{Code.Header}}
        public interface IAgent
        {
            Response Run(List<ChatMessage> messages, Options options);
        }

        public sealed class Options
        {
            public Dictionary<string, object> Properties { get; } = new();

            public object? Token { get; set; }
        }

        public sealed class Response
        {
            public List<ChatMessage> Messages { get; } = new();

            public object? Raw { get; set; }

            public string? Author { get; set; }
        }

        public sealed class ModelAgent : IAgent
        {
            public Response Run(List<ChatMessage> messages, Options options)
            {
                var answer = Clients.Chat.[|CompleteChat|](messages).Value;
                var response = new Response { Raw = answer };
                response.Messages.Add(new AssistantChatMessage(answer));
                return response;
            }
        }

        {{Code.Each(agents, Agent)}}

        public sealed class Program
        {
            public Response Describe(byte[] picture, IAgent agent)
            {
                var messages = new List<ChatMessage> { new UserChatMessage(Pictures.Part(picture)) };
                return agent.Run(messages, new Options());
            }
        }
        """;

    private static string Agent(int number) => $$"""
        public sealed class Agent{{number}} : IAgent
        {
            private readonly IAgent _inner;
            private readonly Options _own = new();
            private readonly string _name;

            public Agent{{number}}(IAgent inner, string name)
            {
                _inner = inner;
                _name = name;
                _own.Token = name;
            }

            public Response Run(List<ChatMessage> messages, Options options)
            {
                var all = new List<ChatMessage>(messages) { new SystemChatMessage($"You are {_name}.") };
                options.Properties["agent{{number}}"] = _own;
                _own.Token = options.Token;
                var inner = _inner.Run(all, _own);
                var response = new Response { Raw = inner, Author = _name };
                foreach (var message in inner.Messages)
                {
                    response.Messages.Add(message);
                    _own.Properties[message.ToString()!] = message;
                }

                return response;
            }
        }
        """;
}
