using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Tests.Flow;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// Broken code, as it is on most keystrokes: sources cut off, with tokens missing, doubled and swapped, and with SDK
/// members renamed. Whatever is reported then, nothing may throw and nothing may go on without end.
/// </summary>
public sealed class FuzzTests
{
    /// <summary>Set for a longer run: <c>FUZZ_MUTANTS=20000</c>.</summary>
    internal static readonly int Mutants = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_MUTANTS"), out var count) ? count : 1000;

    /// <summary>Far beyond what any mutant needs; only an analysis without end gets there.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task No_mutant_makes_an_analyzer_throw_or_hang()
    {
        var sources = Sources().ToArray();
        var references = References.Of(References.Camera);
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Mutants), async (seed, cancellation) =>
        {
            var random = new Random(seed);
            var source = sources[random.Next(sources.Length)];
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                source = Mutate(source, random);
            }

            using var endless = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            endless.CancelAfter(Endless);
            try
            {
                var compilation = CSharpCompilation.Create(
                    "Mutant",
                    [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), cancellationToken: cancellation)],
                    random.Next(10) == 0 ? references.RemoveAt(random.Next(references.Length)) : references,
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                var analysis = compilation.WithAnalyzers(
                    [new AcceptableUseAnalyzer(), new DeploymentTagAnalyzer()],
                    new CompilationWithAnalyzersOptions(
                        new AnalyzerOptions([], new Harness.Project().ToOptions()),
                        onAnalyzerException: (exception, _, _) => failures.Add($"{seed}: {exception}"),
                        concurrentAnalysis: false,
                        logAnalyzerExecutionTime: false));
                await analysis.GetAnalyzerDiagnosticsAsync(endless.Token);
            }
            catch (OperationCanceledException)
            {
                failures.Add($"{seed}: without end");
            }
        });

        Assert.Empty(failures);
    }

    private static IEnumerable<string> Sources()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(References.RepositoryRoot, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            yield return File.ReadAllText(file);
        }

        foreach (var row in ((IEnumerable<object[]>)AcrossMethodsTests.Reported).Concat(AcrossMethodsTests.Silent))
        {
            yield return AcrossMethodsTests.SourceOf((string)row[1]);
        }

        foreach (var source in ConsentTests.Sources())
        {
            yield return source;
        }
    }

    internal static string Mutate(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
        if (tokens.Length < 2)
        {
            return source;
        }

        var token = tokens[random.Next(tokens.Length)];
        var other = tokens[random.Next(tokens.Length)];
        switch (random.Next(7))
        {
            case 0:
                return source.Remove(token.SpanStart, token.Span.Length);
            case 1:
                return source.Insert(token.Span.End, " " + token.Text);
            case 2:
                return source.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, other.Text);
            case 3:
                return source[..random.Next(source.Length)];
            case 4:
                var line = source.LastIndexOf('\n', token.SpanStart) + 1;
                return source[..line];
            case 5:
                return source.Insert(token.SpanStart, "{}()[]<>;,"[random.Next(10)].ToString());
            default:
                return token.IsKind(SyntaxKind.IdentifierToken) ? source.Replace(token.Text, token.Text + "X", StringComparison.Ordinal) : source.Insert(token.SpanStart, "await ");
        }
    }
}
