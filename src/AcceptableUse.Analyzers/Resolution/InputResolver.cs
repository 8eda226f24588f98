using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>The places that a fact came by on its path, the last one first, each with the input that was filled there.</summary>
internal sealed record MediaPath(SyntaxNode Step, ISymbol Input, MediaPath? Next)
{
    /// <summary>Whether a fact came from calls alone: not by way of a field, property or event that somebody has filled before.</summary>
    public static bool IsByCalls(MediaPath? path)
    {
        for (var current = path; current is not null; current = current.Next)
        {
            if (!IsOfCall(current.Input))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an input is filled by a call, or by the body around it.</summary>
    public static bool IsOfCall(ISymbol input) => input is IParameterSymbol or ILocalSymbol;

    public static IEnumerable<SyntaxNode> StepsOf(MediaPath? path)
    {
        for (var current = path; current is not null; current = current.Next)
        {
            yield return current.Step;
        }
    }
}

/// <summary>A fact that reached a value, and the path it took; null where no path was asked for.</summary>
internal readonly record struct ResolvedValue(AbstractValue Value, MediaPath? Path);

/// <summary>An input that a value leads to, and the path there; null where none was asked for.</summary>
internal readonly record struct ResolvedInput(ISymbol Symbol, MediaPath? Path);

/// <summary>What the inputs of a value come to in the whole project.</summary>
/// <param name="Facts">Everything but inputs.</param>
/// <param name="Unresolved">Inputs that nothing in source fills, such as parameters that a container injects.</param>
/// <param name="HitLimit">A limit was hit.</param>
internal sealed record ResolvedInputs(
    ImmutableArray<ResolvedValue> Facts, ImmutableArray<ISymbol> Unresolved, IReadOnlyList<ResolvedInput> InputPaths, bool HitLimit)
{
    public IEnumerable<ISymbol> Inputs => InputPaths.Select(input => input.Symbol);

    public IEnumerable<T> OfType<T>()
        where T : AbstractValue => Facts.Select(resolved => resolved.Value).OfType<T>();
}

/// <summary>
/// Replaces inputs by what the rest of the project puts into them: parameters by the arguments of all callers, fields
/// by all assignments, events by their handlers, the parameters of a function by what those who run it pass. It asks
/// the <see cref="InputOrigins"/> and goes on until only facts are left; each input is visited once, so cycles end.
/// </summary>
internal sealed class InputResolver
{
    private readonly InputOrigins _sources;
    private readonly CallString _calls;
    private readonly List<IMethodSymbol> _entered = [];
    private readonly Func<EntryValue, bool> _mayHoldAddress;
    private readonly Dictionary<(Value, Func<EntryValue, bool>, Func<AbstractValue, bool>?), ResolvedInputs> _found = [];

    /// <summary>What the last search worked with; null while one does. A question can come up while another one is looked up.</summary>
    private SearchSpace? _space;

    /// <param name="calls">By which calls the methods on the way were entered; null for all.</param>
    public InputResolver(InputOrigins sources, CancellationToken cancellation, CallString? calls = null)
    {
        _sources = sources;
        _calls = calls ?? CallString.Empty;
        _mayHoldAddress = input => sources.MayHoldAddress(input.Symbol);
        Cancellation = cancellation;
    }

    /// <summary>The token of the request that this resolver serves.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Values looked at so far.</summary>
    public int Steps { get; private set; }

    /// <summary>
    /// The methods through whose parameters something came so far, call by call and none twice, the nearest ones first.
    /// </summary>
    public IReadOnlyCollection<IMethodSymbol> Entered => _entered;

    /// <summary>Whether the project can use any member with a role; most ask for nothing that has to be looked up then.</summary>
    public bool CanUse(ApiRole role) => _sources.CanUse(role, Cancellation);

    public ResolvedInputs Resolve(Value value) => Resolve(value, static _ => true);

    /// <summary>As <see cref="Resolve(Value)"/>, for a question that one fact settles, whatever else there is: it ends once that is found.</summary>
    public ResolvedInputs ResolveUntil(Value value, Func<AbstractValue, bool> settles) => Resolve(value, static _ => true, settles);

    /// <summary>As <see cref="Resolve(Value)"/>, for who asks for built media and how it got there: where text and bytes come from is not looked up.</summary>
    public ResolvedInputs ResolveMedia(Value value) =>
        Resolve(value, static input => !input.PayloadOnly && TypeCapacities.Of(input.Symbol) == TypeCapacity.Anything, keepsPaths: true);

    /// <summary>As <see cref="Resolve(Value)"/>, for who asks for text alone: where bytes and streams come from is not looked up.</summary>
    public ResolvedInputs ResolveText(Value value) =>
        Resolve(value, static input => !TypeCapacities.IsBinary(TypeCapacities.TypeOf(input.Symbol)));

    /// <summary>
    /// As <see cref="Resolve(Value)"/>, for who asks for an address alone. An address is written as a text, and travels in a text, a
    /// URI, a client or a request of a library; what a body is made of is not looked up.
    /// </summary>
    public ResolvedInputs ResolveAddress(Value value) => Resolve(value, _mayHoldAddress);

    /// <summary>
    /// The inputs that lead to a value by calls alone, each with the path there: what a field, property or event holds was put
    /// there before, by whoever it was.
    /// </summary>
    public IEnumerable<ResolvedInput> InputsByCalls(Value value) => Resolve(value, static input => MediaPath.IsOfCall(input.Symbol), keepsPaths: true).InputPaths;

    /// <summary>Whether nothing is in a value, since whoever could have passed something has passed null or an empty list.</summary>
    public bool IsGivenNothing(Value value) => IsGivenNothing(value, []);

    /// <summary>The classifiers ask for the same again and again: of each media, and of each way to a client.</summary>
    private ResolvedInputs Resolve(
        Value value, Func<EntryValue, bool> mayHold, Func<AbstractValue, bool>? settles = null, bool keepsPaths = false)
    {
        var search = (value, mayHold, settles);
        if (!_found.TryGetValue(search, out var found))
        {
            _found.Add(search, found = new Search(this, mayHold, settles, keepsPaths).Run(value));
        }

        return found;
    }

    private bool IsGivenNothing(Value value, HashSet<AbstractValue> seen) =>
        !value.IsEmpty && value.OfType<AbstractValue>().All(fact => fact is EntryValue input && seen.Add(fact) && IsGivenNothing(input, seen));

    private bool IsGivenNothing(EntryValue input, HashSet<AbstractValue> seen)
    {
        if (EnteredBy(input.Symbol) is not { } method || (_calls.CallerOf(method) ?? _sources.OnlyCallerOf(method, Cancellation)) is not { } caller)
        {
            return false;
        }

        if (_sources.PassesNothing(caller, (IParameterSymbol)input.Symbol, Cancellation))
        {
            return true;
        }

        var passed = _sources.Of(input.Symbol, Cancellation).Where(origin => Counts(origin, caller)).ToList();
        return passed.Count > 0
            && passed.TrueForAll(origin => origin.IsByCaller && IsGivenNothing(input.PayloadOnly ? origin.Value.PayloadAlone : origin.Value, seen));
    }

    /// <param name="origin">What fills an input.</param>
    /// <param name="caller">The one call that counts of those that fill the input; null for all.</param>
    private static bool Counts(InputOrigin origin, SyntaxNode? caller) => caller is null || !origin.IsByCaller || origin.Step == caller;

    /// <summary>
    /// The method that was entered where an input is a parameter that one call filled. What the constructor of an object was given
    /// is there for all its methods, whichever object it is.
    /// </summary>
    private static IMethodSymbol? EnteredBy(ISymbol input) =>
        input is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } method } ? method : null;

    private void Enter(IMethodSymbol method)
    {
        if (!_entered.Contains(method, SymbolEqualityComparer.Default))
        {
            _entered.Add(method);
        }
    }

    private SearchSpace TakeSpace()
    {
        var space = _space ?? new SearchSpace();
        _space = null;
        return space;
    }

    /// <summary>The search for one value.</summary>
    /// <param name="mayHold">Whether an input can hold what is looked for.</param>
    /// <param name="settles">Whether a fact ends the search; null to find all.</param>
    /// <param name="keepsPaths">Whether the paths of what is found are asked for: of a thousand inputs they are most of the memory.</param>
    private sealed class Search(InputResolver resolver, Func<EntryValue, bool> mayHold, Func<AbstractValue, bool>? settles, bool keepsPaths)
    {
        private readonly ImmutableArray<ResolvedValue>.Builder _facts = ImmutableArray.CreateBuilder<ResolvedValue>();
        private readonly ImmutableArray<ISymbol>.Builder _open = ImmutableArray.CreateBuilder<ISymbol>();
        private readonly SearchSpace _space = resolver.TakeSpace();
        private bool _isPlain;
        private bool _hitLimit;
        private bool _isSettled;

        public ResolvedInputs Run(Value value)
        {
            Enqueue(value, path: null, new Way(Calls: 0, IsByCallers: true));
            while (_space.Queue.Count > 0 && !_isSettled && !(_hitLimit |= _space.Inputs.Count >= Limits.MaxInputs))
            {
                resolver.Steps++;
                resolver._sources.Step(resolver.Cancellation);
                var (resolved, way) = _space.Queue.Dequeue();
                Follow(resolved, way);
            }

            if (_isPlain && _facts.Any(resolved => resolved.Value is RedactedValue))
            {
                _facts.Add(new ResolvedValue(MaybeUnredactedValue.Instance, null));
            }

            var found = new ResolvedInputs(
                _facts.ToImmutable(), _open.ToImmutable(), _space.Inputs.ToArray(), _hitLimit || resolver._sources.IsSpent);
            _space.Clear();
            resolver._space = _space;
            return found;
        }

        private void Follow(ResolvedValue resolved, Way way)
        {
            switch (resolved.Value)
            {
                case EntryValue input:
                    Fill(input, resolved.Path, way);
                    break;
                case InvocationResult result:
                    Enqueue(Value.Of(result.Function), resolved.Path, new Way(Math.Min(way.Calls + 1, Way.MaxCalls), IsByCallers: false));
                    break;
                case FunctionValue function when way.Calls > 0:
                    var returned = resolver._sources.ReturnedBy(function, resolver.Cancellation);
                    Enqueue(returned, resolved.Path, way with { Calls = way.Calls - 1 });
                    if (way.Calls == Way.MaxCalls)
                    {
                        Enqueue(returned, resolved.Path, way);
                    }

                    break;
                case TruncatedValue:
                    _hitLimit = true;
                    break;
                default:
                    if (way.Calls == 0)
                    {
                        _facts.Add(resolved);
                        _isSettled |= settles?.Invoke(resolved.Value) == true;
                    }

                    break;
            }
        }

        private void Fill(EntryValue input, MediaPath? path, Way way)
        {
            if (way.Calls == 0)
            {
                _space.Inputs.Add(new ResolvedInput(input.Symbol, path));
            }

            var entered = way.IsByCallers ? EnteredBy(input.Symbol) : null;
            if (entered is not null)
            {
                resolver.Enter(entered);
            }

            var caller = entered is null ? null : resolver._calls.CallerOf(entered);
            var isFilled = false;
            foreach (var origin in resolver._sources.Of(input.Symbol, resolver.Cancellation))
            {
                if (!Counts(origin, caller))
                {
                    continue;
                }

                isFilled = true;
                _isPlain |= way.Calls == 0 && RedactionLattice.IsPlain(input.Symbol, origin.Value);
                var next = way with { IsByCallers = entered is not null && origin.IsByCaller };
                MediaPath? through = null;
                foreach (var fact in input.PayloadOnly ? origin.Value.PayloadAlone : origin.Value)
                {
                    if (IsNew(fact, next))
                    {
                        through ??= keepsPaths ? new MediaPath(origin.Step, input.Symbol, path) : null;
                        _space.Queue.Enqueue((new ResolvedValue(fact, through), next));
                    }
                }
            }

            if (!isFilled && way.Calls == 0)
            {
                _open.Add(input.Symbol);
            }
        }

        private void Enqueue(Value source, MediaPath? path, Way way)
        {
            foreach (var fact in source)
            {
                if (IsNew(fact, way))
                {
                    _space.Queue.Enqueue((new ResolvedValue(fact, path), way));
                }
            }
        }

        /// <summary>
        /// Whether a fact can be what is looked for or lead there, and was not reached before. Only parameters whose callers are told apart are
        /// looked up again when they are reached otherwise.
        /// </summary>
        private bool IsNew(AbstractValue fact, Way way)
        {
            if (way.Calls == 0 && fact is EntryValue input && !mayHold(input))
            {
                return false;
            }

            var key = way with { IsByCallers = way.IsByCallers && fact is EntryValue { Symbol: IParameterSymbol } && resolver._calls.Length > 0 };
            return (_space.Seen[key.Index] ??= []).Add(fact);
        }
    }

    /// <summary>How a fact was reached.</summary>
    /// <param name="Calls">How often what it stands for is called, and the result called again.</param>
    /// <param name="IsByCallers">Whether it came from parameter to parameter alone.</param>
    private readonly record struct Way(int Calls, bool IsByCallers)
    {
        /// <summary>Calls of results of calls that are told apart; more count as these.</summary>
        public const int MaxCalls = 3;

        /// <summary>How many ways there are.</summary>
        public const int Count = 2 * (MaxCalls + 1);

        /// <summary>The number of this one, below <see cref="Count"/>.</summary>
        public int Index => (2 * Calls) + (IsByCallers ? 1 : 0);
    }

    /// <summary>What a search works with, kept for the next one.</summary>
    private sealed class SearchSpace
    {
        public List<ResolvedInput> Inputs { get; } = [];

        /// <summary>The facts that were reached, in a set for each way: one set of pairs would be half as large again.</summary>
        public HashSet<AbstractValue>?[] Seen { get; } = new HashSet<AbstractValue>?[Way.Count];

        public Queue<(ResolvedValue Resolved, Way Way)> Queue { get; } = [];

        public void Clear()
        {
            Inputs.Clear();
            Queue.Clear();
            foreach (var seen in Seen)
            {
                seen?.Clear();
            }
        }
    }
}
