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
                CodeAction.Create(Title(word), cancellationToken => DeploymentFile.DeclareAsync(project, word, cancellationToken), equivalenceKey: word),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static string Title(string word) => $"Declare the deployment as '{word}'";

    /// <summary>One declaration per project fixes all its diagnostics.</summary>
    private sealed class DeclareOncePerProject : FixAllProvider
    {
        public static readonly DeclareOncePerProject Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
            ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            if (fixAllContext.CodeActionEquivalenceKey is not { } word)
            {
                return null;
            }

            var projects = fixAllContext.Scope == FixAllScope.Solution
                ? await AffectedAsync(fixAllContext).ConfigureAwait(false)
                : ImmutableArray.Create(fixAllContext.Project.Id);
            return CodeAction.Create(Title(word), cancellationToken => DeclareAsync(fixAllContext.Solution, projects, word, cancellationToken), equivalenceKey: word);
        }

        private static async Task<ImmutableArray<ProjectId>> AffectedAsync(FixAllContext context)
        {
            var affected = ImmutableArray.CreateBuilder<ProjectId>();
            foreach (var project in context.Solution.Projects)
            {
                if (!(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).IsEmpty)
                {
                    affected.Add(project.Id);
                }
            }

            return affected.ToImmutable();
        }

        private static async Task<Solution> DeclareAsync(Solution solution, ImmutableArray<ProjectId> projects, string word, CancellationToken cancellationToken)
        {
            foreach (var id in projects)
            {
                solution = await DeploymentFile.DeclareAsync(solution.GetProject(id)!, word, cancellationToken).ConfigureAwait(false);
            }

            return solution;
        }
    }
}
