using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>What happens to what an input holds.</summary>
/// <param name="State">The state in which it happens.</param>
/// <param name="Symbol">What is written; null where code outside may look at all members.</param>
/// <param name="Value">What is stored; null where that shows in the states after it.</param>
/// <param name="Syntax">Where.</param>
internal readonly record struct InputEvent(FlowState State, ISymbol? Symbol, Value? Value, SyntaxNode? Syntax);

/// <summary>
/// What a block does that others may ask for: written at each visit anew, so that the last visit, with what holds on all
/// paths, stays.
/// </summary>
internal sealed class BlockRecord
{
    private List<SinkCall>? _sinkCalls;
    private List<SourceCall>? _calls;
    private List<DelegateCall>? _delegateCalls;
    private List<Registration>? _registrations;
    private List<ExternalCall>? _externalCalls;
    private List<InputEvent>? _inputEvents;

    public IReadOnlyList<SinkCall> SinkCalls => _sinkCalls ?? (IReadOnlyList<SinkCall>)[];

    public IReadOnlyList<SourceCall> Calls => _calls ?? (IReadOnlyList<SourceCall>)[];

    public IReadOnlyList<DelegateCall> DelegateCalls => _delegateCalls ?? (IReadOnlyList<DelegateCall>)[];

    public IReadOnlyList<Registration> Registrations => _registrations ?? (IReadOnlyList<Registration>)[];

    public IReadOnlyList<ExternalCall> ExternalCalls => _externalCalls ?? (IReadOnlyList<ExternalCall>)[];

    /// <summary>What is stored, and when others may see it, in order.</summary>
    public IReadOnlyList<InputEvent> InputEvents => _inputEvents ?? (IReadOnlyList<InputEvent>)[];

    /// <summary>The state at the end; null where no nested function may look at it.</summary>
    public FlowState? End { get; set; }

    public void Clear()
    {
        _sinkCalls?.Clear();
        _calls?.Clear();
        _delegateCalls?.Clear();
        _registrations?.Clear();
        _externalCalls?.Clear();
        _inputEvents?.Clear();
        End = null;
    }

    public void Add(SinkCall call) => (_sinkCalls ??= []).Add(call);

    public void Add(SourceCall call) => (_calls ??= []).Add(call);

    public void Add(DelegateCall call) => (_delegateCalls ??= []).Add(call);

    public void Add(Registration registration) => (_registrations ??= []).Add(registration);

    public void Add(ExternalCall call) => (_externalCalls ??= []).Add(call);

    /// <summary>Something is stored in an input, or put into what it holds.</summary>
    public void AddWrite(FlowState state, ISymbol symbol, Value value, SyntaxNode syntax) =>
        (_inputEvents ??= []).Add(new InputEvent(state, symbol, value, syntax));

    /// <summary>A member is assigned here, which later states tell.</summary>
    public void AddAssignment(FlowState state, ISymbol member, SyntaxNode syntax) =>
        (_inputEvents ??= []).Add(new InputEvent(state, member, Value: null, syntax));

    /// <summary>Other code runs, which may look at all members.</summary>
    public void AddView(FlowState state) => (_inputEvents ??= []).Add(new InputEvent(state, Symbol: null, Value: null, Syntax: null));
}
