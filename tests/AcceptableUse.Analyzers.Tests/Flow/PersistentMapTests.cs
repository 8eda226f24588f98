using AcceptableUse.Analyzers.DataFlow;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>A map does what a dictionary does, and joins as a loop over both would. Hash codes collide on purpose.</summary>
public sealed class PersistentMapTests
{
    private const int Keys = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void A_map_holds_what_a_dictionary_holds(int hashCodes)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (map, expected) = Make(random, hashCodes);

            Assert.Equal(expected.OrderBy(entry => entry.Key), ToDictionary(map).OrderBy(entry => entry.Key));
            for (var i = 0; i < Keys; i++)
            {
                Assert.Equal(expected.TryGetValue(Key(i), out var held), map.TryGetValue(Key(i), out var found));
                Assert.Equal(held, found);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void A_join_joins_each_entry(int hashCodes)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (left, onLeft) = Make(random, hashCodes);
            var (right, onRight) = seed % 2 == 0 ? Change(random, left, onLeft) : Make(random, hashCodes);
            var expected = onLeft.Keys.Union(onRight.Keys).ToDictionary(key => key, key => Join(
                onLeft.TryGetValue(key, out var l) ? l : null, onRight.TryGetValue(key, out var r) ? r : null));

            var union = default(Union);
            var joined = left.Join(right, ref union);

            Assert.Equal(expected.OrderBy(entry => entry.Key), ToDictionary(joined).OrderBy(entry => entry.Key));

            var again = joined.Join(right, ref union);
            Assert.True(expected.Any(entry => !Equals(Join(entry.Value, onRight.GetValueOrDefault(entry.Key)), entry.Value))
                || ReferenceEquals(joined, again));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Maps_with_the_same_entries_are_equal_however_they_were_made(int hashCodes)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (map, entries) = Make(random, hashCodes);
            var (other, otherEntries) = Change(random, map, entries);
            var shuffled = entries.OrderBy(_ => random.Next())
                .Aggregate(Empty(hashCodes), (all, entry) => all.SetItem(entry.Key, entry.Value));

            Assert.True(map.ContentEquals(shuffled));
            Assert.Equal(
                entries.Count == otherEntries.Count && entries.All(entry => Equals(otherEntries.GetValueOrDefault(entry.Key), entry.Value)),
                map.ContentEquals(other));
        }
    }

    [Fact]
    public void What_changes_nothing_returns_the_map_itself()
    {
        var (map, entries) = Make(new Random(1), hashCodes: 7);
        var first = entries.First();

        Assert.Same(map, map.SetItem(first.Key, new Bits(first.Value.Mask)));
        Assert.Same(map, map.Remove("absent"));
        Assert.Same(map, map.Select((_, value) => value));
    }

    private static string Key(int i) => $"key {i}";

    private static PersistentMap<string, Bits> Empty(int hashCodes) => new(new FewHashCodes(hashCodes));

    private static (PersistentMap<string, Bits> Map, Dictionary<string, Bits> Expected) Make(Random random, int hashCodes) =>
        Change(random, Empty(hashCodes), []);

    private static (PersistentMap<string, Bits> Map, Dictionary<string, Bits> Expected) Change(
        Random random, PersistentMap<string, Bits> map, Dictionary<string, Bits> entries)
    {
        var expected = new Dictionary<string, Bits>(entries);
        for (var i = random.Next(60); i > 0; i--)
        {
            var key = Key(random.Next(Keys));
            if (random.Next(4) == 0)
            {
                map = map.Remove(key);
                expected.Remove(key);
            }
            else
            {
                var value = new Bits(1 << random.Next(4));
                map = map.SetItem(key, value);
                expected[key] = value;
            }
        }

        return (map, expected);
    }

    private static Dictionary<string, Bits> ToDictionary(PersistentMap<string, Bits> map)
    {
        var entries = new Dictionary<string, Bits>();
        foreach (var entry in map)
        {
            entries.Add(entry.Key, entry.Value);
        }

        return entries;
    }

    private static Bits Join(Bits? left, Bits? right) => left is null ? new Bits(right!.Mask | Union.OnRightAlone)
        : right is null ? new Bits(left.Mask | Union.OnLeftAlone)
        : new Bits(left.Mask | right.Mask);

    private sealed record Bits(int Mask);

    private sealed class FewHashCodes(int count) : IEqualityComparer<string>
    {
        public bool Equals(string? left, string? right) => left == right;

        public int GetHashCode(string key) => StringComparer.Ordinal.GetHashCode(key) % count;
    }

    private readonly struct Union : IMapJoin<string, Bits>
    {
        public const int OnLeftAlone = 64;
        public const int OnRightAlone = 128;

        public Bits Both(string key, Bits left, Bits right) => With(left, right.Mask);

        public Bits OnlyLeft(string key, Bits left) => With(left, OnLeftAlone);

        public Bits OnlyRight(string key, Bits right) => With(right, OnRightAlone);

        private static Bits With(Bits value, int mask) => (value.Mask | mask) == value.Mask ? value : new Bits(value.Mask | mask);
    }
}
