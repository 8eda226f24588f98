using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// Finds what is known of consent at each point of one unit: a must-analysis. Branches tell how a test came out, and a
/// path that an exception takes counts as a path.
/// </summary>
internal sealed partial class ConsentTransfer : ForwardDataFlowAnalysis<ConsentState>
{
    private readonly ConsentAnalysis _flow;
    private readonly MethodBody _unit;
    private readonly int _depth;
    private readonly Func<ISymbol, Condition> _captured;
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

    /// <param name="captured">What a variable from around the unit says of consent.</param>
    public ConsentTransfer(
        ConsentAnalysis flow, MethodBody unit, int depth, Func<ISymbol, Condition> captured, CancellationToken cancellation)
        : base(unit.Graph, cancellation)
    {
        _flow = flow;
        _unit = unit;
        _depth = depth;
        _captured = captured;
        _cancellation = cancellation;
        _sharedNames = SharedVariables.NamesIn(unit.Syntax);
    }

    /// <returns>What is known in the unit, or null if it is too large to tell.</returns>
    public ConsentSummary? Walk()
    {
        Fixpoint(ConsentState.Entry);
        _recorder = new Recorder();
        foreach (var block in _unit.Graph.Blocks)
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

        // The exit is not reached where every way throws, or never ends.
        var exit = StateBefore(_unit.Graph.Blocks[_unit.Graph.Blocks.Length - 1]) is { } end ? end.Known : DominatingChecks.Unreachable;
        var (returned, completed) = Summarize(_recorder.Returned ?? Condition.Unknown, exit);
        return new ConsentSummary
        {
            Body = _unit,
            Reached = _recorder.Reached.ToImmutable(),
            Mentions = _recorder.Mentions.ToImmutable(),
            Constants = ImmutableDictionary.CreateRange<ISymbol, Condition>(
                SymbolEqualityComparer.Default, _recorder.Assigned.Where(entry => entry.Value is not null)!),
            Returned = returned,
            Completed = completed,
            Nested = ImmutableArray.CreateRange(
                _lambdas.Values.Select(MethodBodyOf).Concat(_unit.Graph.LocalFunctions.Select(MethodBodyOf).OfType<MethodBody>())),
        };
    }

    /// <summary>What a call of the unit says: of an iterator or <c>async void</c> it says nothing, and of a task once it has run.</summary>
    private (Condition Returned, DominatingChecks? Completed) Summarize(Condition returned, DominatingChecks? exit) =>
        _isIterator || _unit.Symbol is { IsAsync: true, ReturnsVoid: true } ? (Condition.Unknown, null)
        : _unit.Symbol is not { IsAsync: true } ? (returned, exit)
        : returned.IsPending ? (Condition.Unknown, null)
        : (returned with { IsPending = true, WhenCompleted = exit }, null);

    protected override BlockResult<ConsentState> Transfer(BasicBlock block, ConsentState before)
    {
        _flow.Step(_cancellation);
        var condition = Run(block, before);
        var (whenJumping, whenFalling) = block.ConditionKind switch
        {
            ControlFlowConditionKind.WhenTrue => (condition.WhenTrue, condition.WhenFalse),
            ControlFlowConditionKind.WhenFalse => (condition.WhenFalse, condition.WhenTrue),
            _ => (null, null),
        };
        return new(_state.Knowing(whenJumping), _state.Knowing(whenFalling), [before.Without(_assigned)]);
    }

    protected override ConsentState Join(ConsentState left, ConsentState right) => left.Join(right);

    protected override bool AreEqual(ConsentState joined, ConsentState left) => joined.Equals(left);

    /// <summary>Runs a block, and returns what the value says that it branches on or returns.</summary>
    private Condition Run(BasicBlock block, ConsentState before)
    {
        _state = before;
        _assigned.Clear();
        foreach (var operation in block.Operations)
        {
            Evaluate(operation);
        }

        if (block.BranchValue is not { } value)
        {
            return Condition.Unknown;
        }

        var condition = Evaluate(value);
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
        {
            _recorder?.Return(condition.KnowingAlso(_state.Known));
        }

        return condition.IsPending ? Condition.Unknown : condition;
    }

    private MethodBody MethodBodyOf(IFlowAnonymousFunctionOperation lambda) =>
        new(lambda.Syntax, lambda.Symbol, _unit.Graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation), _unit);

    private MethodBody? MethodBodyOf(IMethodSymbol localFunction)
    {
        for (var unit = _unit; unit is not null; unit = unit.Parent)
        {
            if (unit.Graph.LocalFunctions.Contains(localFunction)
                && localFunction.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax)
            {
                return new MethodBody(
                    syntax, localFunction, unit.Graph.GetLocalFunctionControlFlowGraph(localFunction, _cancellation), unit);
            }
        }

        return null;
    }

    /// <summary>Collects what a <see cref="ConsentSummary"/> says, in the one pass after the states have settled.</summary>
    private sealed class Recorder
    {
        public ImmutableDictionary<SyntaxNode, DominatingChecks?>.Builder Reached
        {
            get;
        } = ImmutableDictionary.CreateBuilder<SyntaxNode, DominatingChecks?>();

        public ImmutableArray<ConsentMention>.Builder Mentions { get; } = ImmutableArray.CreateBuilder<ConsentMention>();

        /// <summary>The locals that were assigned, with null for more than once.</summary>
        public Dictionary<ISymbol, Condition?> Assigned { get; } = new(SymbolEqualityComparer.Default);

        public Condition? Returned { get; private set; }

        public void Return(Condition condition) => Returned = Returned is null ? condition : Returned.Join(condition);

        public void Assign(ISymbol variable, Condition condition) => Assigned[variable] = Assigned.ContainsKey(variable) ? null : condition;
    }
}
