namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>An exception in an enforcing build: it opens the gate when somebody has said why, and not before.</summary>
[Collection(nameof(PackageCollection))]
public sealed class ExceptionTests(PackageFixture package)
{
    private const string Tags =
        "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>";

    [Fact]
    public async Task Template_opens_the_gate_once_it_is_filled_in()
    {
        var app = package.CreateConsumer().WithProject(Tags, outputType: "Library").WithFile("App/Parts.cs", FixExamples.Sources["Parts"]);

        var unfilled = await app
            .WithFile("App/Desk.cs", Desk("reference: ; approved by: ; until: "))
            .BuildAsync("CI=true");
        Assert.Contains(
            "AUP1001 is suppressed without a justification; fill in 'reference', 'approved by' and 'until'",
            unfilled.FailsWith("AUP2003").Output, StringComparison.Ordinal);

        var filled = await app
            .WithFile("App/Desk.cs", Desk("reference: LEGAL-123; approved by: privacy board; until: 2027-06-30"))
            .BuildAsync("CI=true");
        Assert.DoesNotContain("AUP", filled.Succeeds().Output, StringComparison.Ordinal);
    }

    private static string Desk(string justification) => FixExamples.Sources["RecordException"].Replace(
        "    public Task",
        $"""
            [System.Diagnostics.CodeAnalysis.SuppressMessage("AcceptableUse", "AUP1001", Justification = "{justification}")]
            public Task
        """,
        StringComparison.Ordinal);
}
