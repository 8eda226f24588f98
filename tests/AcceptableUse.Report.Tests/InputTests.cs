using System.Text;

namespace AcceptableUse.Report.Tests;

/// <summary>Logs and command lines that cannot be used end with 2 and a message that says what to do.</summary>
public sealed class InputTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n", "is empty")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"ruleId\":\"AUP1", "is not a complete SARIF 2.1 log")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"message\":\"text\"}]}]}", "$.runs[0].results[0].message, line 1")]
    [InlineData("{\"version\": \"1.0.0\",\"runs\":[]}", "is SARIF 1")]
    [InlineData("{\"name\":\"something\"}", "has no 'runs'")]
    [InlineData("<html></html>", "is not a complete SARIF 2.1 log")]
    [InlineData("null", "has no 'runs'")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[]}", "No log is of a build with AcceptableUse.Analyzers")]
    public async Task Log_that_cannot_be_read_is_named(string text, string message)
    {
        _repository.WithFile("sarif/App.sarif", text);

        foreach (var command in new[] { "report", "baseline create", "gate --baseline b.json" })
        {
            _repository.WithFile("b.json", "{\"version\":1,\"findings\":[]}");
            var (exitCode, _, errors) = await _repository.RunAsync([.. command.Split(' '), "sarif"]);

            Assert.Equal(2, exitCode);
            Assert.Contains(message, errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Log_of_another_tool_is_left_out()
    {
        _repository.WithLog("App", new Reported("src/Worker.cs", 4)).WithFile("sarif/Other.sarif", """
            {"version":"2.1.0","runs":[null,{"tool":{"driver":{"name":"other","rules":[null,{"id":"X1"}]}},"results":[null,
              {"ruleId":"X1","message":{"markdown":"m"},"locations":[{"logicalLocations":[]}],
                "properties":{"customProperties":7,"tags":["a"]}}]}]}
            """);

        Assert.Equal(0, (await _repository.RunAsync("report", "sarif", "--format", "json")).ExitCode);
        Assert.Contains("\"name\": \"Other\"", _repository.Read("acceptable-use.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif/App.sarif")]
    [InlineData("sarif")]
    [InlineData(".")]
    [InlineData("sarif/*.sarif")]
    [InlineData("**/*.sarif")]
    public async Task Logs_are_named_by_file_folder_or_pattern(string input)
    {
        _repository.WithLog("App", new Reported("src/Worker.cs", 4));

        Assert.Contains("1 open", (await _repository.RunAsync("report", input)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "Required argument 'logs' missing")]
    [InlineData("report nowhere", "nowhere does not exist")]
    [InlineData("report src", "src has no SARIF log")]
    [InlineData("report nothing/*.sarif", "has no SARIF log")]
    [InlineData("report sarif --format pdf", "--format 'pdf'")]
    [InlineData("report sarif --format ,", "--format ','")]
    [InlineData("report sarif --fail-on all", "'all' not recognized")]
    [InlineData("report sarif --fail-on new", "needs a --baseline")]
    [InlineData("report sarif --output .git/x/y", "cannot be written")]
    [InlineData("gate sarif", "'--baseline' is required")]
    [InlineData("gate sarif --baseline none.json", "The baseline cannot be read")]
    [InlineData("gate sarif --baseline b.json --nonsense", "--nonsense does not exist")]
    [InlineData("baseline", "Required command was not provided")]
    [InlineData("report sarif --solution src/Worker.cs", "is not a solution")]
    [InlineData("report sarif --solution none.sln", "cannot be read")]
    [InlineData("report sarif --solution broken.slnx", "is not a solution that can be read")]
    public async Task Wrong_command_line_ends_with_2(string arguments, string message)
    {
        _repository.WithLog("App").WithFile("src/Worker.cs", "").WithFile(".git/x", "")
            .WithFile("b.json", "{\"version\":1,\"findings\":[]}").WithFile("broken.slnx", "<Solution><Project>");

        var (exitCode, _, errors) = await _repository.RunAsync(arguments.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("open", 1)]
    [InlineData("new", 0)]
    public async Task Report_fails_on_what_it_is_asked_to(string failOn, int exitCode)
    {
        _repository.WithLog("App", new Reported("src/Worker.cs", 4));
        await _repository.RunAsync("baseline", "create", "sarif");

        Assert.Equal(
            exitCode,
            (await _repository.RunAsync("report", "sarif", "--baseline", "acceptable-use.baseline.json", "--fail-on", failOn)).ExitCode);

        _repository.WithLog("App", new Reported("src/Worker.cs", 4), new Reported("src/Worker.cs", 9));
        Assert.Equal(
            failOn == "none" ? 0 : 1,
            (await _repository.RunAsync("report", "sarif", "--baseline", "acceptable-use.baseline.json", "--fail-on", failOn)).ExitCode);
    }

    /// <summary>A log can come from anybody, and the page is published.</summary>
    [Fact]
    public async Task Only_files_of_the_sources_are_quoted()
    {
        var secret = Directory.CreateTempSubdirectory("AcceptableUse.").FullName;
        File.WriteAllText(Path.Combine(secret, "key.pem"), "outside-secret", Encoding.UTF8);
        _repository.WithFile("src/Worker.cs", "inside-line\n").WithLog(
            "App",
            new Reported("src/Worker.cs", 1),
            new Reported(Path.Combine(secret, "key.pem"), 1),
            new Reported("src/../../" + Path.GetFileName(secret) + "/key.pem", 1));

        var (_, _, errors) = await _repository.RunAsync("report", "sarif", "--format", "html,md,json");

        Directory.Delete(secret, recursive: true);
        Assert.Contains("is not below", errors, StringComparison.Ordinal);
        Assert.Contains("inside-line", _repository.Read("acceptable-use.html"), StringComparison.Ordinal);
        Assert.All(["html", "md", "json"], format =>
            Assert.DoesNotContain("outside-secret", _repository.Read($"acceptable-use.{format}"), StringComparison.Ordinal));
    }
}
