using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>The identifiers of the rules. 1xxx: clauses; 2xxx: declarations; 3xxx: the analysis itself.</summary>
internal static class RuleIds
{
    public const string UsPolice = "AUP1001";
    public const string MobileCamera = "AUP1002";
    public const string Surveillance = "AUP1003";
    public const string IdentifyOrVerify = "AUP1004";
    public const string Emotion = "AUP1005";
    public const string SensitiveAttribute = "AUP1006";
    public const string FaceScraping = "AUP1007";
    public const string UndeclaredDeployment = "AUP2001";
    public const string UnreadableTag = "AUP2002";
    public const string UnjustifiedSuppression = "AUP2003";
    public const string UnreadableCatalog = "AUP2004";
    public const string RefusedSuppression = "AUP2005";
    public const string UncheckedReference = "AUP2006";
    public const string UnseenDestination = "AUP3001";
    public const string TooLarge = "AUP3002";
    public const string SatisfiedClause = "AUP3003";

    /// <summary>The clause rules.</summary>
    public static readonly ImmutableArray<string> Clauses = ImmutableArray.Create(
        UsPolice, MobileCamera, Surveillance, IdentifyOrVerify, Emotion, SensitiveAttribute, FaceScraping);
}
