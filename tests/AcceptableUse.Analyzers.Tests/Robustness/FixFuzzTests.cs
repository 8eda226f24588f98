using AcceptableUse.Analyzers.CodeFixes.Fixes;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Tests.CodeFixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// Fixes on broken code: on what is reported in a mutant, and on what was reported before the last keystroke. None
/// throws, and none makes more errors than there were.
/// </summary>
public sealed class FixFuzzTests
{
    /// <summary>Each is compiled several times, so there are fewer of them than for the analyzers.</summary>
    private static readonly int Mutants = Math.Max(20, Mutant.Count / 10);

    private const string Safeguards = """
        using AcceptableUse;

        public static class Safe
        {
            [RedactsFaces] public static byte[] Blur(byte[] picture) => picture;
            [RedactsFaces] public static BinaryData Blur(BinaryData picture) => picture;
            [VerifiesConsent] public static bool HasConsent() => true;
            [VerifiesConsent] public static void Ensure() { }
        }
        """;

    /// <summary>Both, so that every clause fix has something to do.</summary>
    private static readonly Harness.Project Tags = new() { Deployment = "law-enforcement,real-time-surveillance" };

    [Fact]
    public async Task No_mutant_makes_a_fix_throw()
    {
        var sources = RemoveMediaCodeFixTests.Shapes.Concat<object[]>(RemoveMediaCodeFixTests.WholeMessages).Select(
            row => RemoveMediaCodeFixTests.Lines((string)row[0])).ToArray();
        var fixes = typeof(ClauseCodeFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .ToArray();
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "Mutant", "Mutant", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                parseOptions: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
                metadataReferences: References.Of(References.AzureOpenAI)))
            .AddDocument("GlobalUsings.cs", """
                global using System;
                global using System.Collections.Generic;
                global using System.IO;
                global using System.Linq;
                global using System.Threading;
                global using System.Threading.Tasks;
                """).Project
            .AddDocument(AnnotationSource.FileName, AnnotationSource.Text).Project
            .AddDocument("Safe.cs", Safeguards).Project
            .AddDocument("Mutant.cs", "", filePath: "Mutant.cs");
        var offered = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Mutants; seed++)
        {
            var random = new Random(seed);
            var source = sources[random.Next(sources.Length)];
            var original = document.WithText(SourceText.From(source));
            var mutant = document.WithText(SourceText.From(Mutant.Of(source, random)));
            foreach (var diagnostics in new[] { await Diagnose(mutant), await Diagnose(original) })
            {
                await Apply(fixes, mutant, diagnostics, seed, offered);
            }
        }

        foreach (var fix in new[]
        {
            nameof(RemoveMediaCodeFix),
            nameof(RedactFirstCodeFix),
            nameof(GuardWithConsentCodeFix),
            nameof(RecordExceptionCodeFix)
        })
        {
            Assert.True(offered.GetValueOrDefault(fix) > Mutants / 20, $"only {offered.GetValueOrDefault(fix)} offers of {fix}");
        }
    }

    private static async Task Apply(
        CodeFixProvider[] fixes, Document document, ImmutableArray<Diagnostic> diagnostics, int seed, Dictionary<string, int> offered)
    {
        var before = await Errors(document);
        var offers = new List<CodeAction>();
        foreach (var fix in fixes)
        {
            var known = offers.Count;
            foreach (var call in diagnostics.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).GroupBy(
                diagnostic => diagnostic.Location.SourceSpan))
            {
                var exception = await Record.ExceptionAsync(() => fix.RegisterCodeFixesAsync(
                    new CodeFixContext(document, call.Key, [.. call], (action, _) => offers.Add(action), CancellationToken.None)));
                Assert.True(exception is null, $"{seed}: {exception}");
            }

            offered[fix.GetType().Name] = offered.GetValueOrDefault(fix.GetType().Name) + offers.Count - known;
        }

        foreach (var offer in offers)
        {
            var changed = (await offer.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            Assert.True(await Errors(changed.GetDocument(document.Id)!) <= before, $"{seed}: {offer.Title}");
        }
    }

    private static async Task<int> Errors(Document document) =>
        (await document.Project.GetCompilationAsync())!.GetDiagnostics().Count(
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Document document) =>
        await (await document.Project.GetCompilationAsync())!
            .WithAnalyzers([new AcceptableUseAnalyzer()], new AnalyzerOptions([], Tags.ToOptions()))
            .GetAnalyzerDiagnosticsAsync();
}
