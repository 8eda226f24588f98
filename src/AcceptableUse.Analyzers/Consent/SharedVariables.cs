using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// The variables of a body that other code may change: assigned in a nested function, or aliased by a reference or pointer.
/// Compared by name, since a false match is harmless.
/// </summary>
internal static class SharedVariables
{
    public static HashSet<string> NamesIn(SyntaxNode body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in body.DescendantNodes())
        {
            switch (node)
            {
                case IdentifierNameSyntax name
                    when IsChanged(name) && name.Ancestors().TakeWhile(outer => outer != body).Any(IsNestedFunction):
                    names.Add(name.Identifier.ValueText);
                    break;
                case RefExpressionSyntax { Expression: IdentifierNameSyntax referred }:
                    names.Add(referred.Identifier.ValueText);
                    break;
                case PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax pointed } address
                    when address.IsKind(SyntaxKind.AddressOfExpression):
                    names.Add(pointed.Identifier.ValueText);
                    break;
            }
        }

        return names;
    }

    private static bool IsNestedFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool IsChanged(IdentifierNameSyntax name)
    {
        SyntaxNode current = name;
        while (current.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: TupleExpressionSyntax tuple })
        {
            current = tuple;
        }

        return current.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == current,
            ArgumentSyntax argument =>
                !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
            _ => false,
        };
    }
}
