
namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>In a strict project an exception is an attribute with a justification, in every mode and whatever else is configured.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class StrictTests(PackageFixture package)
{
    private const string Strict = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseStrict>true</AcceptableUseStrict>";

    private const string Attribute =
        """[System.Diagnostics.CodeAnalysis.SuppressMessage("AcceptableUse", "AUP1001", Justification = "Forms without people; reviewed as LEGAL-1")]""";

    private static readonly string Refused = $"AUP2005 error Patrol.cs({Consumer.ClassCallLine})";

    [Fact]
    public async Task Strict_build_rejects_a_pragma() =>
        (await Library("").WithFile("App/Patrol.cs", Consumer.Class("Patrol").Replace("public class", "#pragma warning disable AUP1001\npublic class", StringComparison.Ordinal)).BuildAsync())
            .FailsWith("AUP2005").Reports($"AUP2005 error Patrol.cs({Consumer.ClassCallLine + 1})");

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = none")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = none")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = none\ndotnet_diagnostic.AUP2005.severity = none")]
    public async Task Strict_build_rejects_a_severity(string file, string content) =>
        (await Library("").WithFile("App/Patrol.cs", Consumer.Class("Patrol")).WithFile("App/" + file, content).BuildAsync()).FailsWith("AUP2005").Reports(Refused);

    [Fact]
    public async Task Strict_build_rejects_a_rule_set() =>
        (await Library("<CodeAnalysisRuleSet>Own.ruleset</CodeAnalysisRuleSet>").WithFile("App/Patrol.cs", Consumer.Class("Patrol")).WithFile("App/Own.ruleset", """
            <RuleSet Name="Own" ToolsVersion="17.0">
              <Rules AnalyzerId="AcceptableUse.Analyzers" RuleNamespace="AcceptableUse.Analyzers"><Rule Id="AUP1001" Action="None" /></Rules>
            </RuleSet>
            """).BuildAsync()).FailsWith("AUP2005").Reports(Refused);

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);AUP1001</NoWarn>", "MSBuildWarningsAsMessages names AUP1001")]
    [InlineData("<NoWarn>$(NoWarn),AUP2003</NoWarn>", "MSBuildWarningsAsMessages names AUP2003")]
    public async Task NoWarn_stops_a_strict_build(string property, string message) =>
        Assert.Contains(message, (await Library(property).WithFile("App/Patrol.cs", Consumer.Class("Patrol")).BuildAsync()).FailsWith("AUPCFG0007").Output, StringComparison.Ordinal);

    [Fact]
    public async Task Disabled_analyzers_stop_a_strict_build() =>
        (await Library("").WithFile("App/Patrol.cs", Consumer.Class("Patrol")).BuildAsync("-p:RunAnalyzers=false")).FailsWith("AUPCFG0003");

    [Fact]
    public async Task Justified_attribute_passes_the_gate_and_stays_in_the_log()
    {
        var consumer = Library("").WithFile("App/Patrol.cs", Consumer.Class("Patrol").Replace("public class", Attribute + "\npublic class", StringComparison.Ordinal));

        (await consumer.BuildAsync("CI=true")).Succeeds().Reports();

        var log = consumer.Read("App/App.net10.0.sarif");
        Assert.Contains("\"suppressions\"", log, StringComparison.Ordinal);
        Assert.Contains("Forms without people; reviewed as LEGAL-1", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_suppressions_the_mode_decides_the_level() =>
        (await Library("<NoWarn>$(NoWarn);AUP2001;CS0168</NoWarn>").WithFile("App/Patrol.cs", Consumer.Class("Patrol")).BuildAsync())
            .Succeeds().Reports($"AUP1001 warning Patrol.cs({Consumer.ClassCallLine})");

    private Consumer Library(string properties) => package.CreateConsumer().WithProject(Strict + properties, outputType: "Library");
}
