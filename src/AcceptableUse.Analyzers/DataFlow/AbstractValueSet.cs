namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// An immutable set of <see cref="AbstractValue"/>s in the order in which they were found, with a cap for each kind, which keeps
/// the lattice of finite height. Sets are united again and again with the same few others, so the last union is kept.
/// </summary>
internal sealed class AbstractValueSet : IEquatable<AbstractValueSet>
{
    public static readonly AbstractValueSet Empty = new([], hash: 0);

    /// <summary>Up to this many facts, a linear search is faster than hashing.</summary>
    private const int MaxSearched = 8;

    private readonly AbstractValue[] _facts;
    private readonly int _hash;

    /// <summary>Positions in <see cref="_facts"/> plus one, by hash; made when first needed.</summary>
    private ushort[]? _table;
    private Memo? _lastUnion;

    private AbstractValueSet(AbstractValue[] facts, int hash)
    {
        _facts = facts;
        _hash = hash;
    }

    public int Count => _facts.Length;

    public bool IsEmpty => _facts.Length == 0;

    public static AbstractValueSet Of(AbstractValue fact) => new([fact], fact.Hash);

    /// <param name="areDistinct">No fact is in the list twice.</param>
    public static AbstractValueSet Of(List<AbstractValue> facts, bool areDistinct = false)
    {
        if (facts.Count == 0)
        {
            return Empty;
        }

        var all = new Builder(Empty, facts.Count, areDistinct);
        foreach (var fact in facts)
        {
            all.Add(fact);
        }

        return all.ToSet();
    }

    public Enumerator GetEnumerator() => new(_facts);

    public IReadOnlyList<AbstractValue> All => _facts;

    public AbstractValue this[int index] => _facts[index];

    public bool Any<T>()
        where T : AbstractValue
    {
        foreach (var fact in _facts)
        {
            if (fact is T)
            {
                return true;
            }
        }

        return false;
    }

    public bool Contains(AbstractValue fact) => IndexOf(fact) >= 0;

    public AbstractValueSet Add(AbstractValue fact)
    {
        if (IsEmpty)
        {
            return Of(fact);
        }

        if (Contains(fact))
        {
            return this;
        }

        var all = new Builder(this, 1, areDistinct: true);
        all.Add(fact);
        return all.ToSet();
    }

    public AbstractValueSet Union(AbstractValueSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        if (_lastUnion is { } last && ReferenceEquals(last.Other, other))
        {
            return last.Union;
        }

        var union = WithMissing(other);
        if (Count + other.Count > MaxSearched)
        {
            _lastUnion = new Memo(other, union);
        }

        return union;
    }

    private AbstractValueSet WithMissing(AbstractValueSet other)
    {
        // Which facts of the other set are missing here, a bit for each of the first ones, so that room is made for those alone.
        const int Bits = 64;
        var isMissing = 0UL;
        var missing = Math.Max(0, other.Count - Bits);
        for (var i = 0; i < other.Count && i < Bits; i++)
        {
            if (!Contains(other[i]))
            {
                isMissing |= 1UL << i;
                missing++;
            }
        }

        if (missing == 0)
        {
            return this;
        }

        var all = new Builder(this, missing, areDistinct: true);
        for (var i = 0; i < other.Count; i++)
        {
            if (i < Bits ? (isMissing & (1UL << i)) != 0 : !Contains(other[i]))
            {
                all.Add(other[i]);
            }
        }

        return all.Count == Count ? this : all.ToSet();
    }

    /// <summary>The union of several sets, as one after the other would make it.</summary>
    public static AbstractValueSet Union(List<AbstractValueSet> sets)
    {
        var total = 0;
        AbstractValueSet? only = null;
        var isOnly = true;
        foreach (var set in sets)
        {
            if (!set.IsEmpty)
            {
                isOnly &= only is null || ReferenceEquals(only, set);
                only ??= set;
                total += set.Count;
            }
        }

        if (isOnly)
        {
            return only ?? Empty;
        }

        var all = new Builder(Empty, total, areDistinct: false);
        foreach (var set in sets)
        {
            foreach (var fact in set)
            {
                all.Add(fact);
            }
        }

        return all.ToSet();
    }

    public AbstractValueSet Where(Func<AbstractValue, bool> keep)
    {
        for (var i = 0; i < _facts.Length; i++)
        {
            if (!keep(_facts[i]))
            {
                return WhereFrom(i, keep);
            }
        }

        return this;
    }

    public AbstractValueSet Without(AbstractValue fact)
    {
        var at = IndexOf(fact);
        return at < 0 ? this : RemoveAt(at);
    }

    /// <summary>The value with one fact in the place of another.</summary>
    public AbstractValueSet Replace(AbstractValue fact, AbstractValue by)
    {
        var at = IndexOf(fact);
        return at < 0 ? this : RemoveAt(at).Add(by);
    }

    /// <param name="dropped">The first fact that is not kept.</param>
    private AbstractValueSet WhereFrom(int dropped, Func<AbstractValue, bool> keep)
    {
        var kept = new AbstractValue[_facts.Length - 1];
        Array.Copy(_facts, kept, dropped);
        var count = dropped;
        var hash = 0;
        for (var i = dropped + 1; i < _facts.Length; i++)
        {
            if (keep(_facts[i]))
            {
                kept[count++] = _facts[i];
            }
        }

        Array.Resize(ref kept, count);
        foreach (var fact in kept)
        {
            hash = unchecked(hash + fact.Hash);
        }

        return count == 0 ? Empty : new AbstractValueSet(kept, hash);
    }

    private AbstractValueSet RemoveAt(int at)
    {
        if (_facts.Length == 1)
        {
            return Empty;
        }

        var rest = new AbstractValue[_facts.Length - 1];
        Array.Copy(_facts, rest, at);
        Array.Copy(_facts, at + 1, rest, at, rest.Length - at);
        return new AbstractValueSet(rest, unchecked(_hash - _facts[at].Hash));
    }

    /// <summary>Equal as sets: the order in which facts were found does not count.</summary>
    public bool Equals(AbstractValueSet? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Count != other.Count || _hash != other._hash)
        {
            return false;
        }

        foreach (var fact in _facts)
        {
            if (!other.Contains(fact))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as AbstractValueSet);

    public override int GetHashCode() => _hash;

    private int IndexOf(AbstractValue fact)
    {
        if (_facts.Length <= MaxSearched)
        {
            for (var i = 0; i < _facts.Length; i++)
            {
                if (_facts[i].Hash == fact.Hash && _facts[i].Equals(fact))
                {
                    return i;
                }
            }

            return -1;
        }

        var table = _table ??= MakeTable();
        for (var bucket = BucketOf(fact, table); table[bucket] != 0; bucket = (bucket + 1) & (table.Length - 1))
        {
            var known = _facts[table[bucket] - 1];
            if (known.Hash == fact.Hash && known.Equals(fact))
            {
                return table[bucket] - 1;
            }
        }

        return -1;
    }

    private ushort[] MakeTable()
    {
        var size = 32;
        while (size < _facts.Length * 2)
        {
            size *= 2;
        }

        var table = new ushort[size];
        for (var i = 0; i < _facts.Length; i++)
        {
            var bucket = BucketOf(_facts[i], table);
            while (table[bucket] != 0)
            {
                bucket = (bucket + 1) & (size - 1);
            }

            table[bucket] = (ushort)(i + 1);
        }

        return table;
    }

    private static int BucketOf(AbstractValue fact, ushort[] table) =>
        unchecked((int)((uint)(fact.Hash * -1640531527) >> 8)) & (table.Length - 1);

    private sealed class Memo(AbstractValueSet other, AbstractValueSet union)
    {
        public AbstractValueSet Other { get; } = other;

        public AbstractValueSet Union { get; } = union;
    }

    /// <summary>Goes through the facts without an allocation.</summary>
    public struct Enumerator
    {
        private readonly AbstractValue[] _facts;
        private int _index;

        internal Enumerator(AbstractValue[] facts)
        {
            _facts = facts;
            _index = -1;
        }

        public readonly AbstractValue Current => _facts[_index];

        public bool MoveNext() => ++_index < _facts.Length;
    }

    /// <summary>Adds facts that a set does not have, as far as there is room for their kind.</summary>
    private sealed class Builder
    {
        private readonly AbstractValue[] _all;

        /// <summary>How many there are of each kind; null where there are too few for any kind to be full.</summary>
        private readonly int[]? _ofKind;
        private readonly bool _mayRepeat;
        private readonly HashSet<AbstractValue>? _seen;
        private int _hash;

        /// <param name="areDistinct">No fact is added twice, or is in the set already.</param>
        public Builder(AbstractValueSet start, int more, bool areDistinct)
        {
            _all = new AbstractValue[start.Count + more];
            Array.Copy(start._facts, _all, start.Count);
            Count = start.Count;
            _hash = start._hash;
            if (_all.Length > Limits.MaxPayloadOfOneKind)
            {
                _ofKind = new int[AbstractValue.Kinds];
                foreach (var fact in start._facts)
                {
                    _ofKind[fact.Kind]++;
                }
            }

            _mayRepeat = !areDistinct;
            _seen = _mayRepeat && _all.Length > MaxSearched ? ScratchSet.Take() : null;
        }

        public int Count { get; private set; }

        /// <summary>Adds a fact. A set without room for one that leads to others is marked as incomplete.</summary>
        public void Add(AbstractValue fact)
        {
            if (_mayRepeat && !IsNew(fact))
            {
                return;
            }

            if (_ofKind is null || _ofKind[fact.Kind] < (fact.LeadsOn ? Limits.MaxFactsOfOneKind : Limits.MaxPayloadOfOneKind))
            {
                Append(fact);
            }
            else if (fact.LeadsOn && _ofKind[TruncatedValue.Instance.Kind] == 0)
            {
                Append(TruncatedValue.Instance);
            }
        }

        public AbstractValueSet ToSet()
        {
            ScratchSet.Return(_seen);
            var facts = _all;
            if (Count < facts.Length)
            {
                Array.Resize(ref facts, Count);
            }

            return new AbstractValueSet(facts, _hash);
        }

        private bool IsNew(AbstractValue fact) => _seen?.Add(fact) ?? Array.IndexOf(_all, fact, 0, Count) < 0;

        private void Append(AbstractValue fact)
        {
            if (_ofKind is not null)
            {
                _ofKind[fact.Kind]++;
            }

            _all[Count++] = fact;
            _hash = unchecked(_hash + fact.Hash);
        }
    }
}
