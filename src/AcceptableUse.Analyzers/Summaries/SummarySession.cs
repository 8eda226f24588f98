using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// Makes a summary and those of its callees, bottom-up. Mutually recursive bodies start from nothing and are
/// summarised again until they are stable. Serves one thread.
/// </summary>
internal sealed class SummarySession : IDisposable
{
    private readonly CompilationModel _model;
    private readonly SummaryStore _store;
    private readonly List<Frame> _chain = [];
    private readonly Dictionary<SyntaxNode, Frame> _inProgress = [];

    /// <summary>Bodies of a recursion that is not stable yet: what they came to in this round, and in the round before.</summary>
    private readonly Dictionary<SyntaxNode, Provisional> _provisional = [];
    private readonly Dictionary<SyntaxNode, Round> _lastRound = [];
    private readonly HashSet<SyntaxNode> _assumed = [];
    private readonly HashSet<SyntaxNode> _claimed = [];

    /// <summary>Bodies that were too deep on the stack: each is to be summarised before the one above it.</summary>
    private readonly Stack<SyntaxNode> _postponed = new();
    private readonly HashSet<SyntaxNode> _leftOut = [];

    public SummarySession(CompilationModel model, SummaryStore store, CancellationToken cancellation)
    {
        OmitsProcedures = !model.Roles.Contain(ApiRole.Redact, cancellation);
        _model = model;
        _store = store;
        Cancellation = cancellation;
    }

    public CancellationToken Cancellation { get; }

    /// <summary>
    /// Whether the summary of a callee that returns nothing, and is given nothing that it could fill, is not asked for. What it
    /// assigns is then told by whoever asks for the member that it assigns, without the order in which that happens.
    /// </summary>
    public bool OmitsProcedures { get; }

    /// <summary>Expressions that are being evaluated, over all bodies in progress.</summary>
    public int Nesting { get; set; }

    /// <summary>Made by a thread that waits, for the one that it waits for.</summary>
    public bool IsHelper { get; init; }

    /// <summary>Whether there is room on the stack to make something else while this waits.</summary>
    public bool MayHelp => !IsHelper && _chain.Count <= Limits.MaxBodiesBelowHelp && Nesting <= Limits.MaxNestingBelowHelp;

    /// <summary>The stack is full: what is in progress is given up, and made again once its callees are there.</summary>
    public bool IsUnwinding { get; private set; }

    /// <summary>What a body does, or null when it has no code.</summary>
    public FlowSummary? Make(SyntaxNode body)
    {
        _postponed.Push(body);
        while (true)
        {
            var summary = Of(_postponed.Peek());
            if (IsUnwinding)
            {
                StartAgain();
            }
            else
            {
                _postponed.Pop();
                if (_postponed.Count == 0)
                {
                    return summary;
                }
            }
        }
    }

    /// <summary>What a body does; null when it has no code, or is in progress and nothing is known of it yet.</summary>
    public FlowSummary? Of(SyntaxNode body) =>
        _store.TryGet(body, out var finished)
            ? finished
            : Of(body, () => _model.MethodBodyOf(body, Cancellation), evaluator => evaluator.Summarize());

    /// <summary>Whether a body calls one that is in progress, or is itself in progress, so that nothing final is known of it.</summary>
    public bool IsInRecursion(SyntaxNode body) => _inProgress.ContainsKey(body) || _provisional.ContainsKey(body);

    /// <summary>What a body of a recursion came to in the last round, and the number of that round; null in the first.</summary>
    public Round? LastRoundOf(SyntaxNode body) => _lastRound.TryGetValue(body, out var before) ? before : null;

    /// <summary>
    /// What a call of a member does that many methods implement, as one summary: a hundred callers of a hundred implementations
    /// are then two hundred steps and not ten thousand.
    /// </summary>
    public FlowSummary? OfDispatch(SyntaxNode declaration, IMethodSymbol member, ImmutableArray<IMethodSymbol> implementations) => Of(
        declaration, () => DispatchBody(declaration, member, implementations), evaluator => evaluator.SummarizeDispatch(implementations));

    private MethodBody? DispatchBody(SyntaxNode declaration, IMethodSymbol member, ImmutableArray<IMethodSymbol> implementations) =>
        _model.BodyOf(implementations[0], Cancellation) is { } body && _model.MethodBodyOf(body, Cancellation) is { } first
            ? new MethodBody(declaration, member, first.Graph, parent: null)
            {
                ImplementingTypes = ImmutableArray.CreateRange(implementations, implementation => implementation.ContainingType)
            }
            : null;

    private FlowSummary? Of(SyntaxNode body, Func<MethodBody?> methodBodyOf, Func<MediaTransfer, FlowSummary> evaluate)
    {
        while (true)
        {
            if (_store.TryGet(body, out var finished))
            {
                return finished;
            }

            if (_provisional.TryGetValue(body, out var provisional))
            {
                DependOn(provisional.Root);
                return provisional.Summary;
            }

            if (_inProgress.TryGetValue(body, out var recursive))
            {
                DependOn(recursive.Index);
                _assumed.Add(body);
                return LastRoundOf(body)?.Summary;
            }

            if ((_chain.Count > 0 && _leftOut.Contains(body)) || _store.IsSpent)
            {
                CutCaller();
                return null;
            }

            if (methodBodyOf() is not { } methodBody)
            {
                return null;
            }

            if (_chain.Count >= Limits.MaxBodiesOnStack || Nesting >= Limits.MaxNestingOnStack)
            {
                Postpone(body);
                return null;
            }

            if (_store.TryClaim(body, this))
            {
                _claimed.Add(body);
                return Summarize(methodBody, evaluate);
            }
        }
    }

    /// <summary>Gives back what was claimed and not finished.</summary>
    public void Dispose() => _store.Release(_claimed, this);

    /// <summary>Takes work off the budget of the compilation.</summary>
    /// <returns>False once that is spent.</returns>
    public bool Spend(int work)
    {
        _store.Spend(work);
        return !_store.IsSpent;
    }

    private void CutCaller()
    {
        if (_chain.Count > 0)
        {
            _chain[_chain.Count - 1].HitLimit = true;
        }
    }

    private void DependOn(int root)
    {
        if (_chain.Count > 0)
        {
            var frame = _chain[_chain.Count - 1];
            frame.Root = Math.Min(frame.Root, root);
        }
    }

    /// <summary>A body that is waited for already is part of a recursion that no stack would hold.</summary>
    private void Postpone(SyntaxNode body)
    {
        if (_postponed.Contains(body) || _postponed.Count >= Limits.MaxPostponed)
        {
            _leftOut.Add(body);
        }
        else
        {
            _postponed.Push(body);
        }

        IsUnwinding = true;
    }

    private void StartAgain()
    {
        IsUnwinding = false;
        Nesting = 0;
        _chain.Clear();
        _inProgress.Clear();
        _provisional.Clear();
        _lastRound.Clear();
        _assumed.Clear();
    }

    private FlowSummary? Summarize(MethodBody methodBody, Func<MediaTransfer, FlowSummary> evaluate)
    {
        var body = methodBody.Syntax;
        var frame = new Frame(_chain.Count);
        for (var round = 1; ; round++)
        {
            _chain.Add(frame);
            _inProgress.Add(body, frame);
            var summary = evaluate(new MediaTransfer(_model, methodBody, this));
            if (IsUnwinding)
            {
                return null;
            }

            _inProgress.Remove(body);
            _chain.RemoveAt(_chain.Count - 1);
            summary = frame.HitLimit ? summary.Cut() : summary;

            if (frame.Root < frame.Index)
            {
                // What depended on this body depends on its root now: the index will be that of another body.
                foreach (var member in MembersOf(frame))
                {
                    _provisional[member.Key] = member.Value with { Root = frame.Root };
                }

                _provisional[body] = new Provisional(summary, frame.Root);
                DependOn(frame.Root);
                return summary;
            }

            if (IsStable(frame, body, summary))
            {
                return Finish(frame, body, summary, hitLimit: false);
            }

            if (round == Limits.MaxRecursionRounds)
            {
                return Finish(frame, body, summary.Cut(), hitLimit: true);
            }

            StartNextRound(frame, body, summary);
        }
    }

    /// <summary>
    /// Whether all that was assumed of the recursion of a body has come out as it was assumed. What was assumed of a wider one is
    /// for the body to judge that this one is part of.
    /// </summary>
    private bool IsStable(Frame frame, SyntaxNode body, FlowSummary summary)
    {
        foreach (var assumed in _assumed)
        {
            var made = assumed == body ? summary : _provisional.TryGetValue(assumed, out var known) && known.Root >= frame.Index ? known.Summary : null;
            if (made is not null && !(_lastRound.TryGetValue(assumed, out var before) ? made.SaysTheSameAs(before.Summary) : made.SaysNothing))
            {
                return false;
            }
        }

        return true;
    }

    private void StartNextRound(Frame frame, SyntaxNode body, FlowSummary summary)
    {
        Keep(body, summary);
        foreach (var member in MembersOf(frame))
        {
            Keep(member.Key, member.Value.Summary);
            _provisional.Remove(member.Key);
        }

        void Keep(SyntaxNode made, FlowSummary said) => _lastRound[made] = new Round(said, (LastRoundOf(made)?.Number ?? 0) + 1);
    }

    private FlowSummary Finish(Frame frame, SyntaxNode body, FlowSummary summary, bool hitLimit)
    {
        var done = new List<SyntaxNode> { body };
        summary = _store.Finish(body, summary);
        foreach (var member in MembersOf(frame))
        {
            _store.Finish(member.Key, hitLimit ? member.Value.Summary.Cut() : member.Value.Summary);
            _provisional.Remove(member.Key);
            done.Add(member.Key);
        }

        foreach (var finished in done)
        {
            _lastRound.Remove(finished);
            _assumed.Remove(finished);
            _claimed.Remove(finished);
        }

        _store.Release(done, this);
        return summary;
    }

    private List<KeyValuePair<SyntaxNode, Provisional>> MembersOf(Frame frame) =>
        [.. _provisional.Where(member => member.Value.Root >= frame.Index)];

    /// <summary>What a body of a recursion came to, and how often it was summarised by then.</summary>
    public readonly record struct Round(FlowSummary Summary, int Number);

    private readonly record struct Provisional(FlowSummary Summary, int Root);

    /// <summary>A body in progress.</summary>
    private sealed class Frame(int index)
    {
        public int Index { get; } = index;

        /// <summary>The outermost body in progress that this one depends on; itself outside of a recursion.</summary>
        public int Root { get; set; } = index;

        public bool HitLimit { get; set; }
    }
}
