using System.Globalization;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>Whether a change costs more than its base commit, beyond what noise explains.</summary>
internal static class Gate
{
    private const double MaxMean = 0.05;
    private const double MaxMedian = 0.35;
    private const double MaxAllocated = 0.05;
    private const double MeanLimit = 100e6;
    private const double P95Limit = 250e6;

    /// <summary>The reasons to refuse the change, by benchmark.</summary>
    public static IReadOnlyDictionary<string, string> Judge(IReadOnlyList<Measurement> measurements)
    {
        var refused = new Dictionary<string, string>();
        foreach (var group in measurements.GroupBy(measurement => $"{measurement.Way}, {measurement.Application}"))
        {
            var before = group.Single(measurement => measurement.Analyzers == Change.Before);
            var after = group.Single(measurement => measurement.Analyzers == Change.After);
            var mean = Increase(before.Time.Mean, after.Time.Mean);
            var median = Increase(before.Time.Median, after.Time.Median);
            var allocated = Increase(before.Allocated, after.Allocated);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key}: mean {mean:+0.0 %;-0.0 %;0.0 %}, median {median:+0.0 %;-0.0 %;0.0 %}, allocated {allocated:+0.0 %;-0.0 %;0.0 %}"));
            if (ReasonOf(before, after, mean, median, allocated) is { } reason)
            {
                refused.Add(group.Key, reason);
            }
        }

        return refused;
    }

    private static string? ReasonOf(Measurement before, Measurement after, double mean, double median, double allocated)
    {
        var isClear = after.Time.ConfidenceInterval.Lower > before.Time.ConfidenceInterval.Upper;
        return allocated > MaxAllocated
            ? "allocates more"
            : mean > MaxMean && isClear
                ? "takes longer in the mean"
                : median > MaxMedian
                    ? "takes longer in the median"
                    : isClear && Crosses(before.Time.Mean, after.Time.Mean, MeanLimit)
                        ? "crosses 100 ms in the mean"
                        : isClear && Crosses(before.Time.Percentiles.P95, after.Time.Percentiles.P95, P95Limit)
                            ? "crosses 250 ms at the 95th percentile"
                            : null;
    }

    private static double Increase(double before, double after) => (after - before) / before;

    private static bool Crosses(double before, double after, double limit) => before < limit && after >= limit;
}
