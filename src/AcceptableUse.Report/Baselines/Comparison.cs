using AcceptableUse.Report.Findings;

namespace AcceptableUse.Report.Baselines;

/// <summary>Why an entry of a baseline has no finding any more.</summary>
internal enum GoneReason
{
    /// <summary>It is no longer reported.</summary>
    NotReported,

    /// <summary>An exception for it is on record.</summary>
    Excepted,
}

/// <summary>Today's open findings against those of a baseline.</summary>
internal sealed record Comparison
{
    /// <summary>What the gate fails on.</summary>
    public required IReadOnlyList<Finding> New { get; init; }

    public required IReadOnlyList<Finding> Known { get; init; }

    /// <summary>The known ones whose file has moved, with the path that the baseline has.</summary>
    public required IReadOnlyList<(Finding Finding, string From)> Moved { get; init; }

    public required IReadOnlyList<(BaselineEntry Entry, GoneReason Reason)> Gone { get; init; }

    /// <summary>The projects of the baseline that were not judged: nobody knows which of their findings are gone or new.</summary>
    public required IReadOnlyList<string> ProjectsNotJudged { get; init; }

    /// <summary>Compares. A suppressed finding is not open.</summary>
    public static Comparison Between(Baseline baseline, Judged judged)
    {
        var open = BaselineEntry.Of(judged.Findings.Where(finding => finding.IsOpen && GateRules.Contains(finding.Rule)));
        var known = baseline.Findings.Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var today = open.Select(one => one.Entry.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var isJudged = judged.Projects.Where(project => project.IsJudged).Select(project => project.Name).ToHashSet(StringComparer.Ordinal);

        var left = baseline.Findings.Where(entry => !today.Contains(entry.Fingerprint)).ToList();
        var moved = new List<(Finding Finding, string From)>();
        var added = new List<Finding>();
        foreach (var (finding, entry) in open.Where(one => !known.Contains(one.Entry.Fingerprint)))
        {
            if (left.Find(gone => entry.CanMove && gone.Elsewhere == entry.Elsewhere) is { } from)
            {
                left.Remove(from);
                moved.Add((finding, from.File));
            }
            else
            {
                added.Add(finding);
            }
        }

        var excepted = BaselineEntry.Of(judged.Findings.Where(finding => !finding.IsOpen)).Select(one => one.Entry.Kind).ToHashSet();
        return new Comparison
        {
            New = added,
            Known =
            [
                .. open.Where(one => known.Contains(one.Entry.Fingerprint)).Select(one => one.Finding)
                    .Concat(moved.Select(one => one.Finding)),
            ],
            Moved = moved,
            Gone =
            [
                .. left.Where(entry => isJudged.Contains(entry.Project))
                    .Select(entry => (entry, excepted.Contains(entry.Kind) ? GoneReason.Excepted : GoneReason.NotReported)),
            ],
            ProjectsNotJudged =
            [
                .. baseline.Findings.Select(entry => entry.Project).Where(project => !isJudged.Contains(project))
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }
}
