using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Exports;
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
        Rules.UsPolice,
        Rules.MobileCamera,
        Rules.Surveillance,
        Rules.IdentifyOrVerify,
        Rules.Emotion,
        Rules.SensitiveAttribute,
        Rules.FaceScraping,
        Rules.UndeclaredDeployment,
        Rules.UnseenDestination,
        Rules.TooLarge,
        Rules.RefusedSuppression,
        Rules.SatisfiedClause);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Razor arrives as generated code, and a hand-written file may be marked as such. Other generated code is
        // analysed but not reported.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var facts = DeploymentFactsProvider.Create(
            context.Compilation, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        var made = FinderFactory.Create(context.Compilation, context.Options.AdditionalFiles, facts.IsTagged, context.CancellationToken);
        if (made is not var (finder, exports, _))
        {
            return;
        }

        var reporter = new CallReporter(
            facts,
            new MappedFiles(context.Options.AdditionalFiles),
            finder,
            exports,
            GeneratedCode.Of(context.Options),
            SuppressionPolicy.IsOn(context.Options));
        context.RegisterOperationAction(reporter.ReportCall, OperationKind.Invocation, OperationKind.ObjectCreation);
        if (finder.Model.Catalog.HasAccessors)
        {
            context.RegisterOperationAction(reporter.ReportCall, OperationKind.PropertyReference);
        }

        context.RegisterOperationAction(reporter.ReportLostMedia, OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    /// <summary>Reports the calls of one compilation.</summary>
    private sealed class CallReporter(
        DeploymentFactsProvider factsProvider,
        MappedFiles mappedFiles,
        MediaCallFinder finder,
        ReferencedExports? exports,
        GeneratedCode generatedCode,
        bool isStrict)
    {
        public void ReportCall(OperationAnalysisContext context)
        {
            var syntax = context.Operation.Syntax;
            if (finder.SinkOf(context.Operation) is not var (sink, target)
                || finder.IsOfSdk(context.ContainingSymbol)
                || (context.IsGeneratedCode && !generatedCode.IsJudged(syntax.SyntaxTree, MappedPath(syntax)))
                || !finder.MaySend(sink, target, context.CancellationToken))
            {
                return;
            }

            var facts = FactsAt(syntax);
            var found = finder.Follow(syntax, out var hitLimit, context.CancellationToken);
            if (hitLimit && found.IsEmpty && facts.IsRestrictedDeployment)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.TooLarge, syntax.GetLocation(), context.ContainingSymbol.Name));
            }

            var calls = found.Select(call => call with { Member = context.ContainingSymbol.GetDocumentationCommentId() }).ToList();
            var reported = new HashSet<string>(StringComparer.Ordinal);
            foreach (var call in calls)
            {
                Report(context, facts, call, reported);
            }

            foreach (var call in facts.IsExplained ? calls : [])
            {
                foreach (var satisfied in CodeOfConduct.Explain(facts, call).Where(satisfied => reported.Add(satisfied.Verdict.Rule.Id)))
                {
                    context.ReportDiagnostic(satisfied.ToDiagnostic(call));
                }
            }
        }

        /// <param name="reported">The rules that are reported at the call already.</param>
        private void Report(OperationAnalysisContext context, DeploymentFacts facts, MediaCall call, HashSet<string> reported)
        {
            var judged = RulesThatJudged(call);
            foreach (var verdict in CodeOfConduct.Match(facts, call))
            {
                if (judged.Contains(verdict.Rule.Id) || !reported.Add(verdict.Rule.Id))
                {
                    continue;
                }

                var finding = verdict.ToDiagnostic(call);
                context.ReportDiagnostic(finding);
                if (isStrict
                    && verdict.Clause is not null
                    && SuppressionPolicy.Refuse(finding, context.Compilation, context.Options, context.CancellationToken) is { } refusal)
                {
                    context.ReportDiagnostic(refusal);
                }
            }
        }

        /// <summary>The rules that libraries break by their own tags at their own calls, where they are reported: once is enough.</summary>
        private HashSet<string> RulesThatJudged(MediaCall call)
        {
            if (call.Sink is not { Export: { JudgedBy.IsEmpty: false } export } sink || exports is null)
            {
                return [];
            }

            var seenThere = call with
            {
                Capabilities = sink.Capabilities,
                Camera = sink.SendsLiveFrames ? CameraOrigin.Live : CameraOrigin.Unknown,
                ConsentChecks = sink.ChecksConsent ? call.ConsentChecks : ImmutableArray<Location>.Empty,
                Asks = ImmutableArray<PromptAsk>.Empty,
            };
            return [.. exports.TagsThatJudged(export).SelectMany(tags => CodeOfConduct.Match(tags, seenThere)).Select(verdict => verdict.Rule.Id)];
        }

        /// <summary>Reports where media is built that leaves the analysed code before it reaches a call.</summary>
        public void ReportLostMedia(OperationAnalysisContext context)
        {
            var operation = context.Operation;
            if (!finder.IsCarrier(operation)
                || (context.IsGeneratedCode && !generatedCode.IsJudged(operation.Syntax.SyntaxTree, mappedPath: null)))
            {
                return;
            }

            var facts = FactsAt(operation.Syntax);
            if (facts.IsRestrictedDeployment && finder.IsLost(operation.Syntax, context.CancellationToken))
            {
                var member = operation is IInvocationOperation invocation
                    ? invocation.TargetMethod
                    : ((IObjectCreationOperation)operation).Constructor!;
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        Rules.UnseenDestination,
                        operation.Syntax.GetLocation(),
                        member.MethodKind == MethodKind.Constructor ? member.ContainingType.Name : member.Name));
            }
        }

        private DeploymentFacts FactsAt(SyntaxNode syntax) =>
            factsProvider.For(syntax.SyntaxTree, MappedPath(syntax) is { } path ? mappedFiles.Find(path) : null);

        /// <summary>The file that a <c>#line</c> directive names for a place in the code.</summary>
        private static string? MappedPath(SyntaxNode syntax) =>
            syntax.GetLocation().GetMappedLineSpan() is { HasMappedPath: true, Path: var path } ? path : null;
    }
}
