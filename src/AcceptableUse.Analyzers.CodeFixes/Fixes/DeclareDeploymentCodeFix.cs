using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Declares the deployment of an undeclared project. It offers each value, because only a person knows which is true.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareDeploymentCodeFix))]
public sealed class DeclareDeploymentCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UndeclaredDeployment);

    public override FixAllProvider GetFixAllProvider() => DeclareOncePerProject.Instance;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var (word, _) in TagVocabulary.Deployment)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title(word), cancellationToken => DeploymentFile.DeclareAsync(project, word, cancellationToken), equivalenceKey: word),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static string Title(string word) => $"Declare the deployment as '{word}'";

    /// <summary>One declaration per project fixes all its diagnostics.</summary>
    private sealed class DeclareOncePerProject : FixAllProvider
    {
        public static readonly DeclareOncePerProject Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => FixAllScopes.OfTheEditor;

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(
            fixAllContext.CodeActionEquivalenceKey is { } word
                ? CodeAction.Create(
                    Title(word),
                    cancellationToken => DeploymentFile.DeclareAsync(fixAllContext.Project, word, cancellationToken),
                    equivalenceKey: word)
                : null);
    }
}
