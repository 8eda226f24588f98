namespace AcceptableUse.Report.Tests;

/// <summary>A gate that did not see everything does not say that all is well.</summary>
public sealed class JudgedTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public JudgedTests() => _repository
        .WithLog("App", new Reported("src/Worker.cs", 10))
        .WithFile("b.json", "{\"version\":1,\"findings\":[]}");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Project_of_the_baseline_has_to_be_judged_again()
    {
        await _repository.RunAsync("baseline", "create", "sarif");
        File.Delete(_repository.PathOf("sarif/App.sarif"));
        _repository.WithLog("Other");

        var (exitCode, _, errors) = await _repository.RunAsync("gate", "sarif", "--baseline", "acceptable-use.baseline.json");

        Assert.Equal(2, exitCode);
        Assert.Contains("projects that were not judged: App", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slnx", """<Solution><Project Path="src/App/App.csproj" /><Project Path="src/Core/Core.csproj" /></Solution>""")]
    [InlineData("sln", """

        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "App", "src\App\App.csproj", "{D8726A45-0223-5254-B94F-0A25C77AB05B}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Core", "src\Core\Core.csproj", "{770BE591-B3BA-57C7-8876-543A8F3DE01E}"
        EndProject
        """)]
    public async Task Project_of_the_solution_without_a_log_fails_the_gate(string extension, string solution)
    {
        _repository.WithFile($"All.{extension}", solution);

        var (exitCode, _, errors) = await _repository.RunAsync("gate", "sarif", "--baseline", "b.json", "--solution", $"All.{extension}");

        Assert.Equal(2, exitCode);
        Assert.Contains("Not judged: Core (no log)", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_without_a_log_fails_the_gate() =>
        await FailsWithAsync("Core (no log)", _repository.WithRecord("Core", ("project", "Core"), ("language", "C#")));

    [Fact]
    public async Task Analyzer_that_is_off_fails_the_gate() => await FailsWithAsync(
        "Core (analyzers are off)", _repository.WithRun("Core", ["CA1000"]).WithRecord("Core", ("project", "Core"), ("language", "C#")));

    [Theory]
    [InlineData("AD0001", "Analyzer 'AcceptableUse.Analyzers.AcceptableUseAnalyzer' threw an exception", "the analyzer failed")]
    [InlineData("CS8034", "Unable to load Analyzer assembly AcceptableUse.Analyzers.dll", "the analyzer failed")]
    [InlineData("CS0103", "The name 'x' does not exist", "it does not compile: CS0103: The name 'x' does not exist")]
    public async Task Failure_of_the_compilation_fails_the_gate(string rule, string message, string reason) =>
        await FailsWithAsync(
            reason, _repository.WithRun("Core", ["AUP1001"], new { ruleId = rule, level = "error", message = new { text = message } }));

    [Theory]
    [InlineData("AD0001", "Analyzer 'Other.Analyzer' threw an exception")]
    [InlineData("CS0168", "The variable 'x' is declared but never used")]
    public async Task Other_problems_of_a_build_are_not_those_of_the_gate(string rule, string message)
    {
        _repository.WithRun("App", ["AUP1001"], new { ruleId = rule, level = "warning", message = new { text = message } });

        Assert.Equal(0, (await _repository.RunAsync("gate", "sarif", "--baseline", "b.json")).ExitCode);
    }

    /// <summary>Without the package there is nothing to judge by, and other languages are not judged at all.</summary>
    [Fact]
    public async Task Projects_that_nobody_wants_judged_do_not_fail_the_gate()
    {
        _repository.WithLog("App").WithRun("Tests", ["CA1000"])
            .WithRun("Basic", ["BC1000"]).WithRecord("Basic", ("project", "Basic"), ("language", "VB"));

        Assert.Equal(0, (await _repository.RunAsync("gate", "sarif", "--baseline", "b.json")).ExitCode);
    }

    private static async Task FailsWithAsync(string reason, TestRepository repository)
    {
        foreach (var command in new[] { "gate --baseline b.json", "baseline create" })
        {
            var (exitCode, _, errors) = await repository.RunAsync([.. command.Split(' '), "sarif"]);

            Assert.Equal(2, exitCode);
            Assert.Contains(reason, errors, StringComparison.Ordinal);
        }
    }
}
