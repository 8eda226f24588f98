namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>One property chooses how loud the rules are, and says so where it could be mistaken.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class ModeTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";

    [Fact]
    public async Task Mode_sets_the_level_of_violations()
    {
        var consumer = package.CreateConsumer().WithApp(Police);

        (await consumer.BuildAsync("-p:AcceptableUseMode=suggest")).Succeeds().Reports(At("AUP1001 note"));
        (await consumer.BuildAsync("-p:AcceptableUseMode=warn")).Succeeds().Reports(At("AUP1001 warning"));
        (await consumer.BuildAsync("-p:AcceptableUseMode=audit")).Succeeds().Reports(At("AUP1001 warning"));
        (await consumer.BuildAsync("-p:AcceptableUseMode= Enforce ")).FailsWith("AUP1001").Reports(At("AUP1001 error"));
    }

    [Fact]
    public async Task Audit_mode_warns_about_undeclared_projects() =>
        (await package.CreateConsumer().WithApp("<AcceptableUseMode>audit</AcceptableUseMode>").BuildAsync()).Succeeds().Reports(At("AUP2001 warning"));

    [Fact]
    public async Task Audit_mode_fails_no_build_even_if_warnings_are_errors() =>
        (await package.CreateConsumer().WithApp(Police + "<AcceptableUseMode>audit</AcceptableUseMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors>").BuildAsync())
            .Succeeds().Reports(At("AUP1001 warning"));

    [Theory]
    [InlineData("enforce", ".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = warning", "warning")]
    [InlineData("suggest", ".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = warning", "warning")]
    [InlineData("audit", ".globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = suggestion", "note")]
    public async Task Severity_set_for_a_rule_overrides_the_mode(string mode, string file, string content, string level) =>
        (await package.CreateConsumer().WithApp($"{Police}<AcceptableUseMode>{mode}</AcceptableUseMode>").WithFile("App/" + file, content).BuildAsync())
            .Succeeds().Reports(At($"AUP1001 {level}"));

    [Fact]
    public async Task TreatWarningsAsErrors_applies_in_every_mode() =>
        (await package.CreateConsumer().WithApp(Police + "<AcceptableUseMode>warn</AcceptableUseMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors>").BuildAsync())
            .FailsWith("AUP1001");

    [Fact]
    public async Task Explicit_mode_holds_on_a_CI_build_and_the_build_says_so()
    {
        var consumer = package.CreateConsumer().WithApp(Police + "<AcceptableUseMode>suggest</AcceptableUseMode>");

        var build = (await consumer.BuildAsync("CI=true")).Succeeds().Reports(At("AUP1001 note"));

        Assert.Contains("does not enforce the acceptable use rules, because AcceptableUseMode is 'suggest'", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("does not enforce", (await consumer.BuildAsync()).Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Properties_and_environment_decide_the_mode()
    {
        var consumer = package.CreateConsumer().WithApp(Police);
        await consumer.RestoreAsync();

        var modes = new Dictionary<string, string>
        {
            [""] = "warn", ["CI=true"] = "enforce", ["AcceptableUseEnforce=true"] = "enforce", ["CI=true;AcceptableUseEnforce=false"] = "warn",
            ["CI=true;AcceptableUseMode=audit"] = "audit", ["AcceptableUseMode=suggest;AcceptableUseEnforce=false"] = "suggest",
            ["AcceptableUseMode=enforce;AcceptableUseEnforce=true"] = "enforce",
        };
        Assert.Equal(modes, await consumer.PropertyForEachAsync("AcceptableUseMode", [.. modes.Keys]));
    }

    [Theory]
    [InlineData("AUPCFG0001", "'loud'. Allowed values: suggest, warn, enforce, audit", "-p:AcceptableUseMode=loud")]
    [InlineData("AUPCFG0001", "AcceptableUseStrict is 'yes'. Allowed values: true, false", "-p:AcceptableUseStrict=yes")]
    [InlineData("AUPCFG0006", "AcceptableUseMode is 'suggest', but AcceptableUseEnforce is 'true'", "-p:AcceptableUseMode=suggest", "-p:AcceptableUseEnforce=true")]
    [InlineData("AUPCFG0006", "AcceptableUseMode is 'enforce', but AcceptableUseEnforce is 'false'", "-p:AcceptableUseMode=enforce", "-p:AcceptableUseEnforce=false")]
    public async Task Unknown_or_contradictory_mode_is_an_error(string code, string message, params string[] settings)
    {
        var build = (await package.CreateConsumer().WithApp().BuildAsync(settings)).FailsWith(code);

        Assert.Contains(message, build.Output, StringComparison.Ordinal);
    }

    private static string At(string finding) => $"{finding} Program.cs({Consumer.CallLine})";
}
