using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Declares the deployment of an undeclared project. It offers each value, because only a person knows which is true.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareDeploymentCodeFix))]
public sealed class DeclareDeploymentCodeFix : CodeFixProvider
{
    private static readonly OncePerProject Declaration = new(
        word => $"Declare the deployment as '{word}'",
        (project, word, cancellationToken) => DeploymentFile.DeclareAsync(project, TagKey.Deployment.MetadataKey, word, cancellationToken));

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UndeclaredDeployment);

    public override FixAllProvider GetFixAllProvider() => Declaration;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var (word, _) in TagVocabulary.Deployment)
        {
            context.RegisterCodeFix(Declaration.Fix(context.Document.Project, word), context.Diagnostics);
        }

        return Task.CompletedTask;
    }
}
