using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// Which types a compilation knows, by their metadata names. To look a type up takes a look into each reference, so the
/// namespace is looked for first, which the compiler has merged for its own use.
/// </summary>
internal sealed class TypeNames(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, bool> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _namespaces = new(StringComparer.Ordinal);

    /// <summary>What is referenced under an alias alone is in no namespace that all code sees.</summary>
    private readonly bool _hasAliases = compilation.References.Any(
        reference => !reference.Properties.Aliases.IsEmpty && !reference.Properties.Aliases.Contains("global"));

    /// <summary>Whether a type exists.</summary>
    /// <param name="name">The name with namespace, number of type parameters, and <c>+</c> before that of a nested type.</param>
    public bool Exist(string name) => _types.TryGetValue(name, out var known) ? known : _types.GetOrAdd(name, Find(name));

    private bool Find(string name)
    {
        var nested = name.IndexOf('+');
        var dot = name.LastIndexOf('.', (nested < 0 ? name.Length : nested) - 1);
        return (dot < 0 || _hasAliases || HasNamespace(name.Substring(0, dot))) && !compilation.GetTypesByMetadataName(name).IsEmpty;
    }

    private bool HasNamespace(string name) =>
        _namespaces.TryGetValue(name, out var known) ? known : _namespaces.GetOrAdd(name, NamespaceOf(name) is not null);

    private INamespaceSymbol? NamespaceOf(string name)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            current = current?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return current;
    }
}
