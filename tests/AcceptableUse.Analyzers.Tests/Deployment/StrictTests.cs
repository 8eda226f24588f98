using System.Collections.Immutable;
using System.Globalization;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>AUP2005: in a strict project an exception is an attribute, and nothing else hides a finding.</summary>
public sealed class StrictTests
{
    private const string Tags = "build_property.AcceptableUseDeployment = law-enforcement\nbuild_property.AcceptableUseJurisdiction = US\nbuild_property.AcceptableUseCamera = fixed\n";

    private const string Call = """
        chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
        """;

    [Theory]
    [InlineData("#pragma warning disable AUP1001\n", "", "a #pragma directive")]
    [InlineData("#pragma warning disable CS0618, AUP1001 // a form\n", "", "a #pragma directive")]
    [InlineData("#pragma warning disable\n", "", "a #pragma directive")]
    [InlineData("#pragma warning restore AUP1001\n#pragma warning disable\n", "", "a #pragma directive")]
    [InlineData("", "dotnet_diagnostic.AUP1001.severity = none", "a severity in .editorconfig")]
    [InlineData("", "dotnet_diagnostic.AUP1001.severity = silent", "a severity in .editorconfig")]
    [InlineData("", "dotnet_analyzer_diagnostic.severity = none", "a severity for all analyzers or for their category")]
    [InlineData(
        "", "dotnet_analyzer_diagnostic.category-AcceptableUse.severity = silent", "a severity for all analyzers or for their category")]
    public async Task Anything_that_hides_a_finding_is_reported_at_the_call(string before, string editorConfig, string by)
    {
        var refusal = Refusal(await Analyze(before, "", editorConfig));

        Assert.Equal(DiagnosticSeverity.Error, refusal.Severity);
        Assert.Contains($"AUP1001 is suppressed here by {by};", refusal.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("CompleteChat", refusal.Location.SourceTree!.GetText().ToString(refusal.Location.SourceSpan));
        Assert.Equal(before.Length > 0, refusal.AdditionalLocations.Any());
    }

    [Theory]
    [InlineData("#pragma warning disable AUP1002\n", "")]
    [InlineData("#pragma warning disable CS0618\n", "")]
    [InlineData("#pragma warning disable\n#pragma warning restore AUP1001\n", "")]
    [InlineData("#pragma warning disable AUP1001\n#pragma warning restore\n", "")]
    [InlineData("#if NEVER\n#pragma warning disable AUP1001\n#endif\n", "")]
    [InlineData("", "dotnet_diagnostic.AUP1001.severity = suggestion")]
    [InlineData("", "dotnet_diagnostic.AUP1001.severity = error")]
    [InlineData("", "dotnet_diagnostic.AUP1002.severity = none")]
    [InlineData("", "dotnet_analyzer_diagnostic.severity = none\ndotnet_diagnostic.AUP1001.severity = warning")]
    [InlineData("", "dotnet_analyzer_diagnostic.severity = none\ndotnet_analyzer_diagnostic.category-AcceptableUse.severity = warning")]
    public async Task Settings_that_hide_no_finding_are_accepted(string before, string editorConfig) =>
        Assert.Equal(["AUP1001"], (await Analyze(before, "", editorConfig)).Select(diagnostic => diagnostic.Id));

    [Fact]
    public async Task Pragma_after_the_call_is_accepted() =>
        Assert.Equal(["AUP1001"], (await Analyze("", "#pragma warning disable AUP1001\n")).Select(diagnostic => diagnostic.Id));

    [Fact]
    public async Task Pragma_without_a_finding_is_accepted() => Assert.Equal(
        ["AUP1001"],
        (await Analyze("", "#pragma warning disable\nclass Other { void M() { int unused; } }\n")).Select(
            diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("#pragma warning disable AUP2005, AUP1001\n", "")]
    [InlineData("", "dotnet_diagnostic.AUP1001.severity = none\ndotnet_diagnostic.AUP2005.severity = none")]
    [InlineData("", "dotnet_analyzer_diagnostic.severity = none")]
    public async Task AUP2005_cannot_be_hidden_by_a_pragma_or_severity(string before, string editorConfig) =>
        Assert.Equal(["AUP2005"], (await Analyze(before, "", editorConfig)).Select(diagnostic => diagnostic.Id));

    /// <summary>The compiler lets an attribute hide even this; but that is a record again, and has to say why.</summary>
    [Fact]
    public async Task Justified_attribute_is_accepted()
    {
        const string Attribute = "#pragma warning disable AUP1001\n[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP2005\"";

        Assert.Empty(await Analyze(Attribute + ", Justification = \"Pragmas of a tool; reviewed as LEGAL-1\")]\n", ""));
        Assert.Equal(["AUP2003"], (await Analyze(Attribute + ")]\n", "")).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task NoWarn_and_rule_sets_are_rejected() => Assert.Contains(
        "NoWarn or a rule set",
        Refusal(await Analyze(
            "", "", change: options => options.WithSpecificDiagnosticOptions([new("AUP1001", ReportDiagnostic.Suppress)]))).GetMessage(
            CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task Finding_is_rejected_even_if_every_rule_is_off() => Assert.Equal(
        ["AUP2005"],
        (await Analyze("", "", change: options => options.WithSpecificDiagnosticOptions(
            Rules.All.Select(rule => new KeyValuePair<string, ReportDiagnostic>(rule.Id, ReportDiagnostic.Suppress))))).Select(
            diagnostic => diagnostic.Id));

    [Fact]
    public async Task Rule_set_that_silences_everything_is_rejected() => Assert.Contains(
        "a rule set",
        Refusal(await Analyze("", "", change: options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress))).GetMessage(
            CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task Low_warning_level_is_rejected() => Assert.Contains(
        "the warning level",
        Refusal(await Analyze("", "", change: options => options.WithWarningLevel(0))).GetMessage(CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task Global_config_severity_is_rejected() => Assert.Contains(
        "a global config file",
        Refusal(await Analyze("", "", globalConfig: "dotnet_diagnostic.AUP1001.severity = none\n")).GetMessage(
            CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task Justified_attribute_suppresses_the_finding() =>
        Assert.Empty(await Analyze("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1001\", Justification = \"A form without people; reviewed as LEGAL-1\")]\n", ""));

    [Theory]
    [InlineData("#pragma warning disable AUP2003\n")]
    [InlineData("#pragma warning disable\n")]
    public async Task AUP2003_cannot_be_hidden_by_a_pragma(string pragma)
    {
        var refusal = Refusal(await Analyze(
            pragma + "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1001\")]\n#pragma warning restore\n", ""));

        Assert.Contains(
            "AUP2003 is suppressed here by a #pragma directive;",
            refusal.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public async Task Ordinary_suppressions_work_without_strict(string strict)
    {
        Assert.Empty(await Analyze("#pragma warning disable AUP1001\n", "", strict: strict));
        Assert.Empty(await Analyze("", "", "dotnet_diagnostic.AUP1001.severity = none", strict: strict));
    }

    [Fact]
    public async Task Invalid_strict_value_is_an_error() => Assert.Contains(
        "'yes' in AcceptableUseStrict is not valid; allowed values: true, false",
        Assert.Single(await Analyze("", "", strict: "yes"), diagnostic => diagnostic.Id == "AUP2002").GetMessage(
            CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    /// <summary>A tag that nobody understands declares nothing, so hiding that would hide the findings too.</summary>
    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Camera\", \"webcam\")]\n", "", "dotnet_diagnostic.AUP2002.severity = none\n")]
    [InlineData("#pragma warning disable AUP2002\n[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Camera\", \"webcam\")]\n", "", "")]
    [InlineData("", "acceptable_use.camra = dash", "dotnet_diagnostic.AUP2002.severity = none\n")]
    public async Task Invalid_tag_cannot_be_hidden(string source, string editorConfig, string globalConfig)
    {
        var files = new ConfigFiles(
            ("/repo/tags.globalconfig", $"is_global = true\n{Tags}build_property.AcceptableUseStrict = true\n{globalConfig}"),
            ("/repo/.editorconfig", $"root = true\n[*.cs]\n{editorConfig}"));
        var diagnostics = await files.ApplyTo(new Harness.Project().Compile([("/repo/Tags.cs", source)]))
            .WithAnalyzers(ShippedAnalyzers.Create(), new AnalyzerOptions([], files.Options))
            .GetAnalyzerDiagnosticsAsync();

        Assert.Contains("AUP2002 is suppressed here by", Refusal(diagnostics).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AUP2001_can_be_hidden_in_a_strict_project()
    {
        var diagnostics = await Analyze(
            "#pragma warning disable AUP2001\n", "", globalConfig: "build_property.AcceptableUseDeployment =\n");

        Assert.Empty(diagnostics);
    }

    private static Diagnostic Refusal(IEnumerable<Diagnostic> diagnostics) =>
        Assert.Single(diagnostics, diagnostic => diagnostic.Id == RuleIds.RefusedSuppression);

    /// <summary>Analyses a call that AUP1001 reports, with text before and behind the method that it stands in.</summary>
    private static async Task<ImmutableArray<Diagnostic>> Analyze(
        string before,
        string behind,
        string editorConfig = "",
        string globalConfig = "",
        string strict = "True",
        Func<CSharpCompilationOptions, CSharpCompilationOptions>? change = null)
    {
        var source = $$"""
            using Azure.AI.OpenAI; using OpenAI.Chat;
            class Patrol
            {
                static readonly ChatClient chat = new AzureOpenAIClient(
                    new Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("m");
            {{before}}
                static void Send(byte[] bytes) => {{Call}}
            }
            {{behind}}
            """;
        var files = new ConfigFiles(
            ("/repo/tags.globalconfig", $"is_global = true\n{Tags}build_property.AcceptableUseStrict = {strict}\n{globalConfig}"),
            ("/repo/.editorconfig", $"root = true\n[*.cs]\n{editorConfig}"));
        var compilation = files.ApplyTo(new Harness.Project().Compile([("/repo/Patrol.cs", source)]));
        return await compilation
            .WithOptions(change?.Invoke(compilation.Options) ?? compilation.Options)
            .WithAnalyzers(ShippedAnalyzers.Create(), new AnalyzerOptions([], files.Options))
            .GetAnalyzerDiagnosticsAsync();
    }
}
