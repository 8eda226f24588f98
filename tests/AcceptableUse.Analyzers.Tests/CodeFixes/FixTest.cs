using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>
/// A fix on projects as users have them: the real analyzer reports, the fix is offered and applied, and the result is
/// compared with what is expected. <c>[|…|]</c> marks the call that the light bulb is opened at; without a mark it is
/// the first call reported. Whatever a test expects, <see cref="FixGuarantees"/> are checked too.
/// </summary>
internal sealed class FixTest : IDisposable
{
    private readonly CodeFixProvider _fix;
    private readonly Project[] _projects;
    private readonly AdhocWorkspace _workspace = new();
    private readonly Solution _solution;
    private readonly (string Path, TextSpan Span)? _mark;

    /// <summary>Projects of one solution. A path that several of them have is one linked file.</summary>
    public FixTest(CodeFixProvider fix, params Project[] projects)
    {
        _fix = fix;
        _projects = projects;
        _solution = _workspace.CurrentSolution;
        foreach (var (project, index) in projects.Select((project, index) => (project, index)))
        {
            var sources = new List<(string Path, string Source)>();
            foreach (var (path, marked) in project.Files)
            {
                TestFileMarkupParser.GetSpans(marked, out var source, out ImmutableArray<TextSpan> spans);
                sources.Add((path, source));
                _mark ??= spans.IsEmpty ? null : (path, spans[0]);
            }

            _solution = AddTo(_solution, project, project.Compile(sources), $"Project{index}");
        }
    }

    /// <summary>Which of several offers is taken.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>The diagnostics the fix is tried on; all clause rules if not set.</summary>
    public ImmutableArray<string> Rules { get; init; } = RuleIds.Clauses;

    public void Dispose() => _workspace.Dispose();

    /// <summary>The titles of what is offered at the mark, in order.</summary>
    public async Task<string[]> Titles() => [.. (await Offers()).Select(offer => offer.Title)];

    public async Task IsNotOffered() => Assert.Empty(await Titles());

    /// <summary>Applies the offer at the mark and requires these files; files that are not named must not have changed.</summary>
    public async Task Gives(params (string Path, string Source)[] expected)
    {
        var action = Assert.Single(await Offers(), offer => EquivalenceKey is null || offer.EquivalenceKey == EquivalenceKey);
        await Check(await Apply(action), expected);
    }

    /// <summary>Applies the offer at the mark to all diagnostics in a scope.</summary>
    public async Task GivesForAll(FixAllScope scope, params (string Path, string Source)[] expected)
    {
        var (document, _) = (await Marked())!.Value;
        await Check(await FixAll(document, scope), expected);
    }

    /// <summary>Applies the offer at the mark to all diagnostics of each project, as somebody does who takes one project after the other.</summary>
    public async Task GivesForAllInEachProject(params (string Path, string Source)[] expected)
    {
        var changed = _solution;
        foreach (var project in _solution.Projects)
        {
            var one = await FixAll(project.Documents.First(), FixAllScope.Project);
            foreach (var document in one.GetProject(project.Id)!.Documents)
            {
                changed = changed.WithDocumentText(document.Id, await document.GetTextAsync());
            }
        }

        await Check(changed, expected);
    }

    private async Task<Solution> FixAll(Document document, FixAllScope scope)
    {
        var action = Assert.Single(await Offers(), offer => EquivalenceKey is null || offer.EquivalenceKey == EquivalenceKey);
        var provider = _fix.GetFixAllProvider()!;
        Assert.Contains(scope, provider.GetSupportedFixAllScopes());
        var all = await provider.GetFixAsync(
            new FixAllContext(document, _fix, scope, action.EquivalenceKey!, Rules, new Reported(this), CancellationToken.None));
        Assert.NotNull(all);
        return await Apply(all);
    }

    /// <summary>What the analyzer reports in a version of the solution, with what attributes suppress there.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnose(Solution solution)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            all.AddRange(await Diagnose(project));
        }

        return all.ToImmutable();
    }

    private async Task<ImmutableArray<Diagnostic>> Diagnose(Microsoft.CodeAnalysis.Project project)
    {
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        return await _projects[int.Parse(project.Name["Project".Length..], null)].With(compilation, reportSuppressed: true)
            .GetAnalyzerDiagnosticsAsync();
    }

    private bool IsToFix(Diagnostic diagnostic) => !diagnostic.IsSuppressed && Rules.Contains(diagnostic.Id);

    private async Task<ImmutableArray<CodeAction>> Offers()
    {
        if (await Marked() is not var (document, diagnostics))
        {
            Assert.Fail("Nothing is reported that could be fixed.");
            return [];
        }

        var offers = ImmutableArray.CreateBuilder<CodeAction>();
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostics[0].Location.SourceSpan, diagnostics, (action, _) => offers.Add(action), CancellationToken.None));
        return offers.ToImmutable();
    }

    /// <summary>The document of the mark, and what is reported at the call there.</summary>
    private async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)?> Marked()
    {
        foreach (var project in _solution.Projects)
        {
            var first = (await Diagnose(project))
                .Where(
                    diagnostic => IsToFix(diagnostic)
                        && (_mark is not var (path, span)
                            || (diagnostic.Location.SourceTree!.FilePath == path
                                && diagnostic.Location.SourceSpan.IntersectsWith(span))))
                .GroupBy(diagnostic => (diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan))
                .OrderBy(call => call.Key.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(call => call.Key.SourceSpan.Start)
                .FirstOrDefault();
            if (first is not null)
            {
                return (project.Solution.GetDocument(first.Key.SourceTree)!, [.. first]);
            }
        }

        return null;
    }

    private static async Task<Solution> Apply(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private async Task Check(Solution changed, (string Path, string Source)[] expected)
    {
        var texts = _projects.SelectMany(project => project.Files).Select(file => file.Path).Distinct().ToDictionary(
            path => path, path => Strip(path, expected));
        foreach (var document in changed.Projects.SelectMany(project => project.Documents)
            .Where(document => texts.ContainsKey(document.FilePath!)))
        {
            Assert.Equal(texts[document.FilePath!], (await document.GetTextAsync()).ToString(), ignoreLineEndingDifferences: false);
        }

        await FixGuarantees.Check(this, _solution, changed);
    }

    /// <summary>What a file is expected to be: as it was, if the test does not name it.</summary>
    private string Strip(string path, (string Path, string Source)[] expected)
    {
        var marked = expected.FirstOrDefault(file => file.Path == path).Source
            ?? _projects.SelectMany(project => project.Files).First(file => file.Path == path).Source;
        TestFileMarkupParser.GetSpans(marked, out var source, out ImmutableArray<TextSpan> _);
        return source;
    }

    private static Solution AddTo(Solution solution, Project source, CSharpCompilation compilation, string name)
    {
        var project = ProjectId.CreateNewId(name);
        solution = solution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(
                DocumentId.CreateNewId(project, tree.FilePath), Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath);
        }

        foreach (var file in source.AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project, file.Path), file.Path, file.GetText()!, filePath: file.Path);
        }

        return solution;
    }

    private sealed class Reported(FixTest test) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            (await test.Diagnose(project)).Where(test.IsToFix);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(
                diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
