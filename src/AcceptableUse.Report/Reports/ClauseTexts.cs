using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Report.Findings;
using AcceptableUse.Report.Logs;

namespace AcceptableUse.Report.Reports;

/// <summary>The words of the clauses: those that this version of the tool ships, or else what the log says of them.</summary>
internal static class ClauseTexts
{
    private static readonly IReadOnlyList<Clause> Shipped = ClauseFile.Parse(EmbeddedFile.Read("microsoft.clauses"));

    /// <summary>The rules, each with the clause of the code of conduct that it is named for: the first that is about it alone.</summary>
    public static IReadOnlyDictionary<string, Clause> Rules { get; } = Shipped
        .Where(clause => clause.IsInCode && clause.Rules.Length == 1)
        .GroupBy(clause => clause.Rules[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The clauses that the findings of a rule cite, or the one that the rule is named for if there are none.</summary>
    public static IReadOnlyList<ReportClause> Of(string rule, SarifRule? described, IReadOnlyList<Finding> findings)
    {
        var cited = findings.SelectMany(finding => new[] { finding["clause"], finding["note"] }).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToList();
        if (cited.Count == 0 && Rules.TryGetValue(rule, out var main))
        {
            cited.Add(main.Slug);
        }

        return
        [
            .. cited.Order(StringComparer.Ordinal).Select(slug => Shipped.FirstOrDefault(clause => clause.Slug == slug) is { } clause
                ? Of(clause)
                : OfLog(slug, described, findings.FirstOrDefault(finding => finding["clause"] == slug))),
        ];
    }

    private static ReportClause Of(Clause clause) => new()
    {
        Slug = clause.Slug,
        Quote = clause.Quote,
        Document = clause.Document,
        Version = clause.Version,
        Number = clause.Number,
        Checked = clause.DateChecked,
        Certainty = clause.CertaintyLevel,
        InWords = clause.InWords,
        Binds = clause.Binds,
        Link = clause.Link,
    };

    /// <summary>A clause of a later version of the analyzer.</summary>
    private static ReportClause OfLog(string slug, SarifRule? rule, Finding? finding) => new()
    {
        Slug = slug,
        Quote = rule?.FullDescription?.Text ?? "",
        Document = finding?["document"] ?? "",
        Version = finding?["version"] ?? "",
        Number = null,
        Checked = finding?["checked"] ?? "",
        Certainty = finding?["certainty"] ?? "",
        InWords = "This version of the report does not know the clause. What stands here is from the log.",
        Binds = "",
        Link = rule?.HelpUri is { } link && link.StartsWith("https://", StringComparison.Ordinal) ? link : null,
    };
}
