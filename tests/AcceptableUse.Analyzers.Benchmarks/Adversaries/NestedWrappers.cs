namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// A message wrapped in layers of a generic type and unwrapped again. The type can also wrap itself, so a search of all types
/// that are reachable from it never ends.
/// </summary>
internal static class NestedWrappers
{
    public static string Of(int depth) => $$"""
        {{Code.Header}}
        public sealed class Layer<T>
        {
            public Layer(T inner) => Inner = inner;

            public T Inner { get; }

            public Layer<Layer<T>>? Outer { get; set; }

            public Layer<Layer<T>> Wrap() => Outer ??= new Layer<Layer<T>>(this);
        }

        public sealed class Pipeline
        {
            public string Run(byte[] picture)
            {
                var layer0 = new Layer<ChatMessage>(new UserChatMessage(Pictures.Part(picture)));
                {{Code.Each(depth, i => $"var layer{i + 1} = layer{i}.Wrap();")}}
                var inner{{depth}} = layer{{depth}};
                {{Code.Each(depth, i => $"var inner{depth - i - 1} = inner{depth - i}.Inner;")}}
                return Clients.Chat.[|CompleteChat|](inner0.Inner).Value.Content[0].Text;
            }
        }
        """;
}
