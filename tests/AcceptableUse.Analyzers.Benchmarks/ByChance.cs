using System.Collections.Immutable;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Running;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>Runs benchmarks in an order of chance, the same for the same seed.</summary>
internal sealed class ByChance(int seed) : DefaultOrderer
{
    public override IEnumerable<BenchmarkCase> GetExecutionOrder(
        ImmutableArray<BenchmarkCase> benchmarksCase, IEnumerable<BenchmarkLogicalGroupRule>? order = null)
    {
        var cases = base.GetExecutionOrder(benchmarksCase, order).ToArray();
        new Random(seed).Shuffle(cases);
        return cases;
    }
}
