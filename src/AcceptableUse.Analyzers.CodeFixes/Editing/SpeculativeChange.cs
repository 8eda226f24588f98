using System.Collections.Immutable;
using AcceptableUse.Analyzers.MediaCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>Checks what a change would do, before it is offered.</summary>
internal static class SpeculativeChange
{
    /// <summary>Marks the call in a changed tree.</summary>
    public static readonly SyntaxAnnotation Call = new();

    /// <summary>Whether a change adds no compile errors to those that the document may have.</summary>
    public static async Task<bool> CompilesAsync(DocumentCode code, Document changed, CancellationToken cancellationToken) =>
        await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && ErrorCount(model, cancellationToken) <= ErrorCount(code.Model, cancellationToken);

    /// <summary>Whether a change adds no compile errors and the analysis of the changed call has the wanted result.</summary>
    /// <param name="document">The document before the change.</param>
    /// <param name="code">Its code.</param>
    /// <param name="changed">The document after the change, made as text, or as a tree in which <see cref="Call"/> marks the call.</param>
    /// <param name="call">The call before the change.</param>
    /// <param name="isWanted">Given what the call sends after the change; nothing if it sends no media to Azure.</param>
    public static async Task<bool> HelpsAsync(
        Document document, DocumentCode code, Document changed, InvocationExpressionSyntax call, Func<ImmutableArray<MediaCall>, bool> isWanted, CancellationToken cancellationToken)
    {
        if (!await CompilesAsync(code, changed, cancellationToken).ConfigureAwait(false)
            || await DocumentCode.OfAsync(changed, cancellationToken).ConfigureAwait(false) is not { } after
            || await CallAfterAsync(document, changed, after.Root, call, cancellationToken).ConfigureAwait(false) is not { } same)
        {
            return false;
        }

        var found = new MediaCallFinder(after.Model.Compilation, after.Catalog).Follow(same, out var hitLimit, cancellationToken);
        return !hitLimit && isWanted(found);
    }

    private static async Task<SyntaxNode?> CallAfterAsync(
        Document document, Document changed, SyntaxNode root, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (root.GetAnnotatedNodes(Call).FirstOrDefault() is { } marked)
        {
            return marked;
        }

        var before = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var after = await changed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var end = call.Expression.Span.End;
        var moved = end + after.GetTextChanges(before).Where(change => change.Span.End <= end).Sum(change => change.NewText!.Length - change.Span.Length);
        return root.FindToken(moved - 1).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(candidate => candidate.Expression.Span.End == moved);
    }

    private static int ErrorCount(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
