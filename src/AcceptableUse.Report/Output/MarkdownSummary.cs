using System.Text;
using AcceptableUse.Report.Reports;

namespace AcceptableUse.Report.Output;

/// <summary>Writes a report as Markdown for a pull request or the summary of a job: the verdict in full, and the first findings.</summary>
internal static class MarkdownSummary
{
    /// <summary>A comment on GitHub may have 65,536 characters, and a finding takes some 300.</summary>
    private const int MostFindings = 100;

    private const int MostPlaces = 3;
    private const int MostEntries = 20;

    /// <summary>What means something to Markdown inside of a line. Everything that comes from a log is escaped.</summary>
    private const string Special = "\\`*_[]<>&|~#!$";

    /// <summary>The text.</summary>
    public static string Write(Reports.Report report)
    {
        var text = new StringBuilder("# Acceptable use report\n\n");
        var totals = report.Totals;
        text.Append($"**{totals.Open} open**").Append(report.HasBaseline ? $" ({totals.New} new)" : "")
            .Append($", **{totals.Excepted} excepted**").Append(totals.Expired > 0 ? $" ({totals.Expired} expired)" : "")
            .Append($", {Count(report.Projects.Count, "project")}")
            .Append(totals.NotJudged > 0 ? $", **{totals.NotJudged} not judged**" : "")
            .Append(totals.NewGaps > 0 ? $", **{totals.NewGaps} new under what is not known**" : "")
            .Append(report.Commits.Count > 0 ? $", commit {Escape(string.Join(", ", report.Commits))}" : "").Append(".\n\n");
        AppendVerdicts(text, report);
        AppendFindings(text, report);
        AppendProjects(text, report);
        AppendGaps(text, report);
        if (report.Gone.Count > 0)
        {
            text.Append("## Gone since the baseline\n\n");
            AppendList(text, [.. report.Gone.Select(gone => new ReportGapEntry(gone.Where, $"{gone.Rule}, {gone.What} ({gone.Reason})"))]);
        }

        text.Append("## What this report does not claim\n\n");
        foreach (var claim in Claims.All)
        {
            text.Append("- ").Append(Escape(claim)).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendVerdicts(StringBuilder text, Reports.Report report)
    {
        text.Append("| Clause | Verdict | Where | Excepted by |\n|---|---|---|---|\n");
        foreach (var rule in report.Rules)
        {
            Row(
                text,
                $"{Escape(rule.Title)} ({Escape(rule.Id)})",
                rule.Open > 0 ? $"**{rule.Verdict}**" : rule.Verdict,
                Some(rule.Findings, finding => finding.Where),
                Some(rule.Exceptions, finding => finding.Exception!.Who));
        }

        text.Append("\nNo finding does not mean that a use is allowed.\n\n");
    }

    private static void AppendFindings(StringBuilder text, Reports.Report report)
    {
        var left = MostFindings;
        foreach (var rule in report.Rules.Where(rule => rule.State != "none"))
        {
            text.Append($"## {Escape(rule.Title)}\n\n");
            foreach (var clause in rule.Clauses)
            {
                text.Append($"> {Escape(clause.Quote)}\n>\n> {Escape(clause.Document)}, {Escape(clause.Version)}")
                    .Append(clause.Number is null ? "" : $", restriction {Escape(clause.Number)}")
                    .Append($". Checked {Escape(clause.Checked)}, certainty {Escape(clause.Certainty)}: {Escape(clause.InWords)}")
                    .Append(clause.Link is { } link ? $" [Open the clause](<{link}>)" : "").Append("\n\n");
            }

            text.Append("| | Where | What the code does |\n|---|---|---|\n");
            var shown = rule.Findings.Concat(rule.Exceptions).Take(left).ToList();
            foreach (var finding in shown)
            {
                Row(text, StateOf(finding), Escape(finding.Where), Escape(finding.Message) + ReasonOf(finding));
            }

            left -= shown.Count;
            var more = rule.Open + rule.Excepted - shown.Count;
            text.Append(more > 0 ? $"\n{Count(more, "more finding")}: see the page.\n\n" : "\n");
        }
    }

    private static void AppendProjects(StringBuilder text, Reports.Report report)
    {
        text.Append("## What was judged\n\n| Project | Deployed for | Declared besides | Judged |\n|---|---|---|---|\n");
        foreach (var project in report.Projects)
        {
            Row(
                text,
                Escape(project.Name),
                Escape(project.Deployment),
                Escape(string.Join("; ", project.Tags.Select(tag => $"{tag.Name}: {tag.Value}"))),
                project.IsJudged ? Escape(project.Status) : $"**{Escape(project.Status)}**");
        }

        text.Append('\n');
    }

    private static void AppendGaps(StringBuilder text, Reports.Report report)
    {
        text.Append("## What is not known\n\n");
        foreach (var gap in report.Gaps)
        {
            text.Append($"**{Escape(gap.Title)}.** {Escape(gap.Explanation)}\n\n");
            AppendList(text, gap.Entries);
        }

        if (report.Gaps.Count == 0)
        {
            text.Append("The logs name nothing that was left out.\n\n");
        }
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<ReportGapEntry> entries)
    {
        foreach (var entry in entries.Take(MostEntries))
        {
            text.Append($"- **{Escape(entry.Where)}**")
                .Append(entry.IsNew ? " (**new**)" : "")
                .Append(entry.What.Length > 0 ? $": {Escape(entry.What)}" : "")
                .Append('\n');
        }

        text.Append(entries.Count > MostEntries ? $"- and {entries.Count - MostEntries} more: see the page\n\n" : "\n");
    }

    private static string StateOf(ReportFinding finding) => finding.Exception switch
    {
        { IsExpired: true } => "exception **expired**",
        not null => "excepted",
        null => finding.IsNew ? "**new**" : "open",
    };

    private static string ReasonOf(ReportFinding finding) => finding.Exception switch
    {
        null => "",
        { Reason: { } reason } => $"<br>Exception: {Escape(reason)}",
        _ => "<br>Exception without a reason",
    };

    private static string Some(IReadOnlyList<ReportFinding> findings, Func<ReportFinding, string> say) =>
        string.Join("<br>", findings.Take(MostPlaces).Select(finding => Escape(say(finding))))
        + (findings.Count > MostPlaces ? $"<br>and {findings.Count - MostPlaces} more" : "");

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = Special.Contains(letter, StringComparison.Ordinal) ? escaped.Append('\\').Append(letter)
                : escaped.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return escaped.ToString();
    }
}
