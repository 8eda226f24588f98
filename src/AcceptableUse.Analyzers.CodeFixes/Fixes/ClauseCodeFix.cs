using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// A fix for calls that break clauses. One call can break several clauses, and several calls can share the code to change, so a
/// fix makes one change to a document for all its diagnostics. The light bulb and fix-all use the same code.
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

        // Two rules can need the same change.
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

    /// <summary>The offers for a diagnostic; none if the change would not compile or not help.</summary>
    private protected abstract Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>The document with the change of this key, made for every diagnostic that it can fix.</summary>
    private protected abstract Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken);

    /// <summary>Those of the offers that change the document.</summary>
    private protected async Task<ImmutableArray<Offer>> WorkingAsync(
        Document document, Diagnostic diagnostic, IEnumerable<Offer> offers, CancellationToken cancellationToken)
    {
        var working = ImmutableArray.CreateBuilder<Offer>();
        foreach (var offer in offers)
        {
            if (await ChangeAsync(
                document, ImmutableArray.Create(diagnostic), offer.EquivalenceKey, cancellationToken).ConfigureAwait(false) != document)
            {
                working.Add(offer);
            }
        }

        return working.ToImmutable();
    }

    /// <summary>The call at a diagnostic, or null.</summary>
    private protected static InvocationExpressionSyntax? CallAt(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()
            : null;

    /// <summary>The calls at diagnostics, each once, in the order of the text.</summary>
    private protected static IEnumerable<InvocationExpressionSyntax> CallsAt(SyntaxNode root, IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => CallAt(root, diagnostic)).OfType<InvocationExpressionSyntax>().Distinct().OrderBy(
            call => call.SpanStart);

    /// <summary>An offer: the title in the light bulb, and the key that identifies it in fix-all.</summary>
    private protected readonly record struct Offer(string Title, string EquivalenceKey);
}
