using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>One project, analysed in one way with one set of analyzers.</summary>
internal sealed record Measurement(string Suite, string Way, string Application, string Analyzers, Statistics Time, double Allocated)
{
    /// <summary>All that succeeded; a benchmark that failed is an error and not a gap in a table.</summary>
    public static IReadOnlyList<Measurement> Of(IEnumerable<Summary> summaries)
    {
        var reports = summaries.SelectMany(summary => summary.Reports).ToList();
        return reports.FirstOrDefault(report => !report.Success) is { } failed
            ? throw new InvalidOperationException($"{failed.BenchmarkCase.DisplayInfo} failed.")
            : [.. reports.Select(Of)];
    }

    private static Measurement Of(BenchmarkReport report)
    {
        var descriptor = report.BenchmarkCase.Descriptor;
        string Parameter(string name) => report.BenchmarkCase.Parameters[name].ToString()!;
        return new(
            descriptor.Type.Name,
            descriptor.WorkloadMethod.Name,
            Parameter(nameof(Analysis.Application)),
            Parameter(nameof(Analysis.Analyzers)),
            report.ResultStatistics!,
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }
}
