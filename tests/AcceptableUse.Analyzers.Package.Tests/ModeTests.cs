namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>One property chooses how loud the rules are, and says so where it could be mistaken.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class ModeTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";

    [Fact]
    public async Task A_mode_sets_the_level_of_violations()
    {
        var consumer = package.CreateConsumer().WithApp(Police);

        (await consumer.BuildAsync("-p:AcceptableUseMode=suggest")).Succeeds().Reports(At("AUP1001 note"));
        (await consumer.BuildAsync("-p:AcceptableUseMode=warn")).Succeeds().Reports(At("AUP1001 warning"));
        (await consumer.BuildAsync("-p:AcceptableUseMode=audit")).Succeeds().Reports(At("AUP1001 warning"));
        (await consumer.BuildAsync("-p:AcceptableUseMode= Enforce ")).FailsWith("AUP1001").Reports(At("AUP1001 error"));
    }

    [Fact]
    public async Task An_audit_warns_of_what_nobody_declared() =>
        (await package.CreateConsumer().WithApp("<AcceptableUseMode>audit</AcceptableUseMode>").BuildAsync()).Succeeds().Reports(At("AUP2001 warning"));

    [Theory]
    [InlineData("enforce", ".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = warning", "warning")]
    [InlineData("suggest", ".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1001.severity = warning", "warning")]
    [InlineData("audit", ".globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = suggestion", "note")]
    public async Task A_severity_that_the_user_gives_a_rule_wins(string mode, string file, string content, string level) =>
        (await package.CreateConsumer().WithApp($"{Police}<AcceptableUseMode>{mode}</AcceptableUseMode>").WithFile("App/" + file, content).BuildAsync())
            .Succeeds().Reports(At($"AUP1001 {level}"));

    [Fact]
    public async Task To_treat_warnings_as_errors_is_respected() =>
        (await package.CreateConsumer().WithApp(Police + "<AcceptableUseMode>warn</AcceptableUseMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors>").BuildAsync())
            .FailsWith("AUP1001");

    [Fact]
    public async Task A_mode_that_was_chosen_holds_on_a_CI_build_and_the_build_says_so()
    {
        var consumer = package.CreateConsumer().WithApp(Police + "<AcceptableUseMode>suggest</AcceptableUseMode>");

        var build = (await consumer.BuildAsync("CI=true")).Succeeds().Reports(At("AUP1001 note"));

        Assert.Contains("does not enforce the acceptable use rules, because AcceptableUseMode is 'suggest'", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("does not enforce", (await consumer.BuildAsync()).Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_decides_the_mode_of_a_build()
    {
        var consumer = package.CreateConsumer().WithApp(Police);
        await consumer.RestoreAsync();

        foreach (var (settings, mode) in new[]
        {
            ("", "warn"), ("CI=true", "enforce"), ("-p:AcceptableUseEnforce=true", "enforce"), ("CI=true|-p:AcceptableUseEnforce=false", "warn"),
            ("CI=true|-p:AcceptableUseMode=audit", "audit"), ("-p:AcceptableUseMode=suggest|-p:AcceptableUseEnforce=false", "suggest"),
            ("-p:AcceptableUseMode=enforce|-p:AcceptableUseEnforce=true", "enforce"),
        })
        {
            Assert.Equal((settings, mode), (settings, await consumer.PropertyAsync("AcceptableUseMode", settings.Split('|', StringSplitOptions.RemoveEmptyEntries))));
        }
    }

    [Theory]
    [InlineData("AUPCFG0001", "'loud'. Allowed values: suggest, warn, enforce, audit", "-p:AcceptableUseMode=loud")]
    [InlineData("AUPCFG0001", "AcceptableUseStrict is 'yes'. Allowed values: true, false", "-p:AcceptableUseStrict=yes")]
    [InlineData("AUPCFG0006", "AcceptableUseMode is 'suggest', but AcceptableUseEnforce is 'true'", "-p:AcceptableUseMode=suggest", "-p:AcceptableUseEnforce=true")]
    [InlineData("AUPCFG0006", "AcceptableUseMode is 'enforce', but AcceptableUseEnforce is 'false'", "-p:AcceptableUseMode=enforce", "-p:AcceptableUseEnforce=false")]
    public async Task A_value_that_is_unknown_or_contradicts_is_an_error(string code, string message, params string[] settings)
    {
        var build = (await package.CreateConsumer().WithApp().BuildAsync(settings)).FailsWith(code);

        Assert.Contains(message, build.Output, StringComparison.Ordinal);
    }

    private static string At(string finding) => $"{finding} Program.cs({Consumer.CallLine})";
}
