using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Finds the features that a call asks for: in its arguments, or in the variables and members of the document that they
/// come from.
/// </summary>
internal static class AskedFeatures
{
    /// <summary>The expressions for features with one of the capabilities.</summary>
    public static IReadOnlyCollection<ExpressionSyntax> Of(InvocationExpressionSyntax call, DocumentCode code, Capability capabilities)
    {
        var found = new List<ExpressionSyntax>();
        if (code.MemberOf(call) is { Role: ApiRole.Send } sink)
        {
            var searched = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (code.ParameterOf(argument) is { } parameter && sink.FeatureParameters.Contains(parameter.Name))
                {
                    Search(argument.Expression);
                }
            }

            void Search(SyntaxNode place)
            {
                foreach (var node in place.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
                {
                    if (IsFeature(node, code, capabilities))
                    {
                        found.Add(node);
                    }
                    else if (node is IdentifierNameSyntax
                        && code.SymbolOf(node) is ILocalSymbol or IFieldSymbol { IsConst: false } or IPropertySymbol
                        && code.SymbolOf(node) is { } holder
                        && searched.Add(holder))
                    {
                        foreach (var source in code.SourcesOf(holder))
                        {
                            Search(source);
                        }
                    }
                }
            }
        }

        return found;
    }

    private static bool IsFeature(ExpressionSyntax node, DocumentCode code, Capability capabilities) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal =>
            (code.Catalog.FeatureOf(literal.Token.ValueText) & capabilities) != 0,
        MemberAccessExpressionSyntax or IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } =>
            code.MemberOf(node) is { Role: ApiRole.Feature } feature && (feature.Capabilities & capabilities) != 0,
        _ => false,
    };
}
