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

    public static Value Of(IEnumerable<Fact> facts)
    {
        var value = Empty;
        foreach (var fact in facts)
        {
            value = value.Add(fact);
        }

        return value;
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

    public bool Contains(Fact fact)
    {
        foreach (var known in _facts)
        {
            if (known.Equals(fact))
            {
                return true;
            }
        }

        return false;
    }

    public Value Add(Fact fact)
    {
        var ofThisKind = 0;
        foreach (var known in _facts)
        {
            if (known.GetType() == fact.GetType())
            {
                if (known.Equals(fact))
                {
                    return this;
                }

                ofThisKind++;
            }
        }

        return ofThisKind >= MostOfOneKind ? this : new Value(_facts.Add(fact));
    }

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

        var result = this;
        foreach (var fact in other._facts)
        {
            result = result.Add(fact);
        }

        return result;
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

    /// <summary>The value with one fact in the place of another.</summary>
    public Value Replace(Fact fact, Fact by)
    {
        for (var i = 0; i < _facts.Length; i++)
        {
            if (_facts[i].Equals(fact))
            {
                return new Value(_facts.RemoveAt(i)).Add(by);
            }
        }

        return this;
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
}
