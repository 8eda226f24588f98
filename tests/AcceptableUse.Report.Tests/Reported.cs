namespace AcceptableUse.Report.Tests;

/// <summary>A finding as the compiler logs it. The package tests compare with logs that a compiler wrote.</summary>
internal sealed record Reported(string File, int Line, string Rule = "AUP1001")
{
    public string Message { get; init; } = "'ChatClient.CompleteChatAsync' sends an image to an Azure AI service";

    public string Clause { get; init; } = "ms-coc-us-police-facial-recognition";

    public string Member { get; init; } = "M:Patrol.Worker.RunAsync(System.String)";

    public string Api { get; init; } = "ChatClient.CompleteChatAsync";

    public int Column { get; init; } = 20;

    /// <summary>The justification of an attribute; empty for a pragma, null for an open finding.</summary>
    public string? Suppressed { get; init; }

    public int[] Steps { get; init; } = [];

    public (string Key, string Value)[] More { get; init; } = [];

    public object ToResult(string root)
    {
        var properties = new Dictionary<string, string>
        {
            ["api"] = Api,
            ["camera"] = "live",
            ["capability"] = "generate",
            ["clause"] = Clause,
            ["media"] = "image",
            ["member"] = Member,
            ["service"] = "azure",
        };
        foreach (var (key, value) in More)
        {
            properties[key] = value;
        }

        return new Dictionary<string, object?>
        {
            ["ruleId"] = Rule,
            ["level"] = "warning",
            ["message"] = new { text = Message },
            ["locations"] = new[] { At(root, Line, Column) },
            ["relatedLocations"] = Steps.Select(step => At(root, step, 5)),
            ["suppressions"] = Suppressed switch
            {
                null => Array.Empty<object>(),
                "" => [new { kind = "inSource", properties = new { suppressionType = "Pragma Directive" } }],
                _ =>
                [
                    new { kind = "inSource", justification = Suppressed, properties = new { suppressionType = "SuppressMessageAttribute" } },
                ],
            },
            ["properties"] = new { warningLevel = 1, customProperties = properties },
        };
    }

    private object At(string root, int line, int column) => new
    {
        physicalLocation = new
        {
            artifactLocation = new { uri = new Uri(Path.Combine(root, File)).AbsoluteUri },
            region = new { startLine = line, startColumn = column, endLine = line, endColumn = column + 10 },
        },
    };
}
