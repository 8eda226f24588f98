using AcceptableUse.Analyzers.Deployment;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers;

/// <summary>The file at the root of a project that the declaration of its deployment is written to.</summary>
internal static class DeploymentFile
{
    public const string Name = "AcceptableUse.cs";

    /// <summary>The solution with the deployment declared in the project: in the file when there is one, else in a new one.</summary>
    public static async Task<Solution> DeclareAsync(Project project, string deployment, CancellationToken cancellationToken)
    {
        var attribute = $"[assembly: System.Reflection.AssemblyMetadata(\"{TagKey.Deployment.MetadataKey}\", \"{deployment}\")]";
        var existing = project.Documents.FirstOrDefault(IsDeploymentFile);
        if (existing is null)
        {
            return project.AddDocument(Name, SourceText.From(attribute + "\n")).Project.Solution;
        }

        var text = await existing.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await existing.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is CompilationUnitSyntax unit
            ? existing.WithText(Insert(text, unit, attribute)).Project.Solution
            : project.Solution;
    }

    private static bool IsDeploymentFile(Document document) =>
        document.Folders.Count == 0 && string.Equals(document.Name, Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the attribute where attributes of an assembly may stand: after those there are and the usings, before all else.</summary>
    private static SourceText Insert(SourceText text, CompilationUnitSyntax unit, string attribute)
    {
        var newLine = text.Lines.Count > 1 && text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) is { Length: > 0 } first
            ? first
            : "\n";
        var last = (SyntaxNode?)unit.AttributeLists.LastOrDefault() ?? (SyntaxNode?)unit.Usings.LastOrDefault() ?? unit.Externs.LastOrDefault();
        if (last is null)
        {
            // Before the first code, so that a comment at the head of the file stays there.
            var start = unit.GetFirstToken(includeZeroWidth: true).SpanStart;
            var begins = start == 0 || text[start - 1] is '\n';
            return text.Replace(start, 0, (begins ? "" : newLine) + attribute + newLine);
        }

        var lineEnd = text.Lines.GetLineFromPosition(last.Span.End).End;
        return text.Replace(lineEnd, 0, newLine + attribute);
    }
}
