using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>The rules as the compiler knows them.</summary>
internal static class Rules
{
    private const string Category = "AcceptableUse";

    // 0 the call, 1 what it does with which media, 2 with which service, 3 the deployment, 4 the statement of the clause, 5 the documents.
    private const string ClauseMessage = "'{0}' {1} {2} in a project deployed for {3}; {4} ({5})";

    // These clauses hold in every deployment, so their messages omit argument 3.
    private const string EmotionMessage = "'{0}' {1} {2} and asks what people feel; {4} ({5})";
    private const string SensitiveAttributeMessage = "'{0}' {1} {2} and asks for sensitive attributes of people; {4} ({5})";

    public static readonly DiagnosticDescriptor UsPolice = new(
        RuleIds.UsPolice,
        "Facial recognition by or for a US police department",
        ClauseMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-us-police-facial-recognition"),
        LinkOf("ms-coc-us-police-facial-recognition"));

    public static readonly DiagnosticDescriptor MobileCamera = new(
        RuleIds.MobileCamera,
        "Real-time facial recognition on mobile cameras by law enforcement",
        ClauseMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-le-realtime-mobile-camera"),
        LinkOf("ms-coc-le-realtime-mobile-camera"));

    public static readonly DiagnosticDescriptor Surveillance = new(
        RuleIds.Surveillance,
        "Surveillance, real-time identification or persistent tracking without valid consent",
        ClauseMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-surveillance-without-consent"),
        LinkOf("ms-coc-surveillance-without-consent"));

    public static readonly DiagnosticDescriptor IdentifyOrVerify = new(
        RuleIds.IdentifyOrVerify,
        "Identifying or verifying people by their faces",
        ClauseMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-identify-or-verify"),
        LinkOf("ms-coc-identify-or-verify"));

    public static readonly DiagnosticDescriptor Emotion = new(
        RuleIds.Emotion,
        "Inferring people's emotional states",
        EmotionMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-emotion-inference"),
        LinkOf("ms-coc-emotion-inference"));

    public static readonly DiagnosticDescriptor SensitiveAttribute = new(
        RuleIds.SensitiveAttribute,
        "Inferring people's sensitive attributes",
        SensitiveAttributeMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-sensitive-attribute-inference"),
        LinkOf("ms-coc-sensitive-attribute-inference"));

    public static readonly DiagnosticDescriptor FaceScraping = new(
        RuleIds.FaceScraping,
        "Building a face database by untargeted scraping",
        ClauseMessage,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Describe("ms-coc-untargeted-face-scraping"),
        LinkOf("ms-coc-untargeted-face-scraping"));

    public static readonly DiagnosticDescriptor UndeclaredDeployment = new(
        RuleIds.UndeclaredDeployment,
        "The project does not say where it is deployed",
        "'{0}' {1} {2}, but the project does not say where it is deployed; set AcceptableUseDeployment to law-enforcement, real-time-surveillance or none",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Whether the code of conduct forbids the call depends on where the software is deployed, and the code cannot show that.",
        RulePage.Link(RuleIds.UndeclaredDeployment));

    public static readonly DiagnosticDescriptor UnreadableTag = new(
        RuleIds.UnreadableTag,
        "A tag is invalid or contradicts another tag",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "An invalid tag declares nothing, so the clauses that depend on it would not be checked.",
        RulePage.Link(RuleIds.UnreadableTag));

    /// <summary>Argument 0: the rule that is suppressed; 1: what is to be done.</summary>
    public static readonly DiagnosticDescriptor UnjustifiedSuppression = new(
        RuleIds.UnjustifiedSuppression,
        "A clause rule is suppressed without a justification",
        "{0} is suppressed without a justification; {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Nobody can review an exception that gives no reason.",
        RulePage.Link(RuleIds.UnjustifiedSuppression));

    /// <summary>Argument 0: the problem.</summary>
    public static readonly DiagnosticDescriptor UnreadableCatalog = new(
        RuleIds.UnreadableCatalog,
        "A catalog line or attribute is invalid",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An invalid line or attribute declares nothing, so calls to the member it describes would not be checked.",
        RulePage.Link(RuleIds.UnreadableCatalog));

    /// <summary>Argument 0: the rule that is suppressed; 1: by what. Not configurable: otherwise what it refuses could hide it.</summary>
    public static readonly DiagnosticDescriptor RefusedSuppression = new(
        RuleIds.RefusedSuppression,
        "A strict project does not allow this suppression",
        "{0} is suppressed here by {1}; AcceptableUseStrict accepts only a [SuppressMessage] attribute with a justification",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A pragma, a severity setting or NoWarn gives no reason, so nobody can review the exception.",
        RulePage.Link(RuleIds.RefusedSuppression),
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>0 the assembly, 1 why it was not judged.</summary>
    public static readonly DiagnosticDescriptor UncheckedReference = new(
        RuleIds.UncheckedReference,
        "A referenced assembly was not judged by the tags of this project",
        "The assembly '{0}' {1}, or list it as reviewed: [assembly: AssemblyMetadata(\"AcceptableUse.Reviewed\", \"{0}: reason\")]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The code that sends media can stand in a library that these tags do not reach. Silence about it would look like a pass.",
        RulePage.Link(RuleIds.UncheckedReference));

    /// <summary>Argument 0: the member that builds the media.</summary>
    public static readonly DiagnosticDescriptor UnseenDestination = new(
        RuleIds.UnseenDestination,
        "Media is built for a model call, but its destination is unknown",
        "'{0}' builds media for a model call, but its destination is outside the analysed code, so no clause was checked",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The media leaves the analysed code before it reaches a call. No warning here does not mean that no clause is broken.",
        RulePage.Link(RuleIds.UnseenDestination));

    /// <summary>Argument 0: the method.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        RuleIds.TooLarge,
        "A method is too large to analyse completely",
        "'{0}' is too large to analyse completely; calls in it that send media may not have been checked",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The analysis stops at a limit so that no method can hold up a build. Without this warning, the unchecked part would look like a pass.",
        RulePage.Link(RuleIds.TooLarge));

    /// <summary>0 the call, 1 the media, 2 the service, 3 the rule of the clause, 4 why it is satisfied.</summary>
    public static readonly DiagnosticDescriptor SatisfiedClause = new(
        RuleIds.SatisfiedClause,
        "A clause that could apply to a call is satisfied",
        "'{0}' {1} {2}; {3} is not reported, because {4}",
        Category,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        "When AcceptableUseExplain is true, this names the fact that satisfies a clause.",
        RulePage.Link(RuleIds.SatisfiedClause));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(
            UsPolice, MobileCamera, Surveillance, IdentifyOrVerify, Emotion, SensitiveAttribute, FaceScraping,
            UndeclaredDeployment, UnreadableTag, UnjustifiedSuppression, UnreadableCatalog, RefusedSuppression, UncheckedReference,
            UnseenDestination, TooLarge, SatisfiedClause);

    /// <summary>The clause of the code of conduct that a rule is about: its link opens it, and its messages cite it.</summary>
    public static Clause ClauseOf(DiagnosticDescriptor rule) => Clauses.All.First(clause => clause.Link == rule.HelpLinkUri);

    private static string Describe(string slug)
    {
        var clause = Clauses.Of(slug);
        return $"\"{clause.Quote}\" {clause.Document}, {clause.Version}, checked {clause.DateChecked}.";
    }

    private static string LinkOf(string slug) => Clauses.Of(slug).Link;
}
