using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// Where a name is mentioned in the project, from syntax alone. The words and the index of a file are kept as long as the
/// file is unchanged, so that in an editor only the edited file is read again.
/// </summary>
internal sealed class SyntaxIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileIdentifiers> Files = new();

    private static readonly ConditionalWeakTable<SyntaxTree, IdentifierFilter> Filters = new();

    private readonly CompilationModel _model;
    private volatile Dictionary<SyntaxTree, int>? _positions;
    private volatile (SyntaxTree File, IdentifierFilter Words)[]? _filtered;
    private volatile HashSet<string>? _global;

    public SyntaxIndex(CompilationModel model) => _model = model;

    /// <summary>The files that may hold any of the names, by their words.</summary>
    public IEnumerable<SyntaxTree> FilesWith(string[] names, CancellationToken cancellation)
    {
        _model.Step(cancellation);
        var hashes = Array.ConvertAll(names, IdentifierFilter.HashOf);
        foreach (var (file, words) in Filtered(cancellation))
        {
            if (words.MayHoldAny(hashes))
            {
                yield return file;
            }
        }
    }

    /// <summary>The place of a file in the project.</summary>
    public int PositionOf(SyntaxTree file) => (_positions ??= Positions())[file];

    private Dictionary<SyntaxTree, int> Positions()
    {
        var positions = new Dictionary<SyntaxTree, int>();
        foreach (var file in _model.Compilation.SyntaxTrees)
        {
            positions[file] = positions.Count;
        }

        return positions;
    }

    /// <summary>Whether a file may hold any of the names, by its words; a file whose syntax was read already is asked for them at no cost.</summary>
    public bool MayHold(SyntaxTree file, string[] names, CancellationToken cancellation) =>
        Files.TryGetValue(file, out _) || Counted(file, cancellation).MayHoldAny(Array.ConvertAll(names, IdentifierFilter.HashOf));

    /// <summary>The bodies that mention any of the names, each once, in the order of the files.</summary>
    public IEnumerable<SyntaxNode> BodiesMentioning(string[] names, CancellationToken cancellation) =>
        Mentions(names, cancellation).Select(MethodBodies.Of).OfType<SyntaxNode>().Distinct();

    /// <summary>The names in aliases and static imports for all files, which can stand for a type anywhere.</summary>
    public HashSet<string> GlobalNames(CancellationToken cancellation)
    {
        if (_global is null)
        {
            var global = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in FilesWith(["global"], cancellation))
            {
                global.UnionWith(NamesIn(file).Global);
            }

            _global = global;
        }

        return _global;
    }

    /// <summary>Where any of the names stands in code, in the order of the files.</summary>
    public IEnumerable<SyntaxNode> Mentions(string[] names, CancellationToken cancellation) =>
        Mentions(FilesWith(names, cancellation), names, cancellation);

    /// <summary>The names in a file, kept as long as it is unchanged.</summary>
    public static FileIdentifiers NamesIn(SyntaxTree file) => Files.GetValue(file, FileIdentifiers.Read);

    /// <summary>Where any of the names stands in some files.</summary>
    public IEnumerable<SyntaxNode> Mentions(IEnumerable<SyntaxTree> files, string[] names, CancellationToken cancellation) => Find(
        files,
        static (file, name) => file.MentionsOf(name),
        names.Contains(ImplicitCreation) ? [.. names.Union(GlobalNames(cancellation))] : names,
        cancellation);

    /// <summary>The declarations of methods and properties with a name.</summary>
    public IEnumerable<SyntaxNode> Declarations(string name, CancellationToken cancellation)
    {
        string[] names = [name];
        return Find(FilesWith(names, cancellation), static (file, name) => file.DeclarationsOf(name), names, cancellation);
    }

    /// <summary>All files with their filters. Each filter is made once, whichever thread asks first.</summary>
    private (SyntaxTree File, IdentifierFilter Words)[] Filtered(CancellationToken cancellation) =>
        _filtered ??= [.. _model.Compilation.SyntaxTrees.Select(file => (file, Counted(file, cancellation)))];

    private IdentifierFilter Counted(SyntaxTree file, CancellationToken cancellation)
    {
        _model.Step(cancellation);
        return FilterOf(file, cancellation);
    }

    /// <summary>The words of a file, also of another project, kept as long as it is unchanged.</summary>
    public static IdentifierFilter FilterOf(SyntaxTree file, CancellationToken cancellation) =>
        Filters.TryGetValue(file, out var known)
            ? known
            : Filters.GetValue(file, tree => IdentifierFilter.Of(tree.GetText(cancellation).ToString()));

    private IEnumerable<SyntaxNode> Find(
        IEnumerable<SyntaxTree> files,
        Func<FileIdentifiers, string, IEnumerable<FileIdentifiers.Place>> part,
        string[] names,
        CancellationToken cancellation)
    {
        foreach (var tree in files)
        {
            _model.Step(cancellation);
            var file = NamesIn(tree);
            foreach (var name in names)
            {
                foreach (var place in part(file, name))
                {
                    if (place.FindIn(tree.GetRoot(cancellation)) is { } node)
                    {
                        yield return node;
                    }
                }
            }
        }
    }

    /// <summary>
    /// The name under which <c>new(…)</c>, <c>base(…)</c> and <c>this(…)</c> are found where no declaration names the type; others
    /// are found under the name of the type.
    /// </summary>
    public const string ImplicitCreation = "new()";
}
