using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>On a CI build violations are errors, and a gate that cannot run fails the build instead of passing it.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class GateTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";

    private static readonly string AsWarning = $"AUP1001 warning Program.cs({Consumer.CallLine})";
    private static readonly string AsError = $"AUP1001 error Program.cs({Consumer.CallLine})";

    [Fact]
    public async Task CI_build_fails_on_a_violation_even_if_everything_is_up_to_date()
    {
        var consumer = package.CreateConsumer().WithApp(Police);

        (await consumer.BuildAsync()).Succeeds().Reports(AsWarning);
        (await consumer.BuildAsync("CI=true")).FailsWith("AUP1001").Reports(AsError);
        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseEnforce=false")).Succeeds().Reports(AsWarning);
    }

    [Fact]
    public async Task NoWarn_removes_a_rule_from_the_gate() =>
        (await package.CreateConsumer().WithApp(Police + "<NoWarn>$(NoWarn);AUP1001</NoWarn>").BuildAsync("CI=true")).Succeeds().Reports();

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = none")]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = suggestion", "note")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = suggestion", "note")]
    public async Task Severity_set_for_a_rule_overrides_enforcement(string file, string content, string? level = null) =>
        (await package.CreateConsumer().WithApp(Police).WithFile("App/" + file, content).BuildAsync("CI=true"))
            .Succeeds().Reports(level is null ? [] : [$"AUP1001 {level} Program.cs({Consumer.CallLine})"]);

    [Fact]
    public async Task Severity_set_for_all_analyzers_does_not_override_enforcement() =>
        (await package.CreateConsumer().WithApp(Police).WithFile(
            "App/.editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = warning").BuildAsync("CI=true"))
            .FailsWith("AUP1001")
            .Reports(AsError);

    [Fact]
    public async Task Properties_and_environment_decide_whether_a_build_enforces()
    {
        var consumer = package.CreateConsumer().WithApp(Police);
        await consumer.RestoreAsync();

        var decisions = await consumer.PropertyForEachAsync("AcceptableUseEnforce",
        [
            "", "CI=true", "CI=True", "CI=1", "CI=yes", "CI=woodpecker", "CI=false", "CI=False", "CI=no", "CI=0", "CI= ",
            "TF_BUILD=True", "GITHUB_ACTIONS=true", "APPVEYOR=True", "TRAVIS=true", "CIRCLECI=true", "TRAVIS=false",
            "TEAMCITY_VERSION=2025.1", "JB_SPACE_API_URL=https://x.jetbrains.space", "bamboo_buildNumber=7",
            "CODEBUILD_BUILD_ID=demo:1;AWS_REGION=eu-west-1", "CODEBUILD_BUILD_ID=demo:1", "AWS_REGION=eu-west-1",
            "BUILD_ID=7;JENKINS_URL=https://ci/", "BUILD_ID=7;BUILD_URL=https://ci/7", "BUILD_ID=7;PROJECT_ID=demo",
            "BUILD_ID=7", "PROJECT_ID=demo", "JENKINS_URL=https://ci/", "ContinuousIntegrationBuild=true",
            "ContinuousIntegrationBuild=false", "AcceptableUseEnforce=true", "AcceptableUseEnforce= True ",
            "CI=true;AcceptableUseEnforce=False", "CI=true;AcceptableUseEnforce= ",
        ]);

        string[] enforcing =
        [
            "CI=true", "CI=True", "CI=1", "CI=yes", "CI=woodpecker", "TF_BUILD=True", "GITHUB_ACTIONS=true", "APPVEYOR=True",
            "TRAVIS=true", "CIRCLECI=true", "TEAMCITY_VERSION=2025.1", "JB_SPACE_API_URL=https://x.jetbrains.space",
            "bamboo_buildNumber=7", "CODEBUILD_BUILD_ID=demo:1;AWS_REGION=eu-west-1", "BUILD_ID=7;JENKINS_URL=https://ci/",
            "BUILD_ID=7;BUILD_URL=https://ci/7", "BUILD_ID=7;PROJECT_ID=demo", "ContinuousIntegrationBuild=true",
            "AcceptableUseEnforce=true", "AcceptableUseEnforce= True ", "CI=true;AcceptableUseEnforce= ",
        ];
        Assert.All(
            decisions,
            decision => Assert.Equal(
                (decision.Key, enforcing.Contains(decision.Key) ? "true" : "false"), (decision.Key, decision.Value)));

        // That the environment is properties to MSBuild.
        Assert.Equal("true", await consumer.PropertyAsync("AcceptableUseEnforce", "TEAMCITY_VERSION=2025.1"));
    }

    [Fact]
    public async Task Unknown_Enforce_value_is_an_error_that_names_the_allowed_values()
    {
        var build = (await package.CreateConsumer()
            .WithApp("<AcceptableUseEnforce>yes</AcceptableUseEnforce>")
            .BuildAsync()).FailsWith("AUPCFG0001");

        Assert.Contains("'yes'. Allowed values: true, false", build.Output, StringComparison.Ordinal);
        var page = Regex.Match(build.Output, "See \"Errors of the gate\" in (.*?configuration\\.md)\\.").Groups[1].Value;
        Assert.Contains("## Errors of the gate\n", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUPCFG0002", "-p:CompilerApiVersion=roslyn4.7")]
    [InlineData("AUPCFG0003", "-p:RunAnalyzers=false")]
    [InlineData("AUPCFG0003", "-p:RunAnalyzersDuringBuild=false")]
    [InlineData("AUPCFG0004", "-p:GenerateMSBuildEditorConfigFile=false")]
    public async Task Gate_that_cannot_run_stops_the_build_only_if_it_enforces(string code, string setting)
    {
        var consumer = package.CreateConsumer().WithApp();

        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseDeployment=law-enforcement", setting)).FailsWith(code);
        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseDeployment=none", setting)).FailsWith(code);
        (await consumer.BuildAsync("CI=true", setting)).FailsWith(code);
        await consumer.CheckAsync("-p:AcceptableUseDeployment=law-enforcement", setting);
    }

    [Fact]
    public async Task Gate_without_its_analyzer_stops_the_build_only_if_it_enforces()
    {
        // As late as anybody can take the analyzer away: after the checks of the package that precede the compiler.
        var consumer = package.CreateConsumer().WithApp(targets: """
            <Target Name="TakeAway" BeforeTargets="CoreCompile" DependsOnTargets="_AcceptableUseCheckGate">
              <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'AcceptableUse.Analyzers'" /></ItemGroup>
            </Target>
            """);

        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseDeployment=law-enforcement")).FailsWith("AUPCFG0005");
        (await consumer.BuildAsync("-p:AcceptableUseDeployment=law-enforcement")).Succeeds();
        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseDeployment=none")).Succeeds();
        (await consumer.BuildAsync("CI=true")).Succeeds();
    }

    [Fact]
    public async Task RunAnalyzers_wins_over_RunAnalyzersDuringBuild() =>
        (await package.CreateConsumer().WithApp(Police).BuildAsync("CI=true", "-p:RunAnalyzers=true", "-p:RunAnalyzersDuringBuild=false"))
            .FailsWith("AUP1001").Reports(AsError);

    [Fact]
    public async Task Enforcing_build_triggered_by_Visual_Studio_runs_the_analyzer() =>
        (await package.CreateConsumer().WithApp(Police).BuildAsync("-p:AcceptableUseEnforce=true", "-p:IsImplicitlyTriggeredBuild=true"))
            .FailsWith("AUP1001").Reports(AsError);
}
