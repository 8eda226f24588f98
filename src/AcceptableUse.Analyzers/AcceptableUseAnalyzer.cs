using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers;

/// <summary>
/// Reports calls that send media to an Azure AI service where the code of conduct forbids it. The flow half finds the
/// call, the policy half judges it; this class connects them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AcceptableUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.UsPolice, Rules.MobileCamera, Rules.Surveillance, Rules.IdentifyOrVerify, Rules.Emotion, Rules.SensitiveAttribute, Rules.FaceScraping,
        Rules.UndeclaredDeployment, Rules.UnseenDestination, Rules.TooLarge, Rules.RefusedSuppression, Rules.SatisfiedClause);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Razor arrives as generated code. Other generated code is analysed but not reported.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var declared = CatalogFiles.MembersOf(context.Options.AdditionalFiles, context.CancellationToken);
        var annotated = AnnotatedMembers.In(context.Compilation, context.CancellationToken);
        if (declared.IsEmpty && annotated is null && !AiPackages.AreReferenced(context.Compilation) && !IsTagged(context.Options))
        {
            return;
        }

        var facts = DeploymentFactsProvider.Create(context.Compilation, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        var finder = new MediaCallFinder(context.Compilation, ApiModels.Of(declared, annotated));
        var reporter = new CallReporter(facts, finder, SuppressionPolicy.IsOn(context.Options));
        context.RegisterOperationAction(reporter.ReportCall, OperationKind.Invocation);
        context.RegisterOperationAction(reporter.ReportLostMedia, OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    /// <summary>Whether the project is tagged: then it is analysed even without an AI package, since plain HTTP reaches the services too.</summary>
    private static bool IsTagged(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(TagKey.Deployment.PropertyOption, out var deployment) && deployment.Length > 0;

    /// <summary>Reports the calls of one compilation.</summary>
    private sealed class CallReporter(DeploymentFactsProvider factsProvider, MediaCallFinder finder, bool isStrict)
    {
        public void ReportCall(OperationAnalysisContext context)
        {
            var invocation = (IInvocationOperation)context.Operation;
            if (finder.SinkOf(invocation) is not { } sink
                || (context.IsGeneratedCode && !IsRazor(invocation.Syntax))
                || !finder.MaySend(sink, invocation.TargetMethod, context.CancellationToken))
            {
                return;
            }

            var facts = factsProvider.For(invocation.Syntax.SyntaxTree);
            if (finder.Follow(invocation.Syntax, out var hitLimit, context.CancellationToken) is { } call)
            {
                foreach (var verdict in CodeOfConduct.Match(facts, call))
                {
                    var finding = verdict.ToDiagnostic(call);
                    context.ReportDiagnostic(finding);
                    if (isStrict && verdict.Clause is not null
                        && SuppressionPolicy.Refuse(finding, context.Compilation, context.Options, context.CancellationToken) is { } refusal)
                    {
                        context.ReportDiagnostic(refusal);
                    }
                }

                if (facts.IsExplained)
                {
                    foreach (var satisfied in CodeOfConduct.Explain(facts, call))
                    {
                        context.ReportDiagnostic(satisfied.ToDiagnostic(call));
                    }
                }
            }
            else if (hitLimit && facts.IsRestrictedDeployment)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.TooLarge, invocation.Syntax.GetLocation(), context.ContainingSymbol.Name));
            }
        }

        /// <summary>Reports where media is built that leaves the analysed code before it reaches a call.</summary>
        public void ReportLostMedia(OperationAnalysisContext context)
        {
            var operation = context.Operation;
            if (!finder.IsCarrier(operation) || context.IsGeneratedCode)
            {
                return;
            }

            var facts = factsProvider.For(operation.Syntax.SyntaxTree);
            if (facts.IsRestrictedDeployment && finder.IsLost(operation.Syntax, context.CancellationToken))
            {
                var member = operation is IInvocationOperation invocation ? invocation.TargetMethod : ((IObjectCreationOperation)operation).Constructor!;
                context.ReportDiagnostic(Diagnostic.Create(Rules.UnseenDestination, operation.Syntax.GetLocation(), member.MethodKind == MethodKind.Constructor ? member.ContainingType.Name : member.Name));
            }
        }

        private static bool IsRazor(SyntaxNode syntax)
        {
            var span = syntax.GetLocation().GetMappedLineSpan();
            return span.HasMappedPath
                && (span.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || span.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase));
        }
    }
}
