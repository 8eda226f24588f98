using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>Where the code of a project first brings in what a reference declares.</summary>
internal static class AssemblyImport
{
    /// <summary>
    /// The name in the first using directive that means an assembly, in the order of the paths, or else where the first file begins; none
    /// if a tool wrote all files. Compares names and binds nothing.
    /// </summary>
    public static Location Of(IAssemblySymbol assembly, Compilation compilation, CancellationToken cancellation)
    {
        var first = Location.None;
        foreach (var tree in compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            var root = tree.GetRoot(cancellation);
            if (GeneratedFiles.Is(tree.FilePath, root))
            {
                continue;
            }

            foreach (var directive in root.DescendantNodes(HoldsDirectives).OfType<UsingDirectiveSyntax>())
            {
                if (directive.NamespaceOrType is NameSyntax name && Declares(assembly, name, compilation))
                {
                    return name.GetLocation();
                }
            }

            first = first.IsInSource ? first : root.GetFirstToken(includeZeroWidth: true).GetLocation();
        }

        return first;
    }

    private static bool HoldsDirectives(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;

    /// <summary>Whether an assembly declares a type of this name, or types in a namespace of this name, that the project can use.</summary>
    private static bool Declares(IAssemblySymbol assembly, NameSyntax name, Compilation compilation)
    {
        INamespaceOrTypeSymbol found = assembly.GlobalNamespace;
        foreach (var part in PartsOf(name))
        {
            if (found.GetMembers(part).OfType<INamespaceOrTypeSymbol>().FirstOrDefault() is not { } inner)
            {
                return false;
            }

            found = inner;
        }

        return found is ITypeSymbol ? IsUsable(found) : found.GetTypeMembers().Any(IsUsable);

        bool IsUsable(ISymbol type) => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
    }

    private static IEnumerable<string> PartsOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => PartsOf(qualified.Left).Append(qualified.Right.Identifier.ValueText),
        AliasQualifiedNameSyntax aliased => [aliased.Name.Identifier.ValueText],
        SimpleNameSyntax simple => [simple.Identifier.ValueText],
        _ => [],
    };
}
