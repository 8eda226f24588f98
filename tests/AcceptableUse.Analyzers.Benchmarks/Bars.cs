using System.Globalization;
using System.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>The bars that the analyzer is held to, each with what was measured.</summary>
internal sealed class Bars
{
    /// <summary>The one file of a hundred is not there in fewer.</summary>
    private const int OneOf = 100;

    private readonly Dictionary<string, Measurement> _bySet;
    private readonly (string Kind, int Files) _project;
    private readonly double _noise;

    private Bars(IEnumerable<Measurement> project, double noise)
    {
        _bySet = project.ToDictionary(measurement => measurement.Analyzers);
        _project = Cost.Parse(_bySet[AnalyzerSet.Own.Name].Application);
        _noise = noise;
    }

    public static string Table(IReadOnlyList<Measurement> measurements)
    {
        var table = new StringBuilder("| project | way | bar | measured | |\n|---|---|---|---|---|\n");
        foreach (var alike in measurements.Where(measurement => measurement.Suite == nameof(Cost)).GroupBy(measurement => (measurement.Way, Cost.Parse(measurement.Application).Files)))
        {
            var projects = alike.GroupBy(measurement => measurement.Application).ToList();
            var noise = projects.Max(project => Math.Abs(TimeOf(project, AnalyzerSet.EmptyAgain) - TimeOf(project, AnalyzerSet.Empty)));
            foreach (var project in projects)
            {
                foreach (var (bar, measured, verdict) in new Bars(project, noise).Judge())
                {
                    table.Append(CultureInfo.InvariantCulture, $"| {project.Key} | {alike.Key.Way} | {bar} | {measured} | {verdict} |\n");
                }
            }
        }

        return table.ToString();
    }

    private IEnumerable<(string Bar, string Measured, string Verdict)> Judge() => _project.Kind switch
    {
        Cost.NoPackage or Cost.Untagged or Cost.UntaggedText => [Allocated(), WithinNoise()],
        Cost.Tagged or Cost.TaggedText => Ratios("at most 1.2 times what the empty analyzer adds", AnalyzerSet.Empty, 1.2),
        Cost.TaggedImage when _project.Files >= OneOf => Ratios("at most what BannedApiAnalyzers adds", AnalyzerSet.BannedApi, 1),
        _ => [],
    };

    private (string Bar, string Measured, string Verdict) Allocated()
    {
        var kilobytes = (_bySet[AnalyzerSet.Own.Name].Allocated - _bySet[AnalyzerSet.Empty.Name].Allocated) / 1024 / _project.Files;
        return ("under 1 KB a file over the empty analyzer", Invariant($"{kilobytes:0.00} KB"), kilobytes < 1 ? "met" : "**missed**");
    }

    private (string Bar, string Measured, string Verdict) WithinNoise()
    {
        var time = (_bySet[AnalyzerSet.Own.Name].Time.Min - _bySet[AnalyzerSet.Empty.Name].Time.Min) / 1e6;
        return ("the time of the empty analyzer, within noise", Invariant($"{time:+0.00;-0.00} ms, noise {_noise:0.00} ms"), time <= _noise ? "met" : "**missed**");
    }

    private IEnumerable<(string Bar, string Measured, string Verdict)> Ratios(string bar, AnalyzerSet other, double most)
    {
        var (own, theirs) = (Added(AnalyzerSet.Own, measurement => measurement.Time.Min / 1e6), Added(other, measurement => measurement.Time.Min / 1e6));
        var over = own - (most * theirs);
        yield return (bar, Invariant($"time {own / theirs:0.00}×"), over <= 0 ? "met" : over <= _noise ? "**missed**, by less than the noise" : "**missed**");

        var allocated = Added(AnalyzerSet.Own, measurement => measurement.Allocated) / Added(other, measurement => measurement.Allocated);
        yield return (bar, Invariant($"allocated {allocated:0.00}×"), allocated <= most ? "met" : "**missed**");
    }

    private double Added(AnalyzerSet set, Func<Measurement, double> valueOf) => valueOf(_bySet[set.Name]) - valueOf(_bySet[AnalyzerSet.None.Name]);

    /// <summary>In milliseconds, the least of all rounds.</summary>
    private static double TimeOf(IEnumerable<Measurement> project, AnalyzerSet set) => project.Single(measurement => measurement.Analyzers == set.Name).Time.Min / 1e6;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
