using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>
/// Analyses one project with one set of analyzers: all of it, as a build does, and one open file after an edit, as an
/// editor does. One thread does the work, so that time is effort.
/// </summary>
public abstract class Analysis
{
    private const int Edits = 5;

    private CSharpCompilation _compilation = null!;
    private AnalyzerOptions _options = null!;
    private GeneratorDriver? _generators;
    private int _edits;

    [ParamsSource("Applications")]
    public Application Application { get; set; } = null!;

    [ParamsSource("AnalyzerSets")]
    public AnalyzerSet Analyzers { get; set; } = null!;

    [GlobalSetup(Target = nameof(Build))]
    public void Prepare()
    {
        _compilation = Application.Compile();
        _options = AnalyzerInput.Of(Application, _compilation);
        _generators = Analyzers.Generators.IsEmpty ? null : CSharpGeneratorDriver.Create(
            Analyzers.Generators,
            parseOptions: (CSharpParseOptions)_compilation.SyntaxTrees[0].Options,
            optionsProvider: _options.AnalyzerConfigOptionsProvider);
    }

    /// <summary>An editor has analysed the project before somebody edits it.</summary>
    [GlobalSetup(Target = nameof(Edit))]
    public async Task PrepareAndOpen()
    {
        Prepare();
        await Build().ConfigureAwait(false);
    }

    [IterationSetup(Target = nameof(Build))]
    public void ReadAnew() => _compilation = Application.Compile();

    /// <summary>All diagnostics of the project.</summary>
    /// <returns>How many there are.</returns>
    [Benchmark]
    public async Task<int> Build() => With(Generate()) is { } driver
        ? Checked(await driver.GetAllDiagnosticsAsync().ConfigureAwait(false))
        : Checked(_compilation.GetDiagnostics());

    /// <summary>The diagnostics of one file after a line was added to it.</summary>
    /// <returns>How many there are.</returns>
    [Benchmark(OperationsPerInvoke = Edits)]
    public async Task<int> Edit()
    {
        var found = 0;
        for (var i = 0; i < Edits; i++)
        {
            var before = _compilation.SyntaxTrees[0];
            var text = await before.GetTextAsync().ConfigureAwait(false);
            var after = before.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), $"\n// edit {_edits++}")));
            _compilation = _compilation.ReplaceSyntaxTree(before, after);
            found += Checked(_compilation.GetSemanticModel(after).GetDiagnostics());
            if (With(Generate()) is { } driver)
            {
                var model = driver.Compilation.GetSemanticModel(after);
                found += Checked(await driver.GetAnalyzerSyntaxDiagnosticsAsync(after, CancellationToken.None).ConfigureAwait(false));
                found += Checked(
                    await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)
                        .ConfigureAwait(false));
            }
        }

        return found;
    }

    /// <summary>The compilation with what generators add; an editor runs them again after each edit.</summary>
    private Compilation Generate()
    {
        if (_generators is null)
        {
            return _compilation;
        }

        _generators = _generators.RunGeneratorsAndUpdateCompilation(_compilation, out var generated, out var problems);
        Checked(problems);
        return generated;
    }

    private CompilationWithAnalyzers? With(Compilation compilation) =>
        Analyzers.Analyzers.IsEmpty
            ? null
            : compilation.WithAnalyzers(
                Analyzers.Analyzers,
                new CompilationWithAnalyzersOptions(
                    _options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    /// <summary>An analyzer that fails is not measured, nor is code that should compile and does not.</summary>
    private int Checked(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.FirstOrDefault(
            diagnostic => diagnostic.Id == "AD0001"
                || (diagnostic.Severity == DiagnosticSeverity.Error && !Application.MayHaveErrors)) is { } failure
            ? throw new InvalidOperationException(failure.ToString())
            : diagnostics.Length;
}
