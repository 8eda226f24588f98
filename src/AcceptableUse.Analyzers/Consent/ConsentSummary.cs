using System.Collections.Immutable;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>A method, local function or lambda mentioned in a unit: called, or made a delegate of.</summary>
internal readonly record struct ConsentMention(IMethodSymbol Method, SyntaxNode Syntax, bool IsCall);

/// <summary>What is known of consent in one unit, whoever enters it.</summary>
internal sealed class ConsentSummary
{
    public required MethodBody Body { get; init; }

    /// <summary>
    /// By call, and by lambda or method made a delegate of: the checks that succeeded on every way there from the entry,
    /// or null.
    /// </summary>
    public required ImmutableDictionary<SyntaxNode, DominatingChecks?> Reached { get; init; }

    public required ImmutableArray<ConsentMention> Mentions { get; init; }

    /// <summary>The locals that are assigned once, and so say the same in nested functions.</summary>
    public required ImmutableDictionary<ISymbol, Condition> Constants { get; init; }

    /// <summary>What the result says to a caller.</summary>
    public required Condition Returned { get; init; }

    /// <summary>What a caller knows once the call is over, whatever the result.</summary>
    public required DominatingChecks? Completed { get; init; }

    /// <summary>The lambdas and local functions that stand in it.</summary>
    public required ImmutableArray<MethodBody> Nested { get; init; }
}
