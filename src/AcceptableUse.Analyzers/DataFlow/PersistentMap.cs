using System.Collections;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>How two maps are joined, entry by entry. Joining a value with itself must yield that value.</summary>
internal interface IMapJoin<in TKey, TValue>
{
    TValue Both(TKey key, TValue left, TValue right);

    TValue OnlyLeft(TKey key, TValue left);

    TValue OnlyRight(TKey key, TValue right);
}

/// <summary>
/// An immutable map. Maps made from each other share what they have in common, and a join goes through what differs alone:
/// states that meet in a control-flow graph differ in little. The map itself is what a change or join returns that changes nothing.
/// </summary>
/// <remarks>A big-endian Patricia tree over the hash codes of the keys (Okasaki and Gill, Fast Mergeable Integer Maps, 1998).</remarks>
internal sealed class PersistentMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : class
    where TValue : class
{
    private readonly IEqualityComparer<TKey> _comparer;
    private readonly Node? _root;

    public PersistentMap(IEqualityComparer<TKey> comparer)
        : this(comparer, root: null)
    {
    }

    private PersistentMap(IEqualityComparer<TKey> comparer, Node? root)
    {
        _comparer = comparer;
        _root = root;
    }

    public bool IsEmpty => _root is null;

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public bool TryGetValue(TKey key, out TValue value)
    {
        if (_root is not null)
        {
            var hash = HashOf(key);
            var node = _root;
            while (node is Branch branch)
            {
                node = branch.Side(hash);
            }

            if (node.Prefix == hash && Find((Leaf)node, key) is { } found)
            {
                value = found.Value;
                return true;
            }
        }

        value = null!;
        return false;
    }

    public PersistentMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        var hash = HashOf(key);
        return With(_root is null ? new Leaf(hash, key, value, next: null) : Set(_root, hash, key, value));
    }

    public PersistentMap<TKey, TValue> Remove(TKey key) => _root is null ? this : With(Remove(_root, HashOf(key), key));

    /// <summary>The map with each value replaced.</summary>
    public PersistentMap<TKey, TValue> Select(Func<TKey, TValue, TValue> selector) => _root is null ? this : With(Select(_root, selector));

    public PersistentMap<TKey, TValue> Join<TJoin>(PersistentMap<TKey, TValue> other, ref TJoin join)
        where TJoin : struct, IMapJoin<TKey, TValue>
    {
        if (ReferenceEquals(_root, other._root))
        {
            return this;
        }

        var root = _root is null ? Only(isLeft: false, other._root!, ref join)
            : other._root is null ? Only(isLeft: true, _root, ref join)
            : Join(_root, other._root, ref join);
        return ReferenceEquals(root, other._root) ? other : With(root);
    }

    /// <summary>Whether both have the same keys and equal values.</summary>
    public bool ContentEquals(PersistentMap<TKey, TValue> other) =>
        ReferenceEquals(_root, other._root) || (_root is not null && other._root is not null && ContentEquals(_root, other._root));

    /// <summary>Goes through the entries in the order of their hash codes, which can differ from run to run.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
    {
        foreach (var entry in this)
        {
            yield return entry;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)this).GetEnumerator();

    private PersistentMap<TKey, TValue> With(Node? root) => ReferenceEquals(root, _root) ? this : new(_comparer, root);

    private uint HashOf(TKey key) => unchecked((uint)_comparer.GetHashCode(key));

    private Leaf? Find(Leaf leaf, TKey key)
    {
        for (var current = leaf; current is not null; current = current.Next)
        {
            if (_comparer.Equals(current.Key, key))
            {
                return current;
            }
        }

        return null;
    }

    private Node Set(Node node, uint hash, TKey key, TValue value)
    {
        if (!node.Covers(hash))
        {
            return Link(node, new Leaf(hash, key, value, next: null));
        }

        if (node is Branch branch)
        {
            var side = branch.Side(hash);
            return branch.WithSide(hash, Set(side, hash, key, value));
        }

        var leaf = (Leaf)node;
        return Find(leaf, key) is { } known
            ? known.Value.Equals(value) ? leaf : Replace(leaf, known, value)
            : new Leaf(hash, key, value, leaf);
    }

    private static Leaf Replace(Leaf leaf, Leaf known, TValue value) => ReferenceEquals(leaf, known)
        ? new Leaf(leaf.Prefix, leaf.Key, value, leaf.Next)
        : new Leaf(leaf.Prefix, leaf.Key, leaf.Value, Replace(leaf.Next!, known, value));

    private Node? Remove(Node node, uint hash, TKey key)
    {
        if (!node.Covers(hash))
        {
            return node;
        }

        if (node is Branch branch)
        {
            return Remove(branch.Side(hash), hash, key) is { } rest ? branch.WithSide(hash, rest) : branch.OtherSide(hash);
        }

        var leaf = (Leaf)node;
        return Find(leaf, key) is { } known ? Without(leaf, known) : leaf;
    }

    private static Leaf? Without(Leaf leaf, Leaf removed) => ReferenceEquals(leaf, removed)
        ? leaf.Next
        : new Leaf(leaf.Prefix, leaf.Key, leaf.Value, Without(leaf.Next!, removed));

    private static Node Select(Node node, Func<TKey, TValue, TValue> selector)
    {
        if (node is Branch branch)
        {
            return branch.With(Select(branch.Zero, selector), Select(branch.One, selector));
        }

        var leaf = (Leaf)node;
        return leaf.With(selector(leaf.Key, leaf.Value), leaf.Next is null ? null : (Leaf)Select(leaf.Next, selector));
    }

    private Node Join<TJoin>(Node left, Node right, ref TJoin join)
        where TJoin : struct, IMapJoin<TKey, TValue>
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        if (left is Branch branch && branch.Covers(right.Prefix) && branch.Bit > right.Bit)
        {
            return (right.Prefix & branch.Bit) == 0
                ? branch.With(Join(branch.Zero, right, ref join), Only(isLeft: true, branch.One, ref join))
                : branch.With(Only(isLeft: true, branch.Zero, ref join), Join(branch.One, right, ref join));
        }

        if (right is Branch other && other.Covers(left.Prefix) && other.Bit > left.Bit)
        {
            return (left.Prefix & other.Bit) == 0
                ? other.With(Join(left, other.Zero, ref join), Only(isLeft: false, other.One, ref join))
                : other.With(Only(isLeft: false, other.Zero, ref join), Join(left, other.One, ref join));
        }

        if (left.Prefix != right.Prefix || left.Bit != right.Bit)
        {
            return Link(Only(isLeft: true, left, ref join), Only(isLeft: false, right, ref join));
        }

        if (left is Branch onLeft && right is Branch onRight)
        {
            var zero = Join(onLeft.Zero, onRight.Zero, ref join);
            var one = Join(onLeft.One, onRight.One, ref join);
            return !onLeft.HasSides(zero, one) && onRight.HasSides(zero, one) ? onRight : onLeft.With(zero, one);
        }

        return JoinLeaves((Leaf)left, (Leaf)right, ref join);
    }

    private Leaf JoinLeaves<TJoin>(Leaf left, Leaf right, ref TJoin join)
        where TJoin : struct, IMapJoin<TKey, TValue>
    {
        var joined = JoinLeft(left, right, ref join);
        for (var added = right; added is not null; added = added.Next)
        {
            if (Find(left, added.Key) is null)
            {
                joined = new Leaf(added.Prefix, added.Key, join.OnlyRight(added.Key, added.Value), joined);
            }
        }

        return joined is { Next: null } && right.Next is null && !ReferenceEquals(joined, left) && ReferenceEquals(joined.Value, right.Value)
            ? right
            : joined;
    }

    /// <summary>What becomes of the entries on the left.</summary>
    private Leaf JoinLeft<TJoin>(Leaf left, Leaf right, ref TJoin join)
        where TJoin : struct, IMapJoin<TKey, TValue>
    {
        var value = Find(right, left.Key) is { } known
            ? ReferenceEquals(left.Value, known.Value) ? left.Value : join.Both(left.Key, left.Value, known.Value)
            : join.OnlyLeft(left.Key, left.Value);
        return left.With(value, left.Next is null ? null : JoinLeft(left.Next, right, ref join));
    }

    /// <summary>What becomes of a part that the other map does not have.</summary>
    private static Node Only<TJoin>(bool isLeft, Node node, ref TJoin join)
        where TJoin : struct, IMapJoin<TKey, TValue>
    {
        if (node is Branch branch)
        {
            return branch.With(Only(isLeft, branch.Zero, ref join), Only(isLeft, branch.One, ref join));
        }

        var leaf = (Leaf)node;
        return leaf.With(
            isLeft ? join.OnlyLeft(leaf.Key, leaf.Value) : join.OnlyRight(leaf.Key, leaf.Value),
            leaf.Next is null ? null : (Leaf)Only(isLeft, leaf.Next, ref join));
    }

    private bool ContentEquals(Node left, Node right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Prefix != right.Prefix || left.Bit != right.Bit)
        {
            return false;
        }

        if (left is Branch onLeft && right is Branch onRight)
        {
            return ContentEquals(onLeft.Zero, onRight.Zero) && ContentEquals(onLeft.One, onRight.One);
        }

        var rest = ((Leaf)right).Length;
        for (var leaf = (Leaf?)left; leaf is not null; leaf = leaf.Next)
        {
            if (Find((Leaf)right, leaf.Key) is not { } other || !leaf.Value.Equals(other.Value))
            {
                return false;
            }

            rest--;
        }

        return rest == 0;
    }

    /// <summary>A branch over two nodes of which none covers the other.</summary>
    private static Branch Link(Node first, Node second)
    {
        var differing = first.Prefix ^ second.Prefix;
        differing |= differing >> 1;
        differing |= differing >> 2;
        differing |= differing >> 4;
        differing |= differing >> 8;
        differing |= differing >> 16;
        var bit = differing ^ (differing >> 1);
        return (first.Prefix & bit) == 0 ? new Branch(bit, first, second) : new Branch(bit, second, first);
    }

    /// <summary>Goes through the entries; allocates only where there are several.</summary>
    public struct Enumerator
    {
        private Node? _next;
        private Leaf? _current;
        private Node[]? _rest;
        private int _restCount;

        internal Enumerator(PersistentMap<TKey, TValue> map) => _next = map._root;

        public readonly KeyValuePair<TKey, TValue> Current => new(_current!.Key, _current.Value);

        public bool MoveNext()
        {
            _current = _current?.Next;
            if (_current is not null)
            {
                return true;
            }

            if (_next is null)
            {
                if (_restCount == 0)
                {
                    return false;
                }

                _next = _rest![--_restCount];
            }

            while (_next is Branch branch)
            {
                Push(branch.One);
                _next = branch.Zero;
            }

            _current = (Leaf)_next;
            _next = null;
            return true;
        }

        private void Push(Node node)
        {
            _rest ??= new Node[8];
            if (_restCount == _rest.Length)
            {
                Array.Resize(ref _rest, _rest.Length * 2);
            }

            _rest[_restCount++] = node;
        }
    }

    /// <param name="prefix">The bits above <paramref name="bit"/> that all hash codes in it have in common.</param>
    /// <param name="bit">The bit by which its two sides differ, or zero for a leaf, whose prefix is the whole hash code.</param>
    private abstract class Node(uint prefix, uint bit)
    {
        public uint Prefix { get; } = prefix;

        public uint Bit { get; } = bit;

        public bool Covers(uint hash) => Bit == 0 ? hash == Prefix : (hash & ~(Bit | (Bit - 1))) == Prefix;
    }

    private sealed class Branch(uint bit, Node zero, Node one) : Node(zero.Prefix & ~(bit | (bit - 1)), bit)
    {
        public Node Zero { get; } = zero;

        public Node One { get; } = one;

        public Node Side(uint hash) => (hash & Bit) == 0 ? Zero : One;

        public Node OtherSide(uint hash) => (hash & Bit) == 0 ? One : Zero;

        public bool HasSides(Node zero, Node one) => ReferenceEquals(Zero, zero) && ReferenceEquals(One, one);

        public Branch With(Node zero, Node one) => HasSides(zero, one) ? this : new Branch(Bit, zero, one);

        public Branch WithSide(uint hash, Node side) => (hash & Bit) == 0 ? With(side, One) : With(Zero, side);
    }

    /// <param name="next">An entry with the same hash code.</param>
    private sealed class Leaf(uint hash, TKey key, TValue value, Leaf? next) : Node(hash, bit: 0)
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;

        public Leaf? Next { get; } = next;

        public int Length => 1 + (Next?.Length ?? 0);

        public Leaf With(TValue value, Leaf? next) =>
            ReferenceEquals(value, Value) && ReferenceEquals(next, Next) ? this : new Leaf(Prefix, Key, value, next);
    }
}
