using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>One project, analysed in one way with one set of analyzers, again and again.</summary>
internal sealed record Measurement(string Suite, string Way, string Application, string Analyzers, Statistics Time, double Allocated)
{
    /// <summary>
    /// Runs all benchmarks in several rounds, so that the sets of analyzers take turns and a machine that is slow for a
    /// while is slow for all of them. A benchmark that failed is an error and not a gap in a table.
    /// </summary>
    public static IReadOnlyList<Measurement> InRounds(int rounds, Func<IEnumerable<Summary>> run)
    {
        var reports = Enumerable.Range(0, rounds).SelectMany(_ => run()).SelectMany(summary => summary.Reports).ToList();
        return reports.FirstOrDefault(report => !report.Success) is { } failed
            ? throw new InvalidOperationException($"{failed.BenchmarkCase.DisplayInfo} failed.")
            : [.. reports.GroupBy(report => report.BenchmarkCase.DisplayInfo).Select(group => Of([.. group]))];
    }

    private static Measurement Of(IReadOnlyList<BenchmarkReport> rounds)
    {
        var benchmark = rounds[0].BenchmarkCase;
        string Parameter(string name) => benchmark.Parameters[name].ToString()!;
        return new(
            benchmark.Descriptor.Type.Name,
            benchmark.Descriptor.WorkloadMethod.Name,
            Parameter(nameof(Analysis.Application)),
            Parameter(nameof(Analysis.Analyzers)),
            new Statistics(rounds.SelectMany(round => round.GetResultRuns()).Select(run => run.GetAverageTime().Nanoseconds)),
            rounds.Min(round => round.GcStats.GetBytesAllocatedPerOperation(round.BenchmarkCase) ?? 0));
    }
}
