using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcceptableUse.Report.Output;

/// <summary>Writes a report for machines: the members of <see cref="Reports.Report"/>.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(Reports.Report report, Stream stream) => JsonSerializer.Serialize(stream, report, ReportJson.Default.Report);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Reports.Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
