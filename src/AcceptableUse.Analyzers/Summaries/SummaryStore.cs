using System.Collections.Concurrent;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// The summaries of one compilation, each made once, also when several threads ask for it. A summary depends on the
/// source alone, so it does not matter who makes it.
/// </summary>
internal sealed class SummaryStore
{
    private readonly CompilationModel _model;
    private readonly long _budget;
    private readonly ConcurrentDictionary<SyntaxNode, FlowSummary> _finished = new();

    /// <summary>Guards who makes what and who waits for whom; never held while something is made.</summary>
    private readonly object _gate = new();
    private readonly Dictionary<SyntaxNode, SummarySession> _makers = [];
    private readonly Dictionary<SummarySession, SyntaxNode> _awaited = [];

    /// <summary>What a thread makes for another while it waits for it.</summary>
    private readonly Dictionary<SummarySession, SummarySession> _helping = [];
    private readonly CalleeFinder _callees;
    private long _spent;

    /// <param name="budget">The work that may be spent: operations evaluated, and facts of callees brought into callers.</param>
    public SummaryStore(CompilationModel model, long budget)
    {
        _model = model;
        _budget = budget;
        _callees = new CalleeFinder(model);
    }

    /// <summary>Nothing more is summarised. What was made by then is kept, and what it says stays as it is.</summary>
    public bool IsSpent => Spent > _budget;

    /// <summary>The work so far.</summary>
    public long Spent => Interlocked.Read(ref _spent);

    public void Spend(int work) => Interlocked.Add(ref _spent, work);

    /// <summary>What a body does, or null when it has no code, or when the budget is spent.</summary>
    public FlowSummary? Of(SyntaxNode body, CancellationToken cancellation) =>
        _finished.TryGetValue(body, out var known) ? known : Make(body, cancellation);

    /// <summary>What a method does that source declares.</summary>
    public FlowSummary? Of(IMethodSymbol method, CancellationToken cancellation) =>
        _model.BodyOf(method, cancellation) is { } body ? Of(body, cancellation) : null;

    /// <summary>What bodies and the functions nested in them do.</summary>
    public IEnumerable<FlowSummary> OfAll(IReadOnlyList<SyntaxNode> bodies, CancellationToken cancellation)
    {
        // Two threads that ask for the same share the work: each first makes what the other does not.
        if (bodies.Count > 1)
        {
            foreach (var body in bodies)
            {
                if (!IsBeingMade(body))
                {
                    Of(body, cancellation);
                }
            }
        }

        return bodies.Select(body => Of(body, cancellation)).OfType<FlowSummary>().SelectMany(summary => summary.All());
    }

    /// <summary>What a nested function of a body does.</summary>
    public FlowSummary? OfNested(SyntaxNode nested, CancellationToken cancellation) =>
        MethodBodies.Of(nested) is { } body ? Of(body, cancellation)?.Nest(nested) : null;

    public bool TryGet(SyntaxNode body, out FlowSummary summary) => _finished.TryGetValue(body, out summary!);

    /// <summary>Whether a thread makes the summary of a body at the moment.</summary>
    private bool IsBeingMade(SyntaxNode body)
    {
        lock (_gate)
        {
            return _makers.ContainsKey(body);
        }
    }

    /// <summary>
    /// Takes the task to summarise a body, or waits for the thread that has it, and helps that one meanwhile.
    /// </summary>
    /// <returns>
    /// True if the caller is to make it. False if another thread has made it or gave up, so that the caller looks again.
    /// </returns>
    public bool TryClaim(SyntaxNode body, SummarySession session)
    {
        SummarySession maker;
        lock (_gate)
        {
            if (!_makers.TryGetValue(body, out maker))
            {
                _makers.Add(body, session);
                return true;
            }

            // Two threads that wait for each other are inside one recursion: then each makes its own.
            if (Awaits(maker, session))
            {
                return true;
            }

            _awaited[session] = body;
        }

        try
        {
            Await(body, maker, session);
            return false;
        }
        finally
        {
            lock (_gate)
            {
                _awaited.Remove(session);
            }
        }
    }

    /// <summary>Keeps a summary.</summary>
    /// <returns>The one that is kept: inside one recursion, another thread may have made its own first.</returns>
    public FlowSummary Finish(SyntaxNode body, FlowSummary summary) => _finished.GetOrAdd(body, summary);

    /// <summary>Gives back all that a session has claimed and not finished, and wakes who waits.</summary>
    public void Release(IEnumerable<SyntaxNode> bodies, SummarySession session)
    {
        lock (_gate)
        {
            foreach (var body in bodies)
            {
                if (_makers.TryGetValue(body, out var maker) && maker == session)
                {
                    _makers.Remove(body);
                }
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>
    /// Waits until a body is made, or cannot be without the caller. Meanwhile it makes what either thread needs next: both mostly
    /// need the same, and one that only waits costs as much as one that works.
    /// </summary>
    private void Await(SyntaxNode body, SummarySession maker, SummarySession session)
    {
        var helped = new HashSet<SyntaxNode>();
        while (NextToHelp(body, maker, session, helped) is { } inProgress)
        {
            foreach (var callee in _callees.Of(inProgress, session.Cancellation))
            {
                if (!IsAwaited(body, maker, session))
                {
                    return;
                }

                if (!_finished.ContainsKey(callee))
                {
                    Help(session, callee);
                }
            }
        }
    }

    /// <summary>A body that one of the two threads has in progress and that was not looked at yet, or null when there is nothing to wait for.</summary>
    private SyntaxNode? NextToHelp(SyntaxNode body, SummarySession maker, SummarySession session, HashSet<SyntaxNode> helped)
    {
        lock (_gate)
        {
            while (IsAwaited(body, maker, session))
            {
                session.Cancellation.ThrowIfCancellationRequested();
                if (session.MayHelp)
                {
                    foreach (var made in _makers)
                    {
                        if ((made.Value == maker || made.Value == session) && helped.Add(made.Key))
                        {
                            return made.Key;
                        }
                    }
                }

                Monitor.Wait(_gate, millisecondsTimeout: 50);
            }

            return null;
        }
    }

    private bool IsAwaited(SyntaxNode body, SummarySession maker, SummarySession session)
    {
        lock (_gate)
        {
            return _makers.TryGetValue(body, out var current) && current == maker && !Awaits(maker, session);
        }
    }

    /// <summary>Makes the summary of a body on behalf of a session that waits, unless somebody is at it.</summary>
    private void Help(SummarySession session, SyntaxNode body)
    {
        using var helper = new SummarySession(_model, this, session.Cancellation) { IsHelper = true };
        lock (_gate)
        {
            if (_makers.ContainsKey(body))
            {
                return;
            }

            _makers.Add(body, helper);
            _helping.Add(session, helper);
        }

        try
        {
            helper.Make(body);
        }
        finally
        {
            lock (_gate)
            {
                _helping.Remove(session);
            }

            Release([body], helper);
        }
    }

    /// <summary>Whether a thread goes on only when another does: it waits for it, or helps on its behalf.</summary>
    private bool Awaits(SummarySession maker, SummarySession session) => Awaits(maker, session, []);

    private bool Awaits(SummarySession maker, SummarySession session, HashSet<SummarySession> seen) => maker == session
        || (seen.Add(maker)
            && ((_helping.TryGetValue(maker, out var helper) && Awaits(helper, session, seen))
                || (_awaited.TryGetValue(maker, out var body) && _makers.TryGetValue(body, out var next) && Awaits(next, session, seen))));

    private FlowSummary? Make(SyntaxNode body, CancellationToken cancellation)
    {
        using var session = new SummarySession(_model, this, cancellation);
        return session.Make(body);
    }
}
