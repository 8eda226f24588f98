using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>What an object holds at one point of a method.</summary>
internal sealed class HeapCell : IEquatable<HeapCell>
{
    public static readonly HeapCell Empty = new(
        Value.Empty, replaced: false, ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default));

    public HeapCell(Value content, bool replaced, ImmutableDictionary<ISymbol, Value> members)
    {
        Content = content;
        IsCleared = replaced;
        Members = members;
    }

    /// <summary>Everything that was put into the object, whichever external member took it.</summary>
    public Value Content { get; }

    /// <summary>What the object held on entry is gone: it was cleared.</summary>
    public bool IsCleared { get; }

    /// <summary>The object itself has passed a redactor, and not only something in it.</summary>
    public bool IsRedacted => IsCleared && Content.Any<RedactedValue>();

    /// <summary>The fields and properties that source declares.</summary>
    public ImmutableDictionary<ISymbol, Value> Members { get; }

    public HeapCell WithContent(Value content) => new(content, IsCleared, Members);

    public HeapCell WithCleared(bool replaced) => replaced == IsCleared ? this : new(Content, replaced, Members);

    public HeapCell WithMember(ISymbol member, Value value) => new(Content, IsCleared, Members.SetItem(member, value));

    /// <summary>The cell with one fact in the place of another.</summary>
    public HeapCell Replace(AbstractValue fact, AbstractValue by)
    {
        var members = Members;
        foreach (var member in Members)
        {
            var replaced = member.Value.Replace(fact, by);
            if (!ReferenceEquals(replaced, member.Value))
            {
                members = members.SetItem(member.Key, replaced);
            }
        }

        var content = Content.Replace(fact, by);
        return ReferenceEquals(content, Content) && ReferenceEquals(members, Members) ? this : new HeapCell(content, IsCleared, members);
    }

    public HeapCell Join(HeapCell other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        // Most objects have none of their own, and to go through a dictionary is dear even then.
        var members = Members;
        foreach (var member in ReferenceEquals(Members, other.Members) ? Empty.Members : other.Members)
        {
            var joined = members.TryGetValue(member.Key, out var known) ? known.Union(member.Value) : member.Value;
            members = ReferenceEquals(joined, known) ? members : members.SetItem(member.Key, joined);
        }

        var content = Content.Union(other.Content);
        return ReferenceEquals(content, Content) && ReferenceEquals(members, Members) && (other.IsCleared || !IsCleared)
            ? this
            : new HeapCell(content, IsCleared && other.IsCleared, members);
    }

    public bool Equals(HeapCell? other) =>
        ReferenceEquals(this, other)
        || (other is not null && IsCleared == other.IsCleared && Content.Equals(other.Content) && Maps.AreEqual(Members, other.Members));

    public override bool Equals(object? obj) => Equals(obj as HeapCell);

    public override int GetHashCode() => Content.GetHashCode();
}

/// <summary>Equality of immutable dictionaries by their entries.</summary>
internal static class Maps
{
    public static bool AreEqual<TKey, TValue>(ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right)
        where TKey : notnull
        where TValue : class
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var entry in left)
        {
            if (!right.TryGetValue(entry.Key, out var value) || !entry.Value.Equals(value))
            {
                return false;
            }
        }

        return true;
    }
}
