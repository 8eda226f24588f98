using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>In one compilation with the analyzers that most projects have: the same findings, and nobody fails.</summary>
[Collection(nameof(PackageCollection))]
public sealed class CoexistenceTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>";

    private const string Others = """
        <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" PrivateAssets="all" />
        <PackageReference Include="SonarAnalyzer.CSharp" Version="10.36.0.15337" PrivateAssets="all" />
        <PackageReference Include="StyleCop.Analyzers" Version="1.1.118" PrivateAssets="all" />
        """;

    [Fact]
    public async Task Findings_are_the_same_beside_other_analyzers_and_none_fails()
    {
        var alone = await Consumer("", "").BuildAsync();
        var together = await Consumer(
            "<AnalysisMode>All</AnalysisMode><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>", Others).BuildAsync();

        alone.Succeeds();
        together.Succeeds();
        Assert.Equal(["AUP1001", "AUP1001", "AUP2003"], alone.Findings.Select(finding => finding.Rule).Order(StringComparer.Ordinal));
        Assert.Equal(
            alone.Findings.Select(Describe).Order(StringComparer.Ordinal),
            together.Findings.Select(Describe).Order(StringComparer.Ordinal));

        // All of them did run, and none is told to have failed or not to have loaded.
        foreach (var family in (string[])["CA", "MA", "S", "SA"])
        {
            Assert.Matches($@"warning {family}\d{{4}}:", together.Output);
        }

        Assert.DoesNotMatch(new Regex("AD0001|CS803[234]"), together.Output);

        static string Describe(Finding finding) =>
            $"{finding.Rule} {finding.Level} {finding.File}({finding.Line}) {finding.Message} {finding.HelpLink}";
    }

    private Consumer Consumer(string properties, string items) => package.CreateConsumer()
        .WithProject(Police + properties, items)
        .WithFile("App/Program.cs", Package.Tests.Consumer.Program)
        .WithFile("App/Desk.cs", Package.Tests.Consumer.Class("Desk"))
        .WithFile(
            "App/Excused.cs",
            "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AcceptableUse\", \"AUP1001\")] public class Excused { }\n");
}
