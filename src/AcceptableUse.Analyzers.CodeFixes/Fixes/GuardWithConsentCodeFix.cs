using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Insertion;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Puts a call under a check of consent that the project declares. Offered where that compiles and where the analysis
/// then finds that the check has succeeded whenever the call is made.
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

        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var name in ConsentCheck.In(code).Select(check => check.Name).Distinct())
        {
            if (await ChangeAsync(
                document, ImmutableArray.Create(diagnostic), KeyOf(name), cancellationToken).ConfigureAwait(false) != document)
            {
                offers.Add(new Offer($"Check consent with '{name}'", KeyOf(name)));
            }
        }

        return offers.ToImmutable();
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
                var changed = await DocumentCode.OfAsync(document.WithText(text.WithChanges(changes)), cancellationToken)
                    .ConfigureAwait(false);
                if (changed is not null
                    && changed.Model.ErrorCount(cancellationToken) <= code.Model.ErrorCount(cancellationToken)
                    && CallAfter(changed.Root, call, changes) is { } guarded
                    && new MediaCallFinder(changed.Model.Compilation, changed.Catalog).Follow(
                        guarded, out _, cancellationToken) is { ConsentChecks.IsEmpty: false })
                {
                    return changes;
                }
            }
        }

        return null;
    }

    /// <summary>A call after changes that all lie outside of its own member name.</summary>
    private static InvocationExpressionSyntax? CallAfter(
        SyntaxNode root, InvocationExpressionSyntax call, ImmutableArray<TextChange> changes)
    {
        var end = call.Expression.Span.End;
        var shifted = end + changes.Where(change => change.Span.End <= end).Sum(change => change.NewText!.Length - change.Span.Length);
        return root.FindToken(shifted - 1).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(
            candidate => candidate.Expression.Span.End == shifted);
    }
}
