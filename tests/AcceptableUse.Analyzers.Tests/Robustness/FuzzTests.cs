using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Flow;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// Broken code: sources cut off, with tokens missing, doubled and swapped, with SDK members renamed and references
/// missing. Whatever is reported then, nothing may throw, and nothing may take more steps than a sound source could need.
/// </summary>
public sealed class FuzzTests
{
    /// <summary>Far beyond what any source here needs, so that only an analysis without end gets there.</summary>
    private const int MaxSteps = 2_000_000;

    /// <summary>Where a longer run begins, so that the next one tries others: <c>FUZZ_SEED=1000000</c>.</summary>
    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var seed) ? seed : 0;

    [Fact]
    public Task No_mutant_makes_an_analyzer_throw_or_hang()
    {
        var sources = Samples().Concat(Cases()).Append(Annotated).Concat(Own()).ToArray();
        return Check(Enumerable.Range(FirstSeed, Mutant.Count), seed =>
        {
            var random = new Random(seed);
            return ($"seed {seed}", Mutant.Of(sources[random.Next(sources.Length)], random), random);
        });
    }

    [Fact]
    public Task Source_cut_at_any_line_or_column_can_be_analysed()
    {
        // All of them in a long run, and some of each source in the suite.
        var sources = Samples().Concat(Cases()).Append(Annotated).ToArray();
        var cuts = sources.SelectMany((source, i) => Enumerable.Range(0, source.Length)
            .Where(at => Mutant.LongRun is null ? at % (source.Length / 3 + 1) == i % 10 : source[at] == '\n' || at % 10 == i % 10)
            .Select(at => (Source: i, At: at)));
        return Check(cuts, cut => ($"source {cut.Source} cut at {cut.At}", sources[cut.Source][..cut.At], new Random(cut.At)));
    }

    [Fact]
    public void Valid_source_needs_a_fraction_of_the_allowed_steps()
    {
        var most = Samples().Concat(Cases()).Append(Annotated).Max(source => StepsOf(Compile(source, new Random(0))));
        Assert.InRange(most, 100, MaxSteps / 50);
    }

    private static async Task Check<T>(IEnumerable<T> inputs, Func<T, (string Name, string Source, Random Random)> mutate)
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(inputs, async (input, _) =>
        {
            var (name, source, random) = mutate(input);
            var compilation = Compile(source, random);
            try
            {
                StepsOf(compilation);
            }
            catch (TooManySteps)
            {
                failures.Add($"{name}: more than {MaxSteps} steps");
                return;
            }

            var project = new Project
            {
                AdditionalFiles = [new CatalogFile(Mutant.Of("M:Gateway.Upload; send; media=image\nM:Gateway.Blur; redact\n", random))]
            };
            await compilation.WithAnalyzers(ShippedAnalyzers.Create(), new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(project.AdditionalFiles, project.ToOptions()),
                onAnalyzerException: (exception, analyzer, _) => failures.Add($"{name}: {analyzer}: {exception}"),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        });

        Assert.True(failures.IsEmpty, string.Join(Environment.NewLine, failures.Order(StringComparer.Ordinal).Take(20)));
    }

    private static CSharpCompilation Compile(string source, Random random)
    {
        var references = References.Of(References.Camera);
        return CSharpCompilation.Create(
            "Mutant",
            [
                CSharpSyntaxTree.ParseText(
                    source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path: "Mutant.cs"),
                CSharpSyntaxTree.ParseText(
                    AnnotationSource.Text,
                    CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
                    path: AnnotationSource.FileName),
            ],
            random.Next(10) == 0 ? references.RemoveAt(random.Next(references.Length)) : references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: random.Next(2) == 0 ? OptimizationLevel.Debug : OptimizationLevel.Release));
    }

    /// <summary>Follows everything that the analyzer would follow, and counts.</summary>
    private static int StepsOf(CSharpCompilation compilation)
    {
        var steps = 0;
        var catalog = ApiModels.Of([], AnnotatedMembers.In(compilation, CancellationToken.None));
        var flow = new MediaCallFinder(compilation, catalog, () =>
        {
            if (++steps > MaxSteps)
            {
                throw new TooManySteps();
            }
        });
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes().Where(
            node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
        {
            var operation = model.GetOperation(node);
            if (operation is IInvocationOperation invocation && flow.SinkOf(invocation) is not null)
            {
                flow.Follow(node, out _, CancellationToken.None);
            }

            if (operation is not null && flow.IsCarrier(operation))
            {
                flow.IsLost(node, CancellationToken.None);
            }
        }

        return steps;
    }

    private const string Annotated = """
        using AcceptableUse; using System.Diagnostics.CodeAnalysis;
        [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "law-enforcement")]
        public class Gateway
        {
            [SendsMedia] public void Upload(byte[] picture) { }
            [RedactsFaces] public byte[] Blur(byte[] picture) => picture;
            [SuppressMessage("AcceptableUse", "AUP1001", Justification = "reference: 1")]
            public void Run(byte[] picture) { Upload(Blur(picture)); Upload(picture); }
        }
        """;

    private static IEnumerable<string> Samples() => Files("samples");

    /// <summary>Large sources that are not about media at all.</summary>
    private static IEnumerable<string> Own() =>
        ((string[])["DataFlow", "ProjectSearch", "Summaries", "Resolution", "Consent", "MediaCalls"])
            .SelectMany(room => Files(Path.Combine("src", "AcceptableUse.Analyzers", room)))
            .Where(source => source.Length < 12_000);

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(References.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    private static IEnumerable<string> Cases() => ((IEnumerable<object[]>)AcrossMethodsTests.Reported).Concat(AcrossMethodsTests.Silent)
        .Select(row => Regex.Replace(AcrossMethodsTests.SourceOf((string)row[1]), @"\[\||\|\]", ""))
        .Concat(ConsentTests.Sources());

    private sealed class TooManySteps : Exception;
}
