using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Makes a document of what is left.</summary>
internal static class DocumentRemoval
{
    /// <summary>The document without what is doomed, or null if that would not compile.</summary>
    public static async Task<Document?> WithoutAsync(
        Document document, DocumentCode code, RemovalSet doomed, CancellationToken cancellationToken)
    {
        var all = doomed.Copy();
        UnusedCode.AddTo(all, code);
        EmptyStatements.AddTo(all, code);
        UnusedCode.AddTo(all, code);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (RemovalText.Without(all, code.Root, text) is not { } without)
        {
            return null;
        }

        var changed = document.WithText(without);
        return await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && model.ErrorCount(cancellationToken) <= code.Model.ErrorCount(cancellationToken)
                ? changed
                : null;
    }
}
