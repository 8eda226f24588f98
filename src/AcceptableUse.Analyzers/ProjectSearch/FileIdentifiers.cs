using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>The names in one file: where each is mentioned and declared, read in one pass over the syntax.</summary>
internal sealed class FileIdentifiers
{
    /// <summary>The type of top-level statements, which stands nowhere in their file.</summary>
    public const string TopLevelType = "Program";

    private readonly PlacesByName _mentions = new();
    private readonly PlacesByName _declarations = new();
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);

    private FileIdentifiers()
    {
    }

    /// <summary>What other files can name to get at what this file names: its types.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>The names in aliases and static imports for all files.</summary>
    public HashSet<string> Global { get; } = new(StringComparer.Ordinal);

    /// <summary>There are extensions, which are called without a word of their type.</summary>
    public bool LeadsAnywhere { get; private set; }

    public IEnumerable<Place> MentionsOf(string name) => _mentions.Of(name);

    public IEnumerable<Place> DeclarationsOf(string name) => _declarations.Of(name);

    /// <summary>Whether a name stands anywhere in the file, be it in an import or as that of a type.</summary>
    public bool Mentions(string name) => _mentions.Contains(name) || Types.Contains(name) || _imported.Contains(name);

    /// <summary>Whether a name stands in an import or an alias.</summary>
    public bool Imports(string name) => _imported.Contains(name);

    public static bool HasTopLevelStatements(SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement);

    public static FileIdentifiers Read(SyntaxTree tree)
    {
        var names = new FileIdentifiers();
        if (HasTopLevelStatements(tree))
        {
            names.Types.Add(TopLevelType);
        }

        foreach (var node in tree.GetRoot().DescendantNodes(static node => node is not UsingDirectiveSyntax))
        {
            names.Read(node);
        }

        return names;
    }

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                _mentions.Add(name.Identifier.ValueText, name);
                break;
            case ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                // A name in an import may be an alias, which stands for a type of another name.
                _mentions.Add(CreatedType.NameOf(node) is { } created && !Imports(created) ? created : SyntaxIndex.ImplicitCreation, node);
                break;
            case VariableDeclaratorSyntax { Initializer: { } value, Parent.Parent: BaseFieldDeclarationSyntax } field:
                _mentions.Add(field.Identifier.ValueText, value);
                break;
            case PropertyDeclarationSyntax property:
                _declarations.Add(property.Identifier.ValueText, property);
                if (property.Initializer is { } initial)
                {
                    _mentions.Add(property.Identifier.ValueText, initial);
                }

                break;
            case MethodDeclarationSyntax method:
                _declarations.Add(method.Identifier.ValueText, method);
                break;
            case BaseTypeDeclarationSyntax type:
                Declare(type.Identifier.ValueText);
                break;
            case DelegateDeclarationSyntax type:
                Declare(type.Identifier.ValueText);
                break;
            case ParameterSyntax parameter when parameter.Modifiers.Any(SyntaxKind.ThisKeyword):
                LeadsAnywhere = true;
                break;
            case UsingDirectiveSyntax directive:
                Import(directive);
                break;
        }
    }

    private void Declare(string type)
    {
        Types.Add(type);

        // The compiler that this is built on does not know extension blocks: there they are types without a name.
        LeadsAnywhere |= type.Length == 0;
    }

    private void Import(UsingDirectiveSyntax directive)
    {
        var isForAll = !directive.GlobalKeyword.IsKind(SyntaxKind.None)
            && (directive.Alias is not null || !directive.StaticKeyword.IsKind(SyntaxKind.None));
        foreach (var name in directive.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            _imported.Add(name.Identifier.ValueText);
            if (isForAll)
            {
                Global.Add(name.Identifier.ValueText);
            }
        }
    }

    /// <summary>Where a node stands. The node itself would keep its whole tree alive, which an editor likes to let go.</summary>
    public readonly record struct Place(TextSpan Span, int Kind)
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

    /// <summary>Places in one list, those of a name chained. Most names stand in a file once or twice, and a list for each would be mostly room.</summary>
    private sealed class PlacesByName
    {
        private readonly Dictionary<string, (int First, int Last)> _names = new(StringComparer.Ordinal);
        private readonly List<(Place Place, int Next)> _places = [];

        public bool Contains(string name) => _names.ContainsKey(name);

        public void Add(string name, SyntaxNode node)
        {
            var at = _places.Count;
            _places.Add((new Place(node.Span, node.RawKind), -1));
            if (_names.TryGetValue(name, out var known))
            {
                _places[known.Last] = (_places[known.Last].Place, at);
                _names[name] = (known.First, at);
            }
            else
            {
                _names.Add(name, (at, at));
            }
        }

        /// <summary>In the order in which they were added.</summary>
        public IEnumerable<Place> Of(string name) => _names.TryGetValue(name, out var known) ? From(known.First) : [];

        private IEnumerable<Place> From(int first)
        {
            for (var at = first; at >= 0; at = _places[at].Next)
            {
                yield return _places[at].Place;
            }
        }
    }
}
