using System.Text.RegularExpressions;
using AcceptableUse.Report.Logs;

namespace AcceptableUse.Report.Findings;

/// <summary>What the logs say: the projects, and the findings of all of them.</summary>
internal sealed record Judged(
    IReadOnlyList<JudgedProject> Projects, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, SarifRule> Rules)
{
    /// <summary>The same with those of some projects added that have no log.</summary>
    public Judged WithProjects(IEnumerable<string> names) => this with
    {
        Projects =
        [
            .. names.Except(Projects.Select(project => project.Name), StringComparer.Ordinal)
                .Select(JudgedProject.WithoutLog)
                .Concat(Projects)
                .OrderBy(project => project.Name, StringComparer.Ordinal),
        ],
    };
}

/// <summary>Reads logs and the records beside them, one after the other, so that one log at a time is in memory.</summary>
internal sealed partial class FindingReader(BuildPaths paths)
{
    private const string RulePrefix = "AUP";
    private const string TagPrefix = "AcceptableUse";

    private readonly SourceLines _lines = new(paths);
    private readonly List<Log> _logs = [];
    private readonly Dictionary<FindingKey, Finding> _findings = [];
    private readonly SortedDictionary<string, SarifRule> _rules = new(StringComparer.Ordinal);

    /// <summary>Reads everything.</summary>
    /// <param name="logs">The paths of logs. One that does not exist has a record and counts as a project without a log.</param>
    /// <exception cref="InputException">A log or a record cannot be read.</exception>
    public Judged Read(IEnumerable<string> logs)
    {
        foreach (var path in logs)
        {
            var recordPath = ProjectRecord.PathOf(path);
            Read(path, File.Exists(recordPath) ? ProjectRecord.Read(recordPath) : null);
        }

        return new Judged(
            [
                .. _logs.GroupBy(log => log.Project, StringComparer.Ordinal).Select(ToProject)
                    .OrderBy(project => project.Name, StringComparer.Ordinal),
            ],
            [
                .. _findings.Values
                    .OrderBy(finding => finding.Rule, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Place?.Path, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Place?.Line)
                    .ThenBy(finding => finding.Place?.Column),
            ],
            _rules);
    }

    private void Read(string path, ProjectRecord? record)
    {
        var project = record?["project"] ?? TargetFramework().Replace(Path.GetFileNameWithoutExtension(path), "");
        if (!File.Exists(path))
        {
            _logs.Add(new Log(project, record, Judgement.WithoutLog, null, Empty));
            return;
        }

        var (hasAnalyzer, failure, error) = (false, (string?)null, (string?)null);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var run in SarifReader.Read(path).Runs!.OfType<SarifRun>())
        {
            foreach (var rule in run.Tool?.Driver?.Rules?.OfType<SarifRule>().Where(rule => IsOurs(rule.Id)) ?? [])
            {
                hasAnalyzer = true;
                _rules.TryAdd(rule.Id!, rule);
            }

            foreach (var result in run.Results?.OfType<SarifResult>() ?? [])
            {
                if (IsOurs(result.RuleId))
                {
                    hasAnalyzer = true;
                    Add(ToFinding(result, run, project));
                    foreach (var (key, value) in (result.Properties?.CustomProperties ?? Empty).Where(IsTag))
                    {
                        tags.TryAdd(key, value);
                    }
                }
                else if (IsFailure(result))
                {
                    failure ??= result.Message?.Text;
                }
                else if (result.Level == "error" && result.RuleId?.StartsWith("CS", StringComparison.Ordinal) == true)
                {
                    error ??= $"{result.RuleId}: {result.Message?.Text}";
                }
            }
        }

        var judgement = error is not null ? Judgement.NotCompiled
            : failure is not null ? Judgement.AnalyzerFailed
            : hasAnalyzer ? Judgement.Judged
            : Judgement.WithoutAnalyzer;
        _logs.Add(new Log(project, record, judgement, error ?? failure, tags));
    }

    /// <summary>A project is judged if it was for every target framework. The record wins: a tag of a finding may be that of a folder.</summary>
    private static JudgedProject ToProject(IGrouping<string, Log> logs)
    {
        var worst = logs.MaxBy(log => log.Judgement)!;
        var record = logs.Select(log => log.Record).FirstOrDefault(record => record is not null);
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in (record?.Facts ?? Empty).Where(IsTag).Concat(logs.SelectMany(log => log.Tags)))
        {
            tags.TryAdd(key, value);
        }

        return new JudgedProject { Name = logs.Key, Judgement = worst.Judgement, Problem = worst.Problem, Record = record, Tags = tags };
    }

    private static readonly Dictionary<string, string> Empty = [];

    private static bool IsOurs(string? rule) => rule?.StartsWith(RulePrefix, StringComparison.Ordinal) == true;

    private static bool IsTag(KeyValuePair<string, string> property) => property.Key.StartsWith(TagPrefix, StringComparison.Ordinal);

    /// <summary>An analyzer that threw, or that the compiler could not load. That of another package is none of our business.</summary>
    private static bool IsFailure(SarifResult result) =>
        result.RuleId is "AD0001" or "CS8032" or "CS8033" or "CS8034"
        && result.Message?.Text?.Contains("AcceptableUse.", StringComparison.Ordinal) == true;

    private Finding ToFinding(SarifResult result, SarifRun run, string project) => new()
    {
        Rule = result.RuleId!,
        Message = result.Message?.Text ?? "",
        Projects = [project],
        Place = PlaceOf(result.Locations is [var first, ..] ? first : null, run),
        Steps = [.. (result.RelatedLocations ?? []).Select(location => PlaceOf(location, run)).OfType<Place>()],
        Properties = result.Properties?.CustomProperties ?? Empty,
        Exception = ExceptionOnRecord.Of(result.Suppressions),
    };

    private Place? PlaceOf(SarifLocation? location, SarifRun run)
    {
        if (location?.PhysicalLocation is not { ArtifactLocation: { Uri.Length: > 0 } artifact } physical)
        {
            return null;
        }

        var path = paths.Of(artifact, run.OriginalUriBaseIds);
        var line = physical.Region?.StartLine ?? 0;
        return new Place(path, line, physical.Region?.StartColumn ?? 0, _lines.At(path, line));
    }

    private void Add(Finding finding)
    {
        // Without a place, nothing but the project tells two of them apart.
        var key = new FindingKey(
            finding.Rule,
            finding["clause"],
            finding.Message,
            finding.Place?.Path ?? finding.Projects[0],
            finding.Place?.Line,
            finding.Place?.Column,
            finding.IsOpen);
        _findings[key] = _findings.TryGetValue(key, out var same) && !same.Projects.Contains(finding.Projects[0])
            ? same with { Projects = [.. same.Projects.Append(finding.Projects[0]).Order(StringComparer.Ordinal)] }
            : same ?? finding;
    }

    [GeneratedRegex(@"\.net(standard|coreapp)?\d+(\.\d+)?(-\w+[\d.]*)?$")]
    private static partial Regex TargetFramework();

    private sealed record Log(
        string Project, ProjectRecord? Record, Judgement Judgement, string? Problem, IReadOnlyDictionary<string, string> Tags);

    private readonly record struct FindingKey(
        string Rule, string? Clause, string Message, string Where, int? Line, int? Column, bool IsOpen);
}
