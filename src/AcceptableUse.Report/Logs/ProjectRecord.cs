using System.Text.Json;

namespace AcceptableUse.Report.Logs;

/// <summary>
/// What the targets of the package write beside the log of a project: its tags, which a log without findings does not have, and how it was
/// built. docs/decisions/0011 says why.
/// </summary>
/// <param name="LogPath">The log that it belongs to, which may be missing.</param>
/// <param name="Facts">Properties by name; a property that is not set is absent.</param>
internal sealed record ProjectRecord(string LogPath, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The end of the name of a record. What stands before it is the name of the log.</summary>
    public const string Extension = ".acceptable-use.json";

    public string? this[string fact] => Facts.GetValueOrDefault(fact);

    /// <summary>Where the record of a log is.</summary>
    public static string PathOf(string log) => Path.ChangeExtension(log, Extension);

    /// <summary>Reads a record.</summary>
    /// <exception cref="InputException">The file cannot be read or is no record.</exception>
    public static ProjectRecord Read(string path)
    {
        try
        {
            var facts = JsonSerializer.Deserialize(File.ReadAllBytes(path), SarifJson.Default.DictionaryStringString)
                ?? throw new InputException($"{path} is not a record of a project.");
            return new ProjectRecord(
                $"{path[..^Extension.Length]}.sarif",
                facts.Where(fact => fact.Value.Length > 0).ToDictionary(
                    fact => fact.Key, fact => Uri.UnescapeDataString(fact.Value), StringComparer.Ordinal));
        }
        catch (JsonException problem)
        {
            throw new InputException($"{path} is not a record of a project: line {problem.LineNumber + 1}. Build again.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {problem.Message}");
        }
    }
}
