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
    private readonly ConcurrentDictionary<SyntaxNode, FlowSummary> _finished = new();

    /// <summary>Guards who makes what and who waits for whom; never held while something is made.</summary>
    private readonly object _gate = new();
    private readonly Dictionary<SyntaxNode, SummarySession> _makers = [];
    private readonly Dictionary<SummarySession, SyntaxNode> _awaited = [];

    public SummaryStore(CompilationModel model) => _model = model;

    /// <summary>What a body does, or null when it has no code.</summary>
    public FlowSummary? Of(SyntaxNode body, CancellationToken cancellation) =>
        _finished.TryGetValue(body, out var known) ? known : Make(body, cancellation);

    /// <summary>What a method does that source declares.</summary>
    public FlowSummary? Of(IMethodSymbol method, CancellationToken cancellation) =>
        _model.BodyOf(method, cancellation) is { } body ? Of(body, cancellation) : null;

    /// <summary>What a nested function of a body does.</summary>
    public FlowSummary? OfNested(SyntaxNode nested, CancellationToken cancellation) =>
        MethodBodies.Of(nested) is { } body ? Of(body, cancellation)?.Nest(nested) : null;

    public bool TryGet(SyntaxNode body, out FlowSummary summary) => _finished.TryGetValue(body, out summary!);

    /// <summary>
    /// Takes the task to summarise a body, or waits for the thread that has it.
    /// </summary>
    /// <returns>
    /// True if the caller is to make it. False if another thread has made it or gave up, so that the caller looks again.
    /// </returns>
    public bool TryClaim(SyntaxNode body, SummarySession session)
    {
        lock (_gate)
        {
            if (!_makers.TryGetValue(body, out var maker))
            {
                _makers.Add(body, session);
                return true;
            }

            // Two threads that wait for each other are inside one recursion: then each makes its own.
            if (maker == session || Awaits(maker, session))
            {
                return true;
            }

            _awaited[session] = body;
            try
            {
                while (_makers.TryGetValue(body, out var current) && current == maker && !Awaits(maker, session))
                {
                    session.Cancellation.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate, millisecondsTimeout: 50);
                }
            }
            finally
            {
                _awaited.Remove(session);
            }

            return false;
        }
    }

    public void Finish(SyntaxNode body, FlowSummary summary) => _finished.TryAdd(body, summary);

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

    private bool Awaits(SummarySession maker, SummarySession session)
    {
        var current = maker;
        while (_awaited.TryGetValue(current, out var body) && _makers.TryGetValue(body, out var next))
        {
            if (next == session)
            {
                return true;
            }

            current = next;
        }

        return false;
    }

    private FlowSummary? Make(SyntaxNode body, CancellationToken cancellation)
    {
        using var session = new SummarySession(_model, this, cancellation);
        return session.Make(body);
    }
}
