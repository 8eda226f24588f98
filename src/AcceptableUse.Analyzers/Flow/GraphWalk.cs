using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// The forward walk over a control-flow graph: from the entry along all branches until no state changes any more.
/// It knows blocks, branches and regions; what an operation does is the business of the <c>transfer</c> function.
/// </summary>
internal sealed class GraphWalk
{
    /// <summary>States only grow and are of bounded height; this bound makes the end certain even if that were broken.</summary>
    private const int MostVisitsPerBlock = 24;

    private readonly ControlFlowGraph _graph;
    private readonly Func<BasicBlock, FlowState, FlowState> _transfer;
    private readonly Func<object, Value> _valueOnEntry;
    private readonly CancellationToken _cancellation;
    private readonly FlowState?[] _in;
    private readonly int[] _visits;
    private readonly SortedSet<int> _work = [];

    /// <summary>By the first block of a finally region: the state at its end, and where control goes from there.</summary>
    private readonly Dictionary<int, FlowState> _finallyEnds = [];
    private readonly Dictionary<int, SortedSet<int>> _afterFinally = [];

    public GraphWalk(ControlFlowGraph graph, Func<BasicBlock, FlowState, FlowState> transfer, Func<object, Value> valueOnEntry, CancellationToken cancellation)
    {
        _graph = graph;
        _transfer = transfer;
        _valueOnEntry = valueOnEntry;
        _cancellation = cancellation;
        _in = new FlowState?[graph.Blocks.Length];
        _visits = new int[graph.Blocks.Length];
    }

    /// <summary>A block was visited too often, and its last state was not carried on.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The state on entry of a block, or null when nothing leads there.</summary>
    public FlowState? StateBefore(BasicBlock block) => _in[block.Ordinal];

    public void Run(FlowState entry)
    {
        Flow(0, entry);
        while (_work.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var ordinal = _work.Min;
            _work.Remove(ordinal);
            if (++_visits[ordinal] > MostVisitsPerBlock)
            {
                IsCut = true;
                continue;
            }

            Visit(_graph.Blocks[ordinal], _in[ordinal]!);
        }
    }

    private void Visit(BasicBlock block, FlowState before)
    {
        var after = _transfer(block, before);
        FlowToCatches(block, before, after);
        Follow(block, block.ConditionalSuccessor, after);
        Follow(block, block.FallThroughSuccessor, after);
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, FlowState state)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            LeaveFinally(block, state);
            return;
        }

        if (branch.Destination is not { } destination)
        {
            return;
        }

        var target = destination.Ordinal;
        for (var i = branch.FinallyRegions.Length - 1; i >= 0; i--)
        {
            var first = branch.FinallyRegions[i].FirstBlockOrdinal;
            if (!_afterFinally.TryGetValue(first, out var targets))
            {
                _afterFinally.Add(first, targets = []);
            }

            if (targets.Add(target) && _finallyEnds.TryGetValue(first, out var end))
            {
                Flow(target, end);
            }

            target = first;
        }

        Flow(target, state);
    }

    private void LeaveFinally(BasicBlock block, FlowState state)
    {
        if (RegionsAround(block).FirstOrDefault(region => region.Kind == ControlFlowRegionKind.Finally) is not { } left)
        {
            return;
        }

        var first = left.FirstBlockOrdinal;
        _finallyEnds[first] = state;
        if (_afterFinally.TryGetValue(first, out var targets))
        {
            foreach (var target in targets.ToArray())
            {
                Flow(target, state);
            }
        }
    }

    /// <summary>Any operation of a try block may throw, so the catch blocks see what holds before and after each block.</summary>
    private void FlowToCatches(BasicBlock block, FlowState before, FlowState after)
    {
        foreach (var region in RegionsAround(block))
        {
            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch } tryAndCatch)
            {
                foreach (var handler in tryAndCatch.NestedRegions)
                {
                    if (handler.Kind != ControlFlowRegionKind.Try)
                    {
                        Flow(handler.FirstBlockOrdinal, before);
                        Flow(handler.FirstBlockOrdinal, after);
                    }
                }
            }
        }
    }

    /// <summary>
    /// The regions of this graph that a block lies in, from the inside. The root of a lambda's graph names the region of the
    /// graph around it as its enclosing one, whose block numbers mean nothing here.
    /// </summary>
    public static IEnumerable<ControlFlowRegion> RegionsAround(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion!)
        {
            yield return region;
        }
    }

    private void Flow(int ordinal, FlowState state)
    {
        if (_in[ordinal] is not { } known)
        {
            _in[ordinal] = state;
            _work.Add(ordinal);
            return;
        }

        var joined = known.Join(state, _valueOnEntry);
        if (!joined.Equals(known))
        {
            _in[ordinal] = joined;
            _work.Add(ordinal);
        }
    }
}
