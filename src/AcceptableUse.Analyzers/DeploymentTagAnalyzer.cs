using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers;

/// <summary>Reports each invalid or contradictory tag once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeploymentTagAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The diagnostic property with the invalid value.</summary>
    internal const string ValueProperty = "value";

    /// <summary>The diagnostic property with the most similar valid value; absent if none is similar.</summary>
    internal const string ReplacementProperty = "replacement";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.UnreadableTag, Rules.RefusedSuppression);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The SDK writes <AssemblyMetadata> items of the project file to a generated file, and those are tags like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var facts = DeploymentFactsProvider.Create(
            context.Compilation, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        var buildProblem = BuildProblem(
            context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions, context.CancellationToken);
        var isStrict = SuppressionPolicy.IsOn(context.Options);

        // Tree actions, unlike an action at the end, report a mistyped attribute while the user types. Problems without a tree are
        // reported with the first one.
        context.RegisterSyntaxTreeAction(tree =>
        {
            var problems = tree.Tree == context.Compilation.SyntaxTrees.First()
                ? facts.Problems.Where(problem => problem.Location?.SourceTree is null || problem.Location.SourceTree == tree.Tree)
                    .Concat(EditorConfigProblems(context.Compilation, context.Options.AdditionalFiles, facts))
                    .Concat(buildProblem is null ? [] : [buildProblem])
                : facts.Problems.Where(problem => problem.Location?.SourceTree == tree.Tree);
            foreach (var finding in problems.Select(ToDiagnostic))
            {
                tree.ReportDiagnostic(finding);
                if (isStrict
                    && SuppressionPolicy.Refuse(finding, context.Compilation, context.Options, tree.CancellationToken) is { } refusal)
                {
                    tree.ReportDiagnostic(refusal);
                }
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
    private static IEnumerable<TagProblem> EditorConfigProblems(
        Compilation compilation, ImmutableArray<AdditionalText> files, DeploymentFactsProvider facts) =>
        compilation.SyntaxTrees.SelectMany(tree => facts.ProblemsIn(tree))
            .Concat(files.Where(file => MappedFiles.IsRazor(file.Path)).SelectMany(file => facts.ProblemsIn(file)))
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
