using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>
/// Stand-ins for packages that the feed lacks: <c>tests/Stubs/*.cs</c>, each compiled to an assembly of the true name.
/// The first line of a file says which set of packages, and which other stubs, it is compiled against.
/// </summary>
internal static class Stubs
{
    private const string Header = "// Compiled against: ";

    /// <summary>Experimental types are errors to use unless suppressed.</summary>
    private static readonly ImmutableDictionary<string, ReportDiagnostic> Experimental =
        ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("OPENAI001", ReportDiagnostic.Suppress).Add(
            "SKEXP0110", ReportDiagnostic.Suppress);

    private static readonly ConcurrentDictionary<string, MetadataReference> Compiled = new();

    private static string Folder => Path.Combine(References.RepositoryRoot, "tests", "Stubs");

    /// <summary>The names of all stubs.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>A stub by file name, as a compiled assembly.</summary>
    public static MetadataReference Of(string name) => Compiled.GetOrAdd(name, Compile);

    /// <summary>What a stub is compiled against.</summary>
    public static ImmutableArray<MetadataReference> DependenciesOf(string name)
    {
        var header = File.ReadLines(Path.Combine(Folder, name + ".cs")).First();
        return [.. header[Header.Length..].Split(", ").SelectMany(dependency =>
            File.Exists(Path.Combine(Folder, dependency + ".cs")) ? [Of(dependency)] : References.Of(dependency))];
    }

    private static MetadataReference Compile(string name)
    {
        var source = File.ReadAllText(Path.Combine(Folder, name + ".cs"));
        var compilation = CSharpCompilation.Create(
            Split(name).Package,
            [CSharpSyntaxTree.ParseText(source)],
            DependenciesOf(name),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: Experimental));
        return References.OfImage(compilation);
    }

    /// <summary>A file may carry the version, which begins with a digit, behind a hyphen where the package exists in other versions too.</summary>
    public static (string Package, string Version) Split(string name)
    {
        var hyphen = Enumerable.Range(0, name.Length - 1)
            .FirstOrDefault(index => name[index] == '-' && char.IsAsciiDigit(name[index + 1]), -1);
        return hyphen < 0 ? (name, "") : (name[..hyphen], name[(hyphen + 1)..]);
    }
}
