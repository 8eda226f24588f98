using System.Globalization;
using System.Text;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>Every known way to silence a rule, tried on a violation in a build that enforces. Each is a row of the table for users.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class WaysRoundTests(PackageFixture package)
{
    private const string NoEffect = "no effect";
    private const string Opens = "opens the gate";

    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";

    private const string Harmless = "public class Desk;";

    private const string BesideUnknown = "with a library that does not have the package";

    private const string ToUnknown = """<ProjectReference Include="../Unknown/Unknown.csproj" />""";

    private static readonly Way[] Ways =
    [
        // Switches of the analysis.
        Property("RunAnalyzers", "false", "AUPCFG0003"),
        Property("RunAnalyzersDuringBuild", "false", "AUPCFG0003"),
        Property("RunAnalyzersDuringLiveAnalysis", "false", NoEffect),
        Property("_SkipAnalyzers", "true", NoEffect),
        new("`DesignTimeBuild` with analyzers off", "AUPCFG0003") { Properties = "<DesignTimeBuild>true</DesignTimeBuild><RunAnalyzers>false</RunAnalyzers>" },
        Property("AnalysisLevel", "none", NoEffect),
        Property("AnalysisMode", "None", NoEffect),
        Property("EnableNETAnalyzers", "false", NoEffect),
        Property("EnforceCodeStyleInBuild", "false", NoEffect),
        Property("CodeAnalysisTreatWarningsAsErrors", "false", NoEffect),
        Property("ReportAnalyzer", "true", NoEffect),
        Property("Features", "strict", NoEffect),
        Property("ProvideCommandLineArgs", "true", NoEffect),
        Property("ContinueOnError", "WarnAndContinue", NoEffect),

        // Warnings and errors.
        Property("TreatWarningsAsErrors", "false", NoEffect),
        Property("WarningsNotAsErrors", "AUP1001", "AUPCFG0008"),
        Property("WarningLevel", "0", "AUPCFG0008", "AUP2005"),
        Property("DisabledWarnings", "AUP1001", NoEffect),
        Property("NoWarn", "AUP1001", Opens, "AUPCFG0007"),
        Property("NoWarn", "AD0001", "AUPCFG0008") with { Name = "`NoWarn` is `AD0001`, in a project without a violation", Program = Harmless },
        Property("MSBuildWarningsAsMessages", "AUP1001", NoEffect, "AUPCFG0007"),
        new("`CompilerResponseFile` with `/skipanalyzers+`", "AUPCFG0008")
        {
            Properties = "<CompilerResponseFile>$(MSBuildProjectDirectory)/own.rsp</CompilerResponseFile>", File = ("own.rsp", "/skipanalyzers+"),
        },
        new("`CompilerResponseFile` with `/nowarn:AUP1001`", "AUPCFG0008", "AUP2005")
        {
            Properties = "<CompilerResponseFile>$(MSBuildProjectDirectory)/own.rsp</CompilerResponseFile>", File = ("own.rsp", "/nowarn:AUP1001"),
        },

        Property("WarningsNotAsErrors", "AUP2006", "AUPCFG0008") with { Name = $"`WarningsNotAsErrors` is `AUP2006`, {BesideUnknown}", Items = ToUnknown, Program = Harmless },
        Property("NoWarn", "AUP2006", Opens, "AUPCFG0007") with { Name = $"`NoWarn` is `AUP2006`, {BesideUnknown}", Items = ToUnknown, Program = Harmless },

        // Severities.
        Config(".globalconfig", "dotnet_diagnostic.AUP2006.severity", "none", Opens, "AUP2005") with
        {
            Name = $"`dotnet_diagnostic.AUP2006.severity = none` in `.globalconfig`, {BesideUnknown}", Items = ToUnknown, Program = Harmless,
        },
        Config(".editorconfig", "dotnet_diagnostic.AUP1001.severity", "none", Opens, "AUP2005"),
        Config(".editorconfig", "dotnet_diagnostic.AUP1001.severity", "suggestion", Opens, Opens),
        Config(".editorconfig", "dotnet_analyzer_diagnostic.category-AcceptableUse.severity", "none", NoEffect),
        Config(".editorconfig", "dotnet_analyzer_diagnostic.severity", "none", NoEffect),
        Config(".globalconfig", "dotnet_diagnostic.AUP1001.severity", "none", Opens, "AUP2005"),
        Config(".globalconfig", "dotnet_analyzer_diagnostic.severity", "none", NoEffect),
        new("`.globalconfig` with the level of the package's", "AUP2002")
        {
            File = (".globalconfig", "is_global = true\nglobal_level = -2147483648\ndotnet_diagnostic.AUP1001.severity = warning\n"),
        },
        new("two global configs of one level with the same rule", "AUP2002")
        {
            Items = "<GlobalAnalyzerConfigFiles Include=\"second.txt\" />",
            File = (".globalconfig", "is_global = true\nglobal_level = 7\ndotnet_diagnostic.AUP1001.severity = error\n"),
            SecondFile = ("second.txt", "is_global = true\nglobal_level = 7\ndotnet_diagnostic.AUP1001.severity = warning\n"),
        },
        RuleSet("""<Rules AnalyzerId="A" RuleNamespace="N"><Rule Id="AUP1001" Action="None" /></Rules>""", "the rule", Opens, "AUP2005"),
        RuleSet("""<IncludeAll Action="None" />""", "`IncludeAll`", NoEffect),

        // Source.
        new("`#pragma warning disable`", Opens, "AUP2005") { Program = "#pragma warning disable\n" + Consumer.Class("Desk") },
        new("`[SuppressMessage]` with a justification", Opens, Opens)
        {
            Program = Consumer.Class("Desk").Replace(
                "public class", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1001\", Justification = \"LEGAL-1\")]\npublic class", StringComparison.Ordinal),
        },

        // The package.
        new("`IncludeAssets=\"analyzers\"`", "AUP2002") { Assets = "PrivateAssets=\"all\" IncludeAssets=\"analyzers\"" },
        new("`ExcludeAssets=\"build;buildTransitive\"`", "AUP2002") { Assets = "PrivateAssets=\"all\" ExcludeAssets=\"build;buildTransitive\"" },
        new("`ExcludeAssets=\"analyzers\"`, which the .NET SDK does not heed", NoEffect) { Assets = "PrivateAssets=\"all\" ExcludeAssets=\"analyzers\"" },
        new("`ExcludeAssets=\"all\"`", "AUP2002") { Assets = "PrivateAssets=\"all\" ExcludeAssets=\"all\"" },
        new("no reference to the package", Opens, Opens) { Assets = "" },
        Property("ImportProjectExtensionProps", "false", "AUP2002") with { IsEarly = true },
        Property("ImportProjectExtensionTargets", "false", "AUP2002"),
        Target("removes the `Analyzer` item", """<Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'AcceptableUse.Analyzers'" />""", "AUPCFG0005"),

        // What the package hands to the compiler.
        Property("GenerateMSBuildEditorConfigFile", "false", "AUPCFG0004"),
        Target("removes the `EditorConfigFiles` items", """<EditorConfigFiles Remove="@(EditorConfigFiles)" />""", "AUPCFG0004"),
        Target("removes the global config of the mode", """<EditorConfigFiles Remove="@(EditorConfigFiles)" Condition="'%(Extension)' == '.globalconfig'" />""", "AUP2002"),
        new("`CompilerVisibleProperty` items removed", NoEffect) { Items = "<CompilerVisibleProperty Remove=\"@(CompilerVisibleProperty)\" />" },
        Property("DiscoverGlobalAnalyzerConfigFiles", "false", NoEffect),
        new("`DiscoverEditorConfigFiles` with a tag in `.editorconfig`", "AUPCFG0004")
        {
            Properties = "<DiscoverEditorConfigFiles>false</DiscoverEditorConfigFiles>",
            File = (".editorconfig", "root = true\n[*.cs]\nacceptable_use.camera = fixed\n"),
        },

        // Tags that never arrive.
        Property("AcceptableUseDeploymnet", "law-enforcement", "AUPCFG0009"),
        new("`GenerateAssemblyInfo` false, with a tag in `AssemblyMetadata`", "AUP2002")
        {
            Properties = "<GenerateAssemblyInfo>false</GenerateAssemblyInfo>", Items = """<AssemblyMetadata Include="AcceptableUse.Camera" Value="fixed" />""",
        },

        // Others.
        new("a `DiagnosticSuppressor` of another package", Opens, Opens)
        {
            Items = """<ProjectReference Include="../Suppressor/Suppressor.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />""",
        },
    ];

    [Fact]
    public async Task Each_way_does_what_the_table_says()
    {
        var consumer = package.CreateConsumer().WithApp().WithFile("Suppressor/Suppressor.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><LangVersion>latest</LangVersion></PropertyGroup>
              <ItemGroup><Reference Include="$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll" /></ItemGroup>
            </Project>
            """).WithFile("Suppressor/Suppressor.cs", """
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public sealed class Silence : DiagnosticSuppressor
            {
                private static readonly SuppressionDescriptor Rule = new("SIL1", "AUP1001", "none");

                public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => ImmutableArray.Create(Rule);

                public override void ReportSuppressions(SuppressionAnalysisContext context)
                {
                    foreach (var diagnostic in context.ReportedDiagnostics)
                    {
                        context.ReportSuppression(Suppression.Create(Rule, diagnostic));
                    }
                }
            }
            """);
        consumer.WithProject(path: "Unknown/Unknown.csproj", analyzerAssets: "", outputType: "Library").WithFile("Unknown/Sender.cs", Consumer.Class("Sender"));
        for (var index = 0; index < Ways.Length; index++)
        {
            Ways[index].AddTo(consumer, $"Enforcing{index}", Police);
            Ways[index].AddTo(consumer, $"Strict{index}", $"{Police}<AcceptableUseStrict>true</AcceptableUseStrict>");
        }

        var reports = await consumer.BuildAllAsync("CI=true");

        var found = Ways.Select((way, index) => way with { Enforcing = Outcome(reports[$"Enforcing{index}"]), Strict = Outcome(reports[$"Strict{index}"]) });
        Assert.True(Table(Ways) == Table(found), Table(found));
    }

    [Fact]
    public void Documented_table_has_these_ways()
    {
        var table = Table(Ways);

        Assert.True(File.ReadAllText(Path.Combine(SampleBuilds.Root, "docs", "configuration.md")).ReplaceLineEndings("\n").Contains(table, StringComparison.Ordinal), table);
    }

    [Fact]
    public void Documented_count_of_ways_is_theirs()
    {
        var (tried, open, strict) = (Ways.Length, Ways.Count(way => way.Enforcing == Opens), Ways.Count(way => way.Strict == Opens));

        Assert.Contains(
            $"{tried} ways: {open} open an enforcing build, {strict} a strict one",
            File.ReadAllText(Path.Combine(SampleBuilds.Root, "docs", "reliability.md")), StringComparison.Ordinal);
    }

    private static string Outcome(IEnumerable<string> reports) =>
        reports.Where(report => report.StartsWith("error ", StringComparison.Ordinal)).Select(report => report["error ".Length..]).ToList() switch
        {
            [] => Opens,
            ["AUP1001"] => NoEffect,
            var codes => codes.FirstOrDefault(code => code != "AUP1001")!,
        };

    private static string Table(IEnumerable<Way> ways)
    {
        var table = new StringBuilder("| way | enforcing build | strict and enforcing build |\n|---|---|---|\n");
        foreach (var way in ways)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {way.Name} | {way.Enforcing} | {way.Strict} |\n");
        }

        return table.ToString();
    }

    private static Way Property(string name, string value, string enforcing, string? strict = null) =>
        new($"`{name}` is `{value}`", enforcing, strict) { Properties = $"<{name}>{(name == "NoWarn" ? "$(NoWarn);" : "")}{value}</{name}>" };

    private static Way Config(string file, string key, string severity, string enforcing, string? strict = null) =>
        new($"`{key} = {severity}` in `{file}`", enforcing, strict)
        {
            File = (file, $"{(file == ".globalconfig" ? "is_global = true" : "root = true\n[*.cs]")}\n{key} = {severity}\n"),
        };

    private static Way RuleSet(string rules, string what, string enforcing, string? strict = null) => new($"`CodeAnalysisRuleSet` with {what} set to `None`", enforcing, strict)
    {
        Properties = "<CodeAnalysisRuleSet>own.ruleset</CodeAnalysisRuleSet>",
        File = ("own.ruleset", $"""<RuleSet Name="Own" ToolsVersion="17.0">{rules}</RuleSet>"""),
    };

    private static Way Target(string what, string item, string outcome) => new($"a target of the project {what}", outcome)
    {
        Targets = $"""<Target Name="Own" BeforeTargets="CoreCompile" DependsOnTargets="GenerateMSBuildEditorConfigFile;_AcceptableUseCheckGate"><ItemGroup>{item}</ItemGroup></Target>""",
    };

    /// <summary>A way, named as a user would, and what happens in an enforcing build and in that of a strict project.</summary>
    private sealed record Way(string Name, string Enforcing, string? StrictIfDifferent = null)
    {
        public string Strict { get; init; } = StrictIfDifferent ?? Enforcing;

        public string Properties { get; init; } = "";

        /// <summary>Whether MSBuild reads the properties before the project itself.</summary>
        public bool IsEarly { get; init; }

        public string Items { get; init; } = "";

        public string Targets { get; init; } = "";

        public string Assets { get; init; } = "PrivateAssets=\"all\"";

        public string Program { get; init; } = Consumer.Class("Desk");

        public (string Name, string Content)? File { get; init; }

        public (string Name, string Content)? SecondFile { get; init; }

        public void AddTo(Consumer consumer, string project, string tags)
        {
            consumer
                .WithProject(tags + (IsEarly ? "" : Properties), Items, Targets, $"{project}/{project}.csproj", analyzerAssets: Assets, outputType: "Library")
                .WithFile($"{project}/Desk.cs", Program);
            foreach (var (name, content) in new[] { File, SecondFile, IsEarly ? ("Directory.Build.props", $"<Project><PropertyGroup>{Properties}</PropertyGroup></Project>") : null }.OfType<(string, string)>())
            {
                consumer.WithFile($"{project}/{name}", content);
            }
        }
    }
}
