using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Exports;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers;

/// <summary>Reports each referenced assembly that sends media, or may, and that was not judged by the tags of this project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property with the name of the assembly.</summary>
    internal const string LibraryProperty = "library";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.UncheckedReference, Rules.RefusedSuppression);

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

            var first = start.Compilation.SyntaxTrees.FirstOrDefault();
            var isStrict = SuppressionPolicy.IsOn(start.Options);
            var all = new Lazy<ImmutableArray<Diagnostic>>(
                () => ImmutableArray.CreateRange(Find(start.Compilation, facts, start.CancellationToken)),
                LazyThreadSafetyMode.PublicationOnly);

            // With the file where it stands, since an editor runs no action at the end of a compilation and asks for one file at a time.
            start.RegisterSyntaxTreeAction(context =>
            {
                foreach (var finding in all.Value.Where(finding => (finding.Location.SourceTree ?? first) == context.Tree))
                {
                    context.ReportDiagnostic(finding);
                    if (isStrict
                        && SuppressionPolicy.Refuse(finding, start.Compilation, start.Options, context.CancellationToken) is { } refusal)
                    {
                        context.ReportDiagnostic(refusal);
                    }
                }
            });
        });
    }

    private static IEnumerable<Diagnostic> Find(Compilation compilation, DeploymentFacts facts, CancellationToken cancellation)
    {
        foreach (var (assembly, exports) in UncheckedReferences.In(compilation, cancellation))
        {
            if (ReasonOf(exports, facts) is { } reason)
            {
                yield return Diagnostic.Create(
                    Rules.UncheckedReference,
                    AssemblyImport.Of(assembly, compilation, cancellation),
                    ImmutableDictionary<string, string?>.Empty.Add(LibraryProperty, assembly.Name),
                    assembly.Name,
                    reason);
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
            var there = member.Export is { JudgedBy.IsEmpty: false } ? CodeOfConduct.Match(tags, call).Select(verdict => verdict.Rule.Id) : [];
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
