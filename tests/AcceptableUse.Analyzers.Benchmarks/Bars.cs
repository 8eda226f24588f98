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
    private readonly double _allocatedNoise;

    /// <param name="noise">What two measurements of the same differ by, in milliseconds.</param>
    /// <param name="allocatedNoise">The same of what is allocated, in kilobytes.</param>
    private Bars(IEnumerable<Measurement> project, double noise, double allocatedNoise)
    {
        _bySet = project.ToDictionary(measurement => measurement.Analyzers);
        _project = Cost.Parse(_bySet[AnalyzerSet.Own.Name].Application);
        _noise = noise;
        _allocatedNoise = allocatedNoise;
    }

    public static string Table(IReadOnlyList<Measurement> measurements)
    {
        var table = new StringBuilder("| project | way | bar | measured | |\n|---|---|---|---|---|\n");
        foreach (var alike in measurements.Where(measurement => measurement.Suite == nameof(Cost))
            .GroupBy(measurement => (measurement.Way, Cost.Parse(measurement.Application).Files)))
        {
            var projects = alike.GroupBy(measurement => measurement.Application).ToList();
            var noise = NoiseOf(projects, Milliseconds);
            var allocatedNoise = NoiseOf(projects, Kilobytes);
            foreach (var project in projects)
            {
                foreach (var (bar, measured, verdict) in new Bars(project, noise, allocatedNoise).Judge())
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
        var over = Added(AnalyzerSet.Own, Kilobytes) - Added(AnalyzerSet.Empty, Kilobytes);
        var (aFile, noise) = (over / _project.Files, _allocatedNoise / _project.Files);
        return (
            "under 1 KB a file over the empty analyzer", Invariant($"{aFile:0.00} KB, noise {noise:0.00} KB"), Verdict(aFile - 1, noise));
    }

    private (string Bar, string Measured, string Verdict) WithinNoise()
    {
        var over = Added(AnalyzerSet.Own, Milliseconds) - Added(AnalyzerSet.Empty, Milliseconds);
        return (
            "the time of the empty analyzer, within noise",
            Invariant($"{over:+0.00;-0.00} ms, noise {_noise:0.00} ms"),
            over <= _noise ? "met" : "**missed**");
    }

    private IEnumerable<(string Bar, string Measured, string Verdict)> Ratios(string bar, AnalyzerSet other, double most)
    {
        yield return Ratio("time", Milliseconds, _noise);
        yield return Ratio("allocated", Kilobytes, _allocatedNoise);

        (string Bar, string Measured, string Verdict) Ratio(string what, Func<Measurement, double> valueOf, double noise)
        {
            var (own, theirs) = (Added(AnalyzerSet.Own, valueOf), Added(other, valueOf));
            return (bar, Invariant($"{what} {own / theirs:0.00}×"), Verdict(own - (most * theirs), noise));
        }
    }

    private static string Verdict(double over, double noise) =>
        over <= 0 ? "met" : over <= noise ? "**missed**, by less than the noise" : "**missed**";

    private double Added(AnalyzerSet set, Func<Measurement, double> valueOf) =>
        valueOf(_bySet[set.Name]) - valueOf(_bySet[AnalyzerSet.None.Name]);

    /// <summary>The most that two measurements of the same differ by.</summary>
    private static double NoiseOf(IEnumerable<IEnumerable<Measurement>> projects, Func<Measurement, double> valueOf) =>
        projects.Max(project => Math.Abs(ValueOf(project, AnalyzerSet.EmptyAgain, valueOf) - ValueOf(project, AnalyzerSet.Empty, valueOf)));

    private static double ValueOf(IEnumerable<Measurement> project, AnalyzerSet set, Func<Measurement, double> valueOf) =>
        valueOf(project.Single(measurement => measurement.Analyzers == set.Name));

    /// <summary>The least of all rounds.</summary>
    private static double Milliseconds(Measurement measurement) => measurement.Time.Min / 1e6;

    private static double Kilobytes(Measurement measurement) => measurement.Allocated / 1024;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
