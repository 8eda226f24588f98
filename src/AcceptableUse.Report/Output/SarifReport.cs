using System.Text.Json;
using AcceptableUse.Report.Baselines;
using AcceptableUse.Report.Findings;

namespace AcceptableUse.Report.Output;

/// <summary>
/// Writes the findings of all logs as one SARIF run. Each has the fingerprint of the baseline, by which a viewer takes a finding
/// whose lines have moved for the same.
/// </summary>
internal static class SarifReport
{
    /// <summary>The name of the fingerprint; the number changes with what is hashed.</summary>
    public const string FingerprintName = "acceptableUse/v1";

    /// <summary>The base that code scanning services take for the root of the repository.</summary>
    private const string Root = "%SRCROOT%";

    /// <summary>Writes the run.</summary>
    public static void Write(Judged judged, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, judged);
        writer.WriteStartArray("results");

        // Open and excepted ones are numbered apart, as in a baseline, so that an exception renames no other finding.
        foreach (var (finding, entry) in BaselineEntry.Of(judged.Findings.Where(finding => finding.IsOpen))
            .Concat(BaselineEntry.Of(judged.Findings.Where(finding => !finding.IsOpen))))
        {
            WriteResult(writer, finding, entry.Fingerprint);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, Judged judged)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "AcceptableUse.Analyzers");
        writer.WriteStartArray("rules");
        foreach (var rule in judged.Rules.Values)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            WriteText(writer, "shortDescription", rule.ShortDescription?.Text);
            WriteText(writer, "fullDescription", rule.FullDescription?.Text);
            if (rule.HelpUri is { } help)
            {
                writer.WriteString("helpUri", help);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Finding finding, string fingerprint)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Rule);

        // The severity of a build depends on its mode; this says what fails the gate.
        writer.WriteString("level", GateRules.Contains(finding.Rule) ? "error" : "note");
        WriteText(writer, "message", finding.Message);
        WriteLocations(writer, "locations", finding.Place is { } place ? [place] : []);
        WriteLocations(writer, "relatedLocations", finding.Steps);
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString(FingerprintName, fingerprint);
        writer.WriteEndObject();
        if (finding.Exception is { } exception)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "inSource");
            if (exception.Justification is { } justification)
            {
                writer.WriteString("justification", justification);
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteStartObject("properties");
        writer.WriteStartObject("customProperties");
        foreach (var (key, value) in finding.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter writer, string name, IReadOnlyList<Place> places)
    {
        writer.WriteStartArray(name);
        foreach (var place in places)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("physicalLocation");
            writer.WriteStartObject("artifactLocation");
            writer.WriteString("uri", UriOf(place.Path));
            if (!BuildPaths.IsOutside(place.Path))
            {
                writer.WriteString("uriBaseId", Root);
            }

            writer.WriteEndObject();
            if (place.Line > 0)
            {
                writer.WriteStartObject("region");
                writer.WriteNumber("startLine", place.Line);
                writer.WriteNumber("startColumn", Math.Max(1, place.Column));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }
    }

    private static string UriOf(string path) => BuildPaths.IsOutside(path) && Uri.TryCreate(path, UriKind.Absolute, out var address)
        ? address.AbsoluteUri
        : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
