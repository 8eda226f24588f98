using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Removal;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Removes the features that a clause covers from a call, or the switch that turns face blurring off. Offered only if the rule
/// does not fire for the remaining features.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskForLessCodeFix))]
public sealed class AskForLessCodeFix : ClauseCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => RuleIds.Clauses;

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code
            || CallAt(code.Root, diagnostic) is not { } call)
        {
            return ImmutableArray<Offer>.Empty;
        }

        var names = AskedFeatures.Of(call, code, FeaturesOf(diagnostic.Id)).Select(NameOf).Distinct().ToList();
        var title = names.Count == 0 ? "Keep face blurring on" : $"Do not ask for {string.Join(", ", names)}";
        return await WorkingAsync(document, diagnostic, [new Offer(title, KeyOf(diagnostic))], cancellationToken).ConfigureAwait(false);
    }

    private protected override async Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await DocumentCode.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return document;
        }

        var removed = new RemovalSet();
        var changed = document;
        foreach (var diagnostic in diagnostics.Where(diagnostic => KeyOf(diagnostic) == equivalenceKey)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (CallAt(code.Root, diagnostic) is { } call
                && Less(code, removed, call, diagnostic) is { } more
                && !more.IsSameAs(removed)
                && await DocumentRemoval.WithoutAsync(document, code, more, cancellationToken).ConfigureAwait(false) is { } next
                && await SpeculativeChange.HelpsAsync(
                    document,
                    code,
                    next,
                    call,
                    found => found.All(sent => (sent.Capabilities & FeaturesOf(diagnostic.Id)) == 0),
                    cancellationToken)
                    .ConfigureAwait(false))
            {
                removed = more;
                changed = next;
            }
        }

        return changed;
    }

    /// <summary>Each rule covers other features, so fix-all for one rule removes no others.</summary>
    private static string KeyOf(Diagnostic diagnostic) => $"{nameof(AskForLessCodeFix)}.{diagnostic.Id}";

    private static RemovalSet? Less(DocumentCode code, RemovalSet removed, InvocationExpressionSyntax call, Diagnostic diagnostic)
    {
        var switches = DiagnosticPath.Of(diagnostic, code.Root).Where(code.IsSwitch).Select(
            DocumentCode.AssignmentOf).OfType<AssignmentExpressionSyntax>().ToList();
        if (switches.Count == 0)
        {
            return ValueRemoval.OfFeatures(code, removed, call, AskedFeatures.Of(call, code, FeaturesOf(diagnostic.Id)));
        }

        var more = removed.Copy();
        foreach (var on in switches)
        {
            more.Add(on.Parent is ExpressionStatementSyntax statement ? statement : on);
        }

        return more;
    }

    /// <summary>The capabilities that a rule covers.</summary>
    private static Capability FeaturesOf(string rule) => rule switch
    {
        RuleIds.UsPolice => CapabilityMatrix.UsPolice,
        RuleIds.MobileCamera => CapabilityMatrix.MobileCamera,
        RuleIds.Surveillance => CapabilityMatrix.Surveillance,
        RuleIds.IdentifyOrVerify => CapabilityMatrix.IdentifyOrVerify,
        RuleIds.Emotion => CapabilityMatrix.Emotion,
        RuleIds.SensitiveAttribute => CapabilityMatrix.SensitiveAttribute,
        _ => CapabilityMatrix.FaceScraping,
    };

    private static string NameOf(ExpressionSyntax feature) => feature switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => feature.ToString(),
    };
}
