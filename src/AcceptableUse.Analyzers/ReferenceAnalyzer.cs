using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Exports;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers;

/// <summary>Reports each referenced assembly that sends media, or may, and that was not judged by the tags of this project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UncheckedReference);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            var tags = DeploymentFactsProvider.Create(
                start.Compilation, start.Options.AnalyzerConfigOptionsProvider, start.CancellationToken);
            var facts = tags.Project;
            if (!facts.IsRestrictedDeployment)
            {
                return;
            }

            // With the first file, since an editor runs no action at the end of a compilation.
            var first = start.Compilation.SyntaxTrees.FirstOrDefault();
            start.RegisterSyntaxTreeAction(context =>
            {
                if (context.Tree == first)
                {
                    Report(start.Compilation, facts, context);
                }
            });
        });
    }

    private static void Report(Compilation compilation, DeploymentFacts facts, SyntaxTreeAnalysisContext context)
    {
        foreach (var (assembly, exports) in UncheckedReferences.In(compilation, context.CancellationToken))
        {
            if (ReasonOf(exports, facts) is { } reason)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.UncheckedReference,
                    Location.None,
                    ImmutableDictionary<string, string?>.Empty.Add("library", assembly.Name),
                    assembly.Name,
                    reason));
            }
        }
    }

    /// <summary>Why an assembly is not judged by these tags, or null where its own tags have led to the same findings.</summary>
    private static string? ReasonOf(AssemblyExports exports, DeploymentFacts facts)
    {
        if (exports.Tags is not { } tags)
        {
            return "uses an Azure AI package and does not say what it sends, so nothing of it was checked; install AcceptableUse.Analyzers in it";
        }

        foreach (var member in exports.Runs)
        {
            var call = CallOf(member);
            var here = CodeOfConduct.Match(facts, call).Where(verdict => verdict.Clause is not null).Select(verdict => verdict.Rule.Id);
            var there = member.Export is { IsJudged: true } ? CodeOfConduct.Match(tags, call).Select(verdict => verdict.Rule.Id) : [];
            if (here.Except(there).FirstOrDefault() is { } rule)
            {
                return $"sends media on its own account in '{call.Api}', "
                    + $"which its own tags do not forbid and those of this project do ({rule}); give it the same tags";
            }
        }

        return null;
    }

    /// <summary>The call that a member makes whoever runs it.</summary>
    private static MediaCall CallOf(ApiModel member) => new()
    {
        Api = $"{member.TypeName}.{member.Name}",
        Media = MediaClassifier.KindsOf(member) ?? MediaKinds.Image,
        Capabilities = member.Capabilities,
        Service = member.Service == ApiService.Azure ? ServiceOrigin.Azure : ServiceOrigin.Unknown,
        Camera = member.SendsLiveFrames ? CameraOrigin.Live : CameraOrigin.Unknown,
        Location = Location.None,
        ConsentChecks = member.ChecksConsent ? ImmutableArray.Create(Location.None) : ImmutableArray<Location>.Empty,
        Sink = member,
    };
}
