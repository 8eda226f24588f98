using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// Where a name is mentioned in the project, from syntax alone. The index of a file is kept as long as the file is
/// unchanged, so that in an editor only the edited file is read again.
/// </summary>
internal sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileIndex> Files = new();

    private const int QuestionsBeforeList = 32;

    private readonly FlowEngine _engine;
    private readonly object _listing = new();
    private readonly Lazy<Dictionary<SyntaxTree, int>> _order;
    private Dictionary<string, List<SyntaxTree>>? _filesByWord;
    private int _questions;

    public SourceIndex(FlowEngine engine)
    {
        _engine = engine;
        _order = new(() => engine.Compilation.SyntaxTrees.Select((file, i) => (file, i)).ToDictionary(entry => entry.file, entry => entry.i));
    }

    /// <summary>The bodies that mention any of the names, each once, in the order of the files.</summary>
    public IEnumerable<SyntaxNode> BodiesMentioning(string[] names, CancellationToken cancellation) =>
        Mentions(names, cancellation).Select(RootBodies.Of).OfType<SyntaxNode>().Distinct();

    /// <summary>Where any of the names stands in code, in the order of the files.</summary>
    public IEnumerable<SyntaxNode> Mentions(string[] names, CancellationToken cancellation) =>
        Find(FilesWith(names, cancellation), file => file.Mentions, names, cancellation);

    /// <summary>Where any of the names stands in one file.</summary>
    public IEnumerable<SyntaxNode> Mentions(SyntaxTree tree, string[] names, CancellationToken cancellation) =>
        Find([tree], file => file.Mentions, names, cancellation);

    /// <summary>The declarations of methods and properties with a name.</summary>
    public IEnumerable<SyntaxNode> Declarations(string name, CancellationToken cancellation)
    {
        string[] names = [name];
        return Find(FilesWith(names, cancellation), file => file.Declarations, names, cancellation);
    }

    /// <summary>
    /// The files whose text may hold any of the names. The first few questions are answered by searching the texts;
    /// who asks more is worth a list of the words of all files, or the cost would grow with files times questions.
    /// </summary>
    private IEnumerable<SyntaxTree> FilesWith(string[] names, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _questions) <= QuestionsBeforeList || names.Contains(ImplicitCreation))
        {
            return _engine.Compilation.SyntaxTrees;
        }

        var listed = ListFilesByWord(cancellation);
        var files = names.Where(listed.ContainsKey).SelectMany(name => listed[name]).Distinct();
        return names.Length == 1 ? files : files.OrderBy(file => _order.Value[file]);
    }

    /// <summary>Made once; whoever is cancelled while making it leaves it to the next.</summary>
    private Dictionary<string, List<SyntaxTree>> ListFilesByWord(CancellationToken cancellation)
    {
        lock (_listing)
        {
            return _filesByWord ??= ReadFilesByWord(cancellation);
        }
    }

    private Dictionary<string, List<SyntaxTree>> ReadFilesByWord(CancellationToken cancellation)
    {
        var listed = new Dictionary<string, List<SyntaxTree>>(StringComparer.Ordinal);
        foreach (var tree in _engine.Compilation.SyntaxTrees)
        {
            _engine.Step(cancellation);
            foreach (var word in Words(tree.GetText(cancellation).ToString()))
            {
                if (!listed.TryGetValue(word, out var files))
                {
                    listed.Add(word, files = []);
                }

                if (files.Count == 0 || files[files.Count - 1] != tree)
                {
                    files.Add(tree);
                }
            }
        }

        return listed;
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]) || text[i] == '_')
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                {
                    i++;
                }

                yield return text.Substring(start, i - start);
            }
        }
    }

    /// <summary>Most files hold none of the names, which their text tells without a look at the syntax.</summary>
    private bool MayHold(SyntaxTree tree, string[] names, CancellationToken cancellation)
    {
        _engine.Step(cancellation);
        var text = Files.TryGetValue(tree, out var index) ? null : tree.GetText(cancellation).ToString();
        foreach (var name in names)
        {
            if (text is null ? index.Holds(name) : text.IndexOf(name == ImplicitCreation ? "(" : name, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<SyntaxNode> Find(IEnumerable<SyntaxTree> files, Func<FileIndex, Dictionary<string, List<SyntaxNode>>> part, string[] names, CancellationToken cancellation)
    {
        foreach (var tree in files)
        {
            if (!MayHold(tree, names, cancellation))
            {
                continue;
            }

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

        public bool Holds(string name) => Mentions.ContainsKey(name) || Declarations.ContainsKey(name);

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
