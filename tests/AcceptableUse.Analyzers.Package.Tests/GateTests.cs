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
    public async Task A_CI_build_fails_on_a_violation_even_when_everything_is_up_to_date()
    {
        var consumer = package.CreateConsumer().WithApp(Police);

        (await consumer.BuildAsync()).Succeeds().Reports(AsWarning);
        (await consumer.BuildAsync("CI=true")).FailsWith("AUP1001").Reports(AsError);
        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseEnforce=false")).Succeeds().Reports(AsWarning);
    }

    [Fact]
    public async Task NoWarn_takes_a_rule_out() =>
        (await package.CreateConsumer().WithApp(Police + "<NoWarn>$(NoWarn);AUP1001</NoWarn>").BuildAsync("CI=true")).Succeeds().Reports();

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = none")]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = suggestion", "note")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = suggestion", "note")]
    public async Task A_severity_that_the_user_gives_a_rule_wins(string file, string content, string? level = null) =>
        (await package.CreateConsumer().WithApp(Police).WithFile("App/" + file, content).BuildAsync("CI=true"))
            .Succeeds().Reports(level is null ? [] : [$"AUP1001 {level} Program.cs({Consumer.CallLine})"]);

    [Fact]
    public async Task A_severity_that_the_user_gives_all_analyzers_does_not() =>
        (await package.CreateConsumer().WithApp(Police).WithFile("App/.editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = warning").BuildAsync("CI=true"))
            .FailsWith("AUP1001").Reports(AsError);

    [Fact]
    public async Task What_decides_whether_a_build_enforces()
    {
        var consumer = package.CreateConsumer().WithApp(Police);
        await consumer.RestoreAsync();

        var decisions = new Dictionary<string, string>();
        foreach (var settings in new[]
        {
            "", "CI=true", "CI=True", "CI=1", "CI=false", "CI=0", "TF_BUILD=True", "GITHUB_ACTIONS=true", "-p:ContinuousIntegrationBuild=true",
            "-p:AcceptableUseEnforce=true", "-p:AcceptableUseEnforce= True ", "CI=true|-p:AcceptableUseEnforce=False", "CI=true|-p:AcceptableUseEnforce= ",
        })
        {
            decisions[settings] = await consumer.PropertyAsync("AcceptableUseEnforce", settings.Split('|', StringSplitOptions.RemoveEmptyEntries));
        }

        string[] enforcing = ["CI=true", "CI=True", "CI=1", "TF_BUILD=True", "GITHUB_ACTIONS=true", "-p:ContinuousIntegrationBuild=true",
            "-p:AcceptableUseEnforce=true", "-p:AcceptableUseEnforce= True ", "CI=true|-p:AcceptableUseEnforce= "];
        Assert.All(decisions, decision => Assert.Equal((decision.Key, enforcing.Contains(decision.Key) ? "true" : "false"), (decision.Key, decision.Value)));
    }

    [Fact]
    public async Task An_unknown_value_of_Enforce_is_an_error_that_names_the_allowed_ones()
    {
        var build = (await package.CreateConsumer().WithApp("<AcceptableUseEnforce>yes</AcceptableUseEnforce>").BuildAsync()).FailsWith("AUPCFG0001");

        Assert.Contains("'yes'. Allowed values: true, false", build.Output, StringComparison.Ordinal);
        var page = Regex.Match(build.Output, "See \"Errors of the gate\" in (.*?configuration\\.md)\\.").Groups[1].Value;
        Assert.Contains("## Errors of the gate\n", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUPCFG0002", "-p:CompilerApiVersion=roslyn4.7")]
    [InlineData("AUPCFG0003", "-p:RunAnalyzers=false")]
    [InlineData("AUPCFG0003", "-p:RunAnalyzersDuringBuild=false")]
    [InlineData("AUPCFG0004", "-p:GenerateMSBuildEditorConfigFile=false")]
    public async Task A_gate_that_cannot_run_fails_closed_and_only_when_it_is_one(string code, string setting)
    {
        var consumer = package.CreateConsumer().WithApp();

        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseDeployment=law-enforcement", setting)).FailsWith(code);
        (await consumer.BuildAsync("CI=true", "-p:AcceptableUseDeployment=none", setting)).FailsWith(code);
        (await consumer.BuildAsync("CI=true", setting)).FailsWith(code);
        await consumer.CheckAsync("-p:AcceptableUseDeployment=law-enforcement", setting);
    }

    [Fact]
    public async Task A_gate_without_its_analyzer_fails_closed_and_only_when_it_is_one()
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
    public async Task A_build_that_Visual_Studio_triggers_runs_the_analyzer_when_it_enforces() =>
        (await package.CreateConsumer().WithApp(Police).BuildAsync("-p:AcceptableUseEnforce=true", "-p:IsImplicitlyTriggeredBuild=true"))
            .FailsWith("AUP1001").Reports(AsError);

    [Fact]
    public async Task Another_language_is_left_alone() =>
        (await package.CreateConsumer().WithProject(Police, path: "App/App.vbproj")
            .WithFile("App/Program.vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module\n")
            .BuildAsync("CI=true", "-p:RunAnalyzers=false"))
            .Succeeds();
}
