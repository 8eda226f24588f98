using System.Globalization;
using AcceptableUse.Report.Baselines;
using AcceptableUse.Report.Findings;

namespace AcceptableUse.Report.Reports;

/// <summary>Makes the report of what was judged.</summary>
internal static class ReportBuilder
{
    /// <summary>The report.</summary>
    /// <param name="judged">What the logs say.</param>
    /// <param name="comparison">The open findings against a baseline, or null without one.</param>
    /// <param name="today">The day by which exceptions have ended.</param>
    /// <param name="commit">The commit that the user names; null for those of the records.</param>
    public static Report Build(Judged judged, Comparison? comparison, DateOnly today, string? commit)
    {
        var added = comparison?.New.ToHashSet() ?? [];
        var fingerprints = BaselineEntry.Of(judged.Findings.Where(finding => finding.IsOpen))
            .ToDictionary(one => one.Finding, one => one.Entry.Fingerprint);
        var findings = judged.Findings.Where(finding => GateRules.IsClause(finding.Rule)).ToList();
        var views = findings.ToDictionary(
            finding => finding,
            finding => ToView(finding, fingerprints.GetValueOrDefault(finding), added.Contains(finding), today));
        var rules = ClauseTexts.Rules.Keys.Concat(judged.Rules.Keys.Where(GateRules.IsClause)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(rule => ToRule(rule, judged, [.. findings.Where(finding => finding.Rule == rule)], views))
            .ToList();

        return new Report
        {
            Day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ToolVersion = ToolVersion.Short,
            Commits = commit is not null ? [commit] : Distinct(judged.Projects.Select(project => project.Record?["commit"])),
            AnalyzerVersions = Distinct(judged.Projects.Select(project => project.Record?["package"])),
            Totals = new ReportTotals(
                views.Values.Count(view => view.Exception is null),
                views.Values.Count(view => view.IsNew),
                views.Values.Count(view => view.Exception is not null),
                views.Values.Count(view => view.Exception is { IsExpired: true }),
                views.Values.Count(view => view.Exception is { Reason: null }),
                judged.Projects.Count(project => !project.IsJudged),
                added.Count(finding => !GateRules.IsClause(finding.Rule))),
            Projects = [.. judged.Projects.Select(project => ToProject(project, findings))],
            Rules = rules,
            Gaps = Gaps.Of(judged, added),
            Gone =
            [
                .. comparison?.Gone.Select(gone => new ReportGone(
                    gone.Entry.Rule,
                    gone.Entry.Member.Length == 0 ? gone.Entry.File : $"{gone.Entry.File}, {Words.MemberName(gone.Entry.Member)}",
                    gone.Entry.What,
                    gone.Reason == GoneReason.Excepted ? "an exception is on record" : "no longer reported")) ?? [],
            ],
            HasBaseline = comparison is not null,
        };
    }

    private static string[] Distinct(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ReportProject ToProject(JudgedProject project, List<Finding> findings)
    {
        var own = findings.Where(finding => finding.Projects.Contains(project.Name)).ToList();
        return new ReportProject
        {
            Name = project.Name,
            IsJudged = project.IsJudged,
            Status = project.Judgement switch
            {
                Judgement.Judged when project.Record?["mode"] is { } mode => $"judged, in the mode {mode}",
                Judgement.Judged => "judged",
                _ when project.IsOtherLanguage => $"not judged: written in {project.Record!["language"]}",
                Judgement.WithoutAnalyzer => "not judged: the analyzer did not run",
                Judgement.NotCompiled => "not judged: the code does not compile",
                Judgement.AnalyzerFailed => "not judged: the analyzer failed",
                _ => "not judged: no log",
            },
            Deployment = (project.Record is null && project.Tags.Count == 0 ? "not in the log" : Words.DeploymentOf(project.Tags))
                + (project.Record?["folderTags"] is not null ? "; some folders declare their own" : ""),
            Tags = Words.TagsOf(project.Tags),
            Open = own.Count(finding => finding.IsOpen),
            Excepted = own.Count(finding => !finding.IsOpen),
        };
    }

    private static ReportRule ToRule(string rule, Judged judged, List<Finding> findings, Dictionary<Finding, ReportFinding> views)
    {
        var described = judged.Rules.GetValueOrDefault(rule);
        var open = findings.Where(finding => finding.IsOpen).Select(finding => views[finding]).ToList();

        // What needs a decision first.
        var excepted = findings.Where(finding => !finding.IsOpen).Select(finding => views[finding])
            .OrderBy(view => view.Exception switch { { IsExpired: true } => 0, { Reason: null } => 1, _ => 2 }).ToList();
        var expired = excepted.Count(view => view.Exception is { IsExpired: true });
        var added = open.Count(view => view.IsNew);
        var parts = new List<string>();
        if (open.Count > 0)
        {
            parts.Add(added > 0 ? $"{open.Count} open, {added} of them new" : $"{open.Count} open");
        }

        if (excepted.Count > 0)
        {
            parts.Add(expired > 0 ? $"{excepted.Count} excepted, {expired} of them expired" : $"{excepted.Count} excepted");
        }

        return new ReportRule
        {
            Id = rule,
            Title = described?.ShortDescription?.Text ?? Sentence(ClauseTexts.Rules.GetValueOrDefault(rule)?.Statement ?? rule),
            State = open.Count > 0 ? "open" : expired > 0 ? "expired" : excepted.Count > 0 ? "excepted" : "none",
            Verdict = parts.Count == 0 ? "No finding" : string.Join("; ", parts),
            Open = open.Count,
            New = added,
            Excepted = excepted.Count,
            Clauses = ClauseTexts.Of(rule, described, findings),
            Findings = open,
            Exceptions = excepted,
        };
    }

    private static ReportFinding ToView(Finding finding, string? fingerprint, bool isNew, DateOnly today) => new()
    {
        Rule = finding.Rule,
        Where = Words.WhereOf(finding),
        File = finding.Place?.Path,
        Line = finding.Place?.Line ?? 0,
        Source = finding.Place?.Text,
        Message = finding.Message,
        Facts = Words.FactsOf(finding),
        Steps = [.. Words.StepsOf(finding)],
        Clause = finding["clause"],
        Fingerprint = fingerprint,
        IsNew = isNew,
        Exception = finding.Exception is { } exception
            ? new ReportException(
                exception.Justification, exception.Reference, exception.ApprovedBy, exception.Until, exception.IsExpiredOn(today))
            : null,
    };

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
