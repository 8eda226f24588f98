using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Applies a removal to a document.</summary>
internal static class DocumentRemoval
{
    /// <summary>The document without the removed nodes and the code that becomes unused; null if a directive is in the way.</summary>
    public static async Task<Document?> WithoutAsync(
        Document document, DocumentCode code, RemovalSet removed, CancellationToken cancellationToken)
    {
        var all = removed.Copy();
        UnusedCode.AddTo(all, code);
        EmptyStatements.AddTo(all, code);
        UnusedCode.AddTo(all, code);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return RemovalText.Without(all, code.Root, text) is { } without ? document.WithText(without) : null;
    }
}
