using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The snippets for CI, with the services' part left out: the log is set up and the command run as the page has them.</summary>
[Collection(nameof(PackageCollection))]
public sealed class PipelineTests(PackageFixture package)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SampleBuilds.Root, "docs", "ci.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("run", "CI=true")]
    [InlineData("script", "TF_BUILD=True")]
    public async Task The_gate_fails_the_build_and_leaves_a_log_to_upload(string step, string variable)
    {
        var targets = Regex.Match(Page, "```xml\n(?<xml>.*?)```", RegexOptions.Singleline).Groups["xml"].Value;
        var command = Regex.Match(Page, $@"- {step}: dotnet (?<arguments>build.*)$", RegexOptions.Multiline).Groups["arguments"].Value;
        var consumer = package.CreateConsumer()
            .WithApp("<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>")
            .WithFile("Directory.Build.targets", targets);

        var build = await consumer.BuildAsync([variable, .. command.Split(' ').Skip(1)]);

        build.FailsWith("AUP1001").Reports($"AUP1001 error Program.cs({Consumer.CallLine})");
        Assert.Contains("AUP1001", consumer.Read("sarif/App.net10.0.sarif"), StringComparison.Ordinal);
        Assert.Matches("(sarif_file|publish): sarif\n", Page);
    }
}
