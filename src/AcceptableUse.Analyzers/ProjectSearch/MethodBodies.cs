using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>The declarations whose code has a control-flow graph of its own, nested functions aside.</summary>
internal static class MethodBodies
{
    /// <summary>The body that a node stands in, or null outside of code.</summary>
    public static SyntaxNode? Of(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (IsRoot(current))
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>The body of a method that source declares, or null when it has none.</summary>
    public static SyntaxNode? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        var implementation = method.PartialImplementationPart ?? method;
        foreach (var declaration in implementation.DeclaringSyntaxReferences)
        {
            var syntax = declaration.GetSyntax(cancellation);
            if (IsRoot(syntax))
            {
                return syntax;
            }
        }

        return null;
    }

    private static bool IsRoot(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax initializer => initializer.Parent is PropertyDeclarationSyntax
            || (initializer.Parent is VariableDeclaratorSyntax && initializer.Parent.Parent?.Parent is BaseFieldDeclarationSyntax),
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),

        // A primary constructor runs code only where it calls the constructor of a base type.
        TypeDeclarationSyntax type => type.BaseList?.Types.FirstOrDefault() is PrimaryConstructorBaseTypeSyntax,
        _ => false,
    };
}
