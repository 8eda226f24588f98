using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>Fix-all for a declaration: one for a project resolves all its findings with the same equivalence key.</summary>
/// <param name="title">The title by the equivalence key.</param>
/// <param name="declare">Adds the declaration for an equivalence key to a project.</param>
internal sealed class OncePerProject(
    Func<string, string> title, Func<Project, string, CancellationToken, Task<Solution>> declare) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => FixAllScopes.OfTheEditor;

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(
        fixAllContext.CodeActionEquivalenceKey is { } key ? Fix(fixAllContext.Project, key) : null);

    /// <summary>The fix for one finding.</summary>
    public CodeAction Fix(Project project, string key) =>
        CodeAction.Create(title(key), cancellationToken => declare(project, key, cancellationToken), equivalenceKey: key);
}
