using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>
/// Whoever packs a commit gets the package that was published: from another clone, in another folder, cloned from
/// elsewhere and in another time zone.
/// </summary>
public sealed class ReproducibilityTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("AcceptableUse.").FullName;

    [Fact]
    public async Task Two_clones_of_one_commit_pack_to_identical_bytes()
    {
        var origin = CommitOfTheWorkTree();
        var first = Clone(origin, "first", "https://github.com/AcceptableUse/AcceptableUse.Analyzers.git");
        var second = Clone(origin, Path.Combine("a folder", "that is deeper", "second"), "https://example.org/mirror.git");

        var packages = await Task.WhenAll(PackAsync(first, "UTC"), PackAsync(second, "Pacific/Auckland"));

        Assert.Empty(Entries(packages[0]).Except(Entries(packages[1])));
        Assert.Equal(Hash(File.ReadAllBytes(packages[0])), Hash(File.ReadAllBytes(packages[1])));
    }

    public void Dispose()
    {
        // Git makes its objects read-only, which on Windows cannot be deleted.
        foreach (var file in new DirectoryInfo(_root).GetFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A repository whose one commit is what is packed from the work tree, so that a change need not be committed to be tested.</summary>
    private string CommitOfTheWorkTree()
    {
        var origin = Directory.CreateDirectory(Path.Combine(_root, "origin")).FullName;
        var files = Directory.GetFiles(SampleBuilds.Root).Where(file => Path.GetFileName(file) != ".git");
        foreach (var file in files.Concat(Directory.GetFiles(Path.Combine(SampleBuilds.Root, "src"), "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(origin, Path.GetRelativePath(SampleBuilds.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Git(origin, "init", "--quiet");
        Git(origin, "add", ".");
        Git(origin, "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgSign=false", "commit", "--quiet", "--message", "Test");
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
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }

    /// <summary>As a release is packed, but without analysing it, which takes time and changes nothing in the package.</summary>
    private static async Task<string> PackAsync(string clone, string timeZone)
    {
        var (exitCode, output) = await DotNet.RunAsync(
            clone,
            ["pack", Path.Combine("src", "AcceptableUse.Analyzers.Package"), "-c", "Release", "-o", "packed", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false"],
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

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
