namespace AcceptableUse.Report.Findings;

/// <summary>Reads single lines of the sources, each file once.</summary>
internal sealed class SourceLines(BuildPaths paths)
{
    /// <summary>Longer lines are generated or data, and tell a reader nothing.</summary>
    private const int Longest = 240;

    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>A line without its indentation, or null where the file is not on this machine.</summary>
    public string? At(string path, int line)
    {
        if (!_files.TryGetValue(path, out var lines))
        {
            _files[path] = lines = Read(path);
        }

        if (line < 1 || line > lines.Length)
        {
            return null;
        }

        var text = lines[line - 1].Trim();
        return text.Length <= Longest ? text : text[..Longest] + " …";
    }

    private string[] Read(string path)
    {
        try
        {
            return paths.LocalFileOf(path) is { } file ? File.ReadAllLines(file) : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The page then shows the place alone.
            return [];
        }
    }
}
