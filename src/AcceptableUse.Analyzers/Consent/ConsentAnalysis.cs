using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// Which checks of consent stand before a call, whichever way leads to it: in the method it stands in, in the predicates
/// that this one calls, around the lambda it stands in, and before all calls of a helper whose callers are all known.
/// </summary>
internal sealed class ConsentAnalysis
{
    private readonly CompilationModel _model;
    private readonly ConcurrentDictionary<(SyntaxNode MethodBody, int Depth), ConsentSummary?> _walked = new();
    private readonly ConcurrentDictionary<SyntaxNode, ConsentSummary?> _nested = new();
    private readonly ConcurrentDictionary<(SyntaxNode MethodBody, int Depth), DominatingChecks?> _entries = new();

    public ConsentAnalysis(CompilationModel model) => _model = model;

    /// <summary>The checks of which one has succeeded whenever a call is made; none if it can be made without.</summary>
    public ImmutableArray<SyntaxNode> Before(SyntaxNode call, CancellationToken cancellation) =>
        MethodBodies.Of(call) is { } body
            && Body(body, Limits.MaxConsentDepth, cancellation) is { } root
            && At(root, call, Limits.MaxConsentDepth, cancellation) is { } guards
            ? guards.Checks
            : ImmutableArray<SyntaxNode>.Empty;

    public void Step(CancellationToken cancellation) => _model.Step(cancellation);

    public bool IsCheck(ISymbol member) => _model.Catalog.HasName(member.Name) && _model.Catalog.Find(member) is { Role: ApiRole.Consent };

    /// <summary>What the methods in source do that a call of a method may run; none if one of them is not known.</summary>
    public IEnumerable<ConsentSummary> Called(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        if (!_model.IsInSource(method))
        {
            return [];
        }

        var implementations = _model.Implementations(method.PartialImplementationPart ?? method, cancellation);
        var called = implementations.Select(
            implementation => _model.BodyOf(implementation, cancellation) is { } body ? Body(body, depth, cancellation) : null)
            .OfType<ConsentSummary>()
            .ToList();
        return implementations.Length >= Limits.MaxConsentImplementations || called.Count < implementations.Length ? [] : called;
    }

    /// <summary>What is known in a body, or in a nested function of which it is not known where it stands.</summary>
    public ConsentSummary? Walk(MethodBody unit, int depth, CancellationToken cancellation)
    {
        if (!_walked.TryGetValue((unit.Syntax, depth), out var known))
        {
            known = new ConsentTransfer(this, unit, depth, _ => Condition.Unknown, cancellation).Walk();
            _walked.TryAdd((unit.Syntax, depth), known);
        }

        return known;
    }

    private ConsentSummary? Body(SyntaxNode body, int depth, CancellationToken cancellation) =>
        _model.MethodBodyOf(body, cancellation) is { } unit ? Walk(unit, depth, cancellation) : null;

    /// <summary>What is known in a function where it stands: it sees the variables around it.</summary>
    private ConsentSummary? Nested(ConsentSummary parent, MethodBody nested, CancellationToken cancellation)
    {
        if (!_nested.TryGetValue(nested.Syntax, out var known))
        {
            known = new ConsentTransfer(
                this,
                nested,
                Limits.MaxConsentDepth,
                variable => parent.Constants.TryGetValue(variable, out var said) ? said : Condition.Unknown,
                cancellation).Walk();
            _nested.TryAdd(nested.Syntax, known);
        }

        return known;
    }

    /// <summary>What is known at a call or delegate in a body or in a function nested in it.</summary>
    private DominatingChecks? At(ConsentSummary unit, SyntaxNode node, int depth, CancellationToken cancellation)
    {
        foreach (var nested in unit.Nested)
        {
            if (nested.Syntax != node && nested.Syntax.Span.Contains(node.Span))
            {
                return Nested(unit, nested, cancellation) is { } inner ? At(inner, node, depth, cancellation) : null;
            }
        }

        return unit.Reached.TryGetValue(node, out var guards) ? guards ?? OnEntry(unit.Body, depth, cancellation) : null;
    }

    /// <summary>What all know who enter a unit.</summary>
    private DominatingChecks? OnEntry(MethodBody unit, int depth, CancellationToken cancellation)
    {
        if (depth == 0 || unit.Symbol is not { } method)
        {
            return null;
        }

        if (!_entries.TryGetValue((unit.Syntax, depth), out var known))
        {
            known = method.MethodKind switch
            {
                MethodKind.AnonymousFunction =>
                    MethodBodies.Of(unit.Syntax) is { } body && Body(body, Limits.MaxConsentDepth, cancellation) is { } root
                        ? At(root, unit.Syntax, depth - 1, cancellation)
                        : null,
                MethodKind.LocalFunction =>
                    AtAllMentions(method, [MethodBodies.Of(unit.Syntax)!], depth - 1, isDelegateKnown: true, cancellation),
                _ when AreCallersKnown(method) => AtAllMentions(
                    Definitions.Of(method),
                    _model.Uses.BodiesUsing(method.OriginalDefinition, cancellation),
                    depth - 1,
                    isDelegateKnown: false,
                    cancellation),
                _ => null,
            };
            _entries.TryAdd((unit.Syntax, depth), known);
        }

        return known;
    }

    private DominatingChecks? AtAllMentions(
        IMethodSymbol method, IEnumerable<SyntaxNode> bodies, int depth, bool isDelegateKnown, CancellationToken cancellation)
    {
        DominatingChecks? all = null;
        foreach (var body in bodies)
        {
            var mentions = new List<ConsentMention>();
            if (Body(body, Limits.MaxConsentDepth, cancellation) is not { } root || !TryAddMentions(root, method, mentions, cancellation))
            {
                return null;
            }

            foreach (var mention in mentions)
            {
                if ((!mention.IsCall && !isDelegateKnown) || At(root, mention.Syntax, depth, cancellation) is not { } guards)
                {
                    return null;
                }

                all = all is null ? guards : DominatingChecks.Join(all, guards);
            }
        }

        return all;
    }

    /// <summary>Collects where a body and the functions nested in it mention a method; false if one of them is too large to tell.</summary>
    private bool TryAddMentions(ConsentSummary unit, IMethodSymbol method, List<ConsentMention> mentions, CancellationToken cancellation)
    {
        mentions.AddRange(unit.Mentions.Where(mention => SymbolEqualityComparer.Default.Equals(mention.Method, method)));
        return unit.Nested.All(
            nested => Nested(unit, nested, cancellation) is { } inner && TryAddMentions(inner, method, mentions, cancellation));
    }

    /// <summary>Whether nobody can call a method but code that can be seen here.</summary>
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
