using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>The nodes of a document that go: whole, or all but a part of them.</summary>
internal sealed class RemovalSet
{
    private readonly HashSet<SyntaxNode> _nodes;
    private readonly Dictionary<SyntaxNode, ExpressionSyntax> _replaced;

    public RemovalSet()
        : this([], [])
    {
    }

    private RemovalSet(HashSet<SyntaxNode> nodes, Dictionary<SyntaxNode, ExpressionSyntax> replaced)
    {
        _nodes = nodes;
        _replaced = replaced;
    }

    public IReadOnlyCollection<SyntaxNode> Nodes => _nodes;

    /// <summary>Whether a whole message goes, because it has nothing else.</summary>
    public bool TakesMessage { get; set; }

    /// <summary>Of each key only the part is left that is its value.</summary>
    public IReadOnlyDictionary<SyntaxNode, ExpressionSyntax> Replaced => _replaced;

    public RemovalSet Copy() => new(
        [.. _nodes], _replaced.ToDictionary(pair => pair.Key, pair => pair.Value)) { TakesMessage = TakesMessage };

    public bool IsSameAs(RemovalSet other) => _nodes.SetEquals(other._nodes) && _replaced.Count == other._replaced.Count;

    /// <summary>Adds a node; false if it was there.</summary>
    public bool Add(SyntaxNode node) => _nodes.Add(node);

    /// <summary>Leaves only a part of a node; true, for it always can be done.</summary>
    public bool Replace(SyntaxNode node, ExpressionSyntax part)
    {
        _replaced[node] = part;
        return true;
    }

    public bool IsReplacement(SyntaxNode node, ExpressionSyntax part) => _replaced.TryGetValue(node, out var left) && left == part;

    /// <summary>Whether a node goes, with something around it or by itself.</summary>
    public bool Covers(SyntaxNode node)
    {
        for (SyntaxNode? current = node, inner = null; current is not null; inner = current, current = current.Parent)
        {
            if (_nodes.Contains(current)
                || (inner is not null && _replaced.TryGetValue(current, out var left) && left != inner && !left.Span.Contains(inner.Span)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a list written down here loses all it has.</summary>
    public bool IsEmptied(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => collection.Elements.All(Covers),
        InitializerExpressionSyntax elements => elements.Expressions.All(Covers),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { Expressions.Count: > 0 } elements } =>
            elements.Expressions.All(Covers),
        _ => false,
    };
}
