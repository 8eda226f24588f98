using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Makes a document of what is left.</summary>
internal static class DocumentRemoval
{
    /// <summary>The document without what is doomed, or null where a directive is in the way.</summary>
    public static async Task<Document?> WithoutAsync(Document document, DocumentCode code, RemovalSet doomed, CancellationToken cancellationToken)
    {
        var all = doomed.Copy();
        UnusedCode.AddTo(all, code);
        EmptyStatements.AddTo(all, code);
        UnusedCode.AddTo(all, code);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return RemovalText.Without(all, code.Root, text) is { } without ? document.WithText(without) : null;
    }
}
