using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>The type of <c>new(…)</c>, <c>base(…)</c> and <c>this(…)</c>, where the declaration around them names it.</summary>
internal static class CreatedType
{
    /// <summary>The name as it is written, without what stands before or after it; null where it takes binding to tell.</summary>
    public static string? NameOf(SyntaxNode creation) => creation is ConstructorInitializerSyntax initializer
        ? NameOfInitialized(initializer)
        : Unwrap(TargetOf(creation)) switch
        {
            SimpleNameSyntax { Identifier.ValueText: not nameof(Nullable) } name => name.Identifier.ValueText,
            _ => null,
        };

    private static string? NameOfInitialized(ConstructorInitializerSyntax initializer)
    {
        if (initializer.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return null;
        }

        // Another part of a partial type may name the base type.
        return initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) ? type.Identifier.ValueText
            : type.Modifiers.Any(SyntaxKind.PartialKeyword) ? null
            : (Unwrap(type.BaseList?.Types[0].Type) as SimpleNameSyntax)?.Identifier.ValueText;
    }

    /// <summary>The type that a creation is converted to as it stands.</summary>
    private static TypeSyntax? TargetOf(SyntaxNode creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } } => variable.Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax arrow => ReturnTypeOf(arrow.Parent),
        ReturnStatementSyntax returned => ReturnTypeOf(returned.Ancestors().FirstOrDefault(IsFunction)),
        _ => null,
    };

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;

    private static TypeSyntax? ReturnTypeOf(SyntaxNode? function) => function switch
    {
        MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.AsyncKeyword) => method.ReturnType,
        LocalFunctionStatementSyntax local when !local.Modifiers.Any(SyntaxKind.AsyncKeyword) => local.ReturnType,
        OperatorDeclarationSyntax @operator => @operator.ReturnType,
        ConversionOperatorDeclarationSyntax conversion => conversion.Type,
        BasePropertyDeclarationSyntax property => property.Type,
        AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } accessor
            when accessor.IsKind(SyntaxKind.GetAccessorDeclaration) => property.Type,
        _ => null,
    };

    private static TypeSyntax? Unwrap(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => Unwrap(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        RefTypeSyntax reference => Unwrap(reference.Type),
        _ => type,
    };
}
