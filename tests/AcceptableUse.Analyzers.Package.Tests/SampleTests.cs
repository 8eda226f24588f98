using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>Each sample, built from source as the README says, shows exactly the diagnostics that the file beside it lists.</summary>
public sealed class SampleTests(SampleBuilds builds) : IClassFixture<SampleBuilds>
{
    public static TheoryData<string> Samples => new(SampleBuilds.Names);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_has_exactly_its_expected_diagnostics(string sample)
    {
        var expected = File.ReadLines(Path.Combine(SampleBuilds.FolderOf(sample), "expected-diagnostics.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .ToList();

        var (exitCode, output) = await builds.BuildAsync(sample);

        Assert.True(exitCode == 0, output);
        Assert.Equal(expected, builds.Diagnostics(sample));
        Assert.All(expected.Where(line => line.Contains(" warning ", StringComparison.Ordinal)), line => AssertPrinted(line, output));

        using var report = await builds.ReportAsync(sample);
        AssertReported(expected, report.RootElement);
    }

    /// <summary>The README breaks the line; the console does not.</summary>
    [Fact]
    public async Task Readme_shows_the_console_output()
    {
        var readme = File.ReadAllText(Path.Combine(SampleBuilds.Root, "README.md"));
        var shown = Regex.Match(readme, @"```\s+(?<line>PatrolWorker\.cs\(.*?)\s+```", RegexOptions.Singleline).Groups["line"].Value;

        var (_, output) = await builds.BuildAsync("PatrolCamera");

        Assert.Contains(Regex.Replace(shown, @"\s+", " "), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Violation_fails_a_CI_build()
    {
        var (exitCode, output) = await builds.BuildAsync("PatrolCamera", "true");

        Assert.True(exitCode != 0, output);
        Assert.Contains("error AUP1001:", output, StringComparison.Ordinal);
        Assert.Contains("error AUP1002:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transcribing_and_summarising_passes_a_CI_build()
    {
        var (exitCode, output) = await builds.BuildAsync("IncidentReports", "true");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("AUP", output, StringComparison.Ordinal);
    }

    /// <summary>The report has the same as its logs, with the lines of the source and the tags of the projects.</summary>
    private static void AssertReported(IEnumerable<string> expected, JsonElement report)
    {
        var findings = report.GetProperty("rules").EnumerateArray()
            .SelectMany(rule => rule.GetProperty("findings").EnumerateArray()).ToList();
        Assert.Equal(
            expected.Where(line => line.Contains(" AUP1", StringComparison.Ordinal))
                .Select(line => line.Split(' ')).Select(words => words[0] + words[1]),
            findings.Select(PlaceOf).Order(StringComparer.Ordinal));
        Assert.All(findings, finding =>
        {
            var call = finding.GetProperty("facts").EnumerateArray().Single(fact => fact.GetProperty("name").GetString() == "Call");
            Assert.Contains(
                call.GetProperty("value").GetString()!.Split('.')[1],
                finding.GetProperty("source").GetString(),
                StringComparison.Ordinal);
            Assert.All(finding.GetProperty("steps").EnumerateArray(), step => Assert.NotEmpty(step.GetProperty("source").GetString()!));
        });
        Assert.All(report.GetProperty("projects").EnumerateArray(), project =>
        {
            var text = File.ReadAllText(SampleBuilds.ProjectFileOf(project.GetProperty("name").GetString()!));
            Assert.Equal("judged, in the mode warn", project.GetProperty("status").GetString());
            Assert.Equal(
                text.Contains("<AcceptableUseDeployment>", StringComparison.Ordinal),
                project.GetProperty("deployment").GetString() != "not declared");
        });
    }

    private static string PlaceOf(JsonElement finding)
    {
        var file = Path.GetFileName(finding.GetProperty("file").GetString());
        return $"{file}({finding.GetProperty("line").GetInt32()}):{finding.GetProperty("rule").GetString()}";
    }

    /// <summary>The console shows the rule on the line, and at its end the link to the clause.</summary>
    private static void AssertPrinted(string expected, string output)
    {
        var parts = Regex.Match(expected, @"^(?<file>\S+)\((?<line>\d+)\): (?<rule>\S+) ").Groups;
        var printed =
            $@"{Regex.Escape(parts["file"].Value)}\({parts["line"].Value},\d+\): warning {parts["rule"].Value}: .*\(https://\S+\) \[";
        Assert.True(Regex.IsMatch(output, printed), output);
    }
}

/// <summary>Builds samples into a folder of its own, so that no other build of the repository is disturbed or trusted.</summary>
public sealed class SampleBuilds : IAsyncLifetime
{
    internal static readonly string Root = Path.GetFullPath("../../..", typeof(SampleBuilds).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PackageProject").Value!);

    private static readonly string[] Properties = ["media", "capability", "service", "camera"];

    private readonly string _artifacts = Directory.CreateTempSubdirectory("AcceptableUse.Samples.").FullName;
    private readonly string _targets;
    private readonly CompilerServer _compilerServer = new();

    public SampleBuilds()
    {
        // A property on the command line could not tell the log of a sample from those of the projects that it references.
        _targets = Path.Combine(_artifacts, "ErrorLog.targets");
        File.WriteAllText(_targets, "<Project><PropertyGroup><ErrorLog>$(ArtifactsPath)/$(MSBuildProjectName).sarif,version=2.1</ErrorLog></PropertyGroup></Project>");
    }

    internal static IEnumerable<string> Names =>
        Directory.GetDirectories(Path.Combine(Root, "samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    internal static string ProjectFileOf(string project) =>
        Directory.GetFiles(Path.Combine(Root, "samples"), $"{project}.csproj", SearchOption.AllDirectories).Single();

    internal static string FolderOf(string sample) => Path.Combine(Root, "samples", sample);

    /// <summary>The names of the projects of a sample: one, or those of a small solution.</summary>
    private static IEnumerable<string> ProjectsOf(string sample) =>
        Directory.GetFiles(FolderOf(sample), "*.csproj", SearchOption.AllDirectories).Select(project => Path.GetFileNameWithoutExtension(project));

    /// <summary>Builds a sample anew; the analyzer that it references is built once for all of them.</summary>
    internal Task<(int ExitCode, string Output)> BuildAsync(string sample, string? ci = null)
    {
        foreach (var built in ProjectsOf(sample).Select(project => Path.Combine(_artifacts, "obj", project)).Where(Directory.Exists))
        {
            Directory.Delete(built, recursive: true);
        }

        return DotNet.RunAsync(
            Root,
            [
                "build",
                $"samples/{sample}",
                "-m:1",
                "-nodeReuse:false",
                $"-p:ArtifactsPath={_artifacts}",
                $"-p:CustomAfterMicrosoftCommonTargets={_targets}",
                .. _compilerServer.Arguments,
            ],
            ci is null ? null : new Dictionary<string, string> { ["CI"] = ci });
    }

    /// <summary>What the last build of a sample reported, in the form of expected-diagnostics.txt.</summary>
    internal IEnumerable<string> Diagnostics(string sample) => ProjectsOf(sample).SelectMany(DiagnosticsOf).Order(StringComparer.Ordinal);

    /// <summary>The report of the last build of a sample.</summary>
    internal async Task<JsonDocument> ReportAsync(string sample)
    {
        var (exitCode, output) = await DotNet.RunAsync(
            Root,
            [
                PackageFixture.Metadata("ReportTool"), "report",
                .. ProjectsOf(sample).Select(project => Path.Combine(_artifacts, $"{project}.sarif")),
                "--format", "json", "--output", _artifacts, "--root", Root,
            ]);
        Assert.True(exitCode == 0, output);
        return JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_artifacts, "acceptable-use.json")));
    }

    private List<string> DiagnosticsOf(string project)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(_artifacts, $"{project}.sarif")));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        return
        [
            .. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("AUP", StringComparison.Ordinal))
                .Select(Line),
        ];
    }

    /// <summary>A rule without the property shows as such, rather than break off the comparison.</summary>
    private static string? Property(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value) ? value.GetString() : null;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _compilerServer.StopAsync(_artifacts);
        Directory.Delete(_artifacts, recursive: true);
    }

    private static string Line(JsonElement result)
    {
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var file = Path.GetFileName(location.GetProperty("artifactLocation").GetProperty("uri").GetString());
        var line = location.GetProperty("region").GetProperty("startLine").GetInt32();
        var properties = result.GetProperty("properties").TryGetProperty("customProperties", out var custom) ? custom : default;
        return $"{file}({line}): {result.GetProperty("ruleId").GetString()} {result.GetProperty("level").GetString()} "
            + string.Join(' ', Properties.Select(name => $"{name}={Property(properties, name)}"));
    }
}
