using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>A fact that satisfies a clause.</summary>
/// <param name="Reason">The fact in words, to follow "because".</param>
/// <param name="Places">Where the source states the fact, if it does.</param>
internal sealed record Exemption(string Reason, ImmutableArray<Location> Places)
{
    public static Exemption By(TagKey tag, string says) => new($"{tag.PropertyName} {says}", ImmutableArray<Location>.Empty);
}

/// <summary>A verdict that is not reported, and the reason.</summary>
internal sealed record SatisfiedClause(Verdict Verdict, Exemption Exemption)
{
    /// <summary>The diagnostic at the call, with the places of the fact as additional locations.</summary>
    public Diagnostic ToDiagnostic(MediaCall call) => Diagnostic.Create(
        Rules.SatisfiedClause,
        call.Location,
        Exemption.Places,
        Verdict.Properties(call).Add("rule", Verdict.Rule.Id),
        call.Api,
        Verdict.MediaPhrase(call),
        Verdict.ServicePhrase(call),
        Verdict.Rule.Id,
        Exemption.Reason);
}
