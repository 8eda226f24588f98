using System.Text.Json.Nodes;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>
/// The log of a build is evidence, so that the same sources give the same log to the byte: run after run, each in a
/// process of its own, and whatever folder the sources lie in.
/// </summary>
[Collection(nameof(PackageCollection))]
public sealed class DeterminismTests(PackageFixture package)
{
    private const int Files = 12;

    [Theory]
    [InlineData(12, true)]
    [InlineData(2, false)]
    public async Task Every_compiler_run_writes_the_same_log(int runs, bool isConcurrent)
    {
        var compilers = new[] { await CreateAsync(), await CreateAsync() };
        var logs = new string[runs];
        await Parallel.ForAsync(
            0,
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (run, _) => logs[run] = await compilers[run % 2].RunAsync(run, isConcurrent));
        if (isConcurrent)
        {
            logs = [.. logs.Select(Sorted)];
        }

        Assert.Equal(Files, logs[0].Split("\"ruleId\": \"AUP1001\"").Length - 1);
        Assert.All(logs, log => Assert.Equal(logs[0], log));
    }

    /// <summary>
    /// With several threads the compiler writes results as they arrive, whichever analyzer they are from. Each result is
    /// left as it is, and they are put in the order of their text.
    /// </summary>
    private static string Sorted(string log)
    {
        var sarif = JsonNode.Parse(log)!;
        var run = sarif["runs"]![0]!;
        var results = run["results"]!.AsArray().Select(result => result!.DeepClone()).OrderBy(
            result => result.ToJsonString(), StringComparer.Ordinal).ToArray();
        run["results"] = new JsonArray(results);
        return sarif.ToJsonString(Indented);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true };

    private async Task<Compiler> CreateAsync()
    {
        var consumer = package.CreateConsumer().WithProject(
            "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>",
            outputType: "Library");
        for (var i = 0; i < Files; i++)
        {
            consumer.WithFile($"App/Desk{i}.cs", Consumer.Class($"Desk{i}"));
        }

        return await consumer.CompilerAsync();
    }
}
