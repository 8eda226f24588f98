namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>A tag, wherever it is written, arrives at the analyzer and decides what is reported.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class TagTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>";

    [Fact]
    public async Task Tagged_project_gets_a_warning_with_a_link_on_the_line_of_the_call()
    {
        var build = await package.CreateConsumer().WithApp(Police).BuildAsync();

        build.Succeeds().Reports($"AUP1001 warning Program.cs({Consumer.CallLine})");
        var finding = Assert.Single(build.Findings);
        Assert.StartsWith("https://", finding.HelpLink, StringComparison.Ordinal);
        Assert.Contains($"Program.cs({Consumer.CallLine},", build.Output, StringComparison.Ordinal);
        Assert.Contains("warning AUP1001:", build.Output, StringComparison.Ordinal);
        Assert.Contains(finding.HelpLink!, build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Untagged_project_is_asked_to_declare_its_deployment() =>
        (await package.CreateConsumer().WithApp().BuildAsync()).Succeeds().Reports($"AUP2001 note Program.cs({Consumer.CallLine})");

    [Fact]
    public async Task Deployment_none_silences_everything() =>
        (await package.CreateConsumer().WithApp("<AcceptableUseDeployment>none</AcceptableUseDeployment>").BuildAsync("CI=true")).Succeeds().Reports();

    [Theory]
    [InlineData("law-enforcement,real-time-surveillance")]
    [InlineData("law-enforcement;real-time-surveillance")]
    [InlineData("law-enforcement|real-time-surveillance")]
    [InlineData("\n  Law-Enforcement;\n  real-time-surveillance\n")]
    public async Task Tag_lists_accept_every_separator(string deployment) =>
        (await package.CreateConsumer().WithApp($"<AcceptableUseDeployment>{deployment}</AcceptableUseDeployment>").BuildAsync())
            .Succeeds().Reports($"AUP1001 warning Program.cs({Consumer.CallLine})", $"AUP1003 warning Program.cs({Consumer.CallLine})");

    [Fact]
    public async Task Tags_are_read_from_Directory_Build_props_and_the_command_line() =>
        (await package.CreateConsumer()
            .WithFile("Directory.Build.props", "<Project><PropertyGroup><AcceptableUseJurisdiction>FR;US</AcceptableUseJurisdiction></PropertyGroup></Project>")
            .WithApp()
            .BuildAsync("-p:AcceptableUseDeployment=law-enforcement%3Breal-time-surveillance"))
            .Succeeds().Reports($"AUP1001 warning Program.cs({Consumer.CallLine})", $"AUP1003 warning Program.cs({Consumer.CallLine})");

    [Theory]
    [InlineData("police")]
    [InlineData("#police")]
    public async Task Unknown_tag_value_is_an_error_that_names_the_allowed_values(string deployment)
    {
        var build = await package.CreateConsumer().WithApp($"<AcceptableUseDeployment>{deployment}</AcceptableUseDeployment>").BuildAsync();

        build.FailsWith("AUP2002");
        var problem = Assert.Single(build.Findings, finding => finding.Rule == "AUP2002");
        Assert.Equal("error", problem.Level);
        foreach (var word in new[] { deployment, "law-enforcement", "real-time-surveillance", "none" })
        {
            Assert.Contains(word, problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DPIA #12; signed")]
    [InlineData("\n  100% #1;\n  100% #2\n")]
    public async Task Consent_reference_can_contain_any_character(string consent) =>
        (await package.CreateConsumer()
            .WithApp($"<AcceptableUseDeployment>real-time-surveillance</AcceptableUseDeployment><AcceptableUseConsent>{consent}</AcceptableUseConsent>")
            .BuildAsync())
            .Succeeds().Reports();

    [Fact]
    public async Task Explain_reports_the_satisfied_clause() =>
        (await package.CreateConsumer()
            .WithApp("<AcceptableUseDeployment>real-time-surveillance</AcceptableUseDeployment><AcceptableUseConsent>DPIA 12</AcceptableUseConsent><AcceptableUseExplain>true</AcceptableUseExplain>")
            .WithFile("App/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP3003.severity = suggestion\n")
            .BuildAsync())
            .Succeeds().Reports($"AUP3003 note Program.cs({Consumer.CallLine})");

    [Fact]
    public async Task Surveillance_without_consent_is_a_warning() =>
        (await package.CreateConsumer().WithApp("<AcceptableUseDeployment>real-time-surveillance</AcceptableUseDeployment>").BuildAsync())
            .Succeeds().Reports($"AUP1003 warning Program.cs({Consumer.CallLine})");

    [Fact]
    public async Task Every_target_framework_is_checked()
    {
        var build = await package.CreateConsumer()
            .WithProject(Police, framework: "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>").WithFile("App/Program.cs", Consumer.Program).BuildAsync();

        build.Succeeds();
        Assert.Equal(["App.net10.0 AUP1001", "App.net8.0 AUP1001"], build.Findings.Select(finding => $"{finding.Log} {finding.Rule}"));
    }

    [Theory]
    [InlineData(Police, "", "AUP2001 note App.cs", "AUP1001 warning Library.cs")]
    [InlineData("", Police, "AUP1001 warning App.cs", "AUP2001 note Library.cs")]
    public async Task Tag_applies_only_to_its_own_project(string libraryTag, string appTag, string app, string library) =>
        (await package.CreateConsumer()
            .WithProject(libraryTag, path: "Library/Library.csproj", outputType: "Library")
            .WithFile("Library/Library.cs", Consumer.Class("Library"))
            .WithProject(appTag, """<ProjectReference Include="../Library/Library.csproj" />""", outputType: "Library")
            .WithFile("App/App.cs", Consumer.Class("App"))
            .BuildAsync())
            .Succeeds().Reports([.. new[] { $"{app}({Consumer.ClassCallLine})", $"{library}({Consumer.ClassCallLine})" }.Order(StringComparer.Ordinal)]);

    [Fact]
    public async Task Package_works_in_a_project_that_references_it_transitively() =>
        (await package.CreateConsumer()
            .WithProject(path: "Library/Library.csproj", outputType: "Library", analyzerAssets: "IncludeAssets=\"all\"")
            .WithFile("Library/Library.cs", "public class Library;")
            .WithProject(Police, """<ProjectReference Include="../Library/Library.csproj" />""", analyzerAssets: "")
            .WithFile("App/Program.cs", Consumer.Program)
            .BuildAsync())
            .Succeeds().Reports($"AUP1001 warning Program.cs({Consumer.CallLine})");

    [Fact]
    public async Task Assembly_attribute_is_a_tag() =>
        (await package.CreateConsumer().WithApp()
            .WithFile("App/Tags.cs", """[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "law-enforcement")]""")
            .BuildAsync())
            .Succeeds().Reports($"AUP1001 warning Program.cs({Consumer.CallLine})");

    [Fact]
    public async Task Editorconfig_tags_only_its_folder() =>
        (await package.CreateConsumer()
            .WithProject(outputType: "Library")
            .WithFile("App/Police/Patrol.cs", Consumer.Class("Patrol"))
            .WithFile("App/Shop/Shelf.cs", Consumer.Class("Shelf"))
            .WithFile("App/.editorconfig", "root = true\n[Police/**.cs]\nacceptable_use.deployment = law-enforcement\n")
            .BuildAsync())
            .Succeeds().Reports($"AUP1001 warning Patrol.cs({Consumer.ClassCallLine})", $"AUP2001 note Shelf.cs({Consumer.ClassCallLine})");
}
