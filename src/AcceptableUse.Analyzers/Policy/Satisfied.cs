using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>A fact that satisfies a clause.</summary>
/// <param name="Reason">The fact in words, to follow a "since".</param>
/// <param name="Places">Where it stands in source, when it does.</param>
internal sealed record Lift(string Reason, ImmutableArray<Location> Places)
{
    public static Lift By(TagKey tag, string says) => new($"{tag.PropertyName} {says}", ImmutableArray<Location>.Empty);
}

/// <summary>A verdict that is not reported, and why not.</summary>
internal sealed record Satisfied(Verdict Verdict, Lift Lift)
{
    /// <summary>The diagnostic at the call, with the places of the fact as additional locations.</summary>
    public Diagnostic ToDiagnostic(MediaCall call) => Diagnostic.Create(
        Rules.SatisfiedClause,
        call.Location,
        Lift.Places,
        Verdict.Properties(call).Add("rule", Verdict.Rule.Id),
        call.Api,
        Verdict.MediaPhrase(call),
        Verdict.ServicePhrase(call),
        Verdict.Rule.Id,
        Lift.Reason);
}
