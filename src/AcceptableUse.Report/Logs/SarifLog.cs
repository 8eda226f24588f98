using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcceptableUse.Report.Logs;

/// <summary>What is read of a SARIF 2.1 log. Every member may be missing: logs of other tools are read too, and left out.</summary>
internal sealed record SarifLog(string? Version, IReadOnlyList<SarifRun?>? Runs);

internal sealed record SarifRun(
    SarifTool? Tool, IReadOnlyList<SarifResult?>? Results, IReadOnlyDictionary<string, SarifArtifactLocation?>? OriginalUriBaseIds);

internal sealed record SarifTool(SarifDriver? Driver);

internal sealed record SarifDriver(string? Name, IReadOnlyList<SarifRule?>? Rules);

internal sealed record SarifRule(string? Id, SarifText? ShortDescription, SarifText? FullDescription, string? HelpUri);

internal sealed record SarifText(string? Text);

internal sealed record SarifResult(
    string? RuleId,
    string? Level,
    SarifText? Message,
    IReadOnlyList<SarifLocation?>? Locations,
    IReadOnlyList<SarifLocation?>? RelatedLocations,
    IReadOnlyList<SarifSuppression?>? Suppressions,
    SarifProperties? Properties);

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation? ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifactLocation(string? Uri, string? UriBaseId);

internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);

internal sealed record SarifSuppression(string? Kind, string? Status, string? Justification);

/// <param name="CustomProperties">What the compiler makes of the properties of a diagnostic.</param>
internal sealed record SarifProperties(
    [property: JsonConverter(typeof(TextsConverter))] IReadOnlyDictionary<string, string>? CustomProperties);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SarifJson : JsonSerializerContext;

/// <summary>Reads the texts of an object and skips everything else, since another tool may put anything there.</summary>
internal sealed class TextsConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return texts;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                texts[name] = reader.GetString()!;
            }
            else
            {
                reader.Skip();
            }
        }

        return texts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Logs are only read.");
}
