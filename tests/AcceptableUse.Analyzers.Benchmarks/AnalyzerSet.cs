using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>The analyzers that a compilation is measured with; none is the baseline.</summary>
public sealed class AnalyzerSet
{
    private readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> _analyzers;
    private readonly Lazy<ImmutableArray<ISourceGenerator>> _generators;

    private AnalyzerSet(
        string name, Func<ImmutableArray<DiagnosticAnalyzer>> load, Func<ImmutableArray<ISourceGenerator>>? loadGenerators = null)
    {
        Name = name;
        _analyzers = new(load);
        _generators = new(loadGenerators ?? (() => []));
    }

    /// <summary>No analyzer at all: the compiler's own diagnostics.</summary>
    public static AnalyzerSet None { get; } = new("none", () => []);

    /// <summary>The least that an analyzer of calls can cost: it is handed each invocation and does nothing.</summary>
    public static AnalyzerSet Empty { get; } = new("empty", () => [new EmptyAnalyzer()]);

    /// <summary>The same once more: what the two differ by is the noise of a run.</summary>
    public static AnalyzerSet EmptyAgain { get; } = new("empty again", () => [new EmptyAnalyzer()]);

    public static AnalyzerSet Own { get; } = FromFiles("AcceptableUse", Build.OwnAnalyzer);

    /// <summary>The same with the generator of exports before it, as a build and an editor run them.</summary>
    public static AnalyzerSet OwnWithExports { get; } = FromFile("AcceptableUse with exports", Build.OwnAnalyzer);

    public static AnalyzerSet BannedApi { get; } = FromPackage(
        "BannedApi", "microsoft.codeanalysis.bannedapianalyzers/5.6.0/analyzers/dotnet/cs");

    public static AnalyzerSet SecurityCodeScan { get; } = FromPackage("SecurityCodeScan", "securitycodescan.vs2019/5.6.7/analyzers/dotnet");

    public static AnalyzerSet Meziantou { get; } = FromPackage("Meziantou", "meziantou.analyzer/3.0.321/analyzers/dotnet/roslyn5.9/cs");

    public static AnalyzerSet Sonar { get; } = FromPackage("Sonar", "sonaranalyzer.csharp/10.36.0.15337/analyzers");

    public string Name { get; }

    public ImmutableArray<DiagnosticAnalyzer> Analyzers => _analyzers.Value;

    public ImmutableArray<ISourceGenerator> Generators => _generators.Value;

    /// <summary>The analyzers of assemblies, loaded apart from those of every other set.</summary>
    public static AnalyzerSet FromFiles(string name, params string[] files) => new(name, () =>
    {
        var loader = new FolderLoader(Path.GetDirectoryName(files[0])!);
        var analyzers = files.SelectMany(file => new AnalyzerFileReference(file, loader).GetAnalyzers(LanguageNames.CSharp))
            .ToImmutableArray();
        return analyzers.IsEmpty ? throw new InvalidOperationException($"No analyzer in {string.Join(", ", files)}.") : analyzers;
    });

    public override string ToString() => Name;

    /// <summary>The analyzers and generators of one assembly, which share what it keeps.</summary>
    private static AnalyzerSet FromFile(string name, string file)
    {
        var reference = new Lazy<AnalyzerFileReference>(() => new AnalyzerFileReference(file, new FolderLoader(Path.GetDirectoryName(file)!)));
        return new(
            name, () => reference.Value.GetAnalyzers(LanguageNames.CSharp), () => reference.Value.GetGenerators(LanguageNames.CSharp));
    }

    private static AnalyzerSet FromPackage(string name, string folder)
    {
        var path = Path.Combine(Build.PackageRoot, folder);
        return FromFiles(
            name, [.. Directory.Exists(path) ? Directory.GetFiles(path, "*.dll") : throw new DirectoryNotFoundException(path)]);
    }

    /// <summary>Takes an analyzer's own libraries from its folder and the compiler's from the host.</summary>
    private sealed class FolderLoader(string folder) : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
