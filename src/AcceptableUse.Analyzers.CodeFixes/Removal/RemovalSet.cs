using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>The nodes to remove from a document, completely or except for a part.</summary>
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

    /// <summary>Whether a whole message is removed, because it has no other content.</summary>
    public bool TakesMessage { get; set; }

    /// <summary>The nodes that are replaced by a part of themselves.</summary>
    public IReadOnlyDictionary<SyntaxNode, ExpressionSyntax> Replaced => _replaced;

    public RemovalSet Copy() => new(
        [.. _nodes], _replaced.ToDictionary(pair => pair.Key, pair => pair.Value)) { TakesMessage = TakesMessage };

    public bool IsSameAs(RemovalSet other) => _nodes.SetEquals(other._nodes) && _replaced.Count == other._replaced.Count;

    /// <summary>Adds a node; false if it was present.</summary>
    public bool Add(SyntaxNode node) => _nodes.Add(node);

    /// <summary>Replaces a node by a part of itself. Always succeeds.</summary>
    public bool Replace(SyntaxNode node, ExpressionSyntax part)
    {
        _replaced[node] = part;
        return true;
    }

    public bool IsReplacement(SyntaxNode node, ExpressionSyntax part) => _replaced.TryGetValue(node, out var left) && left == part;

    /// <summary>Whether a node is removed, by itself or with a node around it.</summary>
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

    /// <summary>Whether a list expression loses all its elements.</summary>
    public bool IsEmptied(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => collection.Elements.All(Covers),
        InitializerExpressionSyntax elements => elements.Expressions.All(Covers),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { Expressions.Count: > 0 } elements } =>
            elements.Expressions.All(Covers),
        _ => false,
    };
}
