using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>Code that a tool writes. It would be written anew, so a change belongs where the tool reads.</summary>
internal static class GeneratedCode
{
    /// <summary>Whether a document is the output of a tool.</summary>
    public static async Task<bool> IsGeneratedAsync(this Document document, CancellationToken cancellationToken) =>
        document is SourceGeneratedDocument
        || (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root && GeneratedFiles.Is(document.Name, root));

    /// <summary>Whether a diagnostic shows in another file than the one it was found in, as those of Razor pages do.</summary>
    public static bool IsMapped(this Diagnostic diagnostic) => diagnostic.Location.GetMappedLineSpan().HasMappedPath;
}
