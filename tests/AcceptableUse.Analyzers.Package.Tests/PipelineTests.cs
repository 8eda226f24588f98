using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The snippets for CI, with the services' part left out: the log is set up and the commands run as the page has them.</summary>
[Collection(nameof(PackageCollection))]
public sealed class PipelineTests(PackageFixture package)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SampleBuilds.Root, "docs", "ci.md")).ReplaceLineEndings("\n");

    private static readonly string Targets = Regex.Match(Page, "```xml\n(?<xml><Project>.*?)```", RegexOptions.Singleline).Groups["xml"].Value;

    /// <summary>What the steps that others wrote can be given, as of the versions that the page names.</summary>
    private static readonly Dictionary<string, string[]> Inputs = new()
    {
        ["actions/checkout@v4"] = ["repository", "ref", "token", "path", "clean", "fetch-depth", "submodules"],
        ["actions/setup-dotnet@v4"] =
        [
            "dotnet-version", "dotnet-quality", "global-json-file", "source-url", "owner", "config-file", "cache",
            "cache-dependency-path"
        ],
        ["github/codeql-action/upload-sarif@v4"] =
            ["sarif_file", "checkout_path", "ref", "sha", "token", "matrix", "category", "wait-for-processing"],
        ["UseDotNet@2"] =
        [
            "packageType", "useGlobalJson", "workingDirectory", "version", "vsVersion", "includePreviewVersions",
            "installationPath", "performMultiLevelLookup"
        ],
    };

    [Theory]
    [InlineData("GitHub Actions", "run", "CI=true")]
    [InlineData("Azure Pipelines", "script", "TF_BUILD=True")]
    public async Task Pipeline_logs_every_project_before_the_gate_fails_the_first(string service, string step, string variable)
    {
        var commands = Steps(service).Select(one => Value(one, step)).OfType<string>().Where(command => command.StartsWith("dotnet build", StringComparison.Ordinal)).ToList();
        var consumer = TwoProjects("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>").WithFile("Directory.Build.targets", Targets);

        Assert.Equal(2, commands.Count);
        (await consumer.BuildAsync([variable, .. commands[0].Split(' ').Skip(2)])).Succeeds();
        Assert.Contains("AUP1001", consumer.Read("sarif/Lib.net10.0.sarif"), StringComparison.Ordinal);
        Assert.Contains("AUP1001", consumer.Read("sarif/App.net10.0.sarif"), StringComparison.Ordinal);
        (await consumer.BuildAsync([variable, .. commands[1].Split(' ').Skip(2)])).FailsWith("AUP1001");
    }

    [Theory]
    [InlineData("GitHub Actions")]
    [InlineData("Azure Pipelines")]
    public void Workflow_steps_use_only_inputs_that_exist(string service)
    {
        var used = Steps(service).Where(step => (Value(step, "uses") ?? Value(step, "task")) is not null).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, step => Assert.Subset(
            Inputs[(Value(step, "uses") ?? Value(step, "task"))!].ToHashSet(),
            (step.Children.TryGetValue("with", out var with) || step.Children.TryGetValue("inputs", out with)
                ? ((YamlMappingNode)with).Children.Keys
                : []).Select(key => key.ToString()).ToHashSet()));
    }

    [Fact]
    public void Azure_Pipelines_publishes_the_logs_before_the_gate()
    {
        var steps = Steps("Azure Pipelines");
        var publish = Assert.Single(steps, step => Value(step, "publish") == "sarif");

        Assert.Equal("dotnet build", Value(steps[^1], "script"));
        Assert.True(steps.IndexOf(publish) < steps.Count - 1);
        Assert.Equal("CodeAnalysisLogs", Value(publish, "artifact"));
        Assert.Equal("always()", Value(publish, "condition"));
    }

    /// <summary>
    /// Code scanning refuses a log as a whole if two runs are of one tool and category, or if a result has no place. It
    /// knows no suppressions, and tells the rule of a result by its identifier.
    /// </summary>
    [Fact]
    public async Task Uploaded_log_meets_the_requirements_of_code_scanning()
    {
        var consumer = TwoProjects("<AcceptableUseCamera>drome</AcceptableUseCamera>")
            .WithFile("Lib/Lib.cs", Consumer.Class("Lib").Replace(
                "    public static", "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1001\", Justification = \"Forms without people; reviewed as LEGAL-1\")]\n    public static", StringComparison.Ordinal))
            .WithFile("Directory.Build.targets", Targets)
            .WithFile("merge-sarif.cs", Regex.Match(Page, "```csharp\n(?<code>.*?)```", RegexOptions.Singleline).Groups["code"].Value);
        var steps = Steps("GitHub Actions");
        var merge = Assert.Single(steps, step => Value(step, "name") == "Merge the logs");
        var upload = Assert.Single(steps, step => Value(step, "uses")?.Contains("upload-sarif", StringComparison.Ordinal) == true);

        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseMode=audit")).FailsWith("AUP2002");
        Assert.Contains("suppressions", consumer.Read("sarif/Lib.net10.0.sarif"), StringComparison.Ordinal);
        Assert.Contains("AUP2002", consumer.Read("sarif/App.net10.0.sarif"), StringComparison.Ordinal);
        await consumer.RunStepAsync(Value(merge, "run")!, "CI=true");

        Assert.All([merge, upload], step => Assert.Equal("always()", Value(step, "if")));
        using var log = JsonDocument.Parse(consumer.Read(((YamlMappingNode)upload["with"])["sarif_file"].ToString()));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Matches("sarif-2.1.0", log.RootElement.GetProperty("$schema").GetString());
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).ToList();
        Assert.Equal(rules.Distinct(), rules);
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("AUP1001", result.GetProperty("ruleId").GetString());
        Assert.Contains("AUP1001", rules);
        Assert.False(result.TryGetProperty("ruleIndex", out _), "The index is that of another list of rules.");
        Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal($"{consumer.Address}App/Program.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.All(
            ["startLine", "startColumn", "endLine", "endColumn"],
            key => Assert.True(place.GetProperty("region").GetProperty(key).GetInt32() > 0));
    }

    /// <summary>An application and a library, each with a violation.</summary>
    private Consumer TwoProjects(string properties)
    {
        var tag = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";
        return package.CreateConsumer()
            .WithProject(tag, path: "Lib/Lib.csproj", outputType: "Library")
            .WithFile("Lib/Lib.cs", Consumer.Class("Lib"))
            .WithProject(tag + properties, """<ProjectReference Include="../Lib/Lib.csproj" />""")
            .WithFile("App/Program.cs", Consumer.Program);
    }

    /// <summary>The steps of the only job in the snippet under a heading.</summary>
    private static List<YamlMappingNode> Steps(string service)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(
            Regex.Match(Page, $@"## {service}\n+```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline).Groups["yaml"].Value));
        var root = (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
        var job = root.Children.TryGetValue("jobs", out var jobs)
            ? (YamlMappingNode)Assert.Single(((YamlMappingNode)jobs).Children).Value
            : root;
        return [.. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>()];
    }

    private static string? Value(YamlMappingNode step, string key) =>
        step.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
