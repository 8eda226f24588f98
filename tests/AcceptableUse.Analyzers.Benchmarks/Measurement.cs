using System.Globalization;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>One project, analysed in one way with one set of analyzers, again and again.</summary>
internal sealed record Measurement(string Suite, string Way, string Application, string Analyzers, Statistics Time, double Allocated)
{
    private static readonly StringComparer ByNumber = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    /// <summary>
    /// Runs all benchmarks in several rounds, each in another order, so that a machine that is slow for a while is not slow
    /// for one set of analyzers alone, and none always runs after the same other. A benchmark that failed is an error and
    /// not a gap in a table.
    /// </summary>
    public static IReadOnlyList<Measurement> InRounds(int rounds, Func<int, IEnumerable<Summary>> run)
    {
        var reports = Enumerable.Range(0, rounds).SelectMany(run).SelectMany(summary => summary.Reports).ToList();
        return reports.FirstOrDefault(report => !report.Success) is { } failed
            ? throw new InvalidOperationException($"{failed.BenchmarkCase.DisplayInfo} failed.")
            : [.. reports.GroupBy(
                report => (
                    report.BenchmarkCase.Descriptor.DisplayInfo,
                    Parameter(report, nameof(Analysis.Application)),
                    Parameter(report, nameof(Analysis.Analyzers))))
                .Select(group => Of([.. group]))
                .OrderBy(measurement => (measurement.Suite, measurement.Way))
                .ThenBy(measurement => measurement.Application, ByNumber)
                .ThenBy(measurement => measurement.Analyzers, StringComparer.Ordinal)];
    }

    private static Measurement Of(IReadOnlyList<BenchmarkReport> rounds)
    {
        var benchmark = rounds[0].BenchmarkCase;
        return new(
            benchmark.Descriptor.Type.Name,
            benchmark.Descriptor.WorkloadMethod.Name,
            Parameter(rounds[0], nameof(Analysis.Application)),
            Parameter(rounds[0], nameof(Analysis.Analyzers)),
            new Statistics(rounds.SelectMany(round => round.GetResultRuns()).Select(run => run.GetAverageTime().Nanoseconds)),
            rounds.Min(round => round.GcStats.GetBytesAllocatedPerOperation(round.BenchmarkCase) ?? 0));
    }

    private static string Parameter(BenchmarkReport report, string name) => report.BenchmarkCase.Parameters[name].ToString()!;
}
