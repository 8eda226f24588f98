namespace AcceptableUse.Report.Tests;

/// <summary>What a baseline recognises again, and what the gate makes of the rest.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string Worker = "src/Worker.cs";

    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task File_has_a_line_for_each_finding_in_a_stable_order()
    {
        _repository.WithLog("B", new Reported("src/Zebra.cs", 3)).WithLog(
            "A", new Reported(Worker, 9) { Rule = "AUP1002", Clause = "ms-coc-le-realtime-mobile-camera" }, new Reported(Worker, 9));

        Assert.Equal(0, (await _repository.RunAsync("baseline", "create", "sarif")).ExitCode);

        var lines = _repository.Read("acceptable-use.baseline.json").Split('\n');
        Assert.Equal(["{", "  \"version\": 1,", "  \"findings\": ["], lines[..3]);
        Assert.Equal(
            "{\"fingerprint\":\"315fcf5b12b2ad47790a4e2659f58b58\",\"rule\":\"AUP1001\",\"clause\":\"ms-coc-us-police-facial-recognition\","
            + "\"file\":\"src/Worker.cs\",\"member\":\"M:Patrol.Worker.RunAsync(System.String)\",\"what\":\"ChatClient.CompleteChatAsync\","
            + "\"occurrence\":1,\"project\":\"A\"},",
            lines[3].Trim());
        Assert.Contains("AUP1002", lines[4], StringComparison.Ordinal);
        Assert.Contains("Zebra", lines[5], StringComparison.Ordinal);
        Assert.Equal(["  ]", "}", ""], lines[6..]);
    }

    [Fact]
    public async Task Legacy_solution_turns_green_with_a_baseline_and_red_with_one_new_finding()
    {
        _repository.WithLog("App", [.. Enumerable.Range(1, 40).Select(line => new Reported(Worker, line * 10))]);
        await _repository.RunAsync("baseline", "create", "sarif");
        var green = await _repository.RunAsync("gate", "sarif", "--baseline", "acceptable-use.baseline.json");

        _repository.WithLog("App",
        [
            .. Enumerable.Range(1, 40).Select(line => new Reported(Worker, line * 10)),
            new Reported("src/Kiosk.cs", 7) { Member = "M:Kiosk.Look" },
        ]);
        var red = await _repository.RunAsync("gate", "sarif", "--baseline", "acceptable-use.baseline.json");

        Assert.Equal((0, "0 new, 40 in the baseline, 0 gone"), (green.ExitCode, green.Output.Trim()));
        Assert.Equal(1, red.ExitCode);
        Assert.StartsWith("new    src/Kiosk.cs(7,20): AUP1001: ", red.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 new, 40 in the baseline, 0 gone", red.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_lines_are_recognised() => Assert.Equal(
        "0 new, 1 in the baseline, 0 gone",
        await CompareAsync([new Reported(Worker, 10)], [new Reported(Worker, 310) { Column = 3, Steps = [300] }]));

    /// <summary>The report of two target frameworks is one finding.</summary>
    [Fact]
    public async Task Target_frameworks_count_once()
    {
        _repository.WithLog("App.net8.0", new Reported(Worker, 10)).WithLog("App.net10.0-windows10.0.19041", new Reported(Worker, 10));

        Assert.Contains(": 1 findings", (await _repository.RunAsync("baseline", "create", "sarif")).Output, StringComparison.Ordinal);
        Assert.Contains("\"project\":\"App\"", _repository.Read("acceptable-use.baseline.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_call_like_a_known_one_is_new() => Assert.Contains(
        "new    src/Worker.cs(20,20)",
        await CompareAsync([new Reported(Worker, 10)], [new Reported(Worker, 10), new Reported(Worker, 20)]),
        StringComparison.Ordinal);

    [Fact]
    public async Task First_of_two_equal_calls_can_go() => Assert.Equal(
        """
        gone   src/Worker.cs: AUP1001: ChatClient.CompleteChatAsync in Worker.RunAsync (no longer reported)
        0 new, 1 in the baseline, 1 gone
        Write the baseline anew, so that what is gone cannot come back unseen.
        """,
        await CompareAsync([new Reported(Worker, 10), new Reported(Worker, 20)], [new Reported(Worker, 20)]),
        ignoreLineEndingDifferences: true);

    [Fact]
    public async Task Exception_on_record_is_gone_with_its_reason() => Assert.Contains(
        "(an exception is on record)",
        await CompareAsync([new Reported(Worker, 10)], [new Reported(Worker, 10) { Suppressed = "Forms only; reference: LEGAL-1" }]),
        StringComparison.Ordinal);

    [Fact]
    public async Task Excepted_finding_is_in_no_baseline_and_is_new_once_the_exception_goes() => Assert.Contains(
        "1 new, 0 in the baseline",
        await CompareAsync([new Reported(Worker, 10) { Suppressed = "Forms only" }], [new Reported(Worker, 10)]),
        StringComparison.Ordinal);

    [Fact]
    public async Task Moved_file_is_recognised_by_the_member() => Assert.StartsWith(
        "moved  src/Cameras/Worker.cs(10,20): AUP1001: ChatClient.CompleteChatAsync, from src/Worker.cs",
        await CompareAsync([new Reported(Worker, 10)], [new Reported("src/Cameras/Worker.cs", 10)]),
        StringComparison.Ordinal);

    [Fact]
    public async Task Copied_file_is_new() => Assert.Contains(
        "1 new, 1 in the baseline, 0 gone",
        await CompareAsync([new Reported(Worker, 10)], [new Reported(Worker, 10), new Reported("src/Copy/Worker.cs", 10)]),
        StringComparison.Ordinal);

    /// <summary>Every program has the same member, so nothing says that it is the one of before.</summary>
    [Fact]
    public async Task Top_level_statements_of_another_file_are_new() => Assert.Contains(
        "1 new, 0 in the baseline, 1 gone",
        await CompareAsync(
            [new Reported("old/Program.cs", 10) { Member = "M:Program.<Main>$(System.String[])" }],
            [new Reported("new/Program.cs", 10) { Member = "M:Program.<Main>$(System.String[])" }]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "AUP1003", "ms-coc-surveillance-without-consent", "M:Patrol.Worker.RunAsync(System.String)", "ChatClient.CompleteChatAsync")]
    [InlineData("AUP1001", "face-us-police", "M:Patrol.Worker.RunAsync(System.String)", "ChatClient.CompleteChatAsync")]
    [InlineData("AUP1001", "ms-coc-us-police-facial-recognition", "M:Patrol.Worker.RunAsync(System.Int32)", "ChatClient.CompleteChatAsync")]
    [InlineData("AUP1001", "ms-coc-us-police-facial-recognition", "M:Patrol.Worker.RunAsync(System.String)", "ChatClient.CompleteChat")]
    public async Task Finding_that_differs_in_one_field_is_new(string rule, string clause, string member, string api) => Assert.Contains(
        "1 new, 0 in the baseline, 1 gone",
        await CompareAsync([new Reported(Worker, 10)], [new Reported(Worker, 10, rule) { Clause = clause, Member = member, Api = api }]),
        StringComparison.Ordinal);

    /// <summary>The gate is no weaker than an enforcing build, and no stricter.</summary>
    [Theory]
    [InlineData("AUP1005", 1)]
    [InlineData("AUP2002", 1)]
    [InlineData("AUP2003", 1)]
    [InlineData("AUP2005", 1)]
    [InlineData("AUP2006", 1)]
    [InlineData("AUP2001", 0)]
    [InlineData("AUP2004", 0)]
    [InlineData("AUP3001", 0)]
    [InlineData("AUP3002", 0)]
    public async Task Gate_fails_on_what_is_an_error_in_an_enforcing_build(string rule, int exitCode)
    {
        _repository.WithLog("App");
        await _repository.RunAsync("baseline", "create", "sarif");
        _repository.WithLog("App", new Reported(Worker, 10, rule));

        Assert.Equal(exitCode, (await _repository.RunAsync("gate", "sarif", "--baseline", "acceptable-use.baseline.json")).ExitCode);
    }

    [Fact]
    public async Task Exception_that_has_ended_is_a_warning_of_the_gate()
    {
        var output = await CompareAsync([],
        [
            new Reported(Worker, 10) { Suppressed = "Trial; until: 2027-01-30" },
            new Reported(Worker, 20) { Suppressed = "Trial; until: 2027-01-31" },
        ]);

        Assert.Equal(
            """
            warning: src/Worker.cs(10,20): the exception for AUP1001 ended on 2027-01-30
            0 new, 0 in the baseline, 0 gone
            """,
            output, ignoreLineEndingDifferences: true);
    }

    /// <summary>The file that AUP2006 stands at depends on which file names the assembly first.</summary>
    [Fact]
    public async Task Unjudged_library_is_recognised_wherever_it_is_named()
    {
        static Reported At(string file) => new(file, 1, "AUP2006") { Api = "", Clause = "", Member = "", More = [("library", "Core")] };

        Assert.Contains(
            "0 new, 1 in the baseline, 0 gone", await CompareAsync([At("src/A.cs")], [At("src/B.cs")]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_that_was_edited_is_refused()
    {
        _repository.WithLog("App", new Reported(Worker, 10));
        await _repository.RunAsync("baseline", "create", "sarif");
        _repository.WithFile(
            "acceptable-use.baseline.json",
            _repository.Read("acceptable-use.baseline.json").Replace("src/Worker.cs", "src/Kiosk.cs", StringComparison.Ordinal));

        var (exitCode, _, errors) = await _repository.RunAsync("gate", "sarif", "--baseline", "acceptable-use.baseline.json");

        Assert.Equal(2, exitCode);
        Assert.Contains("does not fit its fields", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not a baseline")]
    [InlineData("[]", "is not a baseline")]
    [InlineData("{\"version\": 2, \"findings\": []}", "is a baseline of version 2")]
    [InlineData("{\"version\": 1}", "is not a baseline")]
    [InlineData("{\"version\": 1, \"findings\": [{}]}", "is not a baseline")]
    [InlineData("{\"version\": 1, \"findings\": [], \"comment\": 1}", "is not a baseline")]
    public async Task File_that_is_no_baseline_is_refused(string text, string message)
    {
        _repository.WithLog("App").WithFile("b.json", text);

        var (exitCode, _, errors) = await _repository.RunAsync("gate", "sarif", "--baseline", "b.json");

        Assert.Equal(2, exitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    private async Task<string> CompareAsync(Reported[] before, Reported[] after)
    {
        _repository.WithLog("App", before);
        Assert.Equal(0, (await _repository.RunAsync("baseline", "create", "sarif")).ExitCode);
        _repository.WithLog("App", after);
        return (await _repository.RunAsync("gate", "sarif", "--baseline", "acceptable-use.baseline.json")).Output.Trim();
    }
}
