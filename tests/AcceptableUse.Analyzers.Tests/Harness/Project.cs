using System.Collections.Immutable;
using AcceptableUse.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>
/// A project as a user has it, analysed as a build does: tags, files and packages go in, the diagnostics come out.
/// <c>[|…|]</c> in the source marks where a rule must fire, and nowhere else.
/// </summary>
internal sealed record Project
{
    private readonly List<(string Path, string Source)> _files = [];

    public string Packages { get; init; } = References.AzureOpenAI;

    public ImmutableArray<MetadataReference> MoreReferences { get; init; } = [];

    public string Deployment { get; init; } = "law-enforcement";

    public string Jurisdiction { get; init; } = "";

    public string Camera { get; init; } = "fixed";

    public string Consent { get; init; } = "";

    public string LimitedAccess { get; init; } = "";

    public string Explain { get; init; } = "";

    public string Strict { get; init; } = "";

    public bool IsConcurrent { get; init; } = true;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The preprocessor symbols.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>The files as they were added, marks and all.</summary>
    public IReadOnlyList<(string Path, string Source)> Files => _files;

    /// <summary>The AdditionalFiles of the project.</summary>
    public ImmutableArray<AdditionalText> AdditionalFiles { get; init; } = [];

    public Project Add(string path, string source)
    {
        _files.Add((path, source));
        return this;
    }

    /// <summary>Requires the rule at the marks of all files, each mark once, and no clause rule elsewhere.</summary>
    public async Task<ImmutableArray<Diagnostic>> Expect(string rule)
    {
        var expected = new List<string>();
        var trees = new List<(string Path, string Source)>();
        foreach (var (path, marked) in _files)
        {
            TestFileMarkupParser.GetSpans(marked, out var source, out ImmutableArray<TextSpan> spans);
            var text = SourceText.From(source);
            expected.AddRange(spans.Select(span => $"{path}({text.Lines.GetLineFromPosition(span.Start).LineNumber + 1}): {rule} '{source.Substring(span.Start, span.Length)}'"));
            trees.Add((path, source));
        }

        var diagnostics = await Analyze(trees);
        var actual = diagnostics
            .Where(diagnostic => diagnostic.Id == rule || diagnostic.Id == "AD0001")
            .Select(diagnostic => diagnostic.Id == "AD0001" ? diagnostic.ToString() : Describe(diagnostic));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        return diagnostics;
    }

    /// <summary>Requires that nothing is reported at all.</summary>
    public async Task ExpectSilence()
    {
        var diagnostics = await Analyze(_files);
        Assert.Empty(diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    public async Task<ImmutableArray<Diagnostic>> Analyze() => await Analyze(_files);

    public CSharpCompilation Compile(IEnumerable<(string Path, string Source)> files)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols(Symbols);
        const string ImplicitUsings =
            """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Net.Http;
            global using System.Threading;
            global using System.Threading.Tasks;
            """;
        return CSharpCompilation.Create(
            "UnderTest",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Source, options, file.Path))
                .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options, "GlobalUsings.cs")),
            References.Of(Packages).AddRange(MoreReferences),
            new CSharpCompilationOptions(OutputKind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
    }

    /// <param name="compilation">What <see cref="Compile"/> made, or a later version of it.</param>
    /// <param name="onFailure">Told of an exception that an analyzer throws; without it, AD0001 is among the diagnostics.</param>
    /// <param name="reportSuppressed">Whether what an attribute suppresses is among the diagnostics.</param>
    public CompilationWithAnalyzers With(
        CSharpCompilation compilation, Action<string>? onFailure = null, bool reportSuppressed = false) =>
        compilation.WithAnalyzers(
            [new AcceptableUseAnalyzer(), new DeclarationAnalyzer(), new SuppressionAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(AdditionalFiles, ToOptions()),
                onAnalyzerException: onFailure is null ? null : (exception, _, _) => onFailure(exception.ToString()),
                concurrentAnalysis: IsConcurrent,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: reportSuppressed));

    /// <summary>The tags as the compiler hands them to analyzers.</summary>
    public AnalyzerConfigOptionsProvider ToOptions() => new TestOptions()
        .Property("AcceptableUseDeployment", Deployment)
        .Property("AcceptableUseJurisdiction", Jurisdiction)
        .Property("AcceptableUseCamera", Camera)
        .Property("AcceptableUseConsent", Consent)
        .Property("AcceptableUseLimitedAccess", LimitedAccess)
        .Property("AcceptableUseExplain", Explain)
        .Property("AcceptableUseStrict", Strict);

    private async Task<ImmutableArray<Diagnostic>> Analyze(IEnumerable<(string Path, string Source)> files)
    {
        var compilation = Compile(files);
        var errors = compilation.GetDiagnostics().Where(
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsExperimental(diagnostic));
        Assert.Empty(errors.Select(error => error.ToString()));
        return await With(compilation).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>Much of the SDKs is marked as experimental by errors of their own.</summary>
    private static bool IsExperimental(Diagnostic diagnostic) => !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

    private static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetMappedLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1}): {diagnostic.Id} '{diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}'";
    }
}
