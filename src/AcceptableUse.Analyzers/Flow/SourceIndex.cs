using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    private readonly object _filtering = new();
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

    /// <summary>All files with their filters, made once; whoever is cancelled while making it leaves it to the next.</summary>
    private (SyntaxTree File, WordFilter Words)[] Filtered(CancellationToken cancellation)
    {
        if (_filtered is { } known)
        {
            return known;
        }

        lock (_filtering)
        {
            return _filtered ??= [.. _engine.Compilation.SyntaxTrees.Select(file => (file, FilterOf(file, cancellation)))];
        }
    }

    private WordFilter FilterOf(SyntaxTree file, CancellationToken cancellation)
    {
        _engine.Step(cancellation);
        return Filters.TryGetValue(file, out var known) ? known : Filters.GetValue(file, tree => WordFilter.Of(tree.GetText(cancellation).ToString()));
    }

    private IEnumerable<SyntaxNode> Find(IEnumerable<SyntaxTree> files, Func<FileIndex, Dictionary<string, List<SyntaxNode>>> part, string[] names, CancellationToken cancellation)
    {
        foreach (var tree in files)
        {
            _engine.Step(cancellation);
            var found = part(Files.GetValue(tree, FileIndex.Read));
            foreach (var name in names)
            {
                if (found.TryGetValue(name, out var nodes))
                {
                    foreach (var node in nodes)
                    {
                        yield return node;
                    }
                }
            }
        }
    }

    private sealed class FileIndex
    {
        public Dictionary<string, List<SyntaxNode>> Mentions { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<SyntaxNode>> Declarations { get; } = new(StringComparer.Ordinal);

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

        private static void Add(Dictionary<string, List<SyntaxNode>> index, string name, SyntaxNode node)
        {
            if (!index.TryGetValue(name, out var nodes))
            {
                index.Add(name, nodes = []);
            }

            nodes.Add(node);
        }
    }

    /// <summary>The name under which <c>new(…)</c>, <c>base(…)</c> and <c>this(…)</c> are found.</summary>
    public const string ImplicitCreation = "new()";
}
