using AcceptableUse.Report.Findings;

namespace AcceptableUse.Report.Reports;

/// <summary>What the logs leave open. Silence about it would look like a pass.</summary>
internal static class Gaps
{
    private static readonly (string Rule, string Title, string Explanation)[] Rules =
    [
        ("AUP2002", "Invalid declarations", "These tags declare nothing, so the clauses that depend on them were not checked."),
        ("AUP2001", "Calls in undeclared projects",
            "A clause could apply to these calls, but their project does not say where it is deployed. Only clauses that bind everybody were "
                + "checked."),
        ("AUP2006", "Libraries that were not judged",
            "These libraries send media, or may, and the tags of the application do not reach them."),
        ("AUP3001", "Media with an unknown destination",
            "Media is built for a model call and leaves the code that the analyzer can follow. Whether and to whom it is sent is not known."),
        ("AUP3002", "Methods that are too large",
            "The analyzer stopped at a limit. Calls in these methods may not have been checked."),
        ("AUP2003", "Exceptions without a reason", "Somebody excepted a call and did not say why."),
        ("AUP2005", "Exceptions that a strict project refuses", "The exception is no attribute with a reason."),
        ("AUP2004", "Invalid descriptions of own code",
            "These lines or attributes describe nothing, so calls of the members they mean were not checked."),
    ];

    private static readonly (Judgement Judgement, string Title, string Explanation)[] Projects =
    [
        (Judgement.AnalyzerFailed, "Projects in which the analyzer failed",
            "Nothing that is missing here is a pass. Report the message as a bug."),
        (Judgement.NotCompiled, "Projects that do not compile", "The analyzer sees only code that compiles."),
        (Judgement.WithoutLog, "Projects without a log", "Nothing is known about them. Build them with a log."),
        (Judgement.WithoutAnalyzer, "Projects without the analyzer",
            "They were compiled, but nothing judged them: the package is not installed there, or analyzers are off."),
    ];

    /// <summary>The gaps that have entries: whole projects first, then single places.</summary>
    /// <param name="judged">What the logs say.</param>
    /// <param name="added">The findings that are not in the baseline.</param>
    public static IReadOnlyList<ReportGap> Of(Judged judged, IReadOnlySet<Finding> added) =>
    [
        .. Projects.Select(kind => new ReportGap(kind.Title, kind.Explanation,
        [
            .. judged.Projects.Where(project => project.Judgement == kind.Judgement)
                .Select(project => new ReportGapEntry(project.Name, project.Problem ?? "")),
        ])).Append(new ReportGap(
            "Projects that do not say where they are deployed",
            "No deployment is declared in the project file. Clauses that depend on it were not checked there, except where code or a folder "
                + "declares it.",
            [
                .. judged.Projects.Where(IsUndeclared).Select(project => new ReportGapEntry(project.Name, "")),
            ]))
            .Concat(Rules.Select(kind => new ReportGap(kind.Title, kind.Explanation,
            [
                .. judged.Findings.Where(finding => finding.Rule == kind.Rule && finding.IsOpen)
                    .Select(finding => new ReportGapEntry(Words.WhereOf(finding), finding.Message, added.Contains(finding))),
            ])))
            .Where(gap => gap.Entries.Count > 0),
    ];

    private static bool IsUndeclared(JudgedProject project) =>
        project is { IsJudged: true, Record: not null } && !project.Tags.ContainsKey("AcceptableUseDeployment");
}
