using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// Recursion and loops of ordinary code are followed until nothing changes any more: a call behind them that sends no media stays
/// silent, and none is given up as too large.
/// </summary>
public sealed class ConvergenceTests
{
    private const string Image = "ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\")";

    public static TheoryData<string, string> WithoutMedia { get; } = new()
    {
        { "a name put together from names", """
            static string NameOf(Type type) =>
                type.IsGenericType ? $"{type.Name}{string.Concat(Array.ConvertAll(type.GetGenericArguments(), NameOf))}" : type.Name;

            void Run(Type type) => Chat.CompleteChat($"Describe {NameOf(type)}.");
            """ },
        { "a tree written with its indents", """
            sealed record Node(string Name, List<Node> Children);

            static string Write(Node node, string indent)
            {
                var text = indent + node.Name;
                foreach (var child in node.Children)
                {
                    text += "\n" + Write(child, indent + "  ");
                }

                return text;
            }

            void Run(Node root) => Chat.CompleteChat(Write(root, ""));
            """ },
        { "two writers that call each other", """
            sealed class Node { public string Name = ""; public List<Node> Children = []; }

            string Item(Node node) => "<" + node.Name + ">" + Items(node.Children) + "</" + node.Name + ">";

            string Items(List<Node> nodes) => "(" + string.Join(", ", nodes.Select(Item)) + ")";

            void Run(Node root) => Chat.CompleteChat(Items(root.Children));
            """ },
        { "a helper beside a recursion that is not through yet", """
            string Start(int n) => n == 0 ? "" : First(n - 1) + Helper(n);

            string First(int n) => n == 1 ? "a" : Second(n - 1);

            string Second(int n) => n == 2 ? Start(n - 1) : First(n - 1);

            string Helper(int n) => n > 3 ? "few" : "many";

            void Run() => Chat.CompleteChat(Start(9));
            """ },
        { "values parsed by methods and their local functions", """
            static object? Parse(System.Text.Json.JsonElement element) => element.ValueKind switch
            {
                System.Text.Json.JsonValueKind.Object => ParseObject(element),
                System.Text.Json.JsonValueKind.Array => ParseList(element),
                _ => element.GetString(),
            };

            static Dictionary<string, object?> ParseObject(System.Text.Json.JsonElement element)
            {
                return Properties().Concat(Named()).ToDictionary(pair => pair.Key, pair => pair.Value);

                IEnumerable<KeyValuePair<string, object?>> Properties()
                {
                    foreach (var property in element.EnumerateObject())
                    {
                        yield return new KeyValuePair<string, object?>(property.Name, Parse(property.Value));
                    }
                }

                IEnumerable<KeyValuePair<string, object?>> Named()
                {
                    foreach (var property in element.EnumerateObject())
                    {
                        if (TryParse(property.Value, out var value))
                        {
                            yield return new KeyValuePair<string, object?>("_" + property.Name, value);
                        }
                    }
                }
            }

            static bool TryParse(System.Text.Json.JsonElement element, out object? value)
            {
                value = element.ValueKind == System.Text.Json.JsonValueKind.Array ? ParseList(element) : Parse(element);
                return value is not null;
            }

            static List<object?> ParseList(System.Text.Json.JsonElement element)
            {
                var list = element.EnumerateArray().Select(item => Parse(item)).ToList();
                list.AddRange(Nested());
                return list;

                IEnumerable<object?> Nested()
                {
                    foreach (var item in element.EnumerateArray())
                    {
                        yield return new List<object?> { ParseObject(item), Parse(item) };
                    }
                }
            }

            void Run(System.Text.Json.JsonElement element) => Chat.CompleteChat($"Explain {Parse(element)}.");
            """ },
        { "a loop with many branches", $$"""
            static List<ChatMessage> Convert(IEnumerable<object> items)
            {
                var messages = new List<ChatMessage>();
                foreach (var item in items)
                {
                    switch (item)
                    {
                        {{string.Concat(Enumerable.Range(0, 30).Select(i => $"""
                            case Item{i} item{i}:
                                messages.Add(new UserChatMessage(item{i}.Text));
                                break;

                            """))}}
                    }
                }

                return messages;
            }

            {{string.Concat(Enumerable.Range(0, 30).Select(i => $"sealed record Item{i}(string Text);\n"))}}
            void Run(IEnumerable<object> items) => Chat.CompleteChat(Convert(items));
            """ },
    };

    public static TheoryData<string, string> WithMedia { get; } = new()
    {
        { "the innermost level makes the image", $$"""
            ChatMessage Make(byte[] bytes, int n) => n == 0 ? new UserChatMessage({{Image}}) : Make(bytes, n - 1);

            void Run(byte[] bytes) => Chat.[|CompleteChat|](Make(bytes, 4));
            """ },
        { "each level adds to what the next one made", $$"""
            List<ChatMessage> Make(byte[] bytes, int n)
            {
                var messages = n == 0 ? [new UserChatMessage({{Image}})] : Make(bytes, n - 1);
                messages.Add(new SystemChatMessage($"Level {n}."));
                return messages;
            }

            void Run(byte[] bytes) => Chat.[|CompleteChat|](Make(bytes, 4));
            """ },
        { "a level clears its own list and not that of the next", $$"""
            List<ChatMessage> Make(byte[] bytes, int n)
            {
                var own = new List<ChatMessage> { new UserChatMessage({{Image}}) };
                var next = n == 0 ? [] : Make(bytes, n - 1);
                own.Clear();
                return n == 1 ? own : next.Count > 0 ? next : [new UserChatMessage({{Image}})];
            }

            void Run(byte[] bytes) => Chat.[|CompleteChat|](Make(bytes, 4));
            """ },
        { "a prompt that grows with the picture", $$"""
            ChatMessage Ask(byte[] bytes, string prompt, int n) =>
                n == 0 ? new UserChatMessage(ChatMessageContentPart.CreateTextPart(prompt), {{Image}}) : Ask(bytes, prompt + "\nLook again.", n - 1);

            void Run(byte[] bytes) => Chat.[|CompleteChat|](Ask(bytes, "What is this?", 4));
            """ },
    };

    [Theory]
    [MemberData(nameof(WithoutMedia))]
    public async Task Repetition_without_media_is_silent(string shape, string members)
    {
        Assert.NotEmpty(shape);

        // There is media in the project, so that each call is judged.
        Assert.Empty(await AzureChat.With($$"""{{members}} object Media(byte[] bytes) => {{Image}};""").Analyze());
    }

    [Theory]
    [MemberData(nameof(WithMedia))]
    public Task Repetition_with_media_is_found(string shape, string members)
    {
        Assert.NotEmpty(shape);
        return AzureChat.With(members).Expect("AUP1001");
    }
}
