using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Where the software is used. The kebab-case names are the words of the tag.</summary>
[Flags]
internal enum Deployments
{
    /// <summary>The project does not say.</summary>
    Undeclared = 0,
    LawEnforcement = 1,
    RealTimeSurveillance = 2,

    /// <summary>The project declares that it is neither.</summary>
    None = 4,
}

/// <summary>The cameras in use. The kebab-case names are the words of the tag.</summary>
[Flags]
internal enum Cameras
{
    /// <summary>The project does not say.</summary>
    Unknown = 0,
    BodyWorn = 1,
    Dash = 2,
    Mobile = 4,
    Drone = 8,
    Fixed = 16,

    /// <summary>Every camera that moves.</summary>
    AnyMobile = BodyWorn | Dash | Mobile | Drone,
}

/// <summary>
/// What a project, or a folder of it, declares about its deployment. The policy half knows nothing else of the tags.
/// </summary>
internal sealed class DeploymentFacts
{
    /// <summary>The facts of a project without tags.</summary>
    public static DeploymentFacts Undeclared { get; } = new();

    public Deployments Deployments { get; init; }

    /// <summary>ISO 3166 alpha-2 codes; empty if unknown.</summary>
    public ImmutableSortedSet<string> Jurisdictions { get; init; } = ImmutableSortedSet<string>.Empty;

    public Cameras Cameras { get; init; }

    /// <summary>Where valid consent is documented, or null.</summary>
    public string? Consent { get; init; }

    /// <summary>Which Limited Access approval was given, or null.</summary>
    public string? LimitedAccess { get; init; }

    /// <summary>Whether to report the facts that satisfy a clause.</summary>
    public bool IsExplained { get; init; }

    /// <summary>What is declared, as tags with values in the words of the vocabulary; a tag that is not set is left out.</summary>
    public IEnumerable<(TagKey Key, string Value)> Tags
    {
        get
        {
            (TagKey Key, string? Value)[] tags =
            [
                (TagKey.Deployment, string.Join(",", TagVocabulary.Deployment.Where(word => (Deployments & word.Value) != 0).Select(word => word.Word))),
                (TagKey.Jurisdiction, string.Join(",", Jurisdictions)),
                (TagKey.Camera, string.Join(",", TagVocabulary.Camera.Where(word => (Cameras & word.Value) != 0).Select(word => word.Word))),
                (TagKey.Consent, Consent),
                (TagKey.LimitedAccess, LimitedAccess),
            ];
            foreach (var (key, value) in tags)
            {
                if (value is { Length: > 0 })
                {
                    yield return (key, value);
                }
            }
        }
    }

    /// <summary>Whether the project says where it is deployed. <c>none</c> is an answer too.</summary>
    public bool IsDeclared => Deployments != Deployments.Undeclared;

    public bool IsLawEnforcement => (Deployments & Deployments.LawEnforcement) != 0;

    public bool IsRealTimeSurveillance => (Deployments & Deployments.RealTimeSurveillance) != 0;

    /// <summary>Whether the project declares a deployment that clauses restrict: any but <c>none</c>.</summary>
    public bool IsRestrictedDeployment => IsLawEnforcement || IsRealTimeSurveillance;

    /// <summary>Whether the United States are declared, or no jurisdiction is: a missing tag must not lift a clause.</summary>
    public bool MayIncludeUnitedStates => Jurisdictions.IsEmpty || Jurisdictions.Any(Countries.BelongsToUnitedStates);
}
