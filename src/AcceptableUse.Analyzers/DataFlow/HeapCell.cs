using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>What an object holds at one point of a method.</summary>
internal sealed class HeapCell : IEquatable<HeapCell>
{
    public static readonly HeapCell Empty = new(
        Value.Empty, replaced: false, new PersistentMap<ISymbol, Value>(SymbolEqualityComparer.Default));

    public HeapCell(Value content, bool replaced, PersistentMap<ISymbol, Value> members)
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
    public PersistentMap<ISymbol, Value> Members { get; }

    public HeapCell WithContent(Value content) => new(content, IsCleared, Members);

    public HeapCell WithCleared(bool replaced) => replaced == IsCleared ? this : new(Content, replaced, Members);

    public HeapCell WithMember(ISymbol member, Value value) => new(Content, IsCleared, Members.SetItem(member, value));

    /// <summary>The cell with one fact in the place of another.</summary>
    public HeapCell Replace(AbstractValue fact, AbstractValue by)
    {
        var members = Members.IsEmpty ? Members : ReplaceInMembers(fact, by);
        var content = Content.Replace(fact, by);
        return ReferenceEquals(content, Content) && ReferenceEquals(members, Members) ? this : new HeapCell(content, IsCleared, members);
    }

    private PersistentMap<ISymbol, Value> ReplaceInMembers(AbstractValue fact, AbstractValue by) =>
        Members.Select((_, held) => held.Replace(fact, by));

    public HeapCell Join(HeapCell other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var union = default(MemberUnion);
        var members = Members.Join(other.Members, ref union);
        var content = Content.Union(other.Content);
        return ReferenceEquals(content, Content) && ReferenceEquals(members, Members) && (other.IsCleared || !IsCleared)
            ? this
            : new HeapCell(content, IsCleared && other.IsCleared, members);
    }

    public bool Equals(HeapCell? other) =>
        ReferenceEquals(this, other)
        || (other is not null && IsCleared == other.IsCleared && Content.Equals(other.Content) && Members.ContentEquals(other.Members));

    public override bool Equals(object? obj) => Equals(obj as HeapCell);

    public override int GetHashCode() => Content.GetHashCode();

    private readonly struct MemberUnion : IMapJoin<ISymbol, Value>
    {
        public Value Both(ISymbol key, Value left, Value right) => left.Union(right);

        public Value OnlyLeft(ISymbol key, Value left) => left;

        public Value OnlyRight(ISymbol key, Value right) => right;
    }
}
