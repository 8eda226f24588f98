using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// What a value may be: a small set of <see cref="Fact"/>s. Joining two values is their union, so a value only ever
/// grows while a method is analysed; the caps keep the lattice of fixed height whatever the method does.
/// </summary>
internal sealed class Value : IEquatable<Value>
{
    public static readonly Value Empty = new(ImmutableArray<Fact>.Empty);

    /// <summary>Facts of one kind in one value; a kind that is full does not push out another.</summary>
    private const int MostOfOneKind = 32;

    private readonly ImmutableArray<Fact> _facts;

    private Value(ImmutableArray<Fact> facts) => _facts = facts;

    public int Count => _facts.Length;

    public bool IsEmpty => _facts.IsEmpty;

    public static Value Of(Fact fact) => new(ImmutableArray.Create(fact));

    public static Value Of(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return Empty;
        }

        var all = ImmutableArray.CreateBuilder<Fact>(facts.Count);
        for (var i = 0; i < facts.Count; i++)
        {
            if (HasRoomFor(facts[i], all))
            {
                all.Add(facts[i]);
            }
        }

        return new Value(Taken(all));
    }

    public ImmutableArray<Fact>.Enumerator GetEnumerator() => _facts.GetEnumerator();

    public IEnumerable<T> OfType<T>()
        where T : Fact => _facts.OfType<T>();

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

    public Value Add(Fact fact) => HasRoomFor(fact, _facts) ? new Value(_facts.Add(fact)) : this;

    public Value Union(Value other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        // Made in one go, since values are joined all the time.
        ImmutableArray<Fact>.Builder? all = null;
        foreach (var fact in other._facts)
        {
            if (all is null ? HasRoomFor(fact, _facts) : HasRoomFor(fact, all))
            {
                if (all is null)
                {
                    all = ImmutableArray.CreateBuilder<Fact>(Count + other.Count);
                    all.AddRange(_facts);
                }

                all.Add(fact);
            }
        }

        return all is null ? this : new Value(Taken(all));
    }

    public Value Where(Func<Fact, bool> keep)
    {
        foreach (var fact in _facts)
        {
            if (!keep(fact))
            {
                return new Value(ImmutableArray.CreateRange(_facts.Where(keep)));
            }
        }

        return this;
    }

    public Value Without(Fact fact)
    {
        var at = IndexOf(fact);
        return at < 0 ? this : new Value(_facts.RemoveAt(at));
    }

    /// <summary>The value with one fact in the place of another.</summary>
    public Value Replace(Fact fact, Fact by)
    {
        var at = IndexOf(fact);
        return at < 0 ? this : new Value(_facts.RemoveAt(at)).Add(by);
    }

    /// <summary>Equal as sets: the order in which facts were found does not count.</summary>
    public bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Count != other.Count)
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

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => Count;

    /// <summary>Whether a fact can be added to others: it is not there yet, and there are not too many of its kind.</summary>
    private static bool HasRoomFor<TFacts>(Fact fact, TFacts facts)
        where TFacts : IReadOnlyList<Fact>
    {
        var ofThisKind = 0;
        for (var i = 0; i < facts.Count; i++)
        {
            var known = facts[i];
            if (known.GetType() == fact.GetType())
            {
                if (ReferenceEquals(known, fact) || known.Equals(fact))
                {
                    return false;
                }

                ofThisKind++;
            }
        }

        return ofThisKind < MostOfOneKind;
    }

    private static ImmutableArray<Fact> Taken(ImmutableArray<Fact>.Builder facts) =>
        facts.Count == facts.Capacity ? facts.MoveToImmutable() : facts.ToImmutable();

    private int IndexOf(Fact fact)
    {
        for (var i = 0; i < _facts.Length; i++)
        {
            if (ReferenceEquals(_facts[i], fact) || _facts[i].Equals(fact))
            {
                return i;
            }
        }

        return -1;
    }
}
