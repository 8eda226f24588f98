using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>The assemblies that projects compile against, each file read once for all projects.</summary>
internal static class ReferenceSets
{
    private const string Framework = "NoPackages";

    private static readonly ConcurrentDictionary<string, IReadOnlyList<MetadataReference>> Sets = new();

    /// <summary>The packages of a project in <c>tests/References</c>.</summary>
    public static IReadOnlyList<MetadataReference> Of(string set) =>
        Sets.GetOrAdd(set, name => [.. FilesOf(name).Select(file => MetadataReference.CreateFromFile(file))]);

    /// <summary>
    /// The framework and all assemblies below some folders. If several have the same name, the highest version wins, as in a build:
    /// a package folder holds an assembly once for each framework.
    /// </summary>
    public static IReadOnlyList<MetadataReference> InFolders(IEnumerable<string> folders) =>
    [
        .. FilesOf(Framework).Concat(folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal)))
            .Select(file => (File: file, Name: NameOf(file)))
            .Where(assembly => assembly.Name is not null && string.IsNullOrEmpty(assembly.Name.CultureName))
            .GroupBy(assembly => assembly.Name!.Name, StringComparer.OrdinalIgnoreCase)
            .Select(alike => MetadataReference.CreateFromFile(alike.MaxBy(assembly => assembly.Name!.Version).File)),
    ];

    private static string[] FilesOf(string set) =>
        File.ReadAllLines(Path.Combine(Build.RepositoryRoot, "artifacts", "references", set + ".txt"));

    /// <summary>The identity of an assembly, or null for a native library.</summary>
    private static AssemblyName? NameOf(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
