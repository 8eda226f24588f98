namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// A class that grew over the years: each member reads one field, writes the next and calls two other members. The
/// image is put into the first field and sent from the last.
/// </summary>
internal static class SharedFields
{
    private const int Fields = 8;

    public static string Of(int members) => $$"""
        {{Code.Header}}
        public sealed class Session
        {
            private readonly List<ChatMessage> _messages = new();
            private int _turns;
            {{Code.Each(Fields, i => $"private ChatMessage _draft{i} = new SystemChatMessage(\"Be brief.\");")}}

            public void Attach(byte[] picture) => _draft0 = new UserChatMessage(Pictures.Part(picture));

            {{Code.Each(members, i => Member(i, members))}}

            public string Send()
            {
                _messages.Clear();
                _messages.Add(_draft{{Fields - 1}});
                return Clients.Chat.[|CompleteChat|](_messages).Value.Content[0].Text;
            }
        }
        """;

    private static string Member(int number, int members) => $$"""
            public ChatMessage Step{{number}}(int depth)
            {
                _turns++;
                var draft = _draft{{number % Fields}};
                if (depth > {{number}})
                {
                    {{(number + 1 < members ? $"draft = Step{number + 1}(depth);" : "_turns = 0;")}}
                }
                else if (_turns > {{number}})
                {
                    {{(number + Fields < members ? $"_messages.Add(Step{number + Fields}(depth - 1));" : "_messages.Clear();")}}
                }

                _draft{{(number + 1) % Fields}} = _draft{{number % Fields}};
                return draft;
            }
        """;
}
