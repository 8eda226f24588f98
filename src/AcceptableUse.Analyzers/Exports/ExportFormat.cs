using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Models;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>
/// The assembly metadata that carries exports: <c>version; line</c> of the catalog format, with <c>judged=assemblies</c> before the line where
/// these judged a call of their own, and a marker with the tags of the library. A value of another version is not read.
/// </summary>
internal static class ExportFormat
{
    /// <summary>The key of a member that sends.</summary>
    public const string SendsKey = TagKey.Prefix + ".Sends";

    /// <summary>The key of a method that sends and that the platform runs, such as that of a background service.</summary>
    public const string RunsKey = TagKey.Prefix + ".Runs";

    /// <summary>The key of the marker that the assembly was analysed.</summary>
    public const string AnalysedKey = TagKey.Prefix + ".Analysed";

    private const string Version = "1;";
    private const string Judged = " judged=";
    private const string Given = "given";

    /// <summary>The value for a member that sends, by its line of the catalog.</summary>
    public static string WriteSend(string line, IEnumerable<string> judgedBy)
    {
        var judged = string.Join(",", judgedBy);
        return judged.Length == 0 ? $"{Version} {line}" : $"{Version}{Judged}{judged}; {line}";
    }

    /// <summary>The member that a value describes, or null where it is not understood.</summary>
    public static ApiModel? ReadSend(string value, string library)
    {
        if (!value.StartsWith(Version, StringComparison.Ordinal))
        {
            return null;
        }

        var line = value.Substring(Version.Length);
        var judgedBy = ImmutableArray<string>.Empty;
        if (line.StartsWith(Judged, StringComparison.Ordinal) && line.IndexOf(';') is var end && end > 0)
        {
            judgedBy = CatalogOptions.Split(line.Substring(Judged.Length, end - Judged.Length), ',');
            line = line.Substring(end + 1);
        }

        return CatalogParser.ParseExport(line.Trim(), new ExportSource(library, judgedBy));
    }

    /// <summary>The value of the marker. Of free text it says only that it was given.</summary>
    public static string WriteMarker(DeploymentFacts tags) =>
        Version + string.Concat(tags.Tags.Select(tag => $" {tag.Key.Name}={(IsFreeText(tag.Key) ? Given : tag.Value)};"));

    private static bool IsFreeText(TagKey key) => key == TagKey.Consent || key == TagKey.LimitedAccess;

    /// <summary>The tags of a marker, or null where it is not understood.</summary>
    public static DeploymentFacts? ReadMarker(string value)
    {
        if (!value.StartsWith(Version, StringComparison.Ordinal))
        {
            return null;
        }

        var tags = new DeploymentFactsBuilder();
        foreach (var part in value.Substring(Version.Length).Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals > 0 && TagKey.Facts.FirstOrDefault(key => key.Name == part.Substring(0, equals).Trim()) is { } key)
            {
                tags.Add(new Tag(key, TagSource.Attribute, part.Substring(equals + 1).Trim()));
            }
        }

        return tags.ToFacts();
    }
}
