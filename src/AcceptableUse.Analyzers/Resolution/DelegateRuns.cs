using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>A run of a delegate, with what it passes.</summary>
/// <param name="IsByExternalCode">A library runs it, with what it was given itself in every position.</param>
internal readonly record struct DelegateRun(ImmutableArray<Value> Arguments, SyntaxNode Step, bool IsByExternalCode)
{
    /// <summary>Whether it stands for runs that were not looked for any more.</summary>
    public bool IsTruncated => Arguments.IsDefault;

    /// <summary>What a parameter is given, or null where nothing is passed for it.</summary>
    public Value? Argument(int ordinal) =>
        IsTruncated ? Value.Of(TruncatedValue.Instance)
        : IsByExternalCode ? Arguments[0]
        : ordinal < Arguments.Length ? Arguments[ordinal]
        : null;
}

/// <summary>
/// Who runs a function: whoever calls a delegate it is in, and those that call the fields, events and parameters which that
/// delegate is handed on to. Kept per compilation.
/// </summary>
internal sealed class DelegateRuns
{
    private readonly CompilationModel _model;
    private readonly SummaryStore _summaries;
    private readonly ConcurrentDictionary<ISymbol, DelegateUse> _uses = new(SymbolEqualityComparer.Default);

    public DelegateRuns(CompilationModel model, SummaryStore summaries)
    {
        _model = model;
        _summaries = summaries;
    }

    /// <param name="bodies">The bodies that can make the delegate.</param>
    public IEnumerable<DelegateRun> Of(FunctionValue function, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation)
    {
        var holders = new Queue<AbstractValue>();
        var seen = new HashSet<AbstractValue>();
        holders.Enqueue(function);
        while (holders.Count > 0)
        {
            if (seen.Count >= Limits.MaxDelegateHolders)
            {
                yield return new DelegateRun(
                    default,
                    (holders.Peek() as EntryValue)?.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) ?? bodies[0],
                    IsByExternalCode: false);
                yield break;
            }

            var holder = holders.Dequeue();
            if (!seen.Add(holder))
            {
                continue;
            }

            var use = UseOf(holder, bodies, cancellation);
            foreach (var run in use.Runs)
            {
                yield return run;
            }

            foreach (var next in use.HandedTo)
            {
                holders.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// What becomes of a function or of what an input holds. That of an input is kept: all handlers of an event ask for it.
    /// </summary>
    private DelegateUse UseOf(AbstractValue holder, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation) =>
        holder is not EntryValue input
            ? FindUse(holder, bodies, cancellation)
            : _uses.TryGetValue(input.Symbol, out var known)
                ? known
                : _uses.GetOrAdd(input.Symbol, FindUse(holder, BodiesAround(input.Symbol, cancellation), cancellation));

    private DelegateUse FindUse(AbstractValue holder, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation)
    {
        var use = new DelegateUse();
        foreach (var summary in _summaries.OfAll(bodies, cancellation))
        {
            foreach (var call in summary.DelegateCalls)
            {
                if (call.Function.Contains(holder))
                {
                    use.Runs.Add(new DelegateRun(call.Arguments, call.Syntax, call.ByExternalCode));
                }
            }

            foreach (var write in summary.Writes)
            {
                if (write.Value.Contains(holder))
                {
                    use.HandedTo.Add(new EntryValue(write.Symbol));
                }
            }

            foreach (var call in summary.Calls)
            {
                foreach (var argument in call.Arguments)
                {
                    if (argument.Value.Contains(holder))
                    {
                        use.HandedTo.Add(new EntryValue(argument.Parameter));
                    }
                }
            }
        }

        return use;
    }

    private ImmutableArray<SyntaxNode> BodiesAround(ISymbol input, CancellationToken cancellation)
    {
        switch (input)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) } method }:
                var own = _model.Implementations(method, cancellation)
                    .Select(implementation => _model.BodyOf(implementation, cancellation))
                    .OfType<SyntaxNode>();
                return method.MethodKind == MethodKind.Constructor
                    ? ImmutableArray.CreateRange(own.Concat(_model.BodiesOf(method.ContainingType, cancellation)).Distinct())
                    : ImmutableArray.CreateRange(own);
            case ILocalSymbol or IParameterSymbol:
                var declaration = input.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
                return declaration is not null && MethodBodies.Of(declaration) is { } body
                    ? ImmutableArray.Create(body)
                    : ImmutableArray<SyntaxNode>.Empty;
            default:
                return _model.Uses.BodiesUsing(input, cancellation);
        }
    }

    /// <summary>Who runs a delegate, and what it is handed on to.</summary>
    private sealed class DelegateUse
    {
        public List<DelegateRun> Runs { get; } = [];

        public List<AbstractValue> HandedTo { get; } = [];
    }
}
