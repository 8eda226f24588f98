using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>
/// Judges a call of a sink once for each way it is reached by: what one caller of a helper passes has nothing to do with what
/// another passes. Asked only where all that is passed together would be reported.
/// </summary>
/// <remarks>
/// A method is entered once on such a way, so that recursive ones are not told apart, nor what got there by a field, an event, a
/// captured variable, a constructor, or the result of a delegate, which several calls can have filled.
/// </remarks>
internal sealed class CallerByCaller
{
    private readonly InputOrigins _origins;
    private readonly CancellationToken _cancellation;

    public CallerByCaller(InputOrigins origins, CancellationToken cancellation)
    {
        _origins = origins;
        _cancellation = cancellation;
    }

    /// <summary>What the call comes to by each way; by all together where these cannot be told apart, or take too much work.</summary>
    /// <param name="judge">Given a resolver for one way, or for all: what the call comes to, or null when it is nothing to report.</param>
    /// <param name="saysAll">Whether the first comes to no less than the second, so that the other ways need not be looked at.</param>
    public ImmutableArray<T> Judge<T>(Func<InputResolver, T?> judge, Func<T, T, bool> saysAll)
        where T : class
    {
        var resolver = new InputResolver(_origins, _cancellation);
        if (judge(resolver) is not { } together)
        {
            return ImmutableArray<T>.Empty;
        }

        if (resolver.Steps > Limits.MaxStepsTogether)
        {
            return ImmutableArray.Create(together);
        }

        var found = ImmutableArray.CreateBuilder<T>();
        var unseen = new List<CallString>();
        var open = new Stack<CallString>();
        var (calls, judged, steps) = (CallString.Empty, together, 0);
        while (true)
        {
            var entered = new CallGraph(resolver.Entered, _origins, _cancellation);
            if (judged is not null && Next(calls, entered) is { } method)
            {
                var callers = _origins.CallersOf(method, _cancellation);
                if (open.Count + callers.Length > Limits.MaxCallersApart || calls.Methods.Any(entered.IsOnCycle))
                {
                    return ImmutableArray.Create(together);
                }

                // The last one pushed is looked at first.
                foreach (var caller in callers.Reverse())
                {
                    open.Push(calls.Add(method, caller));
                }

                if (MemberVisibility.IsVisibleOutside(method) && !method.DeclaringSyntaxReferences.IsEmpty)
                {
                    unseen.Add(calls.Add(method, CallString.Outside(method, _cancellation)));
                }
            }
            else if (judged is not null)
            {
                if (saysAll(judged, together))
                {
                    return ImmutableArray.Create(judged);
                }

                found.Add(judged);
            }

            // Callers in other assemblies may pass what none here does.
            if (open.Count == 0 && found.Count == 0)
            {
                unseen.ForEach(open.Push);
                unseen.Clear();
            }

            if (open.Count == 0)
            {
                return found.ToImmutable();
            }

            if (steps > Limits.MaxStepsApart)
            {
                return ImmutableArray.Create(together);
            }

            calls = open.Pop();
            resolver = new InputResolver(_origins, _cancellation, calls);
            judged = judge(resolver);
            steps += resolver.Steps;
        }
    }

    /// <summary>The next method on the way, away from the sink, of which it matters who calls it.</summary>
    private IMethodSymbol? Next(CallString calls, CallGraph entered) => calls.Length == Limits.MaxCallString
        ? null
        : entered.Methods.FirstOrDefault(method =>
            calls.CallerOf(method) is null
            && _origins.CallersOf(method, _cancellation).Length > 1
            && !entered.IsOnCycle(method));

    /// <summary>Which of the methods on a way call which.</summary>
    private sealed class CallGraph
    {
        private readonly InputOrigins _origins;
        private readonly CancellationToken _cancellation;
        private readonly Dictionary<SyntaxNode, IMethodSymbol> _byDeclaration = [];

        public CallGraph(IReadOnlyCollection<IMethodSymbol> methods, InputOrigins origins, CancellationToken cancellation)
        {
            Methods = methods;
            _origins = origins;
            _cancellation = cancellation;
            foreach (var method in methods)
            {
                foreach (var declaration in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
                {
                    _byDeclaration[declaration.GetSyntax(cancellation)] = method;
                }
            }
        }

        public IReadOnlyCollection<IMethodSymbol> Methods { get; }

        /// <summary>Whether a method is called, directly or by others on the way, by itself.</summary>
        public bool IsOnCycle(IMethodSymbol method)
        {
            var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
            var open = new Stack<IMethodSymbol>();
            open.Push(method);
            while (open.Count > 0)
            {
                foreach (var caller in _origins.CallersOf(open.Pop(), _cancellation))
                {
                    if (CallingMethod(caller) is { } calling && seen.Add(calling))
                    {
                        open.Push(calling);
                    }
                }
            }

            return seen.Contains(method);
        }

        private IMethodSymbol? CallingMethod(SyntaxNode? node)
        {
            for (; node is not null; node = node.Parent)
            {
                if (_byDeclaration.TryGetValue(node, out var found))
                {
                    return found;
                }
            }

            return null;
        }
    }
}
