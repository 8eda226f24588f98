using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Adds to what goes the loops and branches that are left with nothing to do, and declarations that are left without
/// variables.
/// </summary>
internal static class EmptyStatements
{
    public static void AddTo(RemovalSet doomed, DocumentCode code)
    {
        bool added;
        do
        {
            added = false;
            foreach (var node in doomed.Nodes.ToList())
            {
                added |= EmptiedBy(node, doomed, code) is { } emptied && !doomed.Covers(emptied) && doomed.Add(emptied);
            }
        }
        while (added);
    }

    private static SyntaxNode? EmptiedBy(SyntaxNode node, RemovalSet doomed, DocumentCode code)
    {
        switch (node.Parent)
        {
            case VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax declaration } variables
                when variables.Variables.All(doomed.Covers):
                return declaration;
            case BlockSyntax block when block.Statements.All(doomed.Covers) && !HasTrivia(block):
                return Useless(block, code);
            case StatementSyntax or ElseClauseSyntax when node is StatementSyntax statement and not BlockSyntax:
                return Useless(statement, code);
            default:
                return null;
        }
    }

    /// <summary>What is around a body that does nothing, if it can go too.</summary>
    private static SyntaxNode? Useless(StatementSyntax body, DocumentCode code) => body.Parent switch
    {
        ElseClauseSyntax branch => branch,
        IfStatementSyntax { Else: null, Parent: not ElseClauseSyntax } branch when code.IsPure(branch.Condition) => branch,
        ForEachStatementSyntax loop when !loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword) && code.IsPure(loop.Expression) => loop,
        _ => null,
    };

    private static bool HasTrivia(BlockSyntax block) => block.DescendantTrivia().Any(
        trivia => trivia.IsDirective || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
}
