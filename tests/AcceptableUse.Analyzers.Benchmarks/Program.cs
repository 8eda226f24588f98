// Measures the analyzer beside others: see CONTRIBUTING.md. Arguments are those of BenchmarkDotNet, or
// `compare <base assembly> <head assembly>` for two builds of the analyzer. Code from outside this
// repository is measured too if the environment names its folders.
using System.Globalization;
using AcceptableUse.Analyzers.Benchmarks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

return args is ["compare", var before, var after] ? Compare(before, after) : Measure(args);

static int Measure(string[] args)
{
    List<Type> suites = [typeof(Cost), typeof(Others), typeof(Growth), typeof(Adversaries)];
    try
    {
        if (Checkout.Named is { } checkout)
        {
            suites.Add(typeof(RealCode));
            Console.WriteLine($"{checkout.Name}: {checkout.Description}");
        }
    }
    catch (CheckoutException failure)
    {
        Console.Error.WriteLine($"error: {failure.Message}");
        return 2;
    }

    var rounds = Environment.GetEnvironmentVariable("BENCHMARK_ROUNDS") is { } named ? int.Parse(named, CultureInfo.InvariantCulture) : 6;
    var measurements = Measurement.InRounds(rounds, round => BenchmarkSwitcher.FromTypes([.. suites])
        .Run(args.Length == 0 ? ["--filter", "*"] : args, Config(round, iterations: 2)));
    var parts = Tables.Of(measurements).ToDictionary();
    if (measurements.Any(measurement => measurement.Suite == nameof(Cost)))
    {
        parts.Add(nameof(Bars), Bars.Table(measurements));
    }

    foreach (var (name, part) in parts)
    {
        Console.WriteLine($"## {name}\n\n{part}");
    }

    if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
    {
        Tables.Update(Path.Combine(Build.RepositoryRoot, "docs", "performance.md"), parts);
    }

    return measurements.Count > 0 ? 0 : 1;
}

// What is slower by chance is not slower twice.
static int Compare(string before, string after)
{
    Change.Compared = [AnalyzerSet.FromFiles(Change.Before, before), AnalyzerSet.FromFiles(Change.After, after)];
    var refused = Once();
    if (refused.Count > 0)
    {
        Console.WriteLine("Measured again, since something looks worse.");
        var again = Once();
        refused = refused.Where(reason => again.ContainsKey(reason.Key)).ToDictionary();
    }

    foreach (var (benchmark, reason) in refused)
    {
        Console.WriteLine($"error: {benchmark}: {reason}");
    }

    Console.WriteLine(refused.Count == 0 ? "No worse than the base." : $"{refused.Count} worse than the base.");
    return refused.Count == 0 ? 0 : 1;

    static IReadOnlyDictionary<string, string> Once() =>
        Gate.Judge(Measurement.InRounds(6, round => [BenchmarkRunner.Run<Change>(Config(round, iterations: 3))]));
}

static IConfig Config(int round, int iterations) => ManualConfig.CreateEmpty()
    .AddJob(Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true))
        .WithStrategy(RunStrategy.Monitoring)
        .WithWarmupCount(round == 0 ? 1 : 0)
        .WithIterationCount(iterations))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithOrderer(new ByChance(round))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Unicode)
    .WithArtifactsPath(Path.Combine(Build.RepositoryRoot, "artifacts", "benchmarks"))
    .WithOptions(ConfigOptions.JoinSummary);
