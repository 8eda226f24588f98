using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>AUP2002 as a user sees it.</summary>
public sealed class DeploymentTagAnalyzerTests
{
    private const string Allowed = "is not valid; allowed values: law-enforcement, real-time-surveillance, none";

    private static string Missing(string file) =>
        $"the {file} of AcceptableUse.Analyzers are not imported, so the tags of the project file cannot be seen and nothing is enforced; "
        + "reference the package without IncludeAssets and ExcludeAssets, or include build and buildTransitive";

    [Fact]
    public Task Project_without_tags_has_no_diagnostics() => Test("class C { }").RunAsync();

    [Fact]
    public Task Valid_tags_have_no_diagnostics()
    {
        var test = Test("""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "law-enforcement")]""");
        Config(test, "is_global = true\nbuild_property.AcceptableUseJurisdiction = US|FR\nbuild_property.AcceptableUseEnforce = true");
        return test.RunAsync();
    }

    [Fact]
    public Task Invalid_attribute_is_reported_at_its_value()
    {
        var test = Test("""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", {|#0:"police"|})]""");
        test.ExpectedDiagnostics.Add(Problem($"'police' in AcceptableUse.Deployment {Allowed}").WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task Invalid_named_argument_is_reported_at_its_value()
    {
        var test = Test("""[assembly: System.Reflection.AssemblyMetadata(value: {|#0:"police"|}, key: "AcceptableUse.Deployment")]""");
        test.ExpectedDiagnostics.Add(Problem($"'police' in AcceptableUse.Deployment {Allowed}").WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task Misspelt_key_is_reported_at_the_key()
    {
        var test = Test("""[assembly: System.Reflection.AssemblyMetadata({|#0:"AcceptableUse.Camra"|}, "dash")]""");
        test.ExpectedDiagnostics.Add(Problem(
            "'AcceptableUse.Camra' is not the name of a tag; allowed names: AcceptableUse.Deployment, AcceptableUse.Jurisdiction, AcceptableUse.Camera, AcceptableUse.Consent, AcceptableUse.LimitedAccess")
            .WithLocation(0));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("AcceptableUse_Deployment")]
    [InlineData("AcceptableUse.Deploymnet")]
    [InlineData("AcceptableUseDeployment")]
    [InlineData("AceptableUse.Deployment")]
    [InlineData("acceptable-use.deployment")]
    public Task Misspelt_metadata_key_names_the_right_one(string key)
    {
        var test = Test($$"""[assembly: System.Reflection.AssemblyMetadata({|#0:"{{key}}"|}, "law-enforcement")]""");
        test.ExpectedDiagnostics.Add(Problem(
            $"'{key}' is not the name of a tag; allowed names: AcceptableUse.Deployment, AcceptableUse.Jurisdiction, AcceptableUse.Camera, AcceptableUse.Consent, AcceptableUse.LimitedAccess")
            .WithLocation(0));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("acceptable_use.deploymnet", "acceptable_use.deployment")]
    [InlineData("acceptable_use_deployment", "acceptable_use.deployment")]
    [InlineData("acceptableuse.deployment", "acceptable_use.deployment")]
    [InlineData("acceptable-use.deployment", "acceptable_use.deployment")]
    [InlineData("acceptable.use.deployment", "acceptable_use.deployment")]
    [InlineData("AcceptableUseDeployment", "acceptable_use.deployment")]
    [InlineData("aceptable_use.deployment", "acceptable_use.deployment")]
    [InlineData("acceptable_usage.deployment", "acceptable_use.deployment")]
    [InlineData("acceptable_use.deployments", "acceptable_use.deployment")]
    [InlineData("acceptable_use.jurisdictions", "acceptable_use.jurisdiction")]
    [InlineData("acceptable_use.country.camera", "acceptable_use.camera")]
    [InlineData("acceptable_use.limitedaccess", "acceptable_use.limited_access")]
    [InlineData("acceptable_use.explane", "acceptable_use.explain")]
    public Task Misspelt_editorconfig_key_names_the_right_one(string key, string meant)
    {
        var test = Test("class C { }");
        test.TestState.Sources.Add("class D { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{key} = x\n"));
        test.ExpectedDiagnostics.Add(Problem($"'{key.ToLowerInvariant()}' in .editorconfig is not the name of a tag; write {meant}"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("acceptable_use.strict")]
    [InlineData("acceptable_use.vendor")]
    public Task Editorconfig_key_that_resembles_no_tag_names_all(string key)
    {
        var test = Test("class C { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{key} = x\n"));
        test.ExpectedDiagnostics.Add(Problem(
            $"'{key}' in .editorconfig is not the name of a tag; allowed names: acceptable_use.deployment, acceptable_use.jurisdiction, "
            + "acceptable_use.camera, acceptable_use.consent, acceptable_use.limited_access, acceptable_use.explain"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("acceptance.deployment")]
    [InlineData("accessibility_use.camera")]
    [InlineData("dotnet_diagnostic.AUP1001.severity")]
    [InlineData("use.deployment")]
    [InlineData("acceptable")]
    public Task Keys_of_others_are_left_alone(string key)
    {
        var test = Test("class C { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{key} = warning\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Misspelt_key_for_Razor_files_alone_is_reported()
    {
        var test = Test("class C { }");
        test.TestState.AdditionalFiles.Add(("/Police/Look.razor", ""));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.razor]\nacceptable_use.deploymnet = law-enforcement\n"));
        test.ExpectedDiagnostics.Add(Problem("'acceptable_use.deploymnet' in .editorconfig is not the name of a tag; write acceptable_use.deployment"));
        return test.RunAsync();
    }

    [Fact]
    public Task Key_above_the_first_section_is_reported_where_it_stands()
    {
        var test = Test("class C { }");
        Config(test, "is_global = true\nbuild_property._AcceptableUseMisplacedKeys = acceptable_use.deployment>2>/repo/.editorconfig|acceptable_use.camera>x>y|z");
        test.ExpectedDiagnostics.Add(Problem(
            "'acceptable_use.deployment' stands above the first section of .editorconfig, where it applies to no file; write it below a section such as [*.cs]")
            .WithLocation("/repo/.editorconfig", 2, 1));
        return test.RunAsync();
    }

    [Fact]
    public Task Metadata_item_that_becomes_no_attribute_is_reported()
    {
        var test = Test("class C { }");
        Config(test, "is_global = true\nbuild_property._AcceptableUseLostMetadata = AcceptableUse.Deployment");
        test.ExpectedDiagnostics.Add(Problem(
            "'AcceptableUse.Deployment' is an AssemblyMetadata item, but GenerateAssemblyInfo or GenerateAssemblyMetadataAttributes is false, so it declares nothing; "
            + "write the attribute in the source, or set the MSBuild property of the tag"));
        return test.RunAsync();
    }

    [Fact]
    public Task SDK_generated_attribute_is_a_tag()
    {
        var test = Test("class C { }");
        test.TestState.Sources.Add(("App.AssemblyInfo.g.cs", """
            // <auto-generated/>
            [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", {|#0:"police"|})]
            """));
        test.ExpectedDiagnostics.Add(Problem($"'police' in AcceptableUse.Deployment {Allowed}").WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task Invalid_attributes_are_reported_in_their_own_files()
    {
        var test = Test("""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", {|#0:"police"|})]""");
        test.TestState.Sources.Add("""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", {|#1:"army"|})]""");
        test.ExpectedDiagnostics.Add(Problem($"'police' in AcceptableUse.Deployment {Allowed}").WithLocation(0));
        test.ExpectedDiagnostics.Add(Problem($"'army' in AcceptableUse.Deployment {Allowed}").WithLocation(1));
        return test.RunAsync();
    }

    [Fact]
    public Task SDK_build_without_the_props_is_reported()
    {
        var test = Test("class C { }");
        Config(test, "is_global = true\nbuild_property.ProjectDir = /app/");
        test.ExpectedDiagnostics.Add(Problem(Missing("props")));
        return test.RunAsync();
    }

    [Fact]
    public Task SDK_build_without_the_targets_is_reported()
    {
        var test = Test("class C { }");
        Config(test, "is_global = true\nbuild_property.ProjectDir = /app/\nbuild_property.AcceptableUseEnforce =\nbuild_property.AcceptableUseDeployment = none");
        test.ExpectedDiagnostics.Add(Problem(Missing("targets")));
        return test.RunAsync();
    }

    [Fact]
    public Task SDK_build_with_the_package_is_not_reported()
    {
        var test = Test("class C { }");
        Config(test, "is_global = true\nbuild_property.ProjectDir = /app/\nbuild_property.AcceptableUseEnforce = false");
        return test.RunAsync();
    }

    [Fact]
    public Task Enforcing_build_without_the_severities_of_the_gate_is_reported()
    {
        var test = Test("class C { }");
        Config(test, "is_global = true\nbuild_property.ProjectDir = /app/\nbuild_property.AcceptableUseEnforce = true");
        test.ExpectedDiagnostics.Add(Problem(
            "AcceptableUseEnforce is true, but no global config file sets the severity of AUP1001, so it is not enforced; do not remove EditorConfigFiles items, "
            + "and do not set it in two global config files of the same level (MultipleGlobalAnalyzerKeys)"));
        return test.RunAsync();
    }

    [Fact]
    public Task Enforcing_build_with_the_severities_of_the_gate_is_not_reported()
    {
        var test = Test("class C { }");
        Config(test, string.Join('\n', RuleIds.Clauses.Select(rule => $"dotnet_diagnostic.{rule}.severity = error")
            .Prepend("is_global = true\nbuild_property.ProjectDir = /app/\nbuild_property.AcceptableUseEnforce = true")));
        return test.RunAsync();
    }

    [Fact]
    public Task Invalid_property_is_reported_once_without_a_location()
    {
        var test = Test("class C { }");
        test.TestState.Sources.Add("class D { }");
        Config(test, "is_global = true\nbuild_property.AcceptableUseDeployment = police|none\nbuild_property.AcceptableUseEnforce = yes");
        test.ExpectedDiagnostics.Add(Problem($"'police' in AcceptableUseDeployment {Allowed}"));
        test.ExpectedDiagnostics.Add(Problem("'yes' in AcceptableUseEnforce is not valid; allowed values: true, false"));
        return test.RunAsync();
    }

    [Fact]
    public Task Invalid_editorconfig_key_is_reported_once_for_all_files()
    {
        var test = Test("class C { }");
        test.TestState.Sources.Add("class D { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nacceptable_use.deployment = police\n"));
        test.ExpectedDiagnostics.Add(Problem($"'police' in acceptable_use.deployment {Allowed}"));
        return test.RunAsync();
    }

    [Fact]
    public Task Contradiction_across_sources_is_reported_at_the_attribute()
    {
        var test = Test("""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", {|#0:"none"|})]""");
        Config(test, "is_global = true\nbuild_property.AcceptableUseDeployment = law-enforcement");
        test.ExpectedDiagnostics.Add(Problem(
            "'none' in AcceptableUse.Deployment contradicts 'law-enforcement' in AcceptableUseDeployment; allowed values: law-enforcement, real-time-surveillance or both, or none alone")
            .WithLocation(0));
        return test.RunAsync();
    }

    private static CSharpAnalyzerTest<DeploymentTagAnalyzer, DefaultVerifier> Test(string source) =>
        new CSharpAnalyzerTest<DeploymentTagAnalyzer, DefaultVerifier> { TestCode = source }.WithCoreLibrary();

    private static void Config(CSharpAnalyzerTest<DeploymentTagAnalyzer, DefaultVerifier> test, string text) =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", text));

    private static DiagnosticResult Problem(string message) => new DiagnosticResult(Rules.UnreadableTag).WithMessage(message);
}
