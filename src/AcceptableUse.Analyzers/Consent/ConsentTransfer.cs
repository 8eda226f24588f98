using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// Finds what is known of consent at each point of one body: a must-analysis. Branches show the outcome of a test, and the
/// path of an exception counts as a path.
/// </summary>
internal sealed partial class ConsentTransfer : ForwardDataFlowAnalysis<ConsentState>
{
    private readonly ConsentAnalysis _analysis;
    private readonly MethodBody _body;
    private readonly int _depth;
    private readonly Func<ISymbol, Outcome> _captured;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<string> _sharedNames;
    private readonly Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> _lambdas = [];
    private readonly Dictionary<CaptureId, IOperation> _captures = [];
    private readonly HashSet<object> _assigned = [];
    private ConsentState _state = ConsentState.Entry;
    private Recorder? _recorder;
    private int _nesting;
    private bool _hitLimit;
    private bool _isIterator;

    /// <param name="captured">The outcome of a captured variable.</param>
    public ConsentTransfer(
        ConsentAnalysis analysis, MethodBody body, int depth, Func<ISymbol, Outcome> captured, CancellationToken cancellation)
        : base(body.Graph, cancellation)
    {
        _analysis = analysis;
        _body = body;
        _depth = depth;
        _captured = captured;
        _cancellation = cancellation;
        _sharedNames = SharedVariables.NamesIn(body.Syntax);
    }

    /// <returns>The summary of the body, or null if it is too large.</returns>
    public ConsentSummary? Analyse()
    {
        Fixpoint(ConsentState.Entry);
        _recorder = new Recorder();
        foreach (var block in _body.Graph.Blocks)
        {
            if (StateBefore(block) is { } before)
            {
                Run(block, before);
            }
        }

        if (_hitLimit || HitVisitLimit)
        {
            return null;
        }

        // The exit is unreachable if every path throws or never ends.
        var exit = StateBefore(_body.Graph.Blocks[_body.Graph.Blocks.Length - 1]) is { } end ? end.Known : DominatingChecks.Unreachable;
        var (returned, completed) = Summarise(_recorder.Returned ?? Outcome.Unknown, exit);
        return new ConsentSummary
        {
            Body = _body,
            Reached = _recorder.Reached.ToImmutable(),
            References = _recorder.References.ToImmutable(),
            Constants = ImmutableDictionary.CreateRange<ISymbol, Outcome>(
                SymbolEqualityComparer.Default, _recorder.Assigned.Where(entry => entry.Value is not null)!),
            Returned = returned,
            Completed = completed,
            Nested = ImmutableArray.CreateRange(
                _lambdas.Values.Select(MethodBodyOf).Concat(_body.Graph.LocalFunctions.Select(MethodBodyOf).OfType<MethodBody>())),
        };
    }

    /// <summary>What a call of the body says: nothing for an iterator or <c>async void</c>, and for a task once it has completed.</summary>
    private (Outcome Returned, DominatingChecks? Completed) Summarise(Outcome returned, DominatingChecks? exit) =>
        _isIterator || _body.Symbol is { IsAsync: true, ReturnsVoid: true } ? (Outcome.Unknown, null)
        : _body.Symbol is not { IsAsync: true } ? (returned, exit)
        : returned.IsPending ? (Outcome.Unknown, null)
        : (returned with { IsPending = true, WhenCompleted = exit }, null);

    protected override BlockResult<ConsentState> Transfer(BasicBlock block, ConsentState before)
    {
        _analysis.Step(_cancellation);
        var outcome = Run(block, before);
        var (whenJumping, whenFalling) = block.ConditionKind switch
        {
            ControlFlowConditionKind.WhenTrue => (outcome.WhenTrue, outcome.WhenFalse),
            ControlFlowConditionKind.WhenFalse => (outcome.WhenFalse, outcome.WhenTrue),
            _ => (null, null),
        };
        return new(_state.Assume(whenJumping), _state.Assume(whenFalling), [before.Without(_assigned)]);
    }

    protected override ConsentState Join(ConsentState left, ConsentState right) => left.Join(right);

    protected override bool AreEqual(ConsentState joined, ConsentState left) => joined.Equals(left);

    /// <summary>Runs a block and returns the outcome of the value that it branches on or returns.</summary>
    private Outcome Run(BasicBlock block, ConsentState before)
    {
        _state = before;
        _assigned.Clear();
        foreach (var operation in block.Operations)
        {
            Evaluate(operation);
        }

        if (block.BranchValue is not { } value)
        {
            return Outcome.Unknown;
        }

        var outcome = Evaluate(value);
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
        {
            _recorder?.Return(outcome.Assume(_state.Known));
        }

        return outcome.IsPending ? Outcome.Unknown : outcome;
    }

    private MethodBody MethodBodyOf(IFlowAnonymousFunctionOperation lambda) =>
        new(lambda.Syntax, lambda.Symbol, _body.Graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation), _body);

    private MethodBody? MethodBodyOf(IMethodSymbol localFunction)
    {
        for (var body = _body; body is not null; body = body.Parent)
        {
            if (body.Graph.LocalFunctions.Contains(localFunction)
                && localFunction.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax)
            {
                return new MethodBody(
                    syntax, localFunction, body.Graph.GetLocalFunctionControlFlowGraph(localFunction, _cancellation), body);
            }
        }

        return null;
    }

    /// <summary>Collects a <see cref="ConsentSummary"/> in one pass after the fixpoint.</summary>
    private sealed class Recorder
    {
        public ImmutableDictionary<SyntaxNode, DominatingChecks?>.Builder Reached
        {
            get;
        } = ImmutableDictionary.CreateBuilder<SyntaxNode, DominatingChecks?>();

        public ImmutableArray<MethodReference>.Builder References { get; } = ImmutableArray.CreateBuilder<MethodReference>();

        /// <summary>The assigned locals; null for one that is assigned more than once.</summary>
        public Dictionary<ISymbol, Outcome?> Assigned { get; } = new(SymbolEqualityComparer.Default);

        public Outcome? Returned { get; private set; }

        public void Return(Outcome outcome) => Returned = Returned is null ? outcome : Returned.Join(outcome);

        public void Assign(ISymbol variable, Outcome outcome) => Assigned[variable] = Assigned.ContainsKey(variable) ? null : outcome;
    }
}
