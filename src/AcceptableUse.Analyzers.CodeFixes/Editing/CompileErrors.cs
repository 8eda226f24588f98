using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

internal static class CompileErrors
{
    /// <summary>How many errors a file has. A fix may find some there, but must not add any.</summary>
    public static int ErrorCount(this SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
