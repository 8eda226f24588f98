using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>What is in the package, and that nothing in it needs more than the oldest compiler brings.</summary>
[Collection(nameof(PackageCollection))]
public sealed class ContentTests(PackageFixture package)
{
    [Fact]
    public void Package_contains_exactly_the_expected_files()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);

        Assert.Equal(
            [
                "AcceptableUse.Analyzers.nuspec",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/AcceptableUse.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/AcceptableUse.Analyzers.CodeFixes.pdb",
                "analyzers/dotnet/cs/AcceptableUse.Analyzers.dll",
                "analyzers/dotnet/cs/AcceptableUse.Analyzers.pdb",
                "bom.cdx.json",
                "build/AcceptableUse.Analyzers.props",
                "build/AcceptableUse.Analyzers.targets",
                "build/AcceptableUse.Annotations.Embedded.cs",
                "build/AcceptableUse.Annotations.cs",
                "build/AcceptableUse.Files.targets",
                "build/AcceptableUse.Gate.targets",
                "build/AcceptableUse.Mode.audit.globalconfig",
                "build/AcceptableUse.Mode.enforce.globalconfig",
                "build/AcceptableUse.Mode.suggest.globalconfig",
                "build/AcceptableUse.Mode.warn.globalconfig",
                "build/AcceptableUse.Names.targets",
                "build/AcceptableUse.Record.targets",
                "buildTransitive/AcceptableUse.Analyzers.props",
                "buildTransitive/AcceptableUse.Analyzers.targets",
                "buildTransitive/AcceptableUse.Annotations.Embedded.cs",
                "buildTransitive/AcceptableUse.Annotations.cs",
                "buildTransitive/AcceptableUse.Files.targets",
                "buildTransitive/AcceptableUse.Gate.targets",
                "buildTransitive/AcceptableUse.Mode.audit.globalconfig",
                "buildTransitive/AcceptableUse.Mode.enforce.globalconfig",
                "buildTransitive/AcceptableUse.Mode.suggest.globalconfig",
                "buildTransitive/AcceptableUse.Mode.warn.globalconfig",
                "buildTransitive/AcceptableUse.Names.targets",
                "buildTransitive/AcceptableUse.Record.targets",
                "docs/across-assemblies.md",
                "docs/catalog.md",
                "docs/ci.md",
                "docs/code-fixes.md",
                "docs/configuration.md",
                "docs/exceptions.md",
                "docs/followed-shapes.md",
                "docs/policy-matrix.md",
                "docs/policy.md",
                "docs/prompts.md",
                "docs/report.md",
                "docs/report.png",
                .. Directory.GetFiles(Path.Combine(SampleBuilds.Root, "docs", "rules"))
                    .Select(page => $"docs/rules/{Path.GetFileName(page)}")
                    .Order(StringComparer.Ordinal),
                "docs/sdk-coverage.md",
                "icon.png",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(name => !IsContainerPart(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_in_the_package_link_to_pages_in_the_package()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        var root = new Uri("https://package/");

        var links = archive.Entries.Where(entry => entry.FullName.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(page => Regex.Matches(Read(archive, page.FullName), @"\]\((?!https?:)([^)\s]+)\)")
                .Select(link => new Uri(new Uri(root, page.FullName), link.Groups[1].Value).AbsolutePath.TrimStart('/')))
            .Distinct().ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(archive.GetEntry(link) is not null, $"{link} is not in the package"));
    }

    [Fact]
    public void Bill_of_materials_lists_every_file_with_its_hash()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        using var bill = JsonDocument.Parse(Read("bom.cdx.json"));

        Assert.Equal(
            $"pkg:nuget/AcceptableUse.Analyzers@{package.Version}",
            bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("purl").GetString());
        Assert.Equal(
            archive.Entries.Where(
                entry => !IsContainerPart(entry.FullName)
                    && entry.FullName is not "bom.cdx.json" and not "AcceptableUse.Analyzers.nuspec")
                .Select(entry => $"{entry.FullName} {Hash(entry)}")
                .Order(StringComparer.Ordinal),
            bill.RootElement.GetProperty("components")
                .EnumerateArray()
                .Select(
                    file => $"{file.GetProperty("name").GetString()} {file.GetProperty("hashes")[0].GetProperty("content").GetString()}")
                .Order(StringComparer.Ordinal));

        static string Hash(ZipArchiveEntry entry)
        {
            using var content = entry.Open();
            return Convert.ToHexString(SHA256.HashData(content));
        }
    }

    [Fact]
    public async Task Packing_twice_gives_identical_bytes()
    {
        var again = await package.PackAsync("again");

        Assert.True(
            File.ReadAllBytes(package.PackagePath).AsSpan().SequenceEqual(File.ReadAllBytes(again)), "Two packs of one build differ.");
    }

    private static bool IsContainerPart(string name) =>
        name is "[Content_Types].xml"
        || name.StartsWith("_rels/", StringComparison.Ordinal)
        || name.StartsWith("package/", StringComparison.Ordinal);

    [Fact]
    public void Package_is_a_development_dependency_without_dependencies()
    {
        var nuspec = XDocument.Parse(Read("AcceptableUse.Analyzers.nuspec")).Descendants().ToLookup(element => element.Name.LocalName);

        Assert.Equal("true", nuspec["developmentDependency"].Single().Value);
        Assert.Equal("MIT", nuspec["license"].Single().Value);
        Assert.Empty(nuspec["dependency"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org/analyzers")]
    public async Task The_package_links_to_the_project_only_where_it_has_an_address(string address)
    {
        using var archive = ZipFile.OpenRead(await package.PackAsync($"address{address.Length}", $"-p:RepositoryUrl={address}"));
        using var bill = JsonDocument.Parse(Read(archive, "bom.cdx.json"));
        var nuspec = XDocument.Parse(Read(archive, "AcceptableUse.Analyzers.nuspec")).Descendants().ToLookup(
            element => element.Name.LocalName);

        string[] links =
        [
            .. nuspec["projectUrl"].Select(element => element.Value),
            .. nuspec["repository"].Attributes("url").Select(attribute => attribute.Value),
            .. bill.RootElement.GetProperty("metadata").GetProperty("component").TryGetProperty("externalReferences", out var references)
                ? references.EnumerateArray().Select(reference => reference.GetProperty("url").GetString()!)
                : [],
            .. new[] { "build", "buildTransitive" }
                .SelectMany(
                    folder => XDocument.Parse(Read(archive, $"{folder}/AcceptableUse.Analyzers.targets"))
                        .Descendants("_AcceptableUseHelpLink"))
                .Select(element => Regex.Replace(element.Value, @"/v\d+\.\d+\.\d+/", "/<version>/"))
                .Where(link => link.Length > 0),
        ];

        var help = $"{address}/blob/<version>/docs/configuration.md#errors-of-the-gate";
        Assert.Equal(address.Length == 0 ? [] : [address, address, address, help, help], links);
    }

    [Theory]
    [InlineData("AcceptableUse.Analyzers")]
    [InlineData("AcceptableUse.Analyzers.CodeFixes")]
    public void Assemblies_load_in_the_oldest_supported_host(string assembly)
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        using var image = new MemoryStream();
        using (var entry = archive.GetEntry($"analyzers/dotnet/cs/{assembly}.dll")!.Open())
        {
            entry.CopyTo(image);
        }

        image.Position = 0;
        using var reader = new PEReader(image);
        var references = References(reader.GetMetadataReader());
        var host = OldestHost();

        Assert.Contains("netstandard", references.Keys);
        Assert.All(references.Where(reference => reference.Key != "AcceptableUse.Analyzers"), reference => Assert.True(
            host.TryGetValue(reference.Key, out var newest) && reference.Value <= newest, $"{reference.Key} {reference.Value}"));
    }

    /// <summary>
    /// The assemblies of the oldest Roslyn and what they reference, with versions: no host runs them with less, and
    /// anything newer fails there with CS8032.
    /// </summary>
    private static Dictionary<string, Version> OldestHost()
    {
        string[] packages = ["Common", "CSharp", "Workspaces.Common", "CSharp.Workspaces"];
        var host = new Dictionary<string, Version>();
        foreach (var path in packages.Select(
            package => Path.Combine(
                PackageFixture.Metadata("NuGetPackages"),
                $"microsoft.codeanalysis.{package}".ToLowerInvariant(),
                PackageFixture.Metadata("OldestRoslyn"),
                "lib",
                "netstandard2.0",
                $"Microsoft.CodeAnalysis.{package}.dll".Replace("Common.dll", "dll", StringComparison.Ordinal))))
        {
            using var reader = new PEReader(File.OpenRead(path));
            var metadata = reader.GetMetadataReader();
            var own = metadata.GetAssemblyDefinition();
            foreach (var (name, version) in References(metadata).Append(new(metadata.GetString(own.Name), own.Version)))
            {
                // What two of them reference is loaded once, in the newer version.
                host[name] = host.TryGetValue(name, out var other) && other > version ? other : version;
            }
        }

        return host;
    }

    private static Dictionary<string, Version> References(MetadataReader metadata) => metadata.AssemblyReferences
        .Select(metadata.GetAssemblyReference)
        .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

    private string Read(string name)
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        return Read(archive, name);
    }

    private static string Read(ZipArchive archive, string name)
    {
        using var text = new StreamReader(archive.GetEntry(name)!.Open());
        return text.ReadToEnd();
    }
}
