using System.Collections.Immutable;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>Where a body calls a method, local function or lambda, or makes a delegate of it.</summary>
internal readonly record struct MethodReference(IMethodSymbol Method, SyntaxNode Syntax, bool IsCall);

/// <summary>What is known of consent in one body, whoever the caller is.</summary>
internal sealed class ConsentSummary
{
    public required MethodBody Body { get; init; }

    /// <summary>By call or delegate creation: the checks in this body that dominate it, or null.</summary>
    public required ImmutableDictionary<SyntaxNode, DominatingChecks?> Reached { get; init; }

    public required ImmutableArray<MethodReference> References { get; init; }

    /// <summary>The locals that are assigned once, so that nested functions see the same value.</summary>
    public required ImmutableDictionary<ISymbol, Outcome> Constants { get; init; }

    /// <summary>What the result tells a caller.</summary>
    public required Outcome Returned { get; init; }

    /// <summary>The checks that have succeeded once the call returns, whatever the result.</summary>
    public required DominatingChecks? Completed { get; init; }

    /// <summary>The lambdas and local functions in this body.</summary>
    public required ImmutableArray<MethodBody> Nested { get; init; }
}
