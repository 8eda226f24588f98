using System.Globalization;
using System.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>The bars that the analyzer is held to, each with what was measured.</summary>
internal static class Bars
{
    /// <summary>A difference below this part of the whole is noise.</summary>
    private const double Noise = 0.05;

    public static string Table(IReadOnlyList<Measurement> measurements)
    {
        var table = new StringBuilder("| project | way | bar | measured | |\n|---|---|---|---|---|\n");
        foreach (var group in measurements.Where(measurement => measurement.Suite == nameof(Cost)).GroupBy(measurement => (measurement.Application, measurement.Way)))
        {
            var bySet = group.ToDictionary(measurement => measurement.Analyzers);
            foreach (var (bar, measured, isMet) in Judge(group.Key.Application, bySet))
            {
                table.Append(CultureInfo.InvariantCulture, $"| {group.Key.Application} | {group.Key.Way} | {bar} | {measured} | {(isMet ? "met" : "**missed**")} |\n");
            }
        }

        return table.ToString();
    }

    private static IEnumerable<(string Bar, string Measured, bool IsMet)> Judge(string application, Dictionary<string, Measurement> bySet)
    {
        var none = bySet[AnalyzerSet.None.Name];
        var empty = bySet[AnalyzerSet.Empty.Name];
        var own = bySet[AnalyzerSet.Own.Name];
        var banned = bySet[AnalyzerSet.BannedApi.Name];
        var kind = application[..application.IndexOf(';', StringComparison.Ordinal)];
        var files = int.Parse(application[(application.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
        if (kind is Cost.NoPackage or Cost.Untagged or Cost.UntaggedText)
        {
            var kilobytes = (own.Allocated - empty.Allocated) / 1024 / files;
            yield return ("under 1 KB a file over the empty analyzer", Invariant($"{kilobytes:0.00} KB"), kilobytes < 1);
            var time = (own.Time.Min - empty.Time.Min) / empty.Time.Min;
            yield return ("the time of the empty analyzer, within noise", Invariant($"{time:+0.0 %;-0.0 %} of the whole"), time < Noise);
        }
        else if (kind is Cost.Tagged or Cost.TaggedText)
        {
            yield return Ratio("at most 1.2 times what the empty analyzer adds", own, empty, none, 1.2);
        }
        else if (kind is Cost.TaggedImage)
        {
            yield return Ratio("at most what BannedApiAnalyzers adds", own, banned, none, 1);
        }
    }

    private static (string Bar, string Measured, bool IsMet) Ratio(string bar, Measurement own, Measurement other, Measurement none, double most)
    {
        var time = (own.Time.Min - none.Time.Min) / (other.Time.Min - none.Time.Min);
        var allocated = (own.Allocated - none.Allocated) / (other.Allocated - none.Allocated);
        return (bar, Invariant($"time {time:0.00}×, allocated {allocated:0.00}×"), time <= most && allocated <= most);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
