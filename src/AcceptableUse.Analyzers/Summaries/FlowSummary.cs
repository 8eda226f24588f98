using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>An argument of a recorded call: what it can be, and the expression.</summary>
internal readonly record struct RecordedArgument(Value Value, SyntaxNode Syntax, bool IsNull);

/// <summary>A call of a catalog member that sends.</summary>
/// <param name="Receiver">What the receiver can be, with everything it leads to.</param>
/// <param name="Arguments">By parameter name; omitted arguments are absent.</param>
internal sealed record SinkCall(
    SyntaxNode Syntax,
    IMethodSymbol Target,
    ApiModel Sink,
    Value Receiver,
    ITypeSymbol? ReceiverType,
    ImmutableDictionary<string, RecordedArgument> Arguments);

/// <summary>A call of a method, constructor or setter that source declares, with what each parameter is given.</summary>
/// <param name="State">The state of the call, which what was given is closed over when it is asked for: most never is.</param>
internal sealed record SourceCall(
    SyntaxNode Syntax, IMethodSymbol Target, FlowState State, Value GivenReceiver, (IParameterSymbol Parameter, Value Value)[] Given)
{
    /// <summary>What it is called on, with everything that leads to.</summary>
    public Value Receiver => State.Reachable(GivenReceiver);

    /// <summary>What each parameter is given, with everything that leads to.</summary>
    public IEnumerable<(IParameterSymbol Parameter, Value Value)> Arguments =>
        Given.Select(argument => (argument.Parameter, State.Reachable(argument.Value)));

    /// <summary>What a parameter is given, or null when the call does not pass it.</summary>
    public Value? Passed(int ordinal)
    {
        foreach (var (parameter, value) in Given)
        {
            if (parameter.Ordinal == ordinal)
            {
                return State.Reachable(value);
            }
        }

        return null;
    }
}

/// <summary>A call of a delegate, or a function handed to external code that will call it with what it was given.</summary>
/// <param name="Function">The delegate: functions, or inputs that hold them.</param>
/// <param name="State">The state of the call.</param>
/// <param name="Given">By position; one entry for all positions when external code calls.</param>
internal sealed record DelegateCall(SyntaxNode Syntax, Value Function, FlowState State, Value[] Given, bool ByExternalCode)
{
    /// <summary>What is passed, with everything that leads to.</summary>
    public ImmutableArray<Value> Arguments => ImmutableArray.CreateRange(Given.Select(State.Reachable));
}

/// <summary>Something stored in a field, property, event or captured variable, or put into what it holds.</summary>
internal sealed record InputWrite(SyntaxNode Syntax, ISymbol Symbol, Value Value);

/// <summary>A client registered with a container or builder.</summary>
/// <param name="Key">The key it is registered under, empty without one.</param>
/// <param name="Names">The texts that it is given, by which it is asked for.</param>
/// <param name="Configured">What the functions that it is given put into the client that they are handed.</param>
internal sealed record Registration(
    SyntaxNode Syntax,
    ApiModel Member,
    Value Client,
    Value Endpoint,
    Value Key,
    ImmutableArray<ITypeSymbol> TypeArguments,
    Value Names,
    Value Configured);

/// <summary>A call of a library that is none of the catalog's, which was handed something.</summary>
internal sealed record ExternalCall(SyntaxNode Syntax, FlowState State, Value Inputs)
{
    /// <summary>What it was handed, with everything that leads to.</summary>
    public Value Given => State.Reachable(Inputs);
}

/// <summary>
/// What one method, accessor, initialiser or nested function does, in terms of the inputs it was entered with.
/// Immutable once made; cached per compilation.
/// </summary>
internal sealed class FlowSummary
{
    private volatile StrongBox<ImmutableArray<InputWrite>>? _writes;
    private SourceCall[]? _calls;
    private DelegateCall[]? _delegateCalls;
    private FlowSummary[]? _all;

    public required MethodBody Body { get; init; }

    /// <summary>What it returns or yields; objects in it are described by <see cref="Exit"/>.</summary>
    public required Value Returned { get; init; }

    /// <summary>The state at its end, or the join of all states where it has no end.</summary>
    public required FlowState Exit { get; init; }

    /// <summary>One object stands for all that callers can see.</summary>
    public bool IsMerged { get; init; }

    /// <summary>What the blocks did, in their order.</summary>
    public required ImmutableArray<BlockRecord> Blocks { get; init; }

    public IEnumerable<SinkCall> SinkCalls => Blocks.SelectMany(block => block.SinkCalls);

    public IReadOnlyList<SourceCall> Calls => _calls ??= OfBlocks(static block => block.Calls);

    public IReadOnlyList<DelegateCall> DelegateCalls => _delegateCalls ??= OfBlocks(static block => block.DelegateCalls);

    public IEnumerable<Registration> Registrations => Blocks.SelectMany(block => block.Registrations);

    public IEnumerable<ExternalCall> ExternalCalls => Blocks.SelectMany(block => block.ExternalCalls);

    /// <summary>What it puts into fields, properties, events and captured variables. Put together when it is first asked for.</summary>
    public ImmutableArray<InputWrite> Writes => (_writes ??= new(WriteCollector.Collect(this))).Value;

    /// <summary>The state at its end, with what callers cannot see.</summary>
    public required FlowState End { get; init; }

    /// <summary>The names in nested functions, which may look at the variables of that name whenever they run.</summary>
    public required IReadOnlyCollection<string> NamesInNestedFunctions { get; init; }

    /// <summary>The nested functions met on the way, at the same depth.</summary>
    public required ImmutableArray<FlowSummary> Nested { get; init; }

    /// <summary>A limit was hit, so that something may be missing.</summary>
    public bool HitLimit { get; init; }

    /// <summary>Everything that the result leads to.</summary>
    public required Value ReturnedAll { get; init; }

    /// <summary>A call changes nothing that a caller can see, and yields nothing.</summary>
    public bool SaysNothing => Returned.IsEmpty && Exit.Variables.IsEmpty && Exit.Heap.IsEmpty;

    /// <summary>The summary marked as incomplete, and so its result and what it puts into its arguments.</summary>
    public FlowSummary Cut() => HitLimit ? this : new FlowSummary
    {
        Body = Body,
        Returned = Returned.Add(TruncatedValue.Instance),
        ReturnedAll = ReturnedAll.Add(TruncatedValue.Instance),
        Exit = Exit.Truncated(),
        IsMerged = IsMerged,
        Blocks = Blocks,
        End = End,
        NamesInNestedFunctions = NamesInNestedFunctions,
        Nested = Nested,
        HitLimit = true,
    };

    /// <summary>Whether a caller is told the same by both.</summary>
    public bool SaysTheSameAs(FlowSummary other) => Returned.Equals(other.Returned) && Exit.Equals(other.Exit);

    /// <summary>The summary of a function nested in this one.</summary>
    public FlowSummary? Nest(SyntaxNode syntax) => All().FirstOrDefault(inner => inner.Body.Syntax == syntax);

    /// <summary>This and all nested functions.</summary>
    public IReadOnlyList<FlowSummary> All() => _all ??= [this, .. Nested.SelectMany(nested => nested.All())];

    /// <summary>Kept, since each input that the body could fill is looked for in all of them.</summary>
    private T[] OfBlocks<T>(Func<BlockRecord, IReadOnlyList<T>> part) => [.. Blocks.SelectMany(part)];
}
