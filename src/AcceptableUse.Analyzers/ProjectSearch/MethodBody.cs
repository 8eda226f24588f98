using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>A piece of code with a control-flow graph of its own: a method body, an initialiser, or a nested function.</summary>
internal sealed class MethodBody
{
    public MethodBody(SyntaxNode syntax, IMethodSymbol? symbol, ControlFlowGraph graph, MethodBody? parent)
    {
        Syntax = syntax;
        Symbol = symbol;
        Graph = graph;
        Parent = parent;
    }

    /// <summary>The declaration of the body, or the lambda or local function.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>The method, or null for the initialiser of a field or property.</summary>
    public IMethodSymbol? Symbol { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>For a member that stands for its implementations: the types of those.</summary>
    public ImmutableArray<INamedTypeSymbol> ImplementingTypes { get; init; } = ImmutableArray<INamedTypeSymbol>.Empty;

    /// <summary>The body that a nested function stands in.</summary>
    public MethodBody? Parent { get; }

    /// <summary>Whether a variable is declared in this body rather than around or outside it.</summary>
    public bool Owns(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
        && declaration.SyntaxTree == Syntax.SyntaxTree
        && Syntax.Span.Contains(declaration.Span);
}
