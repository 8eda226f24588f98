using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>
/// What the source of a solution would be if its redactors returned what they are given, and its checks of consent always
/// succeeded. What is reported then is what these safeguards keep from being reported, and they alone.
/// </summary>
internal static class Counterfactual
{
    /// <summary>The solution without any safeguard.</summary>
    public static async Task<Solution> Without(Solution solution)
    {
        foreach (var document in await Documents(solution))
        {
            solution = solution.WithDocumentSyntaxRoot(document.Id, document.Without(document.Safeguards));
        }

        return solution;
    }

    /// <summary>For each safeguard the solution without that one.</summary>
    public static async Task<IEnumerable<Solution>> WithoutEach(Solution solution) => (await Documents(solution)).SelectMany(
        document => document.Safeguards.Select(one => solution.WithDocumentSyntaxRoot(document.Id, document.Without([one]))));

    private static async Task<List<Guarded>> Documents(Solution solution)
    {
        var documents = new List<Guarded>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            var (root, model) = ((await document.GetSyntaxRootAsync())!, (await document.GetSemanticModelAsync())!);
            var catalog = Exposure.CatalogOf(document.Project, model.Compilation);
            documents.Add(
                new Guarded(document.Id, root, [.. root.DescendantNodes().OfType<ExpressionSyntax>().Select(
                    node => SafeguardAt(node, model, catalog)).OfType<Safeguard>()]));
        }

        return documents;
    }

    private static Safeguard? SafeguardAt(ExpressionSyntax node, SemanticModel model, ApiModels catalog)
    {
        if (node is not (InvocationExpressionSyntax or IdentifierNameSyntax { Parent: not InvocationExpressionSyntax })
            || model.GetSymbolInfo(node).Symbol is not (IMethodSymbol or IPropertySymbol)
            || model.GetSymbolInfo(node).Symbol is not { } symbol)
        {
            return null;
        }

        var result = ConsentResults.Of(symbol);
        return (catalog.Find(symbol)?.Role, node, symbol) switch
        {
            (ApiRole.Consent, InvocationExpressionSyntax, _) or (ApiRole.Consent, _, IPropertySymbol) when Whole(
                node, result) is var whole => new Safeguard(
                whole, _ => whole is StatementSyntax ? SyntaxFactory.EmptyStatement() : Success(model.GetTypeInfo(whole).Type!)),
            (ApiRole.Redact, InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax }, IMethodSymbol { ReducedFrom: not null }) when result != ConsentResult.Completion =>
                new Safeguard(Whole(node, result), call => Parenthesized(((MemberAccessExpressionSyntax)call.Expression).Expression)),
            (ApiRole.Redact, InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null }, ..] }, _)
                when result != ConsentResult.Completion =>
                new Safeguard(Whole(node, result), call => Parenthesized(call.ArgumentList.Arguments[0].Expression)),
            _ => null,
        };
    }

    /// <summary>What stands for the result: the call awaited, the property with its object, the statement that throws.</summary>
    private static SyntaxNode Whole(ExpressionSyntax safeguard, ConsentResult result)
    {
        SyntaxNode whole = safeguard.Parent is MemberAccessExpressionSyntax access && access.Name == safeguard ? access : safeguard;
        whole = whole.Parent is AwaitExpressionSyntax awaited ? awaited : whole;
        return result == ConsentResult.Completion && whole.Parent is ExpressionStatementSyntax statement ? statement : whole;
    }

    private static ExpressionSyntax Success(ITypeSymbol type) => SyntaxFactory.ParseExpression(
        type.SpecialType == SpecialType.System_Boolean ? "true" : $"(({type.ToDisplayString()})new object())");

    private static ParenthesizedExpressionSyntax Parenthesized(ExpressionSyntax picture) =>
        SyntaxFactory.ParenthesizedExpression(picture.WithoutTrivia());

    /// <summary>What stands for the result of a safeguard, and what would stand there without it, made of the call.</summary>
    private sealed record Safeguard(SyntaxNode Whole, Func<InvocationExpressionSyntax, SyntaxNode> Substitute);

    private sealed record Guarded(DocumentId Id, SyntaxNode Root, List<Safeguard> Safeguards)
    {
        public SyntaxNode Without(List<Safeguard> safeguards)
        {
            var substitutes = safeguards.ToDictionary(safeguard => safeguard.Whole, safeguard => safeguard.Substitute);
            return Root.ReplaceNodes(substitutes.Keys, (original, current) => substitutes[original](
                current.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault()!).WithTriviaFrom(original));
        }
    }
}
