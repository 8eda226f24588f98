namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The fixes as `dotnet format` finds them in the package and applies them.</summary>
[Collection(nameof(PackageCollection))]
public sealed class FormatTests(PackageFixture package)
{
    public static TheoryData<string> Samples => SampleTests.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_formatted_sample_compiles_and_is_no_longer_reported(string sample)
    {
        var consumer = package.CreateConsumer().WithCopyOf(SampleBuilds.FolderOf(sample));

        var output = await consumer.FormatAsync("AUP1001");

        var build = (await consumer.BuildAsync()).Succeeds();
        Assert.True(build.Findings.All(finding => finding.Rule != "AUP1001"), output);
    }

    [Fact]
    public async Task An_image_is_taken_out_rather_than_excepted()
    {
        var consumer = package.CreateConsumer().WithCopyOf(SampleBuilds.FolderOf("PatrolCamera"));

        await consumer.FormatAsync("AUP1001");

        var worker = consumer.Read("App/PatrolWorker.cs");
        Assert.DoesNotContain("CreateImagePart", worker, StringComparison.Ordinal);
        Assert.DoesNotContain("SuppressMessage", worker, StringComparison.Ordinal);
    }
}
