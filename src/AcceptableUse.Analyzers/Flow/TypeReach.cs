using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// Which files can have an object of a type at all, told from names alone: those that name it, and those that name a type
/// of a file that can. Whatever has the type without naming it was got from a member, and the file of that member's type
/// names it. What a file names is kept as long as the file is unchanged.
/// </summary>
internal sealed class TypeReach
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileNames> Files = new();

    /// <summary>A type that is known so widely is taken to be known everywhere.</summary>
    private const int MostNames = 256;

    private const string TopLevelType = "Program";

    private readonly FlowEngine _engine;
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<SyntaxTree>?> _known = new(SymbolEqualityComparer.Default);
    private volatile HashSet<string>? _global;

    public TypeReach(FlowEngine engine) => _engine = engine;

    /// <summary>Whether a name in a file can mean a member of a type; true where names do not tell.</summary>
    public bool CanMeanMemberOf(INamedTypeSymbol type, SyntaxTree file, CancellationToken cancellation)
    {
        // Extensions are called without a word of their type.
        if (type.IsStatic || type.Name.Length == 0 || !type.CanBeReferencedByName)
        {
            return true;
        }

        var files = _known.TryGetValue(type, out var known) ? known : _known.GetOrAdd(type, Find(type.Name, cancellation));
        return files?.Contains(file) != false;
    }

    /// <summary>The files, or null for all.</summary>
    private HashSet<SyntaxTree>? Find(string type, CancellationToken cancellation)
    {
        var files = new HashSet<SyntaxTree>();
        var names = new HashSet<string>(Spellings(type), StringComparer.Ordinal);
        var open = new Queue<string>(names);
        while (open.Count > 0)
        {
            _engine.Step(cancellation);
            var name = open.Dequeue();
            if (names.Count > MostNames || Global(cancellation).Contains(name))
            {
                return null;
            }

            foreach (var file in FilesNaming(name, cancellation))
            {
                if (files.Add(file))
                {
                    var inFile = NamesIn(file);
                    if (inFile.LeadsAnywhere)
                    {
                        return null;
                    }

                    foreach (var declared in inFile.Declared.SelectMany(Spellings).Where(names.Add))
                    {
                        open.Enqueue(declared);
                    }
                }
            }
        }

        return files;
    }

    private IEnumerable<SyntaxTree> FilesNaming(string name, CancellationToken cancellation)
    {
        var named = _engine.Index.FilesWith([name], cancellation);

        // The type of top-level statements stands nowhere in their file.
        return (name == TopLevelType ? named.Concat(_engine.Compilation.SyntaxTrees.Where(FileNames.HasTopLevelStatements)) : named)
            .Where(file => NamesIn(file).Mentioned.Contains(name));
    }

    /// <summary>The names in aliases and static imports for all files, which can stand for a type anywhere.</summary>
    private HashSet<string> Global(CancellationToken cancellation)
    {
        if (_global is null)
        {
            var global = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in _engine.Index.FilesWith(["global"], cancellation))
            {
                global.UnionWith(NamesIn(file).Global);
            }

            _global = global;
        }

        return _global;
    }

    private static FileNames NamesIn(SyntaxTree file) => Files.GetValue(file, FileNames.Read);

    private static IEnumerable<string> Spellings(string type) =>
        type.EndsWith("Attribute", StringComparison.Ordinal) ? [type, type.Substring(0, type.Length - "Attribute".Length)] : [type];

    private sealed class FileNames
    {
        /// <summary>All names that stand in the file, those of the types that it declares too.</summary>
        public HashSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

        /// <summary>What other files can name to get at what this file names: its types.</summary>
        public List<string> Declared { get; } = [];

        /// <summary>The names in aliases and static imports for all files.</summary>
        public HashSet<string> Global { get; } = new(StringComparer.Ordinal);

        /// <summary>There are extensions, which are called without a word of their type.</summary>
        public bool LeadsAnywhere { get; private set; }

        public static FileNames Read(SyntaxTree tree)
        {
            var names = new FileNames();
            foreach (var node in tree.GetRoot().DescendantNodesAndSelf())
            {
                switch (node)
                {
                    case CompilationUnitSyntax when HasTopLevelStatements(tree):
                        names.Declare(TopLevelType);
                        break;
                    case SimpleNameSyntax name:
                        names.Mentioned.Add(name.Identifier.ValueText);
                        break;
                    case BaseTypeDeclarationSyntax type:
                        names.Declare(type.Identifier.ValueText);
                        break;
                    case DelegateDeclarationSyntax type:
                        names.Declare(type.Identifier.ValueText);
                        break;
                    case ParameterSyntax parameter when parameter.Modifiers.Any(SyntaxKind.ThisKeyword):
                        names.LeadsAnywhere = true;
                        break;
                    case UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 } directive when directive.Alias is not null || !directive.StaticKeyword.IsKind(SyntaxKind.None):
                        names.Global.UnionWith(directive.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText));
                        break;
                }
            }

            return names;
        }

        public static bool HasTopLevelStatements(SyntaxTree tree) => tree.GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement);

        private void Declare(string name)
        {
            Mentioned.Add(name);
            Declared.Add(name);

            // The compiler that this is built on does not know extension blocks: there they are types without a name.
            LeadsAnywhere |= name.Length == 0;
        }
    }
}
