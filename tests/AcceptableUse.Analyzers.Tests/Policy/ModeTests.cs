using System.Collections.Immutable;
using System.Xml.Linq;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>The config files behind <c>AcceptableUseMode</c>, held to the descriptors and read as the compiler reads them.</summary>
public sealed class ModeTests
{
    private static readonly string Folder = Path.Combine(
        References.RepositoryRoot, "src", "AcceptableUse.Analyzers.Package", "buildTransitive");

    private static readonly string[] ModeNames = ["suggest", "warn", "enforce", "audit"];

    public static TheoryData<string, ReportDiagnostic> Modes => new()
    {
        { "suggest", ReportDiagnostic.Info },
        { "warn", ReportDiagnostic.Warn },
        { "enforce", ReportDiagnostic.Error },
        { "audit", ReportDiagnostic.Warn },
    };

    [Fact]
    public void Every_mode_has_a_file_and_every_file_is_a_mode() => Assert.Equal(
        ModeNames.Select(mode => $"AcceptableUse.Mode.{mode}.globalconfig").Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder, "*.globalconfig").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Modes))]
    public void Mode_sets_every_clause_rule(string mode, ReportDiagnostic severity)
    {
        var severities = SeveritiesOf(mode);

        Assert.All(ClauseRules, rule => Assert.Equal((rule.Id, severity), (rule.Id, severities[rule.Id])));
    }

    /// <summary>An entry that repeats the default would only take the rule out of the reach of a severity for all analyzers.</summary>
    [Theory]
    [MemberData(nameof(Modes))]
    public void Mode_sets_other_rules_only_if_it_changes_them(string mode, ReportDiagnostic severity) => Assert.All(
        SeveritiesOf(mode).Where(entry => ClauseRules.All(rule => !IsOf(entry, rule))),
        entry => Assert.True(
            Rules.All.Any(rule => IsOf(entry, rule) && ToReport(rule.DefaultSeverity) != entry.Value && entry.Value >= severity),
            $"{mode} sets {entry.Key} to {entry.Value}: no rule, or its default, or louder than the clause rules"));

    [Theory]
    [MemberData(nameof(Modes))]
    public void Configuration_mistakes_have_the_same_severity_in_every_mode(string mode, ReportDiagnostic severity)
    {
        var severities = SeveritiesOf(mode);

        Assert.NotEqual(ReportDiagnostic.Suppress, severity);
        Assert.DoesNotContain(RuleIds.UnreadableTag, severities.Keys);
        Assert.DoesNotContain(RuleIds.UnreadableCatalog, severities.Keys);
        Assert.DoesNotContain(RuleIds.RefusedSuppression, severities.Keys);
    }

    [Fact]
    public void Suggest_mode_warns_only_about_configuration_mistakes()
    {
        var severities = SeveritiesOf("suggest");

        Assert.Equal(
            [RuleIds.UnreadableTag, RuleIds.UnreadableCatalog, RuleIds.RefusedSuppression],
            Rules.All.Where(
                rule => (severities.TryGetValue(rule.Id, out var severity) ? severity : ToReport(rule.DefaultSeverity))
                    < ReportDiagnostic.Info).Select(rule => rule.Id));
    }

    [Fact]
    public void Audit_mode_warns_about_unchecked_calls()
    {
        var severities = SeveritiesOf("audit");

        Assert.Equal(ReportDiagnostic.Warn, severities[RuleIds.UndeclaredDeployment]);
        Assert.Equal(ReportDiagnostic.Warn, severities[RuleIds.UnseenDestination]);
    }

    [Fact]
    public void Audit_mode_exempts_its_warnings_from_TreatWarningsAsErrors()
    {
        var exempt = XDocument.Load(Path.Combine(Folder, "AcceptableUse.Analyzers.targets")).Descendants("WarningsNotAsErrors").Single().Value.Split(';').Skip(1);
        var severities = SeveritiesOf("audit");

        Assert.Equal(
            Rules.All.Where(rule => (severities.TryGetValue(rule.Id, out var severity) ? severity : ToReport(rule.DefaultSeverity)) == ReportDiagnostic.Warn).Select(rule => rule.Id),
            exempt);
    }

    [Fact]
    public void Every_property_that_the_compiler_sees_is_a_name_that_the_targets_know()
    {
        var visible = XDocument.Load(Path.Combine(Folder, "AcceptableUse.Analyzers.props")).Descendants("_AcceptableUseVisible").Select(item => item.Attribute("Include")!.Value);
        var known = XDocument.Load(Path.Combine(Folder, "AcceptableUse.Names.targets")).Descendants("_AcceptableUseNames").Single().Value.Split('|').Select(name => "AcceptableUse" + name);

        Assert.Subset(known.ToHashSet(), visible.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void User_config_overrides_the_mode_rule_by_rule(string mode, ReportDiagnostic severity)
    {
        var files = new ConfigFiles(
            ("/package/" + mode + ".globalconfig", Read(mode)),
            ("/repo/.globalconfig", "is_global = true\ndotnet_diagnostic.AUP1001.severity = none"),
            ("/repo/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AUP1002.severity = silent"));
        var tree = CSharpSyntaxTree.ParseText("", path: "/repo/Program.cs");
        var provider = files.ApplyTo(CSharpCompilation.Create("App", [tree])).Options.SyntaxTreeOptionsProvider!;

        Assert.Empty(files.Problems);
        Assert.True(provider.TryGetGlobalDiagnosticValue("AUP1001", default, out var global));
        Assert.Equal(ReportDiagnostic.Suppress, global);
        Assert.True(provider.TryGetDiagnosticValue(tree, "AUP1002", default, out var local));
        Assert.Equal(ReportDiagnostic.Hidden, local);
        Assert.True(provider.TryGetGlobalDiagnosticValue("AUP1003", default, out var other));
        Assert.Equal(severity, other);
    }

    /// <summary>With <c>UPDATE_DOCS=1</c> in the environment the table is written instead.</summary>
    [Fact]
    public void Documented_mode_table_matches_the_config_files() =>
        GeneratedPage.AssertUpToDate("docs/configuration.md", page => GeneratedPage.Fill(page, "modes", nameof(ModeTests), Table()));

    private static IEnumerable<DiagnosticDescriptor> ClauseRules => Rules.All.Where(rule => RuleIds.Clauses.Contains(rule.Id));

    /// <summary>The compiler keeps identifiers in lower case.</summary>
    private static bool IsOf(KeyValuePair<string, ReportDiagnostic> entry, DiagnosticDescriptor rule) =>
        string.Equals(entry.Key, rule.Id, StringComparison.OrdinalIgnoreCase);

    private static string Read(string mode) => File.ReadAllText(Path.Combine(Folder, $"AcceptableUse.Mode.{mode}.globalconfig"));

    private static ImmutableDictionary<string, ReportDiagnostic> SeveritiesOf(string mode)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(Read(mode), "/package/.globalconfig") }, out var problems);

        Assert.Empty(problems);
        return set.GlobalConfigOptions.TreeOptions;
    }

    private static string Table()
    {
        var rows = Rules.All.Select(rule =>
            $"| [{rule.Id}](rules/{rule.Id}.md) | {string.Join(" | ", ModeNames.Select(mode => Word(SeveritiesOf(mode).TryGetValue(rule.Id, out var severity) ? severity : ToReport(rule.DefaultSeverity))))} |");
        return string.Join(
            '\n',
            rows.Prepend($"|---|{string.Concat(ModeNames.Select(_ => "---|"))}").Prepend(
                $"| rule | {string.Join(" | ", ModeNames.Select(mode => $"`{mode}`"))} |"))
            + "\n";
    }

    private static string Word(ReportDiagnostic severity) => severity switch
    {
        ReportDiagnostic.Error => "error",
        ReportDiagnostic.Warn => "warning",
        ReportDiagnostic.Info => "suggestion",
        _ => "hidden",
    };

    private static ReportDiagnostic ToReport(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };
}
