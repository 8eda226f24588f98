using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// A forward analysis over a control-flow graph, run until no state changes any more. It knows blocks, branches and
/// exceptions; what an operation does is the business of <see cref="Transfer"/>.
/// </summary>
/// <remarks>
/// A finally region is analysed once for each place that control goes to after it, and once for exceptions, so that
/// what holds on one path through it does not leak into another.
/// </remarks>
/// <typeparam name="TState">An immutable state of a lattice of finite height.</typeparam>
internal abstract class ForwardDataFlowAnalysis<TState>
    where TState : class
{
    /// <summary>The context of everything outside of finally regions.</summary>
    private const int OutsideFinally = 0;

    /// <summary>Stands for a destination where a finally region was entered by an exception.</summary>
    private const int Unwinding = -1;

    private readonly CancellationToken _cancellation;
    private readonly Dictionary<(int Block, int Context), TState> _in = [];
    private readonly Dictionary<(int Block, int Context), int> _visits = [];
    /// <summary>What is to be visited, in order.</summary>
    private readonly List<(int Block, int Context)> _work = [];

    /// <summary>A context is the one around a finally region together with the block that follows it.</summary>
    private readonly Dictionary<(int Outer, int Destination), int> _contexts = [];
    private readonly List<int> _outerContexts = [OutsideFinally];

    /// <summary>By the first block of a finally region and its context: where control goes at its end.</summary>
    private readonly Dictionary<(int Region, int Context), (int Block, int Context)> _afterFinally = [];

    protected ForwardDataFlowAnalysis(ControlFlowGraph graph, CancellationToken cancellation)
    {
        Graph = graph;
        _cancellation = cancellation;
    }

    protected ControlFlowGraph Graph { get; }

    /// <summary>A block was visited too often, and its last state was not propagated.</summary>
    protected bool HitVisitLimit { get; private set; }

    /// <summary>Runs one block.</summary>
    protected abstract BlockResult<TState> Transfer(BasicBlock block, TState before);

    /// <summary>The least state that says what both say. The left one itself if the right one adds nothing.</summary>
    protected abstract TState Join(TState left, TState right);

    /// <summary>Whether a joined state, if it is another object, says no more than the left one.</summary>
    protected abstract bool AreEqual(TState joined, TState left);

    /// <summary>The state once control has left a region: the variables that are declared in it are gone.</summary>
    protected virtual TState Leave(TState state, ControlFlowRegion region) => state;

    /// <summary>Whether control comes to a block on its way to several places: one of a finally region is visited for each.</summary>
    protected bool IsInSeveralContexts(BasicBlock block)
    {
        var contexts = 0;
        for (var context = 0; context < _outerContexts.Count && contexts < 2; context++)
        {
            contexts += _in.ContainsKey((block.Ordinal, context)) ? 1 : 0;
        }

        return contexts > 1;
    }

    /// <summary>The state on entry of a block, over all paths, or null when none leads there.</summary>
    protected TState? StateBefore(BasicBlock block)
    {
        TState? all = null;
        for (var context = 0; context < _outerContexts.Count; context++)
        {
            if (_in.TryGetValue((block.Ordinal, context), out var state))
            {
                all = all is null ? state : Join(all, state);
            }
        }

        return all;
    }

    /// <summary>Propagates states from the entry until they are stable.</summary>
    protected void Fixpoint(TState entry)
    {
        Propagate((0, OutsideFinally), entry);
        var at = (Block: -1, Context: OutsideFinally);
        while (_work.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            at = NextAfter(at);
            _work.RemoveAt(_work.BinarySearch(at));
            _visits[at] = _visits.TryGetValue(at, out var visits) ? visits + 1 : 1;
            if (visits >= Limits.MaxVisitsPerBlock)
            {
                HitVisitLimit = true;
                continue;
            }

            var block = Graph.Blocks[at.Block];
            var result = Transfer(block, _in[at]);
            foreach (var thrown in result.OnException)
            {
                PropagateToHandlers(block, at.Context, thrown);
            }

            Follow(block.ConditionalSuccessor, at.Context, result.WhenJumping);
            Follow(block.FallThroughSuccessor, at.Context, result.WhenFalling);
        }
    }

    /// <summary>
    /// The block to visit next: in the order of the source, but a loop is gone through until it is stable before what follows it.
    /// Its head is not visited again before the rest of its body, or it would be once for each branch in there.
    /// </summary>
    private (int Block, int Context) NextAfter((int Block, int Context) visited)
    {
        (int Block, int Context)? head = null;
        foreach (var waiting in _work)
        {
            if (waiting.CompareTo(visited) > 0)
            {
                return head is { } known && waiting.Block > EndOfLoop(known.Block) ? known : waiting;
            }

            head = waiting;
        }

        return head!.Value;
    }

    /// <summary>The last block that leads back to a block; itself where none does.</summary>
    private int EndOfLoop(int head)
    {
        var end = head;
        foreach (var branch in Graph.Blocks[head].Predecessors)
        {
            end = Math.Max(end, branch.Source.Ordinal);
        }

        return end;
    }

    /// <summary>Whether an exception in a block can be seen by another block of the graph.</summary>
    protected static bool IsProtected(BasicBlock block) => Regions.Around(block, ControlFlowRegionKind.Try) is not null;

    /// <summary>Whether control enters a try region with a block; of every other block in it, the handlers have seen what leads there.</summary>
    protected static bool EntersTry(BasicBlock block) =>
        Regions.Around(block, ControlFlowRegionKind.Try) is { } innermost && innermost.FirstBlockOrdinal == block.Ordinal;

    /// <summary>Whether control can go from a block straight to a later one of the same try region.</summary>
    protected static bool LeadsOnInTry(BasicBlock block) =>
        Regions.Around(block, ControlFlowRegionKind.Try) is { } innermost
        && (LeadsOn(block.ConditionalSuccessor, innermost) || LeadsOn(block.FallThroughSuccessor, innermost));

    private static bool LeadsOn(ControlFlowBranch? branch, ControlFlowRegion region) =>
        branch is { Destination: { } destination, FinallyRegions.IsEmpty: true }
        && destination.Ordinal > branch.Source.Ordinal
        && destination.Ordinal <= region.LastBlockOrdinal;

    private void Follow(ControlFlowBranch? branch, int context, TState state)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            if (Regions.Around(branch.Source, ControlFlowRegionKind.Finally) is { } ended
                && _afterFinally.TryGetValue((ended.FirstBlockOrdinal, context), out var next))
            {
                Propagate(next, state);
            }

            return;
        }

        if (branch.Destination is { } destination)
        {
            // A finally region on the way may use what is declared around it.
            if (branch.FinallyRegions.IsEmpty)
            {
                foreach (var region in branch.LeavingRegions)
                {
                    state = Leave(state, region);
                }
            }

            // From the last finally region to the first: each is entered in the context of what follows it.
            var next = (Block: destination.Ordinal, Context: context);
            for (var i = branch.FinallyRegions.Length - 1; i >= 0; i--)
            {
                var first = branch.FinallyRegions[i].FirstBlockOrdinal;
                var inner = ContextOf(context, destination.Ordinal);
                _afterFinally[(first, inner)] = next;
                next = (first, inner);
            }

            Propagate(next, state);
        }
    }

    /// <summary>Any operation may throw: the handlers around a block see what can hold in the middle of it.</summary>
    private void PropagateToHandlers(BasicBlock block, int context, TState state)
    {
        for (var region = Regions.Around(block); region is not null; region = Regions.Around(region))
        {
            state = Leave(state, region);
            switch (region.Kind)
            {
                case ControlFlowRegionKind.Finally:
                    context = _outerContexts[context];
                    break;
                case ControlFlowRegionKind.Try when region.EnclosingRegion is { } whole:
                    foreach (var handler in whole.NestedRegions)
                    {
                        if (handler.Kind != ControlFlowRegionKind.Try)
                        {
                            Propagate(
                                (
                                    handler.FirstBlockOrdinal,
                                    handler.Kind == ControlFlowRegionKind.Finally ? ContextOf(context, Unwinding) : context),
                                state);
                        }
                    }

                    break;
            }
        }
    }

    private int ContextOf(int outer, int destination)
    {
        if (!_contexts.TryGetValue((outer, destination), out var context))
        {
            _contexts.Add((outer, destination), context = _outerContexts.Count);
            _outerContexts.Add(outer);
        }

        return context;
    }

    private void Propagate((int Block, int Context) to, TState state)
    {
        if (!_in.TryGetValue(to, out var known))
        {
            _in.Add(to, state);
            Enqueue(to);
            return;
        }

        var joined = Join(known, state);
        if (!ReferenceEquals(joined, known) && !AreEqual(joined, known))
        {
            _in[to] = joined;
            Enqueue(to);
        }
    }

    private void Enqueue((int Block, int Context) at)
    {
        var place = _work.BinarySearch(at);
        if (place < 0)
        {
            _work.Insert(~place, at);
        }
    }
}

/// <summary>What holds after a block.</summary>
/// <param name="WhenJumping">On the conditional branch.</param>
/// <param name="WhenFalling">On the branch that falls through.</param>
/// <param name="OnException">What can hold where the block throws.</param>
internal readonly record struct BlockResult<TState>(TState WhenJumping, TState WhenFalling, IReadOnlyList<TState> OnException);
