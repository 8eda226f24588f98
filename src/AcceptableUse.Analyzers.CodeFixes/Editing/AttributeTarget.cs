using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>Finds the declaration around a call that an attribute can apply to, and adds the attribute.</summary>
internal static class AttributeTarget
{
    /// <summary>Marks the attributes that <see cref="Add"/> adds.</summary>
    public static readonly SyntaxAnnotation Added = new();

    /// <summary>
    /// The innermost declaration around a call that can have an attribute; the file for top-level statements; null if the
    /// source is too broken.
    /// </summary>
    public static SyntaxNode? Of(SyntaxNode call)
    {
        // Roslyn would add a using after skipped tokens at the start of the file, in the middle of the first line.
        if (call.SyntaxTree.GetRoot().GetLeadingTrivia().Any(SyntaxKind.SkippedTokensTrivia))
        {
            return null;
        }

        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case LocalFunctionStatementSyntax
                    when ((CSharpParseOptions)call.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9:
                case BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax
                    or TypeDeclarationSyntax:
                    return node;
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                    return unit;
                case MemberDeclarationSyntax or AttributeSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Adds an attribute list to a declaration or file, on its own line if the declaration begins one.</summary>
    /// <param name="editor">The changes to the document.</param>
    /// <param name="text">The document before the changes.</param>
    /// <param name="target">What <see cref="Of"/> returned.</param>
    /// <param name="list">The attribute list.</param>
    public static void Add(SyntaxEditor editor, SourceText text, SyntaxNode target, AttributeListSyntax list)
    {
        var bare = list.NormalizeWhitespace().WithoutTrivia().WithAdditionalAnnotations(Added);
        var newLine = text.NewLine();
        if (target is CompilationUnitSyntax)
        {
            editor.ReplaceNode(target, (current, _) => AssemblyAttribute.AddTo((CompilationUnitSyntax)current, bare, newLine));
            return;
        }

        var start = FirstToken(target).SpanStart;
        var indentation = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(start).Start, start));
        var isFirstOfLine = string.IsNullOrWhiteSpace(indentation);
        var before = isFirstOfLine && indentation.Length > 0 ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation)) : default;
        var after = isFirstOfLine ? SyntaxFactory.EndOfLine(newLine) : SyntaxFactory.Space;
        editor.ReplaceNode(target, (current, _) =>
        {
            // Comments and directives before the declaration go before the attribute.
            var token = FirstToken(current);
            return AddList(
                current.ReplaceToken(token, token.WithLeadingTrivia(before)),
                bare.WithLeadingTrivia(token.LeadingTrivia).WithTrailingTrivia(after));
        });
    }

    /// <summary>The first token after the existing attributes.</summary>
    private static SyntaxToken FirstToken(SyntaxNode declaration)
    {
        var lists = declaration is LocalFunctionStatementSyntax function
            ? function.AttributeLists
            : ((MemberDeclarationSyntax)declaration).AttributeLists;
        return lists.Count == 0 ? declaration.GetFirstToken() : lists.Last().GetLastToken().GetNextToken();
    }

    private static SyntaxNode AddList(SyntaxNode declaration, AttributeListSyntax list) =>
        declaration is LocalFunctionStatementSyntax function
            ? function.AddAttributeLists(list)
            : ((MemberDeclarationSyntax)declaration).AddAttributeLists(list);
}
