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
/// Passes the picture through a redactor that the project declares. Offered where that compiles and where the analysis
/// then finds all media of the call redacted.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedactFirstCodeFix))]
public sealed class RedactFirstCodeFix : ClauseCodeFix
{
    private static readonly SyntaxAnnotation Added = new();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return ImmutableArray<Offer>.Empty;
        }

        var offers = Redactors.In(code).Select(redactor => redactor.Name).Distinct().Select(name => new Offer($"Redact faces with '{name}'", KeyOf(name)));
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
                && await SpeculativeChange.HelpsAsync(document, code, changed, call, found => found is null, cancellationToken).ConfigureAwait(false))
            {
                foreach (var change in own)
                {
                    changes[change.Key] = change.Value;
                }
            }
        }

        return changes.Count == 0
            ? document
            : await ImportAdder.AddImportsAsync(await WithAsync(document, changes, call: null, cancellationToken).ConfigureAwait(false), Added, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static string KeyOf(string redactor) => $"{nameof(RedactFirstCodeFix)}.{redactor}";

    /// <summary>For each place where media of a call is built the picture that fits a redactor, and the call of that; none if it is not all of them.</summary>
    private static Dictionary<ExpressionSyntax, ExpressionSyntax> Calls(
        DocumentCode code, InvocationExpressionSyntax call, IEnumerable<Diagnostic> diagnostics, List<Redactor> redactors)
    {
        var pictures = new Pictures(code);
        var calls = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
        foreach (var builder in pictures.Builders(call, diagnostics))
        {
            var fitting = pictures.In(builder)
                .SelectMany(picture => redactors.Where(redactor => Fits(redactor, picture)).Select(redactor => (Picture: picture, Call: redactor.CallAt(picture.SpanStart, code.Model))))
                .FirstOrDefault(found => found.Call is not null);
            if (fitting.Call is null)
            {
                return [];
            }

            calls[fitting.Picture] = fitting.Call;
        }

        return calls;

        bool Fits(Redactor redactor, ExpressionSyntax picture) =>
            code.Model.GetTypeInfo(picture, code.Cancellation) is { Type: { } given } info && redactor.Fits(given, info.ConvertedType ?? given, code.Model.Compilation);
    }

    /// <summary>The document with redactors called, and a call marked that is to be found again.</summary>
    private static async Task<Document> WithAsync(
        Document document, Dictionary<ExpressionSyntax, ExpressionSyntax> changes, InvocationExpressionSyntax? call, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var change in changes)
        {
            editor.ReplaceNode(change.Key, (picture, _) => Redactor.Insert((ExpressionSyntax)picture, change.Value.WithAdditionalAnnotations(Added)));
        }

        if (call is not null)
        {
            editor.ReplaceNode(call, (current, _) => current.WithAdditionalAnnotations(SpeculativeChange.Call));
        }

        return editor.GetChangedDocument();
    }
}
