using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// An immutable set of <see cref="Fact"/>s in the order in which they were found, with a cap for each kind, which keeps
/// the lattice of finite height. Sets are united again and again with the same few others, so the last union is kept.
/// </summary>
internal sealed class FactSet : IEquatable<FactSet>
{
    public static readonly FactSet Empty = new(ImmutableArray<Fact>.Empty);

    /// <summary>Up to so many facts are searched one by one, which is faster than to hash them.</summary>
    private const int MaxSearched = 8;

    private readonly ImmutableArray<Fact> _facts;
    private readonly int _hash;

    /// <summary>Positions in <see cref="_facts"/> plus one, by hash; made when first needed.</summary>
    private int[]? _table;
    private Memo? _lastUnion;

    private FactSet(ImmutableArray<Fact> facts)
    {
        _facts = facts;
        foreach (var fact in facts)
        {
            _hash = unchecked(_hash + fact.Hash);
        }
    }

    public int Count => _facts.Length;

    public bool IsEmpty => _facts.IsEmpty;

    public static FactSet Of(Fact fact) => new(ImmutableArray.Create(fact));

    public static FactSet Of(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return Empty;
        }

        var all = new Builder(Empty, facts.Count);
        for (var i = 0; i < facts.Count; i++)
        {
            all.Add(facts[i]);
        }

        return all.ToSet();
    }

    public ImmutableArray<Fact>.Enumerator GetEnumerator() => _facts.GetEnumerator();

    public ImmutableArray<Fact> All => _facts;

    public bool Any<T>()
        where T : Fact
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

    public bool Contains(Fact fact) => IndexOf(fact) >= 0;

    public FactSet Add(Fact fact)
    {
        if (Contains(fact))
        {
            return this;
        }

        var all = new Builder(this, 1);
        all.Add(fact);
        return all.ToSet();
    }

    public FactSet Union(FactSet other)
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

        Builder? all = null;
        foreach (var fact in other._facts)
        {
            if (!Contains(fact))
            {
                all ??= new Builder(this, other.Count);
                all.Add(fact);
            }
        }

        var union = all?.ToSet() ?? this;
        _lastUnion = new Memo(other, union);
        return union;
    }

    public FactSet Where(Func<Fact, bool> keep)
    {
        foreach (var fact in _facts)
        {
            if (!keep(fact))
            {
                return new FactSet(ImmutableArray.CreateRange(_facts.Where(keep)));
            }
        }

        return this;
    }

    public FactSet Without(Fact fact)
    {
        var at = IndexOf(fact);
        return at < 0 ? this : new FactSet(_facts.RemoveAt(at));
    }

    /// <summary>The value with one fact in the place of another.</summary>
    public FactSet Replace(Fact fact, Fact by)
    {
        var at = IndexOf(fact);
        return at < 0 ? this : new FactSet(_facts.RemoveAt(at)).Add(by);
    }

    /// <summary>Equal as sets: the order in which facts were found does not count.</summary>
    public bool Equals(FactSet? other)
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

    public override bool Equals(object? obj) => Equals(obj as FactSet);

    public override int GetHashCode() => _hash;

    private int IndexOf(Fact fact)
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
        for (var slot = SlotOf(fact, table); table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            var known = _facts[table[slot] - 1];
            if (known.Hash == fact.Hash && known.Equals(fact))
            {
                return table[slot] - 1;
            }
        }

        return -1;
    }

    private int[] MakeTable()
    {
        var size = 32;
        while (size < _facts.Length * 2)
        {
            size *= 2;
        }

        var table = new int[size];
        for (var i = 0; i < _facts.Length; i++)
        {
            var slot = SlotOf(_facts[i], table);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            table[slot] = i + 1;
        }

        return table;
    }

    private static int SlotOf(Fact fact, int[] table) => unchecked((int)((uint)(fact.Hash * -1640531527) >> 8)) & (table.Length - 1);

    private sealed class Memo(FactSet other, FactSet union)
    {
        public FactSet Other { get; } = other;

        public FactSet Union { get; } = union;
    }

    /// <summary>Adds facts that a set does not have, as far as there is room for their kind.</summary>
    private sealed class Builder
    {
        private readonly ImmutableArray<Fact>.Builder _all;
        private readonly int[] _ofKind = new int[Fact.Kinds];
        private readonly HashSet<Fact>? _seen;

        public Builder(FactSet start, int more)
        {
            _all = ImmutableArray.CreateBuilder<Fact>(start.Count + more);
            _all.AddRange(start._facts);
            foreach (var fact in start._facts)
            {
                _ofKind[fact.Kind]++;
            }

            _seen = start.IsEmpty && more > 1 ? [] : null;
        }

        /// <summary>Adds a fact. Where one that leads on has no room, the set says that it lacks something.</summary>
        public void Add(Fact fact)
        {
            if (_seen?.Add(fact) == false)
            {
                return;
            }

            if (_ofKind[fact.Kind] < (fact.LeadsOn ? Limits.MaxFactsOfOneKind : Limits.MaxPayloadOfOneKind))
            {
                _ofKind[fact.Kind]++;
                _all.Add(fact);
            }
            else if (fact.LeadsOn && _ofKind[TruncatedFact.Instance.Kind] == 0)
            {
                _ofKind[TruncatedFact.Instance.Kind]++;
                _all.Add(TruncatedFact.Instance);
            }
        }

        public FactSet ToSet() => new(_all.Count == _all.Capacity ? _all.MoveToImmutable() : _all.ToImmutable());
    }
}
