using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers;

/// <summary>Reports tags that cannot be understood or contradict each other, each once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeploymentTagAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The diagnostic property that holds the value in question.</summary>
    internal const string ValueProperty = "value";

    /// <summary>The diagnostic property that holds what was most likely meant; absent when nothing is near.</summary>
    internal const string ReplacementProperty = "replacement";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnreadableTag);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The SDK writes <AssemblyMetadata> items of the project file to a generated file, and those are tags like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var facts = DeploymentFactsProvider.Create(context.Compilation, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        var buildProblem = BuildProblem(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions, context.CancellationToken);

        // Tree actions rather than one action at the end, so that a mistyped attribute shows up as one types. What stands in no tree
        // is reported with the first.
        context.RegisterSyntaxTreeAction(tree =>
        {
            var problems = tree.Tree == context.Compilation.SyntaxTrees.First()
                ? facts.Problems.Where(problem => problem.Location is null || problem.Location.SourceTree == tree.Tree)
                    .Concat(EditorConfigProblems(context.Compilation, facts))
                    .Concat(buildProblem is null ? [] : [buildProblem])
                : facts.Problems.Where(problem => problem.Location?.SourceTree == tree.Tree);
            foreach (var problem in problems)
            {
                tree.ReportDiagnostic(ToDiagnostic(problem));
            }
        });
    }

    /// <summary>Why the build reads no tags of the project file, or enforces nothing although it should; null if it does.</summary>
    private static TagProblem? BuildProblem(Compilation compilation, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (PackageImports.Problem(options) is { } missing)
        {
            return missing;
        }

        // The severities of the mode come in a global config. Two configs of one level that both name a rule cancel each other out.
        return PackageImports.AreExpected(options)
            && options.TryGetValue(TagKey.Enforce.PropertyOption, out var value) && bool.TryParse(value, out var isEnforced) && isEnforced
            && compilation.Options.SyntaxTreeOptionsProvider is { } severities
            && RuleIds.Clauses.FirstOrDefault(rule => !severities.TryGetGlobalDiagnosticValue(rule, cancellationToken, out _)) is { } unset
                ? new TagProblem(
                    TagSource.Property,
                    TagKey.Enforce.PropertyName,
                    value,
                    $"{TagKey.Enforce.PropertyName} is true, but no global config file sets the severity of {unset}, so it is not enforced; "
                        + "do not remove EditorConfigFiles items, and do not set it in two global config files of the same level (MultipleGlobalAnalyzerKeys)",
                    Location: null,
                    Replacement: null)
                : null;
    }

    /// <summary>The problems of .editorconfig keys, which many files share.</summary>
    private static IEnumerable<TagProblem> EditorConfigProblems(Compilation compilation, DeploymentFactsProvider facts) =>
        compilation.SyntaxTrees
            .SelectMany(tree => facts.ProblemsIn(tree))
            .GroupBy(problem => problem.Message, StringComparer.Ordinal)
            .Select(same => same.First());

    private static Diagnostic ToDiagnostic(TagProblem problem)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(ValueProperty, problem.Value);
        if (problem.Replacement is { } replacement)
        {
            properties = properties.Add(ReplacementProperty, replacement);
        }

        return Diagnostic.Create(Rules.UnreadableTag, problem.Location ?? Location.None, properties, problem.Message);
    }
}
