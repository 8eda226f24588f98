using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>What the references of a compilation export.</summary>
internal sealed class ReferencedExports
{
    private readonly Dictionary<string, DeploymentFacts> _tags = new(StringComparer.Ordinal);

    private ReferencedExports(ApiModels members) => Members = members;

    /// <summary>The members that send.</summary>
    public ApiModels Members { get; }

    /// <summary>The exports, or null where no reference has any.</summary>
    public static ReferencedExports? In(Compilation compilation, CancellationToken cancellation)
    {
        var sends = new List<ApiModel>();
        var tags = new List<(string Library, DeploymentFacts Tags)>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            var exports = AssemblyExports.Of(assembly);
            sends.AddRange(exports.Sends);
            if (exports is { Tags: { } own, Sends.IsEmpty: false })
            {
                tags.Add((assembly.Name, own));
            }
        }

        if (sends.Count == 0)
        {
            return null;
        }

        var found = new ReferencedExports(ApiModels.Of(sends));
        foreach (var (library, own) in tags)
        {
            found._tags[library] = own;
        }

        return found;
    }

    /// <summary>
    /// The tags by which the assemblies on the way have judged calls of their own that this one leads to. An assembly that is not
    /// referenced here is left out: what it reports may be reported again.
    /// </summary>
    public IEnumerable<DeploymentFacts> TagsThatJudged(ExportSource export) =>
        export.JudgedBy.Select(library => _tags.TryGetValue(library, out var tags) ? tags : null).OfType<DeploymentFacts>();
}
