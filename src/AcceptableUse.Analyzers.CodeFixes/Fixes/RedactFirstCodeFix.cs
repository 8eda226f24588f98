using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Insertion;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Passes the image through a redactor that the project declares. Offered if that compiles and the analysis then finds that all
/// media of the call is redacted.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedactFirstCodeFix))]
public sealed class RedactFirstCodeFix : ClauseCodeFix
{
    private static readonly SyntaxAnnotation Added = new();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return ImmutableArray<Offer>.Empty;
        }

        var offers = Redactors.In(code).Select(redactor => redactor.Name).Distinct().Select(
            name => new Offer($"Redact faces with '{name}'", KeyOf(name)));
        return await WorkingAsync(document, diagnostic, offers, cancellationToken).ConfigureAwait(false);
    }

    private protected override async Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return document;
        }

        var redactors = Redactors.In(code).Where(redactor => KeyOf(redactor.Name) == equivalenceKey).ToList();
        var changes = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
        foreach (var call in CallsAt(code.Root, diagnostics))
        {
            var own = Calls(code, call, diagnostics.Where(diagnostic => CallAt(code.Root, diagnostic) == call), redactors);
            if (own.Count > 0
                && await WithAsync(document, own, call, cancellationToken).ConfigureAwait(false) is var changed
                && await SpeculativeChange.HelpsAsync(document, code, changed, call, found => found.IsEmpty, cancellationToken)
                    .ConfigureAwait(false))
            {
                foreach (var change in own)
                {
                    changes[change.Key] = change.Value;
                }
            }
        }

        return changes.Count == 0
            ? document
            : await ImportAdder.AddImportsAsync(
                await WithAsync(document, changes, call: null, cancellationToken).ConfigureAwait(false),
                Added,
                cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static string KeyOf(string redactor) => $"{nameof(RedactFirstCodeFix)}.{redactor}";

    /// <summary>
    /// For each expression that builds media of a call, the image in it and the redactor call around it; empty if one of
    /// them fits no redactor.
    /// </summary>
    private static Dictionary<ExpressionSyntax, ExpressionSyntax> Calls(
        DocumentCode code, InvocationExpressionSyntax call, IEnumerable<Diagnostic> diagnostics, List<Redactor> redactors)
    {
        var images = new ImageExpressions(code);
        var calls = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
        foreach (var builder in images.Builders(call, diagnostics))
        {
            var fitting = images.In(builder)
                .SelectMany(
                    image => redactors.Where(redactor => Fits(redactor, image))
                        .Select(redactor => (Image: image, Call: redactor.CallAt(image.SpanStart, code.Model))))
                .FirstOrDefault(found => found.Call is not null);
            if (fitting.Call is null)
            {
                return [];
            }

            calls[fitting.Image] = fitting.Call;
        }

        return calls;

        bool Fits(Redactor redactor, ExpressionSyntax image) =>
            code.Model.GetTypeInfo(image, code.Cancellation) is { Type: { } given } info
            && redactor.Fits(given, info.ConvertedType ?? given, code.Model.Compilation);
    }

    /// <summary>The document with the redactor calls, and with a mark on the sending call.</summary>
    private static async Task<Document> WithAsync(
        Document document,
        Dictionary<ExpressionSyntax, ExpressionSyntax> changes,
        InvocationExpressionSyntax? call,
        CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var change in changes)
        {
            editor.ReplaceNode(
                change.Key, (image, _) => Redactor.Insert((ExpressionSyntax)image, change.Value.WithAdditionalAnnotations(Added)));
        }

        if (call is not null)
        {
            editor.ReplaceNode(call, (current, _) => current.WithAdditionalAnnotations(SpeculativeChange.Call));
        }

        return editor.GetChangedDocument();
    }
}
