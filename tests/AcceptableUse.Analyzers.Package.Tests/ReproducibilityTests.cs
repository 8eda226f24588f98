using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>
/// Whoever packs a commit gets the package that was published: from another clone, in another folder, cloned from
/// elsewhere and in another time zone.
/// </summary>
public sealed class ReproducibilityTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("AcceptableUse.").FullName;

    /// <summary>One for each clone: what depends on the process must not be the same by chance.</summary>
    private readonly CompilerServer _firstServer = new();
    private readonly CompilerServer _secondServer = new();

    [Fact]
    public async Task Two_clones_of_one_commit_pack_to_identical_bytes()
    {
        var origin = CommitOfTheWorkTree();
        var first = Clone(origin, "first", "https://github.com/example/fork.git");
        var second = Clone(origin, Path.Combine("a folder", "that is deeper", "second"), "https://example.org/mirror.git");

        var packages = await Task.WhenAll(PackAsync(first, _firstServer, "UTC"), PackAsync(second, _secondServer, "Pacific/Auckland"));

        Assert.Empty(Entries(packages[0]).Except(Entries(packages[1])));
        Assert.Equal(Hash(File.ReadAllBytes(packages[0])), Hash(File.ReadAllBytes(packages[1])));

        // Source Link leads to the address of the project once it has one, and never to the remote of a clone.
        Assert.Empty(SourceLinks(packages[0]));
        Assert.Equal(
            ["https://raw.githubusercontent.com/example/analyzers/"],
            SourceLinks(await PackAsync(first, _firstServer, "UTC", "https://github.com/example/analyzers")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _firstServer.StopAsync(_root);
        await _secondServer.StopAsync(_root);

        // Git makes its objects read-only, which on Windows cannot be deleted.
        foreach (var file in new DirectoryInfo(_root).GetFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        Directory.Delete(_root, recursive: true);
    }

    /// <summary>
    /// A repository whose one commit is what is packed from the work tree, so that a change need not be committed to be
    /// tested.
    /// </summary>
    private string CommitOfTheWorkTree()
    {
        var origin = Directory.CreateDirectory(Path.Combine(_root, "origin")).FullName;
        var files = Directory.GetFiles(SampleBuilds.Root).Where(file => Path.GetFileName(file) != ".git");
        var folders = new[] { "docs", "src" }.SelectMany(
            folder => Directory.GetFiles(Path.Combine(SampleBuilds.Root, folder), "*", SearchOption.AllDirectories));
        foreach (var file in files.Concat(folders))
        {
            var copy = Path.Combine(origin, Path.GetRelativePath(SampleBuilds.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Git(origin, "init", "--quiet");
        Git(origin, "add", ".");
        Git(
            origin, "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgSign=false",
            "commit", "--quiet", "--message", "Test");
        return origin;
    }

    private string Clone(string origin, string folder, string remote)
    {
        var clone = Path.Combine(_root, folder);
        Git(_root, "clone", "--quiet", origin, clone);
        Git(clone, "remote", "set-url", "origin", remote);
        return clone;
    }

    private static void Git(string directory, params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }

    /// <summary>As a release is packed, but without analysing it, which takes time and changes nothing in the package.</summary>
    private static async Task<string> PackAsync(string clone, CompilerServer compilerServer, string timeZone, string address = "")
    {
        var (exitCode, output) = await DotNet.RunAsync(
            clone,
            [
                "pack", Path.Combine("src", "AcceptableUse.Analyzers.Package"), "-c", "Release", "-o", "packed",
                $"-p:RepositoryUrl={address}", "-p:RunAnalyzers=false", "-nodeReuse:false", .. compilerServer.Arguments,
            ],
            new Dictionary<string, string> { ["CI"] = "true", ["TZ"] = timeZone });
        Assert.True(exitCode == 0, output);
        return Directory.GetFiles(Path.Combine(clone, "packed")).Single();
    }

    private static string[] Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry =>
        {
            using var content = entry.Open();
            return $"{entry.FullName} {Convert.ToHexString(SHA256.HashData(content))}";
        })];
    }

    /// <summary>Where debuggers are sent for the sources, up to the commit.</summary>
    private static string[] SourceLinks(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Where(entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal)).SelectMany(entry =>
        {
            using var symbols = new StreamReader(entry.Open(), Encoding.Latin1);
            return Regex.Matches(symbols.ReadToEnd(), "\"(https://[^\"]*/)[0-9a-f]{40}/\\*\"").Select(match => match.Groups[1].Value);
        }).Distinct()];
    }

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
