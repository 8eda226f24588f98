using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Insertion;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Guards a call with a consent check that the project declares. Offered if that compiles and the analysis then finds that the
/// check dominates the call.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardWithConsentCodeFix))]
public sealed class GuardWithConsentCodeFix : ClauseCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.Surveillance);

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return ImmutableArray<Offer>.Empty;
        }

        var offers = ConsentCheck.In(code).Select(check => check.Name).Distinct().Select(
            name => new Offer($"Check consent with '{name}'", KeyOf(name)));
        return await WorkingAsync(document, diagnostic, offers, cancellationToken).ConfigureAwait(false);
    }

    private protected override async Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return document;
        }

        var checks = ConsentCheck.In(code).Where(check => KeyOf(check.Name) == equivalenceKey).ToList();
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var guarded = new List<(StatementSyntax Statement, ImmutableArray<TextChange> Changes)>();
        foreach (var call in CallsAt(code.Root, diagnostics))
        {
            if (GuardedStatement.Around(call) is { } statement
                && !guarded.Any(other => other.Statement.Span.IntersectsWith(statement.Span))
                && await GuardAsync(document, code, text, call, statement, checks, cancellationToken).ConfigureAwait(false) is { } changes)
            {
                guarded.Add((statement, changes));
            }
        }

        return guarded.Count == 0
            ? document
            : document.WithText(text.WithChanges(guarded.SelectMany(each => each.Changes).OrderBy(change => change.Span.Start)));
    }

    private static string KeyOf(string check) => $"{nameof(GuardWithConsentCodeFix)}.{check}";

    /// <summary>The first guard that helps, or null.</summary>
    private static async Task<ImmutableArray<TextChange>?> GuardAsync(
        Document document,
        DocumentCode code,
        SourceText text,
        InvocationExpressionSyntax call,
        StatementSyntax statement,
        List<ConsentCheck> checks,
        CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            var guards = check.ExpressionAt(statement.SpanStart, code.Model) is { } expression
                ? GuardedStatement.Guards(statement, text, expression, check.Result)
                : [];
            foreach (var changes in guards)
            {
                var changed = document.WithText(text.WithChanges(changes));
                if (await SpeculativeChange.HelpsAsync(
                    document, code, changed, call, found => found.Any() && found.All(sent => !sent.ConsentChecks.IsEmpty), cancellationToken)
                    .ConfigureAwait(false))
                {
                    return changes;
                }
            }
        }

        return null;
    }
}
