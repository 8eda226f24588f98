using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Removal;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Removes the property of an answer type that asks for what a clause forbids. Offered only where the type stands in the document
/// of the call, nothing mentions the property, and the call then no longer asks by it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAnswerFieldCodeFix))]
public sealed class RemoveAnswerFieldCodeFix : ClauseCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is { } code
        && await AnswerField.OfAsync(document, code, diagnostic, cancellationToken).ConfigureAwait(false) is { } field
            ? await WorkingAsync(
                document,
                diagnostic,
                [new Offer($"Remove '{field.Identifier.ValueText}' from the answer", KeyOf(diagnostic))],
                cancellationToken).ConfigureAwait(false)
            : ImmutableArray<Offer>.Empty;

    private protected override async Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return document;
        }

        var changes = new HashSet<TextChange>();
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changed = document;
        foreach (var diagnostic in diagnostics.Where(diagnostic => KeyOf(diagnostic) == equivalenceKey)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (CallAt(code.Root, diagnostic) is { } call
                && await AnswerField.OfAsync(document, code, diagnostic, cancellationToken).ConfigureAwait(false) is { } field
                && AnswerField.Remove(field) is var change
                && !changes.Any(other => other.Span.OverlapsWith(change.Span))
                && document.WithText(text.WithChanges(changes.Append(change).OrderBy(made => made.Span.Start))) is var next
                && await SpeculativeChange.HelpsAsync(
                    document, code, next, call, found => !found.Any(sent => AsksBy(sent, field.Identifier.ValueText)), cancellationToken).ConfigureAwait(false))
            {
                changes.Add(change);
                changed = next;
            }
        }

        return changed;
    }

    /// <summary>Each rule covers other fields, so fix-all for one rule removes no others.</summary>
    private static string KeyOf(Diagnostic diagnostic) => $"{nameof(RemoveAnswerFieldCodeFix)}.{diagnostic.Id}";

    private static bool AsksBy(MediaCall call, string field) =>
        call.Asks.Any(ask => ask.Evidence == AskEvidence.Schema && ask.Phrase == field);
}
