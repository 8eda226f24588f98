using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace AcceptableUse.Report.Tests;

/// <summary>What the page, the Markdown and the JSON say, read as a reader's program reads them.</summary>
public sealed class ReportTests : IAsyncLifetime, IDisposable
{
    private readonly TestRepository _repository = Example.Create();

    public async Task InitializeAsync() =>
        Assert.Equal(0, (await _repository.RunAsync("report", "sarif", "--format", "html,md,json")).ExitCode);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    public void First_screen_has_the_verdict_per_clause(string format)
    {
        var page = Page(format);

        var rows = RowsOf(page.QuerySelector("table")!).Take(4)
            .Select(row => Regex.Replace(string.Join('|', row).Replace("–", "", StringComparison.Ordinal), @" \(AUP\d+\)", ""));

        Assert.Equal(
            """
            Title of AUP1001|1 open; 4 excepted, 1 of them expired|src/Patrol/Worker.cs, line 7|chief of staff (expired) …
            Title of AUP1002|1 open|src/Patrol/Worker.cs, line 7|
            Title of AUP1003|No finding||
            Identifying or verifying people by their faces is restricted and needs a Limited Access approval|No finding||
            """,
            string.Join('\n', rows).Replace("no reason on record nobody is named and 1 more", "…", StringComparison.Ordinal),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Page_names_each_fact_of_a_finding()
    {
        var finding = Page("html").QuerySelector("#AUP1001-1")!;

        Assert.Equal(
            [
                "Call: ChatClient.CompleteChatAsync", "In: Worker.RunAsync", "Media: image", "Service: an Azure AI service",
                "Camera: live, as it films", "The service can: answer any question about it", "Project: Patrol",
                "Declared deployment: law enforcement", "Jurisdiction: US", "Declared camera: body-worn",
            ],
            FactsOf(finding));
        Assert.Equal("await chat.CompleteChatAsync(part);", finding.QuerySelector("pre")!.TextContent);
        Assert.Equal(
            [
                "The media is made in src/Patrol/Worker.cs, line 5var frame = camera.Read();",
                "It is handed on in src/Patrol/Worker.cs, line 6var part = Image(frame);",
            ],
            finding.QuerySelectorAll("ol li").Select(step => step.TextContent));
    }

    [Fact]
    public void Page_quotes_the_clause_with_its_source_and_certainty()
    {
        var clause = Page("html").QuerySelector("#AUP1001 .clause")!;

        Assert.Equal(
            "for facial recognition purposes by or for a police department in the United States",
            clause.QuerySelector("blockquote")!.TextContent);
        var caption = clause.QuerySelector("figcaption")!.TextContent;
        Assert.Contains("v4.0, 2026-05-01; words of May 2024, restriction 18", caption, StringComparison.Ordinal);
        Assert.Contains("D, checked on 2026-11-28. Only news reports carry these words", caption, StringComparison.Ordinal);
        Assert.StartsWith(
            "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions:~:text=",
            clause.QuerySelector("a")!.GetAttribute("href"),
            StringComparison.Ordinal);
    }

    /// <summary>The day of the test is 2027-01-31.</summary>
    [Theory]
    [InlineData(
        "Forms.cs",
        "Reason: Forms without photographs; reference: LEGAL-1; approved by: privacy board; until: 2027-06-30",
        "Approved by: privacy board",
        "Recorded in: LEGAL-1",
        "Holds until: 2027-06-30")]
    [InlineData(
        "Old.cs",
        "Reason: Trial; reference: LEGAL-2; approved by: chief of staff; until: 2027-01-30",
        "Approved by: chief of staff",
        "Recorded in: LEGAL-2",
        "Holds until: 2027-01-30, which is over")]
    [InlineData(
        "Quiet.cs",
        "Reason: No reason is on record: the finding is hidden by a directive that has no place for one.",
        "Approved by: nobody is named",
        "Recorded in: not said",
        "Holds until: no day is named")]
    public void Page_names_reason_approver_and_end_of_an_exception(string file, params string[] facts) => Assert.Equal(
        facts,
        FactsOf(
            Page("html").QuerySelectorAll("#AUP1001 article").Single(
                article => article.QuerySelector("h4")!.TextContent.Contains(file, StringComparison.Ordinal)))
            .Take(4));

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    public void Projects_stand_with_their_tags(string format)
    {
        var projects = RowsOf(
            Page(format).QuerySelectorAll("table").Last(table => table.TextContent.Contains("Deployed for", StringComparison.Ordinal)))
            .ToDictionary(row => row[0], row => string.Join('|', row[1..4]));

        Assert.Equal(
            "not declared|–|judged, in the mode audit".Replace("–", format == "md" ? "" : "–", StringComparison.Ordinal),
            projects["Kiosk"]);
        Assert.StartsWith("law enforcement|", projects["Patrol"], StringComparison.Ordinal);
        Assert.Contains("Consent on record: DPIA 12; signed \"in full\"", projects["Patrol"], StringComparison.Ordinal);
        Assert.EndsWith("|judged, in the mode audit", projects["Patrol"], StringComparison.Ordinal);
        Assert.EndsWith("|not judged: the analyzer did not run", projects["Tools"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    public void What_is_not_known_is_said(string format)
    {
        var text = Page(format).Body!.TextContent;

        Assert.Contains("Projects without the analyzer", text, StringComparison.Ordinal);
        Assert.Contains("Projects that do not say where they are deployed", text, StringComparison.Ordinal);
        Assert.Contains("src/Kiosk/Damage.cs, line 35: 'ChatClient.CompleteChatAsync' sends an image, but", text, StringComparison.Ordinal);
        Assert.Contains("src/Patrol/Big.cs, line 5: 'Everything' is too large", text, StringComparison.Ordinal);
        Assert.Contains("This is not legal advice.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    public void What_a_log_says_is_text_and_never_markup(string format)
    {
        var page = Page(format);

        Assert.Contains(Example.Hostile, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img, script, body code:not(pre code, .meta code)"));
        Assert.All(page.QuerySelectorAll("a[href]"), link => Assert.Matches("^(#|https://)", link.GetAttribute("href")!));
    }

    [Fact]
    public void Page_loads_nothing()
    {
        var html = _repository.Read("acceptable-use.html");

        Assert.Empty(Page("html").QuerySelectorAll("script, link:not([href='data:,']), iframe, object, embed, form"));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_within_the_page_leads_somewhere()
    {
        var page = Page("html");

        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public void Headings_are_in_order()
    {
        var levels = Page("html").QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(
            levels.Zip(levels.Skip(1)),
            pair => Assert.True(pair.Second <= pair.First + 1 && pair.Second > 1, $"h{pair.Second} after h{pair.First}"));
    }

    [Fact]
    public void Json_has_the_same_numbers()
    {
        using var json = JsonDocument.Parse(_repository.Read("acceptable-use.json"));
        var root = json.RootElement;
        var totals = root.GetProperty("totals");

        Assert.Equal("2027-01-31", root.GetProperty("day").GetString());
        Assert.Equal("4f2c9e1", Assert.Single(root.GetProperty("commits").EnumerateArray()).GetString());
        Assert.Equal(
            (2, 0, 4, 1, 1, 1),
            (Number("open"), Number("new"), Number("excepted"), Number("expired"), Number("unexplained"), Number("notJudged")));

        int Number(string name) => totals.GetProperty(name).GetInt32();
    }

    /// <summary>The tool reads its own log as it reads those of the compiler; the project is told by the name of the log alone.</summary>
    [Fact]
    public async Task Sarif_says_what_the_logs_say()
    {
        _repository.WithLog("Kiosk", new Reported("src/Kiosk/A desk.cs", 4), new Reported("src/Kiosk/A desk.cs", 9));
        await _repository.RunAsync("report", "sarif", "--format", "json,sarif", "--output", "before");

        await _repository.RunAsync("report", "before", "--format", "json", "--output", "after");

        var before = FindingsOf("before");
        Assert.True(before.Count > 2);
        Assert.Equal(before, FindingsOf("after"));
    }

    [Fact]
    public async Task Sarif_has_the_fingerprints_of_the_baseline()
    {
        _repository.WithLog("Kiosk", new Reported("src/Kiosk/Desk.cs", 4), new Reported("src/Kiosk/Desk.cs", 9));
        await _repository.RunAsync("baseline", "create", "sarif");

        await _repository.RunAsync("report", "sarif", "--format", "sarif");

        using var log = JsonDocument.Parse(_repository.Read("acceptable-use.sarif"));
        using var baseline = JsonDocument.Parse(_repository.Read("acceptable-use.baseline.json"));
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(
            baseline.RootElement.GetProperty("findings").EnumerateArray()
                .Select(entry => entry.GetProperty("fingerprint").GetString()).Order(StringComparer.Ordinal),
            results.Where(result => result.GetProperty("level").GetString() == "error" && !result.TryGetProperty("suppressions", out _))
                .Select(result => result.GetProperty("partialFingerprints").GetProperty("acceptableUse/v1").GetString())
                .Order(StringComparer.Ordinal));
        Assert.All(results.Where(result => result.GetProperty("locations").GetArrayLength() > 0), result => Assert.Equal(
            "%SRCROOT%",
            result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()));
    }

    [Fact]
    public async Task Baseline_marks_what_is_new_and_lists_what_is_gone()
    {
        _repository.WithLog("Kiosk", new Reported("src/Kiosk/Gone.cs", 4));
        await _repository.RunAsync("baseline", "create", "sarif");
        _repository.WithLog("Kiosk", new Reported("src/Kiosk/Fresh.cs", 4) { Member = "M:Fresh.Ask" });

        await _repository.RunAsync("report", "sarif", "--format", "html,md,json", "--baseline", "acceptable-use.baseline.json");

        var page = Page("html");
        Assert.Equal(
            "src/Kiosk/Fresh.cs, line 4 new",
            Assert.Single(page.QuerySelectorAll(".finding h4 .badge.is-open")).ParentElement!.TextContent.Trim());
        Assert.Contains("src/Kiosk/Gone.cs", page.QuerySelector("#gone")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 open (1 new)", Page("md").Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page must not look better than the gate.</summary>
    [Theory]
    [InlineData("AUP2006", 1)]
    [InlineData("AUP3001", 0)]
    public async Task New_gap_that_fails_the_gate_is_on_the_first_screen(string rule, int number)
    {
        await _repository.RunAsync("baseline", "create", "sarif");
        _repository.WithLog("Kiosk", new Reported("src/Kiosk/Program.cs", 1, rule) { Message = "The assembly 'Core' sends media" });

        var (exitCode, _, _) = await _repository.RunAsync(
            "report", "sarif", "--format", "html,md", "--baseline", "acceptable-use.baseline.json", "--fail-on", "new");

        Assert.Equal(number, exitCode);
        Assert.Equal(
            number > 0,
            Page("html").QuerySelector("#verdict")!.TextContent.Contains("1 new under what is not known", StringComparison.Ordinal));
        Assert.Equal(number, Page("html").QuerySelectorAll("#unknown .badge.is-open").Length);
        Assert.Equal(number > 0, Page("md").Body!.TextContent.Contains("1 new under what is not known", StringComparison.Ordinal));
    }

    /// <summary>A later version of the analyzer can know clauses that this version of the tool does not.</summary>
    [Fact]
    public async Task Clause_of_a_later_version_is_shown_from_the_log()
    {
        _repository.WithLog("Patrol.net10.0", new Reported("src/Patrol/Worker.cs", 7)
        {
            Clause = "ms-coc-of-2030",
            More = [("document", "Code of 2030"), ("version", "v9"), ("checked", "2030-01-01"), ("certainty", "A: read")],
        });

        await _repository.RunAsync("report", "sarif");

        var caption = Page("html").QuerySelectorAll("#AUP1001 figcaption").Single(
            caption => caption.TextContent.Contains("Code of 2030", StringComparison.Ordinal));
        Assert.Contains("does not know the clause", caption.TextContent, StringComparison.Ordinal);
        Assert.Contains("v9", caption.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A comment on GitHub has at most 65,536 characters.</summary>
    [Fact]
    public async Task Markdown_of_many_findings_fits_a_comment()
    {
        _repository.WithLog("Patrol.net10.0", [.. Enumerable.Range(1, 2000).Select(line => new Reported("src/Patrol/Worker.cs", line))]);

        await _repository.RunAsync("report", "sarif", "--format", "md");

        var text = _repository.Read("acceptable-use.md");
        Assert.InRange(text.Length, 10_000, 65_536);
        Assert.Matches(@"\b19\d\d more findings: see the page", text);
    }

    private IDocument Page(string format)
    {
        var text = _repository.Read($"acceptable-use.{format}");
        return new HtmlParser().ParseDocument(format == "html"
            ? text
            : Markdown.ToHtml(
                text, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseMathematics().Build()));
    }

    private static List<string[]> RowsOf(IElement table) =>
        [.. table.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(TextOf).ToArray())];

    /// <summary>The text of a cell, in which a line of its own is divided by a blank.</summary>
    private static string TextOf(IElement cell) => string.Join(' ', cell.QuerySelectorAll("a, br").Length == 0
        ? [cell.TextContent.Trim()]
        : cell.ChildNodes.Select(node => node.TextContent.Trim()).Where(text => text.Length > 0));

    private static IEnumerable<string> FactsOf(IElement finding) =>
        finding.QuerySelectorAll("dl div").Select(
            fact => $"{fact.QuerySelector("dt")!.TextContent}: {fact.QuerySelector("dd")!.TextContent}");

    /// <summary>The findings of a JSON report, without the facts that are of the project.</summary>
    private List<string> FindingsOf(string folder)
    {
        using var json = JsonDocument.Parse(_repository.Read($"{folder}/acceptable-use.json"));
        string[] same = ["rule", "where", "line", "message", "clause", "fingerprint", "exception", "steps", "source"];
        return
        [
            .. json.RootElement.GetProperty("rules").EnumerateArray()
                .SelectMany(rule => rule.GetProperty("findings").EnumerateArray().Concat(rule.GetProperty("exceptions").EnumerateArray()))
                .Select(finding => string.Join('|', same.Select(member => finding.GetProperty(member).GetRawText()))),
        ];
    }
}
