namespace AcceptableUse.Report.Reports;

/// <summary>Everything that a page, a summary or a machine is told, in the words of a reader who knows no C#.</summary>
internal sealed record Report
{
    /// <summary>The day of the report, in the form 2027-01-31.</summary>
    public required string Day { get; init; }

    /// <summary>The version of this tool.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The commits that were built, usually one.</summary>
    public required IReadOnlyList<string> Commits { get; init; }

    /// <summary>The versions of the analyzer that judged, usually one.</summary>
    public required IReadOnlyList<string> AnalyzerVersions { get; init; }

    public required ReportTotals Totals { get; init; }

    public required IReadOnlyList<ReportProject> Projects { get; init; }

    /// <summary>One for each clause rule, whether or not it has findings.</summary>
    public required IReadOnlyList<ReportRule> Rules { get; init; }

    /// <summary>What is not known, most important first.</summary>
    public required IReadOnlyList<ReportGap> Gaps { get; init; }

    /// <summary>What a baseline remembers and is not reported any more.</summary>
    public required IReadOnlyList<ReportGone> Gone { get; init; }

    /// <summary>Whether a baseline was given, so that findings are new or known.</summary>
    public required bool HasBaseline { get; init; }
}

/// <param name="Open">Findings of clause rules that nothing hides.</param>
/// <param name="New">Those of them that are not in the baseline.</param>
/// <param name="Excepted">Findings of clause rules with an exception on record.</param>
/// <param name="Expired">Those of them whose exception has ended.</param>
/// <param name="Unexplained">Those of them that are hidden without a reason.</param>
/// <param name="NotJudged">Projects that were not judged.</param>
/// <param name="NewGaps">What is not known, would fail the gate, and is not in the baseline.</param>
internal sealed record ReportTotals(int Open, int New, int Excepted, int Expired, int Unexplained, int NotJudged, int NewGaps);

/// <summary>A name and what it is, to be read.</summary>
internal sealed record ReportFact(string Name, string Value);

internal sealed record ReportProject
{
    public required string Name { get; init; }

    public required bool IsJudged { get; init; }

    /// <summary>Whether and how it was judged, in half a sentence.</summary>
    public required string Status { get; init; }

    /// <summary>The declared deployment in words.</summary>
    public required string Deployment { get; init; }

    /// <summary>The other declared tags.</summary>
    public required IReadOnlyList<ReportFact> Tags { get; init; }

    public required int Open { get; init; }

    public required int Excepted { get; init; }
}

/// <summary>A rule with its clauses and its findings.</summary>
internal sealed record ReportRule
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>One of <c>open</c>, <c>expired</c>, <c>excepted</c> and <c>none</c>.</summary>
    public required string State { get; init; }

    /// <summary>The verdict in words.</summary>
    public required string Verdict { get; init; }

    public required int Open { get; init; }

    public required int New { get; init; }

    public required int Excepted { get; init; }

    public required IReadOnlyList<ReportClause> Clauses { get; init; }

    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    public required IReadOnlyList<ReportFinding> Exceptions { get; init; }
}

/// <summary>The words of a clause and how well they are known.</summary>
internal sealed record ReportClause
{
    public required string Slug { get; init; }

    public required string Quote { get; init; }

    public required string Document { get; init; }

    public required string Version { get; init; }

    public required string? Number { get; init; }

    public required string Checked { get; init; }

    /// <summary>How certain the words are: letters as docs/policy.md explains them.</summary>
    public required string Certainty { get; init; }

    /// <summary>The same in plain words.</summary>
    public required string InWords { get; init; }

    public required string Binds { get; init; }

    /// <summary>The address of the clause, or null where none is known.</summary>
    public required string? Link { get; init; }
}

internal sealed record ReportFinding
{
    public required string Rule { get; init; }

    /// <summary>The file and line, as in <c>src/Worker.cs, line 55</c>, or the name of the project.</summary>
    public required string Where { get; init; }

    public required string? File { get; init; }

    public required int Line { get; init; }

    /// <summary>The line in the source, or null where the file is not on this machine.</summary>
    public required string? Source { get; init; }

    public required string Message { get; init; }

    /// <summary>Call, media, service, camera and the like, in words.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    public required IReadOnlyList<ReportStep> Steps { get; init; }

    /// <summary>The slug of the clause, or null for a rule without one.</summary>
    public required string? Clause { get; init; }

    /// <summary>The stable identity that a baseline has too; null where it is not open.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>Whether the baseline lacks it. Always false without a baseline.</summary>
    public required bool IsNew { get; init; }

    public required ReportException? Exception { get; init; }
}

/// <param name="What">What the step is, in words.</param>
/// <param name="Where">File and line.</param>
/// <param name="Source">The line in the source, or null where the file is not on this machine.</param>
internal sealed record ReportStep(string What, string Where, string? Source);

/// <param name="Reason">The justification as it was written, or null if there is none.</param>
/// <param name="Reference">Where the decision is recorded.</param>
/// <param name="ApprovedBy">Who made it.</param>
/// <param name="Until">Until when it holds.</param>
/// <param name="IsExpired">Whether that day is over.</param>
internal sealed record ReportException(string? Reason, string? Reference, string? ApprovedBy, string? Until, bool IsExpired)
{
    /// <summary>Who made it, for a list.</summary>
    public string Who => (ApprovedBy ?? (Reason is null ? "no reason on record" : "nobody is named")) + (IsExpired ? " (expired)" : "");
}

/// <summary>Something that the report cannot say, with why that matters.</summary>
internal sealed record ReportGap(string Title, string Explanation, IReadOnlyList<ReportGapEntry> Entries);

/// <param name="Where">A project, or a file and line.</param>
/// <param name="What">What is reported there.</param>
/// <param name="IsNew">Whether it would fail the gate and is not in the baseline.</param>
internal sealed record ReportGapEntry(string Where, string What, bool IsNew = false);

/// <param name="Rule">The rule.</param>
/// <param name="Where">The file and the member.</param>
/// <param name="What">The call.</param>
/// <param name="Reason">Why it is gone.</param>
internal sealed record ReportGone(string Rule, string Where, string What, string Reason);
