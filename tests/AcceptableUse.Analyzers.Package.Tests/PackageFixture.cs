using System.Reflection;
using System.Xml.Linq;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The package, packed once, and a folder outside of the repository whose projects can restore it from a local feed.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    /// <summary>Packing writes beside the project, so two at a time would be in each other's way.</summary>
    private static readonly SemaphoreSlim Packing = new(1);

    private readonly string _root = Directory.CreateTempSubdirectory("AcceptableUse.").FullName;
    private int _projects;

    private readonly CompilerServer _compilerServer = new();

    /// <summary>
    /// Unlike any version ever built on this machine, so that no cache and no other source can answer for the package
    /// under test.
    /// </summary>
    internal string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    internal string PackagePath => Path.Combine(_root, "feed", $"AcceptableUse.Analyzers.{Version}.nupkg");

    public async Task InitializeAsync()
    {
        var feed = Path.GetDirectoryName(await PackAsync("feed"))!;

        // The user's own sources are inherited. Packages they have already are read in place; what is restored here stays here.
        var (_, list) = await DotNet.RunAsync(_root, ["nuget", "locals", "global-packages", "--list"]);
        var machinePackages = list[(list.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        new XElement("configuration",
            new XElement("packageSources", Add("under-test", feed)),
            new XElement("config", Add("globalPackagesFolder", Path.Combine(_root, "packages"))),
            new XElement("fallbackPackageFolders", Directory.Exists(machinePackages) ? Add("machine", machinePackages) : null))
            .Save(Path.Combine(_root, "NuGet.config"));

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
    }

    public async Task DisposeAsync()
    {
        await _compilerServer.StopAsync(_root);
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Packs what is built into a folder of its own, and says where the package is.</summary>
    internal async Task<string> PackAsync(string folder, params string[] properties)
    {
        var path = await PackProjectAsync("PackageProject", folder, properties);
        return Path.Combine(path, Path.GetFileName(PackagePath));
    }

    /// <summary>Packs the tool into the feed, in the same version, and says where its package is.</summary>
    internal async Task<string> PackToolAsync() =>
        Path.Combine(await PackProjectAsync("ReportProject", "feed"), $"AcceptableUse.Report.{Version}.nupkg");

    private async Task<string> PackProjectAsync(string project, string folder, params string[] properties)
    {
        var path = Directory.CreateDirectory(Path.Combine(_root, folder)).FullName;
        await Packing.WaitAsync();
        try
        {
            var (exitCode, output) = await DotNet.RunAsync(_root,
            [
                "pack",
                Metadata(project),
                "--no-build",
                "-c",
                Metadata("Configuration"),
                "-o",
                path,
                $"-p:PackageVersion={Version}",
                "-nodeReuse:false",
                .. properties
            ]);
            Assert.True(exitCode == 0, output);
        }
        finally
        {
            Packing.Release();
        }

        return path;
    }

    /// <summary>Packs the same as the next version, into a feed of its own.</summary>
    internal async Task<(string Version, string Feed)> PackNextAsync()
    {
        var next = Version.Replace("0.1.0", "0.1.1", StringComparison.Ordinal);
        var path = await PackAsync("next", $"-p:PackageVersion={next}");
        return (next, Path.GetDirectoryName(path)!);
    }

    /// <summary>An empty folder for the projects of one test.</summary>
    internal Consumer CreateConsumer() => new(
        Directory.CreateDirectory(Path.Combine(_root, $"consumer{Interlocked.Increment(ref _projects)}")).FullName,
        Version,
        _compilerServer);

    internal static string Metadata(string key) =>
        typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

[CollectionDefinition(nameof(PackageCollection))]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>;

/// <summary>The tests of what a user sets: as many as all others, and beside them, each with a package of its own.</summary>
[CollectionDefinition(nameof(SettingsCollection))]
public sealed class SettingsCollection : ICollectionFixture<PackageFixture>;
