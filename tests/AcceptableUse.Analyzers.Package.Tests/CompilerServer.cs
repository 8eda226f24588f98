namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>A compiler server of our own: builds that start no compiler take half the time, and no other build's server is used.</summary>
internal sealed class CompilerServer
{
    private readonly string _pipe = $"AcceptableUse.{Guid.NewGuid():N}";

    /// <summary>What makes a build use it.</summary>
    public IReadOnlyList<string> Arguments => ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_pipe}"];

    /// <summary>Stops it.</summary>
    /// <param name="folder">A folder to run in.</param>
    public async Task StopAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Where.proj"), "<Project />");
        var (_, tools) = await DotNet.RunAsync(folder, ["msbuild", "Where.proj", "-getProperty:MSBuildToolsPath"]);
        await DotNet.RunAsync(folder, [Path.Combine(tools.Trim(), "Roslyn", "bincore", "VBCSCompiler.dll"), $"-pipename:{_pipe}", "-shutdown"]);
    }
}
