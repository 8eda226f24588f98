using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>The file at the root of a project in which assembly metadata of ours is declared.</summary>
internal static class DeploymentFile
{
    public const string Name = "AcceptableUse.cs";

    /// <summary>The solution with an entry of assembly metadata declared in the project, in the existing file or a new one.</summary>
    public static async Task<Solution> DeclareAsync(Project project, string key, string value, CancellationToken cancellationToken)
    {
        var declaration = SyntaxFactory.ParseCompilationUnit(
            $"[assembly: System.Reflection.AssemblyMetadata(\"{key}\", {SymbolDisplay.FormatLiteral(value, quote: true)})]");
        var existing = project.Documents.FirstOrDefault(IsDeploymentFile);
        if (existing is null)
        {
            return project.AddDocument(Name, SourceText.From(declaration.ToFullString() + "\n")).Project.Solution;
        }

        var text = await existing.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await existing.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is CompilationUnitSyntax unit
            ? existing.WithSyntaxRoot(AssemblyAttribute.AddTo(unit, declaration.AttributeLists[0], text.NewLine())).Project.Solution
            : project.Solution;
    }

    private static bool IsDeploymentFile(Document document) =>
        document.Folders.Count == 0 && string.Equals(document.Name, Name, StringComparison.OrdinalIgnoreCase);
}
