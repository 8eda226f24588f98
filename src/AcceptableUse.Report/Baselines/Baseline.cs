using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcceptableUse.Report.Baselines;

/// <summary>
/// The findings that a team knows of. A file in its repository, with a line for each finding, so that a review sees what is added.
/// </summary>
internal sealed record Baseline(int Version, IReadOnlyList<BaselineEntry> Findings)
{
    public const string DefaultName = "acceptable-use.baseline.json";

    private const int CurrentVersion = 1;

    private static readonly BaselineJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        // The file is read by people and never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>A baseline of entries, in an order that does not depend on the build.</summary>
    public static Baseline Of(IEnumerable<BaselineEntry> entries) => new(
        CurrentVersion,
        [
            .. entries
                .OrderBy(entry => entry.File, StringComparer.Ordinal)
                .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
                .ThenBy(entry => entry.Member, StringComparer.Ordinal)
                .ThenBy(entry => entry.What, StringComparer.Ordinal)
                .ThenBy(entry => entry.Clause, StringComparer.Ordinal)
                .ThenBy(entry => entry.Occurrence),
        ]);

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="InputException">The file cannot be read, is no baseline, or was edited so that a fingerprint is wrong.</exception>
    public static Baseline Read(string path)
    {
        Baseline? baseline;
        try
        {
            baseline = JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.Baseline);
        }
        catch (JsonException problem)
        {
            throw new InputException(
                $"{path} is not a baseline: {problem.Path ?? "$"}, line {problem.LineNumber + 1}. "
                + "Write it with 'acceptable-use baseline create'.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The baseline cannot be read: {problem.Message}");
        }

        if (baseline is not { Version: CurrentVersion })
        {
            throw new InputException(
                $"{path} is a baseline of version {baseline?.Version ?? 0}; this tool reads version {CurrentVersion}. Update the tool.");
        }

        return baseline.Findings.FirstOrDefault(entry => entry.Fingerprint != entry.ComputeFingerprint()) is { } wrong
            ? throw new InputException(
                $"{path}: the fingerprint {wrong.Fingerprint} does not fit its fields. Entries may be removed but not edited: "
                + "write the baseline with 'acceptable-use baseline create'.")
            : baseline;
    }

    /// <summary>The text of the file.</summary>
    public string ToText()
    {
        var text = new StringBuilder($"{{\n  \"version\": {Version},\n  \"findings\": [");
        foreach (var (index, entry) in Findings.Index())
        {
            text.Append(index == 0 ? "\n    " : ",\n    ").Append(JsonSerializer.Serialize(entry, Json.BaselineEntry));
        }

        return text.Append(Findings.Count == 0 ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }
}

[JsonSerializable(typeof(Baseline))]
internal sealed partial class BaselineJson : JsonSerializerContext;
