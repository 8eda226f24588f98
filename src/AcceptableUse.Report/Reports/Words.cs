using AcceptableUse.Report.Findings;

namespace AcceptableUse.Report.Reports;

/// <summary>Says what the analyzer says for tools, for people.</summary>
internal static class Words
{
    private const string Deployment = "AcceptableUseDeployment";

    private static readonly (string Property, string Name)[] Tags =
    [
        ("AcceptableUseJurisdiction", "Jurisdiction"),
        ("AcceptableUseCamera", "Camera"),
        ("AcceptableUseConsent", "Consent on record"),
        ("AcceptableUseLimitedAccess", "Limited Access approval"),
    ];

    /// <summary>The deployment that tags declare.</summary>
    public static string DeploymentOf(IReadOnlyDictionary<string, string> tags) => tags.TryGetValue(Deployment, out var value)
        ? string.Join(" and ", Items(value).Select(one => one.ToLowerInvariant() switch
        {
            "law-enforcement" => "law enforcement",
            "real-time-surveillance" => "real-time surveillance",
            "none" => "none of the restricted deployments",
            _ => one,
        }))
        : "not declared";

    /// <summary>The other tags that are declared.</summary>
    public static IReadOnlyList<ReportFact> TagsOf(IReadOnlyDictionary<string, string> tags) =>
    [
        .. Tags.Where(tag => tags.ContainsKey(tag.Property))
            .Select(tag => new ReportFact(tag.Name, Readable(tag.Property, tags[tag.Property]))),
    ];

    /// <summary>What is known of a call.</summary>
    public static IReadOnlyList<ReportFact> FactsOf(Finding finding)
    {
        var facts = new List<ReportFact>();
        Add("Call", finding["api"]);
        Add("In", MemberName(finding["member"] ?? ""));
        Add("Media", finding["media"] switch { "face" => "data made from a face", var media => media });
        Add("Service", finding["service"] switch
        {
            "azure" => "an Azure AI service",
            "unknown" => "not decided in the code, judged as Azure",
            var other => other,
        });
        Add("Through the library", finding["library"]);
        Add("Camera", finding["camera"] switch { "live" => "live, as it films", "unknown" => "not known to be live", var other => other });
        Add("The service can", CapabilityOf(finding["capability"]));
        Add("Project", string.Join(", ", finding.Projects));
        if (finding.Properties.ContainsKey(Deployment))
        {
            Add("Declared deployment", DeploymentOf(finding.Properties));
        }

        facts.AddRange(TagsOf(finding.Properties).Select(tag => tag.Name == "Camera" ? tag with { Name = "Declared camera" } : tag));
        return facts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add(new ReportFact(name, value));
            }
        }
    }

    /// <summary>The steps in words: where the media is made, where it is handed on, and what a prompt asks.</summary>
    public static IEnumerable<ReportStep> StepsOf(Finding finding)
    {
        var asksLast = finding["evidence"] is not null;
        foreach (var (index, place) in finding.Steps.Index())
        {
            var isAsk = asksLast && index == finding.Steps.Count - 1;
            var what = isAsk ? finding["evidence"] == "schema" ? "The answer is to say" : "The model is asked"
                : index == 0 ? "The media is made"
                : "It is handed on";
            yield return new ReportStep(what, WhereOf(place), place.Text);
        }
    }

    /// <summary>File and line of a finding, or the projects for one that is of no file.</summary>
    public static string WhereOf(Finding finding) =>
        finding.Place is { } place ? WhereOf(place) : string.Join(", ", finding.Projects);

    /// <summary>File and line of a place.</summary>
    public static string WhereOf(Place place) => place.Line > 0 ? $"{place.Path}, line {place.Line}" : place.Path;

    /// <summary>The member of a documentation comment identifier, as <c>PatrolWorker.ExecuteAsync</c>.</summary>
    public static string MemberName(string id)
    {
        var name = id.Length > 2 && id[1] == ':' ? id[2..] : id;
        var parameters = name.IndexOf('(', StringComparison.Ordinal);
        var parts = (parameters < 0 ? name : name[..parameters]).Replace("#ctor", "constructor", StringComparison.Ordinal).Split('.');
        return parts is [.., "Program", "<Main>$"] ? "the top-level statements" : string.Join('.', parts.TakeLast(2));
    }

    private static string? CapabilityOf(string? capability) => capability switch
    {
        "generate" => "answer any question about it",
        "detect" => "find faces",
        "attributes" => "describe faces",
        "identify" => "say who somebody is",
        "verify" => "confirm who somebody is",
        "find-similar" => "find the same person again",
        "enrol" => "remember faces",
        "emotion" => "say what people feel",
        "sensitive-attribute" => "tell sensitive attributes",
        var other => other?.Replace('-', ' '),
    };

    private static string Readable(string property, string value) =>
        property is "AcceptableUseConsent" or "AcceptableUseLimitedAccess" ? value : string.Join(", ", Items(value));

    private static string[] Items(string value) =>
    [
        .. value.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
