namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The fixes as `dotnet format` finds them in the package and applies them.</summary>
[Collection(nameof(PackageCollection))]
public sealed class FormatTests(PackageFixture package)
{
    public static TheoryData<string> Samples => SampleTests.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Formatted_sample_compiles_and_has_no_findings(string sample)
    {
        var consumer = package.CreateConsumer().WithCopyOf(SampleBuilds.FolderOf(sample));

        var output = await consumer.FormatAsync("AUP1001");

        var build = (await consumer.BuildAsync()).Succeeds();
        Assert.True(build.Findings.All(finding => finding.Rule != "AUP1001"), output);
    }

    [Fact]
    public async Task Format_prefers_removing_the_image_to_recording_an_exception()
    {
        var consumer = package.CreateConsumer().WithCopyOf(SampleBuilds.FolderOf("PatrolCamera"));

        await consumer.FormatAsync("AUP1001");

        var worker = consumer.Read("App/PatrolWorker.cs");
        Assert.DoesNotContain("CreateImagePart", worker, StringComparison.Ordinal);
        Assert.DoesNotContain("SuppressMessage", worker, StringComparison.Ordinal);
    }
}
