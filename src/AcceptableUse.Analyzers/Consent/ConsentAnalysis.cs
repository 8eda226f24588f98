using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// The consent checks that dominate a call: in its own method, in the predicates that this method calls, around the lambda
/// that contains the call, and before every call of a helper whose callers are all known.
/// </summary>
internal sealed class ConsentAnalysis
{
    private readonly CompilationModel _model;
    private readonly ConcurrentDictionary<(SyntaxNode MethodBody, int Depth), ConsentSummary?> _summaries = new();
    private readonly ConcurrentDictionary<SyntaxNode, ConsentSummary?> _nested = new();
    private readonly ConcurrentDictionary<(SyntaxNode MethodBody, int Depth), DominatingChecks?> _entries = new();

    public ConsentAnalysis(CompilationModel model) => _model = model;

    /// <summary>Checks at least one of which has succeeded whenever a call is made; empty if some path has none.</summary>
    public ImmutableArray<SyntaxNode> Before(SyntaxNode call, CancellationToken cancellation) =>
        MethodBodies.Of(call) is { } body
            && SummaryOf(body, Limits.MaxConsentDepth, cancellation) is { } root
            && At(root, call, Limits.MaxConsentDepth, cancellation) is { } checks
            ? checks.Checks
            : ImmutableArray<SyntaxNode>.Empty;

    public void Step(CancellationToken cancellation) => _model.Step(cancellation);

    public bool IsCheck(ISymbol member) => _model.Catalog.HasName(member.Name) && _model.Catalog.Find(member) is { Role: ApiRole.Consent };

    /// <summary>The summaries of all methods that a call may run; empty if one of them is unknown.</summary>
    public IEnumerable<ConsentSummary> Called(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        if (!_model.IsInSource(method))
        {
            return [];
        }

        var implementations = _model.Implementations(method.PartialImplementationPart ?? method, cancellation);
        var called = implementations.Select(
            implementation => _model.BodyOf(implementation, cancellation) is { } body ? SummaryOf(body, depth, cancellation) : null)
            .OfType<ConsentSummary>()
            .ToList();
        return implementations.Length >= Limits.MaxConsentImplementations || called.Count < implementations.Length ? [] : called;
    }

    /// <summary>The summary of a body. A nested function is taken without its surroundings.</summary>
    public ConsentSummary? SummaryOf(MethodBody body, int depth, CancellationToken cancellation)
    {
        if (!_summaries.TryGetValue((body.Syntax, depth), out var known))
        {
            known = new ConsentTransfer(this, body, depth, _ => Outcome.Unknown, cancellation).Analyse();
            _summaries.TryAdd((body.Syntax, depth), known);
        }

        return known;
    }

    private ConsentSummary? SummaryOf(SyntaxNode syntax, int depth, CancellationToken cancellation) =>
        _model.MethodBodyOf(syntax, cancellation) is { } body ? SummaryOf(body, depth, cancellation) : null;

    /// <summary>The summary of a nested function, which sees the variables around it.</summary>
    private ConsentSummary? Nested(ConsentSummary parent, MethodBody nested, CancellationToken cancellation)
    {
        if (!_nested.TryGetValue(nested.Syntax, out var known))
        {
            known = new ConsentTransfer(
                this,
                nested,
                Limits.MaxConsentDepth,
                variable => parent.Constants.TryGetValue(variable, out var outcome) ? outcome : Outcome.Unknown,
                cancellation).Analyse();
            _nested.TryAdd(nested.Syntax, known);
        }

        return known;
    }

    /// <summary>The checks that dominate a call or delegate in a body or in a function nested in it; null if there are none.</summary>
    private DominatingChecks? At(ConsentSummary summary, SyntaxNode node, int depth, CancellationToken cancellation)
    {
        foreach (var nested in summary.Nested)
        {
            if (nested.Syntax != node && nested.Syntax.Span.Contains(node.Span))
            {
                return Nested(summary, nested, cancellation) is { } inner ? At(inner, node, depth, cancellation) : null;
            }
        }

        return summary.Reached.TryGetValue(node, out var checks) ? checks ?? OnEntry(summary.Body, depth, cancellation) : null;
    }

    /// <summary>What holds on entry, whoever the caller is.</summary>
    private DominatingChecks? OnEntry(MethodBody entered, int depth, CancellationToken cancellation)
    {
        if (depth == 0 || entered.Symbol is not { } method)
        {
            return null;
        }

        if (!_entries.TryGetValue((entered.Syntax, depth), out var known))
        {
            known = method.MethodKind switch
            {
                MethodKind.AnonymousFunction => MethodBodies.Of(entered.Syntax) is { } body
                    && SummaryOf(body, Limits.MaxConsentDepth, cancellation) is { } root
                    ? At(root, entered.Syntax, depth - 1, cancellation)
                    : null,
                MethodKind.LocalFunction =>
                    AtAllReferences(method, [MethodBodies.Of(entered.Syntax)!], depth - 1, isDelegateKnown: true, cancellation),
                _ when AreCallersKnown(method) => AtAllReferences(
                    Definitions.Of(method),
                    _model.Uses.BodiesUsing(method.OriginalDefinition, cancellation),
                    depth - 1,
                    isDelegateKnown: false,
                    cancellation),
                _ => null,
            };
            _entries.TryAdd((entered.Syntax, depth), known);
        }

        return known;
    }

    private DominatingChecks? AtAllReferences(
        IMethodSymbol method, IEnumerable<SyntaxNode> bodies, int depth, bool isDelegateKnown, CancellationToken cancellation)
    {
        DominatingChecks? all = null;
        foreach (var body in bodies)
        {
            var references = new List<MethodReference>();
            if (SummaryOf(body, Limits.MaxConsentDepth, cancellation) is not { } root
                || !TryAddReferences(root, method, references, cancellation))
            {
                return null;
            }

            foreach (var reference in references)
            {
                if ((!reference.IsCall && !isDelegateKnown) || At(root, reference.Syntax, depth, cancellation) is not { } checks)
                {
                    return null;
                }

                all = all is null ? checks : DominatingChecks.Join(all, checks);
            }
        }

        return all;
    }

    /// <summary>Collects where a body and its nested functions refer to a method; false if one of them is too large to analyse.</summary>
    private bool TryAddReferences(
        ConsentSummary summary, IMethodSymbol method, List<MethodReference> references, CancellationToken cancellation)
    {
        references.AddRange(summary.References.Where(reference => SymbolEqualityComparer.Default.Equals(reference.Method, method)));
        return summary.Nested.All(
            nested => Nested(summary, nested, cancellation) is { } inner
                && TryAddReferences(inner, method, references, cancellation));
    }

    /// <summary>Whether all callers are visible in this compilation.</summary>
    private bool AreCallersKnown(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && !ReferenceFinder.IsShared(method)
        && !MemberVisibility.IsVisibleOutside(method)
        && (IsPrivate(method)
            || !_model.Compilation.Assembly.GetAttributes()
                .Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"));

    private static bool IsPrivate(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility == Accessibility.Private)
            {
                return true;
            }
        }

        return false;
    }
}
