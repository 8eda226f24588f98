namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// Two visitors of a tree that pass its nodes to each other, so every method can reach every other. One kind of node holds
/// an image.
/// </summary>
internal static class MutualVisitors
{
    public static string Of(int kinds) => $$"""
        {{Code.Header}}
        public abstract class Node
        {
            public List<Node> Children { get; } = new();

            public abstract void Accept(IVisitor visitor, List<ChatMessageContentPart> parts);
        }

        public sealed class PictureNode : Node
        {
            public byte[] Picture { get; set; } = Array.Empty<byte>();

            public override void Accept(IVisitor visitor, List<ChatMessageContentPart> parts) => visitor.Visit(this, parts);
        }

        {{Code.Each(kinds, Kind)}}

        public interface IVisitor
        {
            void Visit(PictureNode node, List<ChatMessageContentPart> parts);

            {{Code.Each(kinds, i => $"void Visit(Node{i} node, List<ChatMessageContentPart> parts);")}}
        }

        public sealed class BodyVisitor : IVisitor
        {
            private readonly CaptionVisitor _captions;

            public BodyVisitor() => _captions = new CaptionVisitor(this);

            public void Visit(PictureNode node, List<ChatMessageContentPart> parts) => parts.Add(Pictures.Part(node.Picture));

            {{Code.Each(kinds, i => Visit(i, "_captions"))}}
        }

        public sealed class CaptionVisitor : IVisitor
        {
            private readonly BodyVisitor _body;

            public CaptionVisitor(BodyVisitor body) => _body = body;

            public void Visit(PictureNode node, List<ChatMessageContentPart> parts) => node.Accept(_body, parts);

            {{Code.Each(kinds, i => Visit(i, "_body"))}}
        }

        public sealed class Document
        {
            public string Summarize(Node root)
            {
                var parts = new List<ChatMessageContentPart>();
                root.Accept(new BodyVisitor(), parts);
                return Clients.Chat.[|CompleteChat|](new UserChatMessage(parts)).Value.Content[0].Text;
            }
        }
        """;

    private static string Kind(int number) => $$"""
        public sealed class Node{{number}} : Node
        {
            public string Text { get; set; } = "";

            public override void Accept(IVisitor visitor, List<ChatMessageContentPart> parts) => visitor.Visit(this, parts);
        }
        """;

    private static string Visit(int number, string other) => $$"""
            public void Visit(Node{{number}} node, List<ChatMessageContentPart> parts)
            {
                parts.Add(ChatMessageContentPart.CreateTextPart(node.Text));
                foreach (var child in node.Children)
                {
                    child.Accept({{other}}, parts);
                }
            }
        """;
}
