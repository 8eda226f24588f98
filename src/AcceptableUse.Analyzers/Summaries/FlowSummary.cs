using System.Collections.Immutable;
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
internal sealed record SourceCall(
    SyntaxNode Syntax, IMethodSymbol Target, Value Receiver, ImmutableArray<(IParameterSymbol Parameter, Value Value)> Arguments);

/// <summary>A call of a delegate, or a function handed to external code that will call it with what it was given.</summary>
/// <param name="Function">The delegate: functions, or inputs that hold them.</param>
/// <param name="Arguments">By position; one entry for all positions when external code calls.</param>
internal sealed record DelegateCall(SyntaxNode Syntax, Value Function, ImmutableArray<Value> Arguments, bool ByExternalCode);

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
internal sealed record ExternalCall(SyntaxNode Syntax, Value Given);

/// <summary>
/// What one method, accessor, initialiser or nested function does, in terms of the inputs it was entered with.
/// Immutable once made; cached per compilation.
/// </summary>
internal sealed class FlowSummary
{
    public required MethodBody Body { get; init; }

    /// <summary>What it returns or yields; objects in it are described by <see cref="Exit"/>.</summary>
    public required Value Returned { get; init; }

    /// <summary>The state at its end, or the join of all states where it has no end.</summary>
    public required FlowState Exit { get; init; }

    public required ImmutableArray<SinkCall> SinkCalls { get; init; }

    public required ImmutableArray<SourceCall> Calls { get; init; }

    public required ImmutableArray<DelegateCall> DelegateCalls { get; init; }

    public required ImmutableArray<InputWrite> Writes { get; init; }

    public required ImmutableArray<Registration> Registrations { get; init; }

    public required ImmutableArray<ExternalCall> ExternalCalls { get; init; }

    /// <summary>The nested functions met on the way, at the same depth.</summary>
    public required ImmutableArray<FlowSummary> Nested { get; init; }

    /// <summary>A limit was hit, so that something may be missing.</summary>
    public bool HitLimit { get; init; }

    /// <summary>Everything that the result leads to.</summary>
    public required Value ReturnedAll { get; init; }

    /// <summary>A call changes nothing that a caller can see, and yields nothing.</summary>
    public bool SaysNothing => Returned.IsEmpty && Exit.Variables.IsEmpty && Exit.Heap.IsEmpty;

    public static FlowSummary Of(
        MethodBody methodBody, Value returned, FlowState exit, SummaryRecorder recorder, IEnumerable<FlowSummary> nested)
    {
        var (visibleReturned, visibleExit) = VisibleState.Of(methodBody, returned, exit);
        return new FlowSummary
        {
            Body = methodBody,
            Returned = visibleReturned,
            ReturnedAll = visibleExit.Reachable(visibleReturned),
            Exit = visibleExit,
            SinkCalls = ImmutableArray.CreateRange(recorder.SinkCalls),
            Calls = ImmutableArray.CreateRange(recorder.Calls),
            DelegateCalls = ImmutableArray.CreateRange(recorder.DelegateCalls),
            Writes = ImmutableArray.CreateRange(
                recorder.Writes.OrderBy(write => write.Syntax.SpanStart).ThenBy(write => write.Symbol.Name, StringComparer.Ordinal)),
            Registrations = ImmutableArray.CreateRange(recorder.Registrations),
            ExternalCalls = ImmutableArray.CreateRange(recorder.ExternalCalls),
            Nested = ImmutableArray.CreateRange(nested.OrderBy(inner => inner.Body.Syntax.SpanStart)),
        };
    }

    /// <summary>The summary marked as incomplete, and so its result and what it puts into its arguments.</summary>
    public FlowSummary Cut() => HitLimit ? this : new FlowSummary
    {
        Body = Body,
        Returned = Returned.Add(TruncatedValue.Instance),
        ReturnedAll = ReturnedAll.Add(TruncatedValue.Instance),
        Exit = Exit.Truncated(),
        SinkCalls = SinkCalls,
        Calls = Calls,
        DelegateCalls = DelegateCalls,
        Writes = Writes,
        Registrations = Registrations,
        ExternalCalls = ExternalCalls,
        Nested = Nested,
        HitLimit = true,
    };

    /// <summary>Whether a caller is told the same by both.</summary>
    public bool SaysTheSameAs(FlowSummary other) => Returned.Equals(other.Returned) && Exit.Equals(other.Exit);

    /// <summary>The summary of a function nested in this one.</summary>
    public FlowSummary? Nest(SyntaxNode syntax) => All().FirstOrDefault(inner => inner.Body.Syntax == syntax);

    /// <summary>This and all nested functions.</summary>
    public IEnumerable<FlowSummary> All() => Nested.SelectMany(nested => nested.All()).Prepend(this);
}

/// <summary>Collects what a <see cref="FlowSummary"/> records, in the one pass after the states have settled.</summary>
internal sealed class SummaryRecorder
{
    public List<SinkCall> SinkCalls { get; } = [];

    public List<SourceCall> Calls { get; } = [];

    public List<DelegateCall> DelegateCalls { get; } = [];

    public List<InputWrite> Writes { get; } = [];

    public List<Registration> Registrations { get; } = [];

    public List<ExternalCall> ExternalCalls { get; } = [];
}
