using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The SDKs whose source a project has copied, as it is done with Unity's and with retired ones: namespaces that declare a type of
/// the built-in catalog under its full name. What they declare counts as compiled, so that calls of it are calls of the SDK.
/// </summary>
internal sealed class CopiedSdks
{
    private static readonly Lazy<ILookup<string, string>> LazyTypes = new(() => ApiModels.ReadBuiltIn()
        .SelectMany(file => file.Catalog.Members)
        .Select(member => member.TypeName)
        .Distinct(StringComparer.Ordinal)
        .Where(type => type.IndexOf('.') > 0)
        .ToLookup(type => type.Substring(0, type.LastIndexOf('.')), type => type.Substring(type.LastIndexOf('.') + 1), StringComparer.Ordinal));

    private readonly Lazy<HashSet<string>> _namespaces;

    public CopiedSdks(IAssemblySymbol assembly) => _namespaces = new(() => new(
        LazyTypes.Value.Where(space => IsCopied(assembly, space)).Select(space => space.Key), StringComparer.Ordinal));

    /// <summary>Whether there is any.</summary>
    public bool Any => _namespaces.Value.Count > 0;

    /// <summary>Whether a symbol of the project is part of one.</summary>
    public bool Contain(ISymbol symbol) =>
        Any && symbol.ContainingNamespace is { IsGlobalNamespace: false } space && _namespaces.Value.Contains(space.ToDisplayString());

    private static bool IsCopied(IAssemblySymbol assembly, IGrouping<string, string> types)
    {
        if (KnownProviders.BuiltIn.IsSharedNamespace(types.Key))
        {
            return false;
        }

        var space = assembly.GlobalNamespace;
        foreach (var name in types.Key.Split('.'))
        {
            if (space.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
            {
                return false;
            }

            space = inner;
        }

        return types.Any(type => space.GetTypeMembers(type.Split('`')[0]).Any());
    }
}
