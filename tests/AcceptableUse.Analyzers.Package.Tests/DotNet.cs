using System.Diagnostics;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>Runs the dotnet command the way a user does: nothing of the test run's own environment reaches it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string directory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(LeaksFromTheTestRun).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // A command runs for seconds: to watch its code run, so as to compile it better, costs a tenth of the processor time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"`dotnet {string.Join(' ', start.ArgumentList)}` did not end within {Limit}.");
        }

        return (process.ExitCode, await output + await error);
    }

    // Environment variables are MSBuild properties too, so the tags and switches under test must not come from outside.
    private static bool LeaksFromTheTestRun(string name) =>
        name.ToUpperInvariant() is "CI" or "TF_BUILD" or "GITHUB_ACTIONS" or "APPVEYOR" or "TRAVIS" or "CIRCLECI" or "CONTINUOUSINTEGRATIONBUILD"
            or "TEAMCITY_VERSION" or "JB_SPACE_API_URL" or "BAMBOO_BUILDNUMBER" or "CODEBUILD_BUILD_ID" or "BUILD_ID"
        || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ACCEPTABLEUSE", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("RUNANALYZERS", StringComparison.OrdinalIgnoreCase);
}
