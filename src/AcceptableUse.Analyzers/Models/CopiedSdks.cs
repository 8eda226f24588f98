using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The SDKs whose source a project has copied, as it is done with Unity's and with retired ones: namespaces that declare a type of
/// the built-in catalog under its full name. What they declare counts as compiled, so that calls of it are calls of the SDK.
/// </summary>
internal sealed class CopiedSdks
{
    /// <summary>The namespaces that can be copied, in parts, with the simple names of the types that the catalog knows of each.</summary>
    private static readonly Lazy<(string[] Space, string[] Types)[]> LazyNamespaces = new(() =>
    [
        .. ApiModels.BuiltIn.TypeNames
            .Where(type => type.IndexOf('.') > 0)
            .GroupBy(type => type.Substring(0, type.LastIndexOf('.')), type => type.Substring(type.LastIndexOf('.') + 1).Split('`')[0])
            .Where(space => !KnownProviders.BuiltIn.IsSharedNamespace(space.Key))
            .Select(space => (space.Key.Split('.'), space.ToArray())),
    ]);

    private readonly Lazy<HashSet<string>> _namespaces;

    public CopiedSdks(IAssemblySymbol assembly) => _namespaces = new(() => new(
        LazyNamespaces.Value.Where(known => IsCopied(assembly, known.Space, known.Types)).Select(known => string.Join(".", known.Space)),
        StringComparer.Ordinal));

    /// <summary>Whether there is any.</summary>
    public bool Any => _namespaces.Value.Count > 0;

    /// <summary>Whether a symbol of the project is part of one.</summary>
    public bool Contain(ISymbol symbol) =>
        Any && symbol.ContainingNamespace is { IsGlobalNamespace: false } space && _namespaces.Value.Contains(space.ToDisplayString());

    private static bool IsCopied(IAssemblySymbol assembly, string[] names, string[] types)
    {
        var space = assembly.GlobalNamespace;
        foreach (var name in names)
        {
            if (space.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
            {
                return false;
            }

            space = inner;
        }

        return Array.Exists(types, type => !space.GetTypeMembers(type).IsEmpty);
    }
}
