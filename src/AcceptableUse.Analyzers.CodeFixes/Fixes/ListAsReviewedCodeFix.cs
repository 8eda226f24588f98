using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Exports;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Lists an assembly that was not judged as reviewed, with a template for the reason. The finding stays until a person has filled it in.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ListAsReviewedCodeFix))]
public sealed class ListAsReviewedCodeFix : CodeFixProvider
{
    private const string Template = "<reason, and where the review is recorded>";

    private static readonly OncePerProject Entry = new(
        library => $"List '{library}' as reviewed",
        (project, library, cancellationToken) =>
            DeploymentFile.DeclareAsync(project, UncheckedReferences.ReviewedKey, $"{library}: {Template}", cancellationToken));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UncheckedReference);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Entry;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ReferenceAnalyzer.LibraryProperty, out var library)
                && library is not null
                && !IsListed(library, compilation.Assembly))
            {
                context.RegisterCodeFix(Entry.Fix(context.Document.Project, library), diagnostic);
            }
        }
    }

    /// <summary>Whether there is an entry. That it is reported all the same means that its reason is to be filled in.</summary>
    private static bool IsListed(string library, IAssemblySymbol own) => TagReader.Metadata(own).Any(entry =>
        entry.Key == UncheckedReferences.ReviewedKey
        && string.Equals(entry.Value.Split(':')[0].Trim(), library, StringComparison.OrdinalIgnoreCase));
}
