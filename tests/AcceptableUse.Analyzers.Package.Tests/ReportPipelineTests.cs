using System.IO.Compression;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>
/// The snippets of docs/report.md, without the steps that only the service can run: the tool is packed, restored and run on a solution of
/// two projects, as the page says.
/// </summary>
[Collection(nameof(PackageCollection))]
public sealed class ReportPipelineTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";

    private static readonly string Page = File.ReadAllText(Path.Combine(SampleBuilds.Root, "docs", "report.md")).ReplaceLineEndings("\n");

    private static readonly string Targets = Regex.Match(
        File.ReadAllText(Path.Combine(SampleBuilds.Root, "docs", "ci.md")).ReplaceLineEndings("\n"),
        "```xml\n(?<xml><Project>.*?)```",
        RegexOptions.Singleline).Groups["xml"].Value;

    /// <summary>A legacy solution turns green with a baseline, red with one new finding, and the gate says what has gone.</summary>
    [Fact]
    public async Task Steps_of_both_services_pass_known_findings_and_fail_a_new_one()
    {
        AssertNamesWhatItShips(await package.PackToolAsync());
        var consumer = package.CreateConsumer()
            .WithProject(Police, path: "Lib/Lib.csproj", outputType: "Library")
            .WithFile("Lib/Lib.cs", Consumer.Class("Lib"))
            .WithProject(Police, """<ProjectReference Include="../Lib/Lib.csproj" />""")
            .WithFile("App/Program.cs", Consumer.Program)
            .WithFile("Directory.Build.targets", Targets)
            .WithSolution();
        foreach (var command in Commands("## Set it up", "bash"))
        {
            var versioned = command.Replace(
                "AcceptableUse.Report", $"AcceptableUse.Report --version {package.Version}", StringComparison.Ordinal);
            Assert.Equal((0, ""), await RunAsync(consumer, versioned, "CI=true"));
        }

        Assert.Equal(2, Regex.Count(consumer.Read("acceptable-use.baseline.json"), "fingerprint"));
        var steps = Steps("GitHub Actions", "run").Where(IsOfDotNet).ToList();
        Assert.Equal(Steps("Azure Pipelines", "script").Where(IsOfDotNet), steps);
        Assert.Equal((0, ""), await RunAsync(consumer, steps[^1], "CI=true"));

        // One is moved and has other locals, one goes, and another comes, in code that the baseline has not seen.
        consumer.WithFile("App/Program.cs", "\n\n" + Consumer.Program.Replace("image", "picture", StringComparison.Ordinal))
            .WithFile("Lib/Lib.cs", Consumer.Class("Other"));
        foreach (var command in steps[..^1])
        {
            Assert.Equal((0, ""), await RunAsync(consumer, command, "CI=true"));
        }

        Assert.All(
            ["html", "md"],
            format => Assert.Contains("Acceptable use report", consumer.Read($"report/acceptable-use.{format}"), StringComparison.Ordinal));
        var (exitCode, output) = await consumer.TryStepAsync(steps[^1], "CI=true");

        Assert.Equal(1, exitCode);
        Assert.Matches(@"new +Lib/Lib\.cs\(\d+,\d+\): AUP1001", output);
        Assert.Matches(@"gone +Lib/Lib\.cs: AUP1001: ChatClient\.CompleteChat in Lib\.Ask", output);
        Assert.Contains("1 new, 1 in the baseline, 1 gone", output, StringComparison.Ordinal);
    }

    private static void AssertNamesWhatItShips(string tool)
    {
        using var archive = ZipFile.OpenRead(tool);
        using var notices = new StreamReader(archive.GetEntry("THIRD-PARTY-NOTICES.txt")!.Open());
        var named = notices.ReadToEnd().Split('\n').Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        var shipped = archive.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal))
            .Select(entry => entry.Name[..^4]).ToList();

        Assert.Contains("AcceptableUse.Report", shipped);
        Assert.DoesNotContain(shipped, library => library != "AcceptableUse.Report" && !named.Contains(library));
        Assert.All(["README.md", "LICENSE", "icon.png"], file => Assert.NotNull(archive.GetEntry(file)));
    }

    private static async Task<(int ExitCode, string Failure)> RunAsync(Consumer consumer, string command, string setting)
    {
        var (exitCode, output) = await consumer.TryStepAsync(command, setting);
        return (exitCode, exitCode == 0 ? "" : $"{command}: {output}");
    }

    private static bool IsOfDotNet(string command) => command.StartsWith("dotnet ", StringComparison.Ordinal);

    private static string[] Commands(string heading, string language) =>
        Regex.Match(Page, $@"{heading}\n.*?```{language}\n(?<text>.*?)\n```", RegexOptions.Singleline).Groups["text"].Value.Split('\n');

    private static List<string> Steps(string service, string key)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(string.Join('\n', Commands($"## {service}", "yaml"))));
        var root = (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
        var job = root.Children.TryGetValue("jobs", out var jobs)
            ? (YamlMappingNode)Assert.Single(((YamlMappingNode)jobs).Children).Value
            : root;
        return
        [
            .. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>()
                .Where(step => step.Children.ContainsKey(key)).Select(step => step[key].ToString()),
        ];
    }
}
