using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>Writes measurements as Markdown: what each set of analyzers adds to the compiler, and the ratio to the empty one.</summary>
internal static class Tables
{
    /// <summary>
    /// A table of time and one of allocations, for each suite and way. Sections of a checkout are named after its
    /// folders.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Measurement> measurements) => measurements
        .GroupBy(measurement => $"{(measurement.Suite == nameof(RealCode) ? Checkout.Named!.Name : measurement.Suite)}, {measurement.Way}")
        .ToDictionary(
            group => group.Key,
            group => (group.First().Suite == nameof(RealCode) ? $"{Checkout.Named!.Description}\n\n" : "")
                + Table([.. group], "time", "ms", measurement => measurement.Time.Min / 1e6)
                + "\n" + Table([.. group], "allocated", "MB", measurement => measurement.Allocated / 1e6));

    /// <summary>Replaces what stands between the markers of a document, <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
    public static void Update(string document, IEnumerable<KeyValuePair<string, string>> parts)
    {
        var text = File.ReadAllText(document);
        foreach (var (name, part) in parts)
        {
            text = Regex.Replace(text, $"(?<=<!-- {Regex.Escape(name)} -->\n).*?(?=<!-- end -->)", _ => part, RegexOptions.Singleline);
        }

        File.WriteAllText(document, text);
    }

    private static string Table(IReadOnlyList<Measurement> measurements, string what, string unit, Func<Measurement, double> valueOf)
    {
        var sets = measurements.Select(measurement => measurement.Analyzers).Distinct().ToList();
        var others = sets.Where(set => set != AnalyzerSet.None.Name).ToList();
        var table = new StringBuilder();
        table.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {what} in {unit} | compiler alone | {string.Join(" | ", others.Select(set => $"{set} adds"))} |");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|---:|{string.Concat(others.Select(_ => "---:|"))}");
        foreach (var row in measurements.GroupBy(measurement => measurement.Application))
        {
            var values = row.ToDictionary(measurement => measurement.Analyzers, valueOf);
            var none = values[AnalyzerSet.None.Name];
            var empty = values[AnalyzerSet.Empty.Name] - none;
            var cells = others.Select(
                set => Format(values[set] - none)
                    + (set == AnalyzerSet.Empty.Name
                        ? ""
                        : string.Create(CultureInfo.InvariantCulture, $" ({(values[set] - none) / empty:0.00}×)")));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row.Key} | {Format(none)} | {string.Join(" | ", cells)} |");
        }

        return table.ToString();
    }

    private static string Format(double value) =>
        value.ToString(Math.Abs(value) < 10 ? "0.00" : Math.Abs(value) < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
