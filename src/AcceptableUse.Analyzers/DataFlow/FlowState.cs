using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// What the variables and objects of a method hold at one point of it. Immutable; two states that meet are joined.
/// </summary>
internal sealed class FlowState
{
    public static readonly FlowState Empty = new(
        new PersistentMap<object, Value>(VariableComparer.Instance),
        new PersistentMap<AbstractValue, HeapCell>(EqualityComparer<AbstractValue>.Default),
        knowsRedaction: false);

    /// <summary>What was closed before, shared by all states with the same heap.</summary>
    private readonly ClosureCache _closures;

    /// <summary>Something may have passed a redactor. In most code nothing has.</summary>
    private readonly bool _knowsRedaction;

    private FlowState(
        PersistentMap<object, Value> variables,
        PersistentMap<AbstractValue, HeapCell> heap,
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
    public PersistentMap<object, Value> Variables { get; }

    /// <summary>Keyed by <see cref="HeapObject"/> or <see cref="EntryValue"/>.</summary>
    public PersistentMap<AbstractValue, HeapCell> Heap { get; }

    /// <summary>This state cut down to some variables and objects.</summary>
    public FlowState With(PersistentMap<object, Value> variables, PersistentMap<AbstractValue, HeapCell> heap) =>
        new(variables, heap, _knowsRedaction);

    /// <summary>This state, known to lack something in whatever it holds.</summary>
    public FlowState Truncated() => With(
        Variables.Select((_, value) => value.Add(TruncatedValue.Instance)),
        Heap.Select((_, cell) => cell.WithContent(cell.Content.Add(TruncatedValue.Instance))));

    public FlowState Set(object variable, Value value) =>
        new(Variables.SetItem(variable, value), Heap, _knowsRedaction || value.Payload.Any<RedactedValue>(), sameHeap: this);

    /// <summary>This state without the local variables and captures of a region that are not kept.</summary>
    public FlowState Without(ControlFlowRegion region, Func<ILocalSymbol, bool> isKept)
    {
        var variables = Variables;
        foreach (var local in region.Locals)
        {
            variables = variables.ContainsKey(local) && !isKept(local) ? variables.Remove(local) : variables;
        }

        foreach (var capture in region.CaptureIds)
        {
            variables = variables.Remove(capture);
        }

        return ReferenceEquals(variables, Variables) ? this : new(variables, Heap, _knowsRedaction, sameHeap: this);
    }

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
        var variables = Variables.Select((_, value) => value.Replace(made, earlier));
        var heap = Heap.Remove(made).Select((_, cell) => cell.Replace(made, earlier));
        before = before.Replace(made, earlier);
        heap = heap.SetItem(earlier, heap.TryGetValue(earlier, out var known) ? known.Join(before) : before);
        return new FlowState(variables, heap, _knowsRedaction);
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

        if (_closures.Find(value) is { } known)
        {
            return known;
        }

        var reached = Reach(value, out var payload);
        reached.RemoveAll(IsLeftOut);
        var closed = Value.Of(AbstractValueSet.Of(reached, areDistinct: true), payload);
        if (closed.Structure.Contains(TruncatedValue.Instance))
        {
            closed = Value.Of(closed.Structure.Without(TruncatedValue.Instance), payload.Add(TruncatedValue.Instance));
        }

        if (!Heap.IsEmpty)
        {
            _closures.Add(value, closed);
        }

        return closed;

        bool IsLeftOut(AbstractValue fact) =>
            fact is HeapObject { Provider: null } || (fact is EntryValue && Heap.TryGetValue(fact, out var cell) && cell.IsCleared);
    }

    /// <summary>The objects that can be reached from a value, itself included.</summary>
    public Value ReachableObjects(Value value) => Value.Of(
        AbstractValueSet.Of(Reach(value, out _).FindAll(fact => fact is HeapObject or EntryValue), areDistinct: true), AbstractValueSet.Empty);

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
        var variables = knowsRedaction ? JoinRedactedVariables(other, valueOnEntry) : JoinVariables(other, valueOnEntry);
        var heapJoin = default(HeapJoin);
        var heap = Heap.Join(other.Heap, ref heapJoin);
        if (knowsRedaction)
        {
            heap = MarkUnredacted(heap, other);
        }
        else if (ReferenceEquals(variables, Variables) && ReferenceEquals(heap, Heap))
        {
            return this;
        }

        var state = new FlowState(variables, heap, knowsRedaction);
        return heapJoin.IsTooFull ? state.Flatten() : state;
    }

    /// <summary>Whether this state says nothing that the other does not say.</summary>
    public bool Equals(FlowState other) =>
        ReferenceEquals(this, other)
        || (Variables.ContentEquals(other.Variables) && Heap.ContentEquals(other.Heap));

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
    private PersistentMap<AbstractValue, HeapCell> MarkUnredacted(PersistentMap<AbstractValue, HeapCell> joined, FlowState other)
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

    private PersistentMap<object, Value> JoinVariables(FlowState other, Func<object, Value> valueOnEntry)
    {
        var join = new VariableJoin(valueOnEntry);
        return Variables.Join(other.Variables, ref join);
    }

    /// <summary>The same value can have passed a redactor in one state and not in the other.</summary>
    private PersistentMap<object, Value> JoinRedactedVariables(FlowState other, Func<object, Value> valueOnEntry)
    {
        var variables = Variables.Select((variable, value) => RedactionLattice.Join(
            this, value, other, other.Variables.TryGetValue(variable, out var onRight) ? onRight : valueOnEntry(variable)));
        foreach (var variable in other.Variables)
        {
            if (!Variables.ContainsKey(variable.Key))
            {
                variables = variables.SetItem(
                    variable.Key, RedactionLattice.Join(this, valueOnEntry(variable.Key), other, variable.Value));
            }
        }

        return variables;
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

                foreach (var held in cell.MemberValues)
                {
                    Add(held, ref payload);
                }
            }
        }

        return reached.Complete();

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

        /// <summary>The facts, once there are no more.</summary>
        public List<AbstractValue> Complete()
        {
            ScratchSet.Return(_seen);
            return Facts;
        }

        public void AddAll(AbstractValueSet facts)
        {
            foreach (var fact in facts)
            {
                if (Facts.Count >= MaxSearched && _seen is null)
                {
                    _seen = ScratchSet.Take();
                    _seen.UnionWith(Facts);
                }

                if (_seen?.Add(fact) ?? !Facts.Contains(fact))
                {
                    Facts.Add(fact);
                }
            }
        }
    }

    /// <summary>Filled by the thread that analyses a body, and later by those that ask what the body does.</summary>
    private sealed class ClosureCache
    {
        private Dictionary<Value, Value>? _known;

        public Value? Find(Value value)
        {
            lock (this)
            {
                return _known is not null && _known.TryGetValue(value, out var known) ? known : null;
            }
        }

        public void Add(Value value, Value closed)
        {
            lock (this)
            {
                (_known ??= new(ReferenceComparer<Value>.Instance))[value] = closed;
            }
        }
    }

    /// <summary>A variable that one state does not know holds there what it held on entry.</summary>
    private readonly struct VariableJoin(Func<object, Value> valueOnEntry) : IMapJoin<object, Value>
    {
        public Value Both(object key, Value left, Value right) => left.Union(right);

        public Value OnlyLeft(object key, Value left) => left.Union(valueOnEntry(key));

        public Value OnlyRight(object key, Value right) => valueOnEntry(key).Union(right);
    }

    /// <summary>An object that one state does not know was not made there; what came from outside was not cleared there.</summary>
    private struct HeapJoin : IMapJoin<AbstractValue, HeapCell>
    {
        /// <summary>An object has got more elements than one may have.</summary>
        public bool IsTooFull { get; private set; }

        public HeapCell Both(AbstractValue key, HeapCell left, HeapCell right)
        {
            var joined = left.Join(right);
            IsTooFull |= !ReferenceEquals(joined, left) && HoldsTooMany(joined.Content);
            return joined;
        }

        public readonly HeapCell OnlyLeft(AbstractValue key, HeapCell left) => left.WithCleared(left.IsCleared && key is HeapObject);

        public HeapCell OnlyRight(AbstractValue key, HeapCell right)
        {
            IsTooFull |= HoldsTooMany(right.Content);
            return right.WithCleared(right.IsCleared && key is HeapObject);
        }
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
