using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// What the variables and objects of a method hold at one point of it. Immutable; two states that meet are joined.
/// </summary>
internal sealed class FlowState
{
    public static readonly FlowState Empty = new(
        ImmutableDictionary.Create<object, Value>(VariableComparer.Instance),
        ImmutableDictionary<AbstractValue, HeapCell>.Empty,
        knowsRedaction: false);

    /// <summary>What was closed before, shared by all states with the same heap.</summary>
    private readonly ClosureCache _closures;

    /// <summary>Something may have passed a redactor. In most code nothing has.</summary>
    private readonly bool _knowsRedaction;

    private FlowState(
        ImmutableDictionary<object, Value> variables,
        ImmutableDictionary<AbstractValue, HeapCell> heap,
        bool knowsRedaction,
        FlowState? sameHeap = null)
    {
        _closures = sameHeap?._closures ?? new();
        Variables = variables;
        Heap = heap;
        _knowsRedaction = knowsRedaction;
    }

    /// <summary>A join with another state can be a new one that says the same.</summary>
    public bool MayRepeatItself => _knowsRedaction;

    /// <summary>Keyed by <see cref="ISymbol"/>, <see cref="CaptureId"/> or <see cref="WrittenFile"/>.</summary>
    public ImmutableDictionary<object, Value> Variables { get; }

    /// <summary>Keyed by <see cref="HeapObject"/> or <see cref="EntryValue"/>.</summary>
    public ImmutableDictionary<AbstractValue, HeapCell> Heap { get; }

    /// <summary>This state cut down to some variables and objects.</summary>
    public FlowState With(ImmutableDictionary<object, Value> variables, ImmutableDictionary<AbstractValue, HeapCell> heap) =>
        new(variables, heap, _knowsRedaction);

    /// <summary>This state, known to lack something in whatever it holds.</summary>
    public FlowState Truncated()
    {
        var heap = Heap;
        foreach (var cell in Heap)
        {
            heap = heap.SetItem(cell.Key, cell.Value.WithContent(cell.Value.Content.Add(TruncatedValue.Instance)));
        }

        var variables = Variables;
        foreach (var variable in Variables)
        {
            variables = variables.SetItem(variable.Key, variable.Value.Add(TruncatedValue.Instance));
        }

        return With(variables, heap);
    }

    public FlowState Set(object variable, Value value) =>
        new(Variables.SetItem(variable, value), Heap, _knowsRedaction || value.Payload.Any<RedactedValue>(), sameHeap: this);

    public HeapCell CellOf(AbstractValue owner) => Heap.TryGetValue(owner, out var cell) ? cell : HeapCell.Empty;

    public FlowState SetCell(AbstractValue owner, HeapCell cell) =>
        new(Variables, Heap.SetItem(owner, cell), _knowsRedaction || cell.Content.Any<RedactedValue>());

    /// <summary>
    /// What a member that source declares holds, of whichever owner; with an input for it where that is not known. Of a
    /// redacted owner all that was there is redacted.
    /// </summary>
    public Value ReadMember(Value owners, ISymbol member)
    {
        var value = Value.Empty;
        var isKnown = !owners.IsEmpty;
        foreach (var owner in owners.Structure)
        {
            if (owner is HeapObject or EntryValue && CellOf(owner).Members.TryGetValue(member, out var held))
            {
                value = value.Union(held);
            }
            else if (owner is HeapObject or EntryValue && CellOf(owner) is { IsRedacted: true } redacted)
            {
                value = value.Union(redacted.Content.Where(fact => fact is RedactedValue or MaybeUnredactedValue));
            }
            else
            {
                isKnown = false;
            }
        }

        return isKnown ? value : value.Union(TypeCapacities.OnEntry(member));
    }

    /// <summary>
    /// Assigns a member that source declares. What the one object held there is gone; of several it may still be there.
    /// </summary>
    public FlowState SetMember(Value owners, ISymbol member, Value value, Value valueOnEntry)
    {
        var state = this;
        var isOne = owners.Count == 1;
        foreach (var owner in owners)
        {
            if (owner is HeapObject)
            {
                var cell = state.CellOf(owner);
                var known = cell.Members.TryGetValue(member, out var before) ? before : valueOnEntry;
                state = state.SetCell(owner, cell.WithMember(member, isOne ? value : known.Union(value)));
            }
            else if (owner is EntryValue
                && state.CellOf(owner) is { IsRedacted: true } redacted
                && !RedactionLattice.IsRedacted(state, value))
            {
                state = state.SetCell(owner, redacted.WithContent(redacted.Content.Add(MaybeUnredactedValue.Instance)));
            }
        }

        return state;
    }

    /// <summary>Puts something into every object that the receiver may be.</summary>
    public FlowState WeakUpdate(Value receiver, Value content)
    {
        if (content.IsEmpty)
        {
            return this;
        }

        var heap = Heap;
        foreach (var fact in receiver.Structure)
        {
            // A text never changes, whatever it is handed to.
            if (fact is HeapObject || (fact is EntryValue input && !TypeCapacities.IsText(input.Symbol)))
            {
                var cell = heap.TryGetValue(fact, out var before) ? before : HeapCell.Empty;
                var known = cell.Content;
                var all = known.Union(content.Without(fact));
                if (HoldsTooMany(all))
                {
                    all = known.WhereStructure(held => held is not HeapObject).Union(Reachable(known)).Union(Reachable(content));
                }

                if (before is null || !ReferenceEquals(all, known))
                {
                    heap = heap.SetItem(fact, cell.WithContent(all));
                }
            }
        }

        return ReferenceEquals(heap, Heap) ? this : new FlowState(Variables, heap, _knowsRedaction || content.Any<RedactedValue>());
    }

    /// <summary>
    /// Makes room for a new object: if one was made at the same place before, in a loop, it becomes an earlier one, so
    /// that what the new one holds can be told from what the earlier ones hold.
    /// </summary>
    public FlowState AgeAllocation(HeapObject made)
    {
        if (!Heap.TryGetValue(made, out var before))
        {
            return this;
        }

        var earlier = made.Older;
        ImmutableDictionary<object, Value>.Builder? variables = null;
        foreach (var variable in Variables)
        {
            var replaced = variable.Value.Replace(made, earlier);
            if (!ReferenceEquals(replaced, variable.Value))
            {
                (variables ??= Variables.ToBuilder())[variable.Key] = replaced;
            }
        }

        var heap = Heap.ToBuilder();
        heap.Remove(made);
        foreach (var cell in Heap)
        {
            var replaced = cell.Value.Replace(made, earlier);
            if (!ReferenceEquals(replaced, cell.Value) && !cell.Key.Equals(made))
            {
                heap[cell.Key] = replaced;
            }
        }

        before = before.Replace(made, earlier);
        heap[earlier] = heap.TryGetValue(earlier, out var known) ? known.Join(before) : before;
        return new FlowState(variables?.ToImmutable() ?? Variables, heap.ToImmutable(), _knowsRedaction);
    }

    /// <summary>Empties the receiver, if it can be but one object.</summary>
    public FlowState StrongClear(Value receiver)
    {
        var owners = receiver.OnlyStructure(fact => fact is HeapObject or EntryValue);
        if (owners.Count != 1)
        {
            return this;
        }

        foreach (var owner in owners)
        {
            return SetCell(owner, HeapCell.Empty.WithCleared(true));
        }

        return this;
    }

    /// <summary>Marks the target as redacted. Of several objects, any may be the one that was not.</summary>
    public FlowState Redact(Value target)
    {
        var redacted = Value.Of(RedactedValue.Instance);
        return StrongClear(target).WeakUpdate(
            target,
            target.OnlyStructure(fact => fact is HeapObject or EntryValue).Count == 1
                ? redacted
                : redacted.Add(MaybeUnredactedValue.Instance));
    }

    /// <summary>Everything that can be reached from a value: the facts in it and in the objects it leads to.</summary>
    public Value Reachable(Value value)
    {
        var needsClosing = false;
        foreach (var fact in value.Structure)
        {
            needsClosing |= fact is HeapObject || (fact is EntryValue && Heap.ContainsKey(fact));
        }

        if (!needsClosing)
        {
            return value;
        }

        if (_closures.Known is { } closures && closures.TryGetValue(value, out var known))
        {
            return known;
        }

        var reached = Reach(value, out var payload);
        reached.RemoveAll(IsLeftOut);
        var closed = Value.Of(AbstractValueSet.Of(reached), payload);
        if (closed.Structure.Contains(TruncatedValue.Instance))
        {
            closed = Value.Of(closed.Structure.Without(TruncatedValue.Instance), payload.Add(TruncatedValue.Instance));
        }

        if (!Heap.IsEmpty)
        {
            (_closures.Known ??= new(ReferenceComparer<Value>.Instance))[value] = closed;
        }

        return closed;

        bool IsLeftOut(AbstractValue fact) =>
            fact is HeapObject { Provider: null } || (fact is EntryValue && Heap.TryGetValue(fact, out var cell) && cell.IsCleared);
    }

    /// <summary>The objects that can be reached from a value, itself included.</summary>
    public Value ReachableObjects(Value value) => Value.Of(
        AbstractValueSet.Of(Reach(value, out _).FindAll(fact => fact is HeapObject or EntryValue)), AbstractValueSet.Empty);

    /// <summary>
    /// The state after code ran that may have assigned any field, property or event: each holds what it held, or what it
    /// may hold at any time. Objects that only this body knows stay as they are.
    /// </summary>
    public FlowState WithUnknownMembers(Func<ISymbol, Value> valueOnEntry)
    {
        var variables = Variables;
        var shared = Value.Empty;
        foreach (var variable in Variables)
        {
            if (variable.Key is (IFieldSymbol or IPropertySymbol or IEventSymbol) and ISymbol member)
            {
                shared = shared.Union(variable.Value);
                var all = variable.Value.Union(valueOnEntry(member));
                variables = ReferenceEquals(all, variable.Value) ? variables : variables.SetItem(member, all);
            }
        }

        var known = shared.Any<HeapObject>() ? Reach(shared, out _) : [];
        var heap = Heap;
        foreach (var cell in Heap)
        {
            if (cell.Value.Members.IsEmpty || (cell.Key is HeapObject && !known.Contains(cell.Key)))
            {
                continue;
            }

            var all = cell.Value;
            foreach (var member in cell.Value.Members)
            {
                var held = member.Value.Union(valueOnEntry(member.Key));
                all = ReferenceEquals(held, member.Value) ? all : all.WithMember(member.Key, held);
            }

            heap = ReferenceEquals(all, cell.Value) ? heap : heap.SetItem(cell.Key, all);
        }

        return ReferenceEquals(variables, Variables) && ReferenceEquals(heap, Heap) ? this : With(variables, heap);
    }

    public FlowState Join(FlowState other, Func<object, Value> valueOnEntry)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var knowsRedaction = _knowsRedaction || other._knowsRedaction;
        ImmutableDictionary<object, Value>.Builder? variables = null;
        var shared = 0;
        var isSame = ReferenceEquals(Variables, other.Variables) && !knowsRedaction;
        foreach (var variable in isSame ? Empty.Variables : other.Variables)
        {
            var known = Variables.TryGetValue(variable.Key, out var value) ? value : valueOnEntry(variable.Key);
            shared += value is null ? 0 : 1;
            var joined = knowsRedaction ? RedactionLattice.Join(this, known, other, variable.Value) : known.Union(variable.Value);
            if (!ReferenceEquals(joined, value))
            {
                (variables ??= Variables.ToBuilder())[variable.Key] = joined;
            }
        }

        // To go through a dictionary costs more than to look up what is in it.
        foreach (var variable in !isSame && shared < Variables.Count ? Variables : Empty.Variables)
        {
            if (!other.Variables.ContainsKey(variable.Key))
            {
                var onEntry = valueOnEntry(variable.Key);
                var joined = knowsRedaction ? RedactionLattice.Join(this, variable.Value, other, onEntry) : variable.Value.Union(onEntry);
                if (!ReferenceEquals(joined, variable.Value))
                {
                    (variables ??= Variables.ToBuilder())[variable.Key] = joined;
                }
            }
        }

        var heap = JoinHeap(other, out var isTooFull);
        if (knowsRedaction)
        {
            heap = MarkUnredacted(heap, other);
        }
        else if (variables is null && ReferenceEquals(heap, Heap))
        {
            return this;
        }

        var state = new FlowState(variables?.ToImmutable() ?? Variables, heap, knowsRedaction);
        return isTooFull ? state.Flatten() : state;
    }

    /// <summary>Whether this state says nothing that the other does not say.</summary>
    public bool Equals(FlowState other) =>
        ReferenceEquals(this, other)
        || (Maps.AreEqual(Variables, other.Variables) && Maps.AreEqual(Heap, other.Heap));

    private static bool HoldsTooMany(Value content) =>
        content.Structure.Count > Limits.MaxElements && content.OfType<HeapObject>().Count() > Limits.MaxElements;

    /// <summary>Replaces the elements of an object that has too many by what they hold.</summary>
    private FlowState Flatten()
    {
        var heap = Heap;
        foreach (var cell in Heap)
        {
            var content = cell.Value.Content;
            if (HoldsTooMany(content))
            {
                heap = heap.SetItem(
                    cell.Key, cell.Value.WithContent(content.WhereStructure(held => held is not HeapObject).Union(Reachable(content))));
            }
        }

        return ReferenceEquals(heap, Heap) ? this : new FlowState(Variables, heap, _knowsRedaction);
    }

    /// <summary>Marks what is redacted in the heap of one of two states alone.</summary>
    private ImmutableDictionary<AbstractValue, HeapCell> MarkUnredacted(
        ImmutableDictionary<AbstractValue, HeapCell> joined, FlowState other)
    {
        var heap = joined;
        foreach (var entry in joined)
        {
            var left = CellOf(entry.Key);
            var right = other.CellOf(entry.Key);
            var cell = entry.Value;
            if ((left.IsRedacted && !right.IsRedacted && other.Knows(entry.Key))
                || (right.IsRedacted && !left.IsRedacted && Knows(entry.Key)))
            {
                cell = cell.WithContent(cell.Content.Add(MaybeUnredactedValue.Instance));
            }
            else
            {
                var content = RedactionLattice.Join(this, left.Content, other, right.Content);
                cell = content.Any<MaybeUnredactedValue>() ? cell.WithContent(cell.Content.Add(MaybeUnredactedValue.Instance)) : cell;
            }

            foreach (var member in cell.Members)
            {
                var isRedacted = left.Members.TryGetValue(member.Key, out var onLeft) && RedactionLattice.IsRedacted(this, onLeft);
                if (isRedacted != (right.Members.TryGetValue(member.Key, out var onRight) && RedactionLattice.IsRedacted(other, onRight)))
                {
                    cell = cell.WithMember(member.Key, member.Value.Add(MaybeUnredactedValue.Instance));
                }
            }

            heap = ReferenceEquals(cell, entry.Value) ? heap : heap.SetItem(entry.Key, cell);
        }

        return heap;
    }

    /// <summary>Whether an object was made, empty perhaps, or came from outside.</summary>
    private bool Knows(AbstractValue owner) =>
        owner is EntryValue || Heap.ContainsKey(owner) || Variables.Any(variable => variable.Value.Contains(owner));

    /// <param name="isTooFull">An object has got more elements than one may have.</param>
    private ImmutableDictionary<AbstractValue, HeapCell> JoinHeap(FlowState other, out bool isTooFull)
    {
        isTooFull = false;
        if (ReferenceEquals(Heap, other.Heap))
        {
            return Heap;
        }

        ImmutableDictionary<AbstractValue, HeapCell>.Builder? heap = null;
        var shared = 0;
        foreach (var entry in other.Heap)
        {
            var cell = Heap.TryGetValue(entry.Key, out var known)
                ? known.Join(entry.Value)
                : entry.Value.WithCleared(entry.Value.IsCleared && entry.Key is HeapObject);
            if (!ReferenceEquals(cell, known))
            {
                (heap ??= Heap.ToBuilder())[entry.Key] = cell;
                isTooFull |= HoldsTooMany(cell.Content);
            }

            shared += known is null ? 0 : 1;
        }

        foreach (var entry in shared < Heap.Count ? Heap : Empty.Heap)
        {
            if (entry is { Key: EntryValue, Value.IsCleared: true } && !other.Heap.ContainsKey(entry.Key))
            {
                (heap ??= Heap.ToBuilder())[entry.Key] = entry.Value.WithCleared(false);
            }
        }

        return heap?.ToImmutable() ?? Heap;
    }

    /// <summary>The structure that can be reached from a value, its own included, and all payload on the way.</summary>
    public List<AbstractValue> Reach(Value value, out AbstractValueSet payload)
    {
        var reached = new FactList();
        payload = value.Payload;
        reached.AddAll(value.Structure);
        for (var i = 0; i < reached.Facts.Count; i++)
        {
            if (reached.Facts[i] is HeapObject or EntryValue && Heap.TryGetValue(reached.Facts[i], out var cell))
            {
                Add(cell.Content, ref payload);

                // By name, since the order of a dictionary of symbols differs from run to run.
                foreach (var member in cell.Members.Count > 1
                    ? cell.Members.OrderBy(member => member.Key.Name, StringComparer.Ordinal)
                    : cell.Members.AsEnumerable())
                {
                    Add(member.Value, ref payload);
                }
            }
        }

        return reached.Facts;

        void Add(Value held, ref AbstractValueSet payload)
        {
            reached.AddAll(held.Structure);
            payload = payload.Union(held.Payload);
        }
    }

    /// <summary>Facts in the order in which they were found, each once. Most lists are short, and searched faster than hashed.</summary>
    private sealed class FactList
    {
        private const int MaxSearched = 16;

        private HashSet<AbstractValue>? _seen;

        public List<AbstractValue> Facts { get; } = new(capacity: 8);

        public void AddAll(AbstractValueSet facts)
        {
            foreach (var fact in facts)
            {
                if (Facts.Count >= MaxSearched)
                {
                    _seen ??= [.. Facts];
                }

                if (_seen?.Add(fact) ?? !Facts.Contains(fact))
                {
                    Facts.Add(fact);
                }
            }
        }
    }

    /// <summary>Used by the one thread that analyses a body; the state that a summary shows to others is closed before.</summary>
    private sealed class ClosureCache
    {
        public Dictionary<Value, Value>? Known { get; set; }
    }

    private sealed class VariableComparer : IEqualityComparer<object>
    {
        public static readonly VariableComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) =>
            x is ISymbol left && y is ISymbol right ? SymbolEqualityComparer.Default.Equals(left, right) : Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) =>
            obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
    }
}
