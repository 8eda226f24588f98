using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Prompts;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Judges a call by the facts. The table is the policy.</summary>
internal static class CodeOfConduct
{
    private static readonly ImmutableArray<Entry> Policy = ImmutableArray.Create(
        // Any facial recognition by or for a US police department, at any speed and from any camera. Consent does not lift it.
        new Entry(Rules.UsPolice,
            CapabilityMatrix.UsPolice,
            When: (facts, _) => facts.IsLawEnforcement && facts.MayIncludeUnitedStates,
            Deployment: facts => facts.Jurisdictions.IsEmpty ? "law enforcement (jurisdiction undeclared)" : "law enforcement",
            UsPoliceClause),

        // By law enforcement anywhere, on a camera that moves among people.
        new Entry(Rules.MobileCamera,
            CapabilityMatrix.MobileCamera,
            When: (facts, call) => facts.IsLawEnforcement && MayFilmOnTheMove(facts, call),
            Deployment: facts => (facts.Cameras & Cameras.AnyMobile) == 0
                ? "law enforcement"
                : $"law enforcement (camera: {MobileCameras(facts)})",
            _ => "ms-coc-le-realtime-mobile-camera",
            NoteFor: service => service == AiService.Face ? "face-le-realtime-mobile-camera" : null,
            ExemptedBy: (facts, _) => facts.Cameras == Cameras.Fixed ? Exemption.By(TagKey.Camera, "says that all cameras are fixed") : null),

        // By anyone, of people who have not consented. A prompt that asks to follow somebody asks for the persistent tracking of the clause.
        new Entry(Rules.Surveillance,
            CapabilityMatrix.Surveillance,
            When: (facts, _) => facts.IsRealTimeSurveillance,
            Deployment: _ => "real-time surveillance",
            _ => "ms-coc-surveillance-without-consent",
            PromptTopics.Tracking,
            NoteFor: service => service switch
            {
                AiService.Face => "face-avoid-surveillance-and-tracking",
                AiService.ContentUnderstanding => "cu-avoid-tracking",
                _ => null,
            },
            ExemptedBy: (facts, call) =>
                !call.ConsentChecks.IsEmpty ? new Exemption("a consent check has succeeded on every path to the call", call.ConsentChecks)
                : facts.Consent is not null ? Exemption.By(TagKey.Consent, "says where consent is documented")
                : null),

        // Identifying and verifying need the publisher's approval. It is a condition of access, not a ban.
        new Entry(Rules.IdentifyOrVerify,
            CapabilityMatrix.IdentifyOrVerify,
            When: (facts, _) => facts.IsRestrictedDeployment,
            Deployment: AllDeployments,
            IdentifyOrVerifyClause,
            ExemptedBy: (facts, _) => facts.LimitedAccess is null ? null : Exemption.By(TagKey.LimitedAccess, "names the approval")),

        // Asking a model who somebody is. No approval covers that in any restricted deployment.
        new Entry(Rules.IdentifyOrVerify,
            Capability.None,
            When: (facts, _) => facts.IsRestrictedDeployment,
            Deployment: AllDeployments,
            service => service == AiService.ContentUnderstanding ? "cu-not-biometric-identification" : "aoai-tn-no-face-identification",
            PromptTopics.Identification),

        // Asking a model to follow a person, or to find the same one again. In a project for surveillance that is AUP1003, which consent
        // lifts; restriction 16, on unlawful tracking, was not read and is not cited.
        new Entry(Rules.IdentifyOrVerify,
            Capability.None,
            When: (facts, _) => facts.IsLawEnforcement,
            Deployment: AllDeployments,
            service => service == AiService.ContentUnderstanding ? "cu-avoid-tracking" : "aoai-tn-no-face-identification",
            PromptTopics.Tracking),

        // Police outside the US sending images to a model, whatever the prompt. AUP1001 covers US police.
        new Entry(Rules.IdentifyOrVerify,
            Capability.Generate,
            When: (facts, _) => facts.IsLawEnforcement && !facts.MayIncludeUnitedStates,
            Deployment: _ => "law enforcement",
            _ => "aoai-tn-no-face-identification"),

        // What a person feels. The clause binds every customer in every deployment, and no fact lifts it. The Face note, read in
        // full, advises against it; the code of conduct bans it.
        new Entry(Rules.Emotion,
            CapabilityMatrix.Emotion,
            When: (_, _) => true,
            Deployment: _ => "",
            _ => "ms-coc-emotion-inference",
            PromptTopics.Emotion,
            NoteFor: FaceAdvice),

        // What a person is. As above. The APIs can be asked for gender, which restriction 11 names and 10 does not.
        new Entry(Rules.SensitiveAttribute,
            CapabilityMatrix.SensitiveAttribute,
            When: (_, _) => true,
            Deployment: _ => "",
            _ => "ms-coc-sensitive-attribute-inference",
            PromptTopics.Attribute,
            NoteFor: FaceAdvice),

        // What a person thinks, believes or loves: restriction 10. Its parallel text excludes law enforcement.
        new Entry(Rules.SensitiveAttribute,
            Capability.None,
            When: (facts, _) => !facts.IsLawEnforcement,
            Deployment: _ => "",
            _ => "ms-coc-biometric-categorisation",
            PromptTopics.Belief),

        // Filling a face database with whoever passes a fixed camera.
        new Entry(Rules.FaceScraping,
            CapabilityMatrix.FaceScraping,
            When: (facts, call) => facts.IsRestrictedDeployment && IsSurveillanceFootage(facts, call),
            Deployment: AllDeployments,
            _ => "ms-coc-untargeted-face-scraping"));

    /// <summary>The rules that fire for the call, each once.</summary>
    public static ImmutableArray<Verdict> Match(DeploymentFacts facts, MediaCall call)
    {
        var verdicts = ImmutableArray.CreateBuilder<Verdict>();
        if (call.IsWithoutHint && !facts.IsDeclared)
        {
            return verdicts.ToImmutable();
        }

        foreach (var entry in Policy)
        {
            if (entry.Applies(facts, call)
                && entry.ExemptedBy?.Invoke(facts, call) is null
                && !verdicts.Any(verdict => verdict.Rule == entry.Rule))
            {
                verdicts.Add(entry.ToVerdict(facts, call));
            }
        }

        // Some clauses bind everybody; the others depend on what the project has not declared.
        if (!facts.IsDeclared && (call.Capabilities & CapabilityMatrix.Any) != 0)
        {
            verdicts.Add(new Verdict(Rules.UndeclaredDeployment, facts, Deployment: "", call.Capabilities & CapabilityMatrix.Any));
        }

        return verdicts.ToImmutable();
    }

    /// <summary>The rules that would fire for the call if no fact satisfied their clause.</summary>
    public static ImmutableArray<SatisfiedClause> Explain(DeploymentFacts facts, MediaCall call)
    {
        var broken = Match(facts, call);
        var satisfied = ImmutableArray.CreateBuilder<SatisfiedClause>();
        foreach (var entry in Policy)
        {
            if (entry.Applies(facts, call)
                && entry.ExemptedBy?.Invoke(facts, call) is { } exemption
                && !broken.Any(verdict => verdict.Rule == entry.Rule))
            {
                satisfied.Add(new SatisfiedClause(entry.ToVerdict(facts, call), exemption));
            }
        }

        return satisfied.ToImmutable();
    }

    /// <summary>Whether the camera is mobile by its tag, or live.</summary>
    private static bool MayFilmOnTheMove(DeploymentFacts facts, MediaCall call) =>
        (facts.Cameras & Cameras.AnyMobile) != 0 || call.Camera == CameraOrigin.Live;

    /// <summary>Whether the media comes live from a camera that is fixed by its tag, or may be: CCTV footage, in the words of the clause.</summary>
    private static bool IsSurveillanceFootage(DeploymentFacts facts, MediaCall call) =>
        call.Camera == CameraOrigin.Live && (facts.Cameras == Cameras.Unknown || (facts.Cameras & Cameras.Fixed) != 0);

    /// <summary>
    /// A model is a matter of the code alone, whose words are known from the news (D). The notes were read in full (A): that of the Face API
    /// covers all of it, and every facial recognition feature of another Azure service; Content Understanding has its own.
    /// </summary>
    private static string UsPoliceClause(AiService service) => service switch
    {
        AiService.Model => "ms-coc-us-police-facial-recognition",
        AiService.Face => "face-us-police",
        AiService.ContentUnderstanding => "cu-us-police",
        _ => "azure-us-police-facial-features",
    };

    /// <summary>The approval for each service has its own page, read in full.</summary>
    private static string IdentifyOrVerifyClause(AiService service) => service switch
    {
        AiService.Face => "face-limited-access",
        AiService.Celebrities => "vision-celebrity-limited-access",
        AiService.ContentUnderstanding => "cu-face-capabilities-limited-access",
        _ => "ms-coc-identify-or-verify",
    };

    /// <summary>The Face note advises against both inferences; the code bans them.</summary>
    private static string? FaceAdvice(AiService service) => service == AiService.Face ? "face-avoid-emotion-gender-age" : null;

    private static string MobileCameras(DeploymentFacts facts) => string.Join(
        ", ", TagVocabulary.Camera.Where(camera => (facts.Cameras & Cameras.AnyMobile & camera.Value) != 0).Select(camera => camera.Word));

    private static string AllDeployments(DeploymentFacts facts) =>
        !facts.IsRealTimeSurveillance ? "law enforcement"
        : !facts.IsLawEnforcement ? "real-time surveillance"
        : "law enforcement and real-time surveillance";

    /// <summary>
    /// One line of the policy. The rule fires when the call has one of the capabilities, or its prompt asks for the topic, and the
    /// condition holds, unless there is an exemption. Clauses are named by their slugs: the one that fits the service best, and for some
    /// services a note that says the same.
    /// </summary>
    private sealed record Entry(
        DiagnosticDescriptor Rule,
        Capability Capabilities,
        Func<DeploymentFacts, MediaCall, bool> When,
        Func<DeploymentFacts, string> Deployment,
        Func<AiService, string> ClauseFor,
        PromptTopics Topic = PromptTopics.None,
        Func<AiService, string?>? NoteFor = null,
        Func<DeploymentFacts, MediaCall, Exemption?>? ExemptedBy = null)
    {
        public bool Applies(DeploymentFacts facts, MediaCall call) =>
            ((call.Capabilities & Capabilities) != 0 || AskIn(call) is not null) && When(facts, call);

        public Verdict ToVerdict(DeploymentFacts facts, MediaCall call)
        {
            var ask = AskIn(call);
            var capabilities = (call.Capabilities & Capabilities) | CapabilityMatrix.Asked(ask?.Topic ?? PromptTopics.None);
            var service = AiServices.Of(call);
            return new(Rule, facts, Deployment(facts), capabilities, ask)
            {
                Clause = Clauses.Of(ClauseFor(service)),
                Note = NoteFor?.Invoke(service) is { } note ? Clauses.Of(note) : null,
            };
        }

        private PromptAsk? AskIn(MediaCall call) => call.Asks.FirstOrDefault(ask => ask.Topic == Topic);
    }
}
