using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>
/// By which call each method was entered on the way to a sink; methods that are not in it may have been entered by any.
/// </summary>
internal sealed class CallString
{
    public static readonly CallString Empty = new(ImmutableDictionary.Create<IMethodSymbol, SyntaxNode>(SymbolEqualityComparer.Default));

    private readonly ImmutableDictionary<IMethodSymbol, SyntaxNode> _callers;

    private CallString(ImmutableDictionary<IMethodSymbol, SyntaxNode> callers) => _callers = callers;

    /// <summary>What stands for a caller that cannot be seen, in another assembly: no call in source is the declaration.</summary>
    public static SyntaxNode Outside(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);

    public int Length => _callers.Count;

    public IEnumerable<IMethodSymbol> Methods => _callers.Keys;

    public CallString Add(IMethodSymbol method, SyntaxNode caller) => new(_callers.Add(method, caller));

    /// <summary>The call by which a method was entered, or null for any.</summary>
    public SyntaxNode? CallerOf(IMethodSymbol method) => _callers.TryGetValue(method, out var caller) ? caller : null;
}
