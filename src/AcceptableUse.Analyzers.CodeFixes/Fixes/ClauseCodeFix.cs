using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// A fix of calls that break clauses. One call may break several, and several calls may share what has to change, so
/// a fix changes a document once for all the diagnostics it is given: the same code serves the light bulb and fix-all.
/// </summary>
public abstract class ClauseCodeFix : CodeFixProvider
{
    private protected ClauseCodeFix()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => context.CodeActionEquivalenceKey is { } key
            ? await ChangeAsync(document, Editable(diagnostics), key, context.CancellationToken).ConfigureAwait(false)
            : document,
        FixAllScopes.OfTheEditor);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.IsGeneratedAsync(context.CancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var offers = new List<(Offer Offer, Diagnostic Diagnostic)>();
        foreach (var diagnostic in Editable(context.Diagnostics))
        {
            foreach (var offer in await OffersAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                offers.Add((offer, diagnostic));
            }
        }

        // Two rules may ask for one change.
        foreach (var same in offers.GroupBy(offered => offered.Offer.Title))
        {
            var key = same.First().Offer.EquivalenceKey;
            var diagnostics = ImmutableArray.CreateRange(same.Select(offered => offered.Diagnostic));
            context.RegisterCodeFix(
                CodeAction.Create(same.Key, cancellationToken => ChangeAsync(context.Document, diagnostics, key, cancellationToken), key),
                diagnostics);
        }
    }

    private static ImmutableArray<Diagnostic> Editable(ImmutableArray<Diagnostic> diagnostics) =>
        ImmutableArray.CreateRange(diagnostics.Where(diagnostic => !diagnostic.IsMapped()));

    /// <summary>What can be done about a diagnostic; nothing where the change would not compile or not help.</summary>
    private protected abstract Task<ImmutableArray<Offer>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>The document after the change that the key stands for was made at all diagnostics that it can be made at.</summary>
    private protected abstract Task<Document> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken);

    /// <summary>The call that a diagnostic is at, or null.</summary>
    private protected static InvocationExpressionSyntax? CallAt(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()
            : null;

    /// <summary>The calls that diagnostics are at, each once, in the order of the text.</summary>
    private protected static IEnumerable<InvocationExpressionSyntax> CallsAt(SyntaxNode root, IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => CallAt(root, diagnostic)).OfType<InvocationExpressionSyntax>().Distinct().OrderBy(call => call.SpanStart);

    /// <summary>One offer: what the light bulb shows, and what tells it from other offers in fix-all.</summary>
    private protected readonly record struct Offer(string Title, string EquivalenceKey);
}
