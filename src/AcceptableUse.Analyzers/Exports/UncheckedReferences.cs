using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>The references of a compilation that send, or may send, without a call that could be judged here.</summary>
internal static class UncheckedReferences
{
    /// <summary>The key of the metadata that lists an assembly as reviewed: <c>assembly: reason</c>.</summary>
    public const string ReviewedKey = TagKey.Prefix + ".Reviewed";

    /// <summary>The assemblies, in the order of the references, with the methods that they run themselves; none where nothing is known of them.</summary>
    public static IEnumerable<(IAssemblySymbol Assembly, AssemblyExports Exports)> In(Compilation compilation, CancellationToken cancellation)
    {
        var reviewed = ReviewedBy(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (KnownProviders.BuiltIn.IsPlatformPackage(assembly.Name)
                || KnownProviders.BuiltIn.IsModelPackage(assembly.Name)
                || reviewed.Contains(assembly.Name))
            {
                continue;
            }

            var exports = AssemblyExports.Of(assembly);
            if (!exports.Runs.IsEmpty || (exports.Tags is null && UsesAzure(assembly, compilation, cancellation)))
            {
                yield return (assembly, exports);
            }
        }
    }

    /// <summary>The assemblies that somebody has reviewed and says where.</summary>
    private static ImmutableHashSet<string> ReviewedBy(IAssemblySymbol own)
    {
        var reviewed = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value, _) in TagReader.Metadata(own))
        {
            var colon = value.IndexOf(':');
            if (key == ReviewedKey && colon > 0 && TagVocabulary.IsReference(value.Substring(colon + 1)))
            {
                reviewed.Add(value.Substring(0, colon).Trim());
            }
        }

        return reviewed.ToImmutable();
    }

    /// <summary>
    /// Whether an assembly uses an Azure AI package. A compiled one names what it uses. One that an editor refers to as source names
    /// all that it could use; there the words of its files tell.
    /// </summary>
    private static bool UsesAzure(IAssemblySymbol assembly, Compilation compilation, CancellationToken cancellation)
    {
        var packages = assembly.Modules
            .SelectMany(module => module.ReferencedAssemblies)
            .Select(used => used.Name)
            .Where(KnownProviders.BuiltIn.IsAzurePackage)
            .ToList();
        return packages.Count > 0
            && (compilation.GetMetadataReference(assembly) is not CompilationReference project
                || packages.Any(package => IsNamed(package, project.Compilation, cancellation)));
    }

    private static bool IsNamed(string package, Compilation project, CancellationToken cancellation)
    {
        uint[] hash = [IdentifierFilter.HashOf(package.Substring(package.LastIndexOf('.') + 1))];
        return project.SyntaxTrees.Any(file => SyntaxIndex.FilterOf(file, cancellation).MayHoldAny(hash));
    }
}
