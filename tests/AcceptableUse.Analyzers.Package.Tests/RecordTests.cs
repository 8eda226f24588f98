using System.Text.Json;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>What the targets write beside a log: the tags as they are declared, whatever is in them.</summary>
[Collection(nameof(SettingsCollection))]
public sealed class RecordTests(PackageFixture package)
{
    private const string Consent = """C:\dpia "12"; #3, 100% of %3B people""";

    [Fact]
    public async Task Record_has_the_tags_of_properties_and_items_and_how_the_project_was_built()
    {
        var consumer = package.CreateConsumer()
            .WithProject(
                $"""
                <AcceptableUseDeployment>law-enforcement; real-time-surveillance</AcceptableUseDeployment>
                <AcceptableUseConsent>{Consent.Replace("%", "%25", StringComparison.Ordinal)}</AcceptableUseConsent>
                <AcceptableUseMode>audit</AcceptableUseMode>
                <SourceRevisionId>4f2c9e1</SourceRevisionId>
                """,
                """<AssemblyMetadata Include="AcceptableUse.Camera" Value="dash" />""")
            .WithFile("App/Program.cs", Consumer.Program)
            .WithFile("App/.editorconfig", "[Patrol/**]\nacceptable_use.deployment = law-enforcement\n");

        (await consumer.BuildAsync()).Succeeds();

        var record = Record(consumer);
        Assert.Equal(Consent, Uri.UnescapeDataString(record["AcceptableUseConsent"]));
        record.Remove("AcceptableUseConsent");
        Assert.Equal(
            [
                "AcceptableUseCamera=dash|", "AcceptableUseDeployment=law-enforcement| real-time-surveillance",
                "AcceptableUseJurisdiction=", "AcceptableUseLimitedAccess=", "commit=4f2c9e1", "folderTags=true", "language=C#",
                "mode=audit", $"package={package.Version}", "project=App",
            ],
            record.Select(fact => $"{fact.Key}={fact.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>It is written before the compiler runs, so a project that does not compile is known as well.</summary>
    [Fact]
    public async Task Project_that_does_not_compile_has_a_record()
    {
        var consumer = package.CreateConsumer().WithProject().WithFile("App/Program.cs", "Nothing that compiles");

        (await consumer.BuildAsync()).FailsWith("CS1002");

        Assert.Equal("App", Record(consumer)["project"]);
    }

    [Fact]
    public async Task Build_without_a_log_writes_none()
    {
        var consumer = package.CreateConsumer().WithApp();

        (await consumer.BuildAsync("-p:ErrorLog=")).Succeeds();

        Assert.DoesNotContain(consumer.Sources().Keys, file => file.EndsWith(".acceptable-use.json", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Record(Consumer consumer) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(consumer.Read("App/App.net10.0.acceptable-use.json"))!;
}
