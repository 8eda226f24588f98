using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Removal;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Removes the media from a call if the same document builds it, with the code that becomes unused. Not offered if nothing would
/// be left to send.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveMediaCodeFix))]
public sealed class RemoveMediaCodeFix : ClauseCodeFix
{
    private const string EquivalenceKey = nameof(RemoveMediaCodeFix);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var (changed, takesMessage) =
            await RemoveAsync(document, ImmutableArray.Create(diagnostic), cancellationToken).ConfigureAwait(false);
        var media = diagnostic.Properties.GetValueOrDefault("media") ?? "image";
        return changed == document
            ? ImmutableArray<Offer>.Empty
            : ImmutableArray.Create(new Offer(
                takesMessage ? $"Remove {media} and its otherwise empty message" : $"Remove {media} from the message", EquivalenceKey));
    }

    private protected override async Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken) =>
        (await RemoveAsync(document, diagnostics, cancellationToken).ConfigureAwait(false)).Document;

    private static async Task<(Document Document, bool TakesMessage)> RemoveAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return (document, false);
        }

        var removed = new RemovalSet();
        var changed = document;
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (CallAt(code.Root, diagnostic) is { } call
                && ValueRemoval.OfMedia(code, removed, call, DiagnosticPath.Of(diagnostic, code.Root)) is { } more
                && !more.IsSameAs(removed)
                && await DocumentRemoval.WithoutAsync(document, code, more, cancellationToken).ConfigureAwait(false) is { } next
                && await SpeculativeChange.CompilesAsync(code, next, cancellationToken).ConfigureAwait(false))
            {
                removed = more;
                changed = next;
            }
        }

        return (changed, removed.TakesMessage);
    }
}
