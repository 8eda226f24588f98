using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// Which files can have an object of a type at all, told from names alone: those that name it, and those that name a type
/// of a file that can. Whatever has the type without naming it was got from a member, and the file of that member's type
/// names it. What a file names is kept as long as the file is unchanged.
/// </summary>
internal sealed class TypeVisibility
{
    /// <summary>A type that is known so widely is taken to be known everywhere.</summary>
    private const int MaxFiles = 256;

    private readonly CompilationModel _model;
    private readonly ConcurrentDictionary<INamedTypeSymbol, SyntaxTree[]?> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SyntaxTree[]?> _next = new();

    public TypeVisibility(CompilationModel model) => _model = model;

    /// <summary>The files in which a name can mean a member of a type, in the order of the project; null where names do not tell.</summary>
    public SyntaxTree[]? FilesKnowing(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // Extensions are called without a word of their type.
        if (type.IsStatic || type.Name.Length == 0 || !type.CanBeReferencedByName)
        {
            return null;
        }

        return _known.TryGetValue(type, out var known) ? known : _known.GetOrAdd(type, InOrder(Find(type.Name, cancellation)));
    }

    private SyntaxTree[]? InOrder(HashSet<SyntaxTree>? files) => files is null ? null : [.. files.OrderBy(_model.Index.PositionOf)];

    /// <summary>The files, or null for all.</summary>
    private HashSet<SyntaxTree>? Find(string type, CancellationToken cancellation)
    {
        if (FilesNamingAny([type], cancellation) is not { } naming)
        {
            return null;
        }

        var files = new HashSet<SyntaxTree>(naming);
        var open = new Queue<SyntaxTree>(naming);
        while (open.Count > 0)
        {
            var file = open.Dequeue();
            if (files.Count > MaxFiles || !TryFindNext(file, out var next, cancellation))
            {
                return null;
            }

            foreach (var further in next)
            {
                if (files.Add(further))
                {
                    open.Enqueue(further);
                }
            }
        }

        return files;
    }

    /// <summary>The files that name a type of this file. Kept, since all types of a file share them.</summary>
    /// <returns>False if names do not tell.</returns>
    private bool TryFindNext(SyntaxTree file, out SyntaxTree[] next, CancellationToken cancellation)
    {
        if (!_next.TryGetValue(file, out var known))
        {
            var names = SyntaxIndex.NamesIn(file);
            known = _next.GetOrAdd(file, names.LeadsAnywhere ? null : FilesNamingAny(names.Types, cancellation));
        }

        next = known ?? [];
        return known is not null;
    }

    private SyntaxTree[]? FilesNamingAny(IEnumerable<string> types, CancellationToken cancellation)
    {
        var files = new HashSet<SyntaxTree>();
        foreach (var name in types.SelectMany(Spellings).Distinct(StringComparer.Ordinal))
        {
            if (_model.Index.GlobalNames(cancellation).Contains(name))
            {
                return null;
            }

            files.UnionWith(FilesNaming(name, cancellation));
        }

        return [.. files];
    }

    private IEnumerable<SyntaxTree> FilesNaming(string name, CancellationToken cancellation)
    {
        var named = _model.Index.FilesWith([name], cancellation);

        // The type of top-level statements stands nowhere in their file.
        return (name == FileIdentifiers.TopLevelType
            ? named.Concat(_model.Compilation.SyntaxTrees.Where(FileIdentifiers.HasTopLevelStatements))
            : named).Where(file => SyntaxIndex.NamesIn(file).Mentions(name));
    }

    private static IEnumerable<string> Spellings(string type) =>
        type.EndsWith("Attribute", StringComparison.Ordinal) ? [type, type.Substring(0, type.Length - "Attribute".Length)] : [type];
}
