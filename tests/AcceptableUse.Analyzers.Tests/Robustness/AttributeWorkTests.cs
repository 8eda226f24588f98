using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// However many attributes there are, and wherever, the work of all analyzers grows with their number alone. What is
/// allocated is counted for the whole process, since the compiler chooses the threads; so nothing else runs beside.
/// </summary>
[Collection(nameof(AttributeWorkTests))]
[CollectionDefinition(nameof(AttributeWorkTests), DisableParallelization = true)]
public sealed class AttributeWorkTests
{
    public static TheoryData<string, string, Func<int, string>> Growing => new()
    {
        {
            "AUP2004",
            "methods",
            count => $"class A {{ {Repeat(count, i => $"[AcceptableUse.SendsMedia(Media = \"smell\")] void M{i}(byte[] b) {{ }}")} }}"
        },
        {
            "AUP2004",
            "attributes of a method",
            count => $"class A {{ {Repeat(count, i => "[AcceptableUse.SendsMedia(Media = \"smell\")]")} void M(byte[] b) {{ }} }}"
        },
        {
            "AUP2004",
            "attributes of a type",
            count => $"{Repeat(count, i => "[method: AcceptableUse.SendsMedia]")} class A(byte[] b) {{ }}"
        },
        {
            "AUP2002",
            "metadata",
            count => Repeat(count, i => $"[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Camera\", \"drome{i}\")]")
        },
        { "AUP2003", "suppressions", count => Repeat(count, i => $$"""
            [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("A", "AUP1001", Scope = "member", Target = "~M:A.M{{i}}")]
            """) },
    };

    /// <summary>
    /// Only one of the attributes is wrong: for each report on a parameter the compiler itself searches all of them, to see
    /// whether it is suppressed.
    /// </summary>
    public static TheoryData<string, Func<int, string>> Parameters => new()
    {
        { "parameters of a method", count => $"class A {{ void M({Repeat(count, i => $"[AcceptableUse.SendsMedia] byte[] b{i}, ")} [AcceptableUse.BuildsMedia] byte[] last) {{ }} }}" },
        { "parameters of a record", count => $"record A({Repeat(count, i => $"[property: AcceptableUse.BuildsMedia] byte[] B{i}, ")} [property: AcceptableUse.SendsMedia] byte[] Last);" },
    };

    [Theory]
    [MemberData(nameof(Growing), DisableDiscoveryEnumeration = true)]
    public void Memory_is_linear_in_the_number_of_attributes(string rule, string what, Func<int, string> source) =>
        IsLinear(what, count => OfAll(rule, source(count)));

    /// <summary>The compiler's own work is the square of the number of parameters, whatever an analyzer does with them.</summary>
    [Theory]
    [MemberData(nameof(Parameters), DisableDiscoveryEnumeration = true)]
    public void Analyzer_memory_is_linear_in_the_number_of_parameters(string what, Func<int, string> source) =>
        IsLinear(what, count => OfAll("AUP2004", source(count)) - Allocated(source(count), [new IdleAnalyzer()]).Bytes);

    private static void IsLinear(string what, Func<int, long> allocated)
    {
        const int Count = 250;
        allocated(1);
        var once = allocated(Count);
        var more = allocated(8 * Count);

        Assert.True(more < 32 * once, $"{what}: {once} bytes, then {more}");
    }

    private static long OfAll(string rule, string source)
    {
        var (bytes, reported) = Allocated(source, ShippedAnalyzers.Create());
        Assert.Contains(reported, diagnostic => diagnostic.Id == rule);
        return bytes;
    }

    private static (long Bytes, ImmutableArray<Diagnostic> Reported) Allocated(string source, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = TestOptions.Compile(("A.cs", source), (AnnotationSource.FileName, AnnotationSource.Text));
        compilation.GetDiagnostics();
        var analysis = compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new TestOptions()),
                onAnalyzerException: null,
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var diagnostics = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return (GC.GetTotalAllocatedBytes(precise: true) - before, diagnostics);
    }

    private static string Repeat(int count, Func<int, string> part) => string.Join("\n", Enumerable.Range(0, count).Select(part));

    /// <summary>Asks for what the analyzers ask for, and does nothing with it.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001", Justification = "Is run by this test alone.")]
    private sealed class IdleAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics
        {
            get;
        } = [new("IDLE", "Idle", "Idle", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(_ => { }, SyntaxKind.Attribute);
            context.RegisterOperationAction(_ => { }, OperationKind.Invocation);
        }
    }
}
