using System.Collections.Immutable;
using System.Xml.Linq;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>One version of a package, with the assemblies that a project would reference, or the stub that stands in for it.</summary>
internal sealed record SdkPackage(string Id, string Version, bool IsStub, ImmutableArray<IAssemblySymbol> Assemblies)
{
    private static readonly string[] Frameworks =
        ["net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "netstandard2.1", "netstandard2.0", "netstandard1.1", "net461"];

    private static readonly Lazy<ImmutableArray<SdkPackage>> LazyAll = new(() => [.. Unpacked().Append(Framework()).Concat(Stubbed())]);

    /// <summary>The packages of <c>SdkPackages.props</c> in all their versions, the platform, then the stubs.</summary>
    public static ImmutableArray<SdkPackage> All => LazyAll.Value;

    /// <summary>The type with this full name, nested types written with a dot.</summary>
    public INamedTypeSymbol? TypeOf(string fullName)
    {
        foreach (var assembly in Assemblies)
        {
            var name = fullName;
            while (true)
            {
                if (assembly.GetTypeByMetadataName(name) is { } type)
                {
                    return type;
                }

                var dot = name.LastIndexOf('.');
                if (dot < 0)
                {
                    break;
                }

                name = name[..dot] + '+' + name[(dot + 1)..];
            }
        }

        return null;
    }

    /// <summary>The members that an entry of the catalog means here.</summary>
    public IEnumerable<ISymbol> MembersOf(ApiModel entry)
    {
        var only = ApiModels.BuiltIn.With([entry]);
        return TypeOf(entry.TypeName)?.GetMembers(entry.Name).Where(member => IsVisible(member) && only.Find(member) == entry) ?? [];
    }

    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>The assemblies of one version of a package that was unpacked.</summary>
    public static IEnumerable<MetadataReference> FilesOf(string id, string version) =>
        AssembliesIn(Path.Combine(References.Metadata("NuGetPackageRoot"), id.ToLowerInvariant(), version)).Select(References.OfFile);

    private static IEnumerable<SdkPackage> Unpacked()
    {
        var list = XDocument.Load(
            Path.Combine(References.RepositoryRoot, "tests", "AcceptableUse.Analyzers.Tests", "Sdk", "SdkPackages.props"));
        foreach (var item in list.Descendants("PackageDownload"))
        {
            var id = item.Attribute("Include")!.Value;
            foreach (var version in item.Attribute("Version")!.Value.Split(';').Select(range => range.Trim('[', ']')))
            {
                yield return new SdkPackage(id, version, IsStub: false, Read(FilesOf(id, version), References.Of(References.NoPackages)));
            }
        }
    }

    /// <summary>The platform itself, whose HttpClient is a door below all SDKs.</summary>
    private static SdkPackage Framework() => new("Microsoft.NETCore.App", "10.0", false, Read(References.Of(References.NoPackages), []));

    private static IEnumerable<SdkPackage> Stubbed() => from name in Stubs.Names
        let parts = Stubs.Split(name)
        select new SdkPackage(
            parts.Package, parts.Version, IsStub: true, Read([Stubs.Of(name)], Stubs.DependenciesOf(name)));

    private static ImmutableArray<IAssemblySymbol> Read(
        IEnumerable<MetadataReference> assemblies, IEnumerable<MetadataReference> dependencies)
    {
        var read = assemblies.ToArray();
        var compilation = CSharpCompilation.Create("reader", references: read.Concat(dependencies));
        return [.. read.Select(assembly => (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!)];
    }

    private static string[] AssembliesIn(string package) =>
        Frameworks
            .SelectMany(framework => new[] { Path.Combine(package, "ref", framework), Path.Combine(package, "lib", framework) })
            .Where(Directory.Exists)
            .Select(folder => Directory.GetFiles(folder, "*.dll"))
            .FirstOrDefault(files => files.Length > 0)
            ?? throw new InvalidOperationException($"No assembly was found in {package}.");
}
