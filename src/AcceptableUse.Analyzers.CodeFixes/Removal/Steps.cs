using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>The steps that a diagnostic names, as nodes of a document.</summary>
internal static class Steps
{
    /// <summary>The places in the document that the media went through, made first.</summary>
    public static ImmutableArray<SyntaxNode> Of(Diagnostic diagnostic, SyntaxNode root) =>
        ImmutableArray.CreateRange(diagnostic.AdditionalLocations
            .Where(location => location.SourceTree?.FilePath == root.SyntaxTree.FilePath && root.FullSpan.Contains(location.SourceSpan))
            .Select(location => StepAt(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))));

    /// <summary>A step that is a call has the location of the name that is called.</summary>
    private static SyntaxNode StepAt(SyntaxNode node) => node switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name
            when access.Name == name && call.Expression == access => call,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call,
        SimpleNameSyntax { Parent: InvocationExpressionSyntax call } name when call.Expression == name => call,
        _ => node,
    };
}
