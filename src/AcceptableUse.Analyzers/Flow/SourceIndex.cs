using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// Where a name is mentioned in the project, from syntax alone. The words and the index of a file are kept as long as the
/// file is unchanged, so that in an editor only the edited file is read again.
/// </summary>
internal sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileIndex> Files = new();

    private static readonly ConditionalWeakTable<SyntaxTree, WordFilter> Filters = new();

    private readonly FlowEngine _engine;
    private volatile Dictionary<SyntaxTree, int>? _positions;
    private volatile (SyntaxTree File, WordFilter Words)[]? _filtered;

    public SourceIndex(FlowEngine engine) => _engine = engine;

    /// <summary>The files that may hold any of the names, by their words.</summary>
    public IEnumerable<SyntaxTree> FilesWith(string[] names, CancellationToken cancellation)
    {
        _engine.Step(cancellation);
        var hashes = Array.ConvertAll(names, WordFilter.HashOf);
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
        foreach (var file in _engine.Compilation.SyntaxTrees)
        {
            positions[file] = positions.Count;
        }

        return positions;
    }

    /// <summary>Whether a file may hold any of the names, by its words; a file whose syntax was read already is asked for them at no cost.</summary>
    public bool MayHold(SyntaxTree file, string[] names, CancellationToken cancellation) =>
        Files.TryGetValue(file, out _) || FilterOf(file, cancellation).MayHoldAny(Array.ConvertAll(names, WordFilter.HashOf));

    /// <summary>The bodies that mention any of the names, each once, in the order of the files.</summary>
    public IEnumerable<SyntaxNode> BodiesMentioning(string[] names, CancellationToken cancellation) =>
        Mentions(names, cancellation).Select(RootBodies.Of).OfType<SyntaxNode>().Distinct();

    /// <summary>Where any of the names stands in code, in the order of the files.</summary>
    public IEnumerable<SyntaxNode> Mentions(string[] names, CancellationToken cancellation) =>
        Mentions(FilesWith(names, cancellation), names, cancellation);

    /// <summary>Where any of the names stands in some files.</summary>
    public IEnumerable<SyntaxNode> Mentions(IEnumerable<SyntaxTree> files, string[] names, CancellationToken cancellation) =>
        Find(files, file => file.Mentions, names, cancellation);

    /// <summary>The declarations of methods and properties with a name.</summary>
    public IEnumerable<SyntaxNode> Declarations(string name, CancellationToken cancellation)
    {
        string[] names = [name];
        return Find(FilesWith(names, cancellation), file => file.Declarations, names, cancellation);
    }

    /// <summary>All files with their filters. Each filter is made once, whichever thread asks first.</summary>
    private (SyntaxTree File, WordFilter Words)[] Filtered(CancellationToken cancellation) =>
        _filtered ??= [.. _engine.Compilation.SyntaxTrees.Select(file => (file, FilterOf(file, cancellation)))];

    private WordFilter FilterOf(SyntaxTree file, CancellationToken cancellation)
    {
        _engine.Step(cancellation);
        return Filters.TryGetValue(file, out var known) ? known : Filters.GetValue(file, tree => WordFilter.Of(tree.GetText(cancellation).ToString()));
    }

    private IEnumerable<SyntaxNode> Find(IEnumerable<SyntaxTree> files, Func<FileIndex, Dictionary<string, List<Place>>> part, string[] names, CancellationToken cancellation)
    {
        foreach (var tree in files)
        {
            _engine.Step(cancellation);
            var found = part(Files.GetValue(tree, FileIndex.Read));
            foreach (var name in names)
            {
                if (found.TryGetValue(name, out var places))
                {
                    var root = tree.GetRoot(cancellation);
                    foreach (var place in places)
                    {
                        if (place.FindIn(root) is { } node)
                        {
                            yield return node;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Where a node stands. The node itself would keep its whole tree alive, which an editor likes to let go.</summary>
    private readonly record struct Place(TextSpan Span, int Kind)
    {
        public SyntaxNode? FindIn(SyntaxNode root)
        {
            var node = root.FindToken(Span.Start).Parent;
            while (node is not null && (node.RawKind != Kind || node.Span != Span))
            {
                node = node.Parent;
            }

            return node;
        }
    }

    private sealed class FileIndex
    {
        public Dictionary<string, List<Place>> Mentions { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<Place>> Declarations { get; } = new(StringComparer.Ordinal);

        public static FileIndex Read(SyntaxTree tree)
        {
            var index = new FileIndex();
            foreach (var node in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax))
            {
                switch (node)
                {
                    case SimpleNameSyntax name:
                        Add(index.Mentions, name.Identifier.ValueText, name);
                        break;
                    case ImplicitObjectCreationExpressionSyntax creation:
                        Add(index.Mentions, ImplicitCreation, creation);
                        break;
                    case ConstructorInitializerSyntax initializer:
                        Add(index.Mentions, ImplicitCreation, initializer);
                        break;
                    case VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: BaseFieldDeclarationSyntax } field:
                        Add(index.Mentions, field.Identifier.ValueText, field.Initializer!);
                        break;
                    case PropertyDeclarationSyntax property:
                        Add(index.Declarations, property.Identifier.ValueText, property);
                        if (property.Initializer is { } value)
                        {
                            Add(index.Mentions, property.Identifier.ValueText, value);
                        }

                        break;
                    case MethodDeclarationSyntax method:
                        Add(index.Declarations, method.Identifier.ValueText, method);
                        break;
                }
            }

            return index;
        }

        private static void Add(Dictionary<string, List<Place>> index, string name, SyntaxNode node)
        {
            if (!index.TryGetValue(name, out var places))
            {
                index.Add(name, places = []);
            }

            places.Add(new Place(node.Span, node.RawKind));
        }
    }

    /// <summary>The name under which <c>new(…)</c>, <c>base(…)</c> and <c>this(…)</c> are found.</summary>
    public const string ImplicitCreation = "new()";
}
