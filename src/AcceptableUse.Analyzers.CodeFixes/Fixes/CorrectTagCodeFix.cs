using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>Replaces a misspelt tag in an assembly attribute with the allowed word that it resembles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectTagCodeFix))]
public sealed class CorrectTagCodeFix : CodeFixProvider
{
    private const string EquivalenceKey = nameof(CorrectTagCodeFix);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnreadableTag);

    // One attribute can contain several misspelt words, whose separate edits would overlap, so each document gets one edit.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await CorrectAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false),
        FixAllScopes.OfTheEditor);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // The SDK writes the <AssemblyMetadata> items of the project file to a file that it writes anew.
        if (await context.Document.IsGeneratedAsync(context.CancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && Literal(root, diagnostic) is not null && Correction(diagnostic) is { } correction)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Change to '{correction.Replacement}'",
                        cancellationToken => CorrectAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> CorrectAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var misspelt in diagnostics.GroupBy(diagnostic => Literal(editor.OriginalRoot, diagnostic)))
        {
            if (misspelt.Key is not { } literal)
            {
                continue;
            }

            var corrected = misspelt.Select(Correction).Aggregate(
                literal.Token.ValueText,
                (text, correction) => correction is { } known ? ReplaceItem(text, known.Value, known.Replacement) : text);
            editor.ReplaceNode(literal, literal.WithToken(SyntaxFactory.Literal(corrected).WithTriviaFrom(literal.Token)));
        }

        return editor.GetChangedDocument();
    }

    /// <summary>Replaces one item of a list and keeps the other items, the separators and the blanks.</summary>
    private static string ReplaceItem(string list, string item, string replacement)
    {
        var start = 0;
        while (start <= list.Length)
        {
            var end = list.IndexOfAny([',', ';', '|'], start) is >= 0 and var separator ? separator : list.Length;
            if (list.Substring(start, end - start).Trim() == item)
            {
                var from = list.IndexOf(item, start, StringComparison.Ordinal);
                return list.Substring(0, from) + replacement + list.Substring(from + item.Length);
            }

            start = end + 1;
        }

        return list;
    }

    private static (string Value, string Replacement)? Correction(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DeploymentTagAnalyzer.ValueProperty, out var value) && value is not null
        && diagnostic.Properties.TryGetValue(DeploymentTagAnalyzer.ReplacementProperty, out var replacement) && replacement is not null
            ? (value, replacement)
            : null;

    /// <summary>The string literal at the diagnostic; null if the value is a constant or not in source.</summary>
    private static LiteralExpressionSyntax? Literal(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Location.IsInSource)
        {
            return null;
        }

        var value = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (value is ParenthesizedExpressionSyntax { Expression: var inner })
        {
            value = inner;
        }

        return value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal : null;
    }
}
