using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Also removes loops and branches that become empty, and declarations without variables.</summary>
internal static class EmptyStatements
{
    public static void AddTo(RemovalSet removed, DocumentCode code)
    {
        bool added;
        do
        {
            added = false;
            foreach (var node in removed.Nodes.ToList())
            {
                added |= EmptiedBy(node, removed, code) is { } emptied && !removed.Covers(emptied) && removed.Add(emptied);
            }
        }
        while (added);
    }

    private static SyntaxNode? EmptiedBy(SyntaxNode node, RemovalSet removed, DocumentCode code)
    {
        switch (node.Parent)
        {
            case VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax declaration } variables
                when variables.Variables.All(removed.Covers):
                return declaration;
            case BlockSyntax block when block.Statements.All(removed.Covers) && !HasTrivia(block):
                return Useless(block, code);
            case StatementSyntax or ElseClauseSyntax when node is StatementSyntax statement and not BlockSyntax:
                return Useless(statement, code);
            default:
                return null;
        }
    }

    /// <summary>The statement around an empty body, if it can be removed too.</summary>
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
