using Microsoft.Extensions.FileSystemGlobbing;

namespace AcceptableUse.Report.Logs;

/// <summary>Finds the logs that the user means by files, folders and patterns.</summary>
internal static class LogFinder
{
    private static readonly string[] Everywhere = [$"**/*.sarif", $"**/*{ProjectRecord.Extension}"];

    /// <summary>The logs, and the logs that a record of a project speaks of, sorted and each once.</summary>
    /// <param name="folder">The folder that relative paths and patterns begin in.</param>
    /// <param name="inputs">Files, folders, or patterns such as <c>**/*.sarif</c>.</param>
    /// <exception cref="InputException">An input names nothing.</exception>
    public static IReadOnlyList<string> Find(string folder, IEnumerable<string> inputs) =>
        [.. inputs.SelectMany(input => Find(folder, input)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static List<string> Find(string folder, string input)
    {
        var path = Path.GetFullPath(input, folder);
        if (File.Exists(path))
        {
            return [path];
        }

        var found = Directory.Exists(path) ? Match(path, Everywhere)
            : input.AsSpan().ContainsAny('*', '?') ? MatchPattern(path)
            : throw new InputException(
                $"{input} does not exist. Name SARIF logs, folders with logs, or a pattern such as 'sarif/*.sarif'.");
        return found.Count > 0 ? found : throw new InputException($"{input} has no SARIF log. Set the property ErrorLog and build first.");
    }

    /// <summary>A pattern is matched in the last folder of it that has a name.</summary>
    private static List<string> MatchPattern(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(part => !part.AsSpan().ContainsAny('*', '?')).Count();
        var folder = string.Join('/', parts[..fixedParts]) + "/";
        return Directory.Exists(folder) ? Match(folder, string.Join('/', parts[fixedParts..])) : [];
    }

    private static List<string> Match(string folder, params string[] patterns)
    {
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddIncludePatterns(patterns);
        return [.. matcher.GetResultsInFullPath(folder).Select(LogOf).Distinct(StringComparer.Ordinal)];
    }

    private static string LogOf(string file) => file.EndsWith(ProjectRecord.Extension, StringComparison.Ordinal)
        ? $"{file[..^ProjectRecord.Extension.Length]}.sarif"
        : file;
}
