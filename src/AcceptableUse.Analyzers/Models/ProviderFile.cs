namespace AcceptableUse.Analyzers.Models;

/// <summary>A line of a section: a name, and what is said of it.</summary>
internal sealed class ProviderLine(int number, string name, Dictionary<string, string> options)
{
    public int Number => number;

    public string Name => name;

    public bool Has(string flag) => options.ContainsKey(flag);

    /// <summary>The value of a key, or null if the line does not have it.</summary>
    public string? ValueOf(string key) => options.TryGetValue(key, out var value) ? value : null;

    /// <summary>The words of a name or value, which spaces separate.</summary>
    public static string[] WordsOf(string? text) => text?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>
/// Reads the format of <c>known.providers</c>: <c>[section]</c>, and below it lines <c>name; flag; key=value</c>. A line
/// that is wrong is a problem; the others count all the same.
/// </summary>
internal sealed class ProviderFile
{
    private readonly Dictionary<string, List<ProviderLine>> _sections = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private ProviderFile()
    {
    }

    /// <summary>What is wrong with the file. That of the file that ships is for a test to find.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <param name="text">The lines.</param>
    /// <param name="sections">The sections, none of which may be missing, with the flags and the keys of their lines; keys end with <c>=</c>.</param>
    public static ProviderFile Parse(string text, IReadOnlyDictionary<string, string[]> sections)
    {
        var file = new ProviderFile();
        string[]? options = null;
        List<ProviderLine>? lines = null;
        var number = 0;
        foreach (var untrimmed in text.Split('\n'))
        {
            number++;
            var line = untrimmed.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                var name = line.Substring(1, line.Length - 2);
                lines = [];
                if (!sections.TryGetValue(name, out options) || file._sections.ContainsKey(name))
                {
                    file.Report(number, $"[{name}] is unknown or repeated");
                }
                else
                {
                    file._sections.Add(name, lines);
                }
            }
            else if (lines is null)
            {
                file.Report(number, $"'{line}' is not in a section");
            }
            else
            {
                file.Add(lines, number, line, options ?? []);
            }
        }

        file._problems.AddRange(sections.Keys.Where(name => file[name].Count == 0).Select(name => $"[{name}] is missing or empty"));
        return file;
    }

    /// <summary>The lines of a section, in the order of the file.</summary>
    public IReadOnlyList<ProviderLine> this[string section] => _sections.TryGetValue(section, out var lines) ? lines : [];

    /// <summary>The names in a section that have a flag.</summary>
    public string[] NamesOf(string section, string flag) => [.. this[section].Where(line => line.Has(flag)).Select(line => line.Name)];

    /// <summary>The names in a section that have a flag, as patterns.</summary>
    public NamePattern[] PatternsOf(string section, string flag) => [.. NamesOf(section, flag).Select(NamePattern.Parse)];

    public void Report(int line, string problem) => _problems.Add($"line {line}: {problem}");

    private void Add(List<ProviderLine> lines, int number, string line, string[] allowed)
    {
        var parts = line.Split(';');
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var option = part.Trim();
            var equals = option.IndexOf('=');
            var (key, value) = equals < 0 ? (option, "") : (option.Substring(0, equals), option.Substring(equals + 1));
            if (Array.IndexOf(allowed, equals < 0 ? key : key + "=") < 0 || options.ContainsKey(key) || (equals >= 0 && value.Length == 0))
            {
                Report(number, $"'{option}' is unknown, repeated or incomplete");
                return;
            }

            options.Add(key, value);
        }

        var name = parts[0].Trim();
        if (name.Length == 0 || lines.Exists(other => other.Name == name))
        {
            Report(number, $"'{name}' is empty or repeated");
            return;
        }

        lines.Add(new ProviderLine(number, name, options));
    }
}
