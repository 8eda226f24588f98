using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>The path of the media in a diagnostic, as nodes of a document.</summary>
internal static class DiagnosticPath
{
    /// <summary>The steps in the document, from where the media is built.</summary>
    public static ImmutableArray<SyntaxNode> Of(Diagnostic diagnostic, SyntaxNode root) =>
        ImmutableArray.CreateRange(diagnostic.AdditionalLocations
            .Where(location => location.SourceTree?.FilePath == root.SyntaxTree.FilePath && root.FullSpan.Contains(location.SourceSpan))
            .Select(location => StepAt(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))));

    /// <summary>The node of a step. The location of a call is the name of the called member.</summary>
    private static SyntaxNode StepAt(SyntaxNode node) => node switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name
            when access.Name == name && call.Expression == access => call,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call,
        SimpleNameSyntax { Parent: InvocationExpressionSyntax call } name when call.Expression == name => call,
        _ => node,
    };
}
