using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>The property of an answer type that a finding names, where it can go: nothing in the solution mentions it.</summary>
internal static class AnswerField
{
    /// <summary>The property, if it is declared in this document and nothing else depends on it; otherwise null.</summary>
    public static async Task<PropertyDeclarationSyntax?> OfAsync(
        Document document, DocumentCode code, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(Verdict.EvidenceProperty, out var evidence)
            || evidence != Verdict.SchemaEvidence
            || diagnostic.AdditionalLocations is not { Count: > 0 } locations
            || locations[locations.Count - 1] is not { } location
            || location.SourceTree?.FilePath != code.Root.SyntaxTree.FilePath
            || !code.Root.FullSpan.Contains(location.SourceSpan)
            || code.Root.FindNode(location.SourceSpan) is not PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax type } property
            || !CanGo(property)
            || type.Members.OfType<PropertyDeclarationSyntax>().Count() < 2
            || code.Model.GetDeclaredSymbol(property, cancellationToken) is not { IsOverride: false, IsVirtual: false, IsAbstract: false } symbol
            || Implements(symbol))
        {
            return null;
        }

        var references = await SymbolFinder.FindReferencesAsync(symbol, document.Project.Solution, cancellationToken).ConfigureAwait(false);
        return references.Any(found => found.Locations.Any()) ? null : property;
    }

    /// <summary>
    /// Removes the property with its attributes, its documentation and the blank line before it. The first of a type leaves no blank
    /// line behind.
    /// </summary>
    public static TextChange Remove(PropertyDeclarationSyntax property)
    {
        var end = property.FullSpan.End;
        if (property.Parent is TypeDeclarationSyntax type && type.Members[0] == property)
        {
            foreach (var trivia in type.Members[1].GetLeadingTrivia().TakeWhile(
                trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            {
                end = trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? trivia.Span.End : end;
            }
        }

        return new TextChange(TextSpan.FromBounds(property.FullSpan.Start, end), "");
    }

    /// <summary>A comment or a directive may be about more than the property, and a line may hold more.</summary>
    private static bool CanGo(PropertyDeclarationSyntax property) =>
        !property.ContainsDirectives
        && !property.GetLeadingTrivia().Concat(property.GetTrailingTrivia()).Any(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        && property.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
        && property.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool Implements(IPropertySymbol property) =>
        property.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers().OfType<IPropertySymbol>()).Any(member =>
            SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(member), property));
}
