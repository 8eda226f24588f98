using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Prompts;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Judges a call by the facts. Reading the table is reading the policy.</summary>
internal static class CodeOfConduct
{
    private static readonly ImmutableArray<Entry> Policy = ImmutableArray.Create(
        // By or for a US police department, any facial recognition, at any speed and from any camera. Consent lifts nothing here.
        new Entry(Rules.UsPolice,
            CapabilityMatrix.UsPolice,
            When: (facts, _) => facts.IsLawEnforcement && facts.MayIncludeUnitedStates,
            Deployment: facts => facts.Jurisdictions.IsEmpty ? "law enforcement (jurisdiction undeclared)" : "law enforcement",
            UsPoliceClause),

        // By law enforcement anywhere, on a camera that moves about among people.
        new Entry(Rules.MobileCamera,
            CapabilityMatrix.MobileCamera,
            When: (facts, call) => facts.IsLawEnforcement && MayFilmOnTheMove(facts, call),
            Deployment: facts => (facts.Cameras & Cameras.AnyMobile) == 0
                ? "law enforcement"
                : $"law enforcement (camera: {MobileCameras(facts)})",
            MobileCameraClause,
            LiftedBy: (facts, _) => facts.Cameras == Cameras.Fixed ? Lift.By(TagKey.Camera, "says that all cameras are fixed") : null),

        // By anyone, of people who did not consent.
        new Entry(Rules.Surveillance,
            CapabilityMatrix.Surveillance,
            When: (facts, _) => facts.IsRealTimeSurveillance,
            Deployment: _ => "real-time surveillance",
            _ => "ms-coc-surveillance-without-consent",
            LiftedBy: (facts, call) =>
                !call.ConsentChecks.IsEmpty ? new Lift("a consent check has succeeded on every path to the call", call.ConsentChecks)
                : facts.Consent is not null ? Lift.By(TagKey.Consent, "says where consent is documented")
                : null),

        // Identifying and verifying need an approval of the publisher. It is a condition of access, not a ban.
        new Entry(Rules.IdentifyOrVerify,
            CapabilityMatrix.IdentifyOrVerify,
            When: (facts, _) => facts.IsSingledOut,
            Deployment: AllDeployments,
            IdentifyOrVerifyClause,
            LiftedBy: (facts, _) => facts.LimitedAccess is null ? null : Lift.By(TagKey.LimitedAccess, "names the approval")),

        // Asking a model who somebody is. No approval covers that, wherever the deployment that singles people out.
        new Entry(Rules.IdentifyOrVerify,
            Capability.None,
            When: (facts, _) => facts.IsSingledOut,
            Deployment: AllDeployments,
            _ => "aoai-tn-no-face-identification",
            PromptTopics.Identification),

        // Police abroad showing pictures to a model, whatever it is asked. Police at home are AUP1001's.
        new Entry(Rules.IdentifyOrVerify,
            Capability.Generate,
            When: (facts, _) => facts.IsLawEnforcement && !facts.MayIncludeUnitedStates,
            Deployment: _ => "law enforcement",
            _ => "aoai-tn-no-face-identification"),

        // What a person feels. It binds every customer wherever the software is used, and no fact lifts it. The Face note, read in
        // full, advises against it; the ban stands in the code.
        new Entry(Rules.Emotion,
            CapabilityMatrix.Emotion,
            When: (_, _) => true,
            Deployment: _ => "",
            _ => "ms-coc-emotion-inference",
            PromptTopics.Emotion),

        // What a person is. As above. What the APIs can be asked for is gender, of which restriction 11 speaks and 10 does not.
        new Entry(Rules.SensitiveAttribute,
            CapabilityMatrix.SensitiveAttribute,
            When: (_, _) => true,
            Deployment: _ => "",
            _ => "ms-coc-sensitive-attribute-inference",
            PromptTopics.Attribute),

        // What a person thinks, believes or loves: restriction 10. Its parallel text leaves law enforcement out.
        new Entry(Rules.SensitiveAttribute,
            Capability.None,
            When: (facts, _) => !facts.IsLawEnforcement,
            Deployment: _ => "",
            _ => "ms-coc-biometric-categorisation",
            PromptTopics.Belief),

        // Filling a database of faces with whoever passes a camera on a wall.
        new Entry(Rules.FaceScraping,
            CapabilityMatrix.FaceScraping,
            When: (facts, call) => facts.IsSingledOut && IsSurveillanceFootage(facts, call),
            Deployment: AllDeployments,
            _ => "ms-coc-untargeted-face-scraping"));

    /// <summary>The rules that fire for the call, each once.</summary>
    public static ImmutableArray<Verdict> Match(DeploymentFacts facts, MediaCall call)
    {
        var verdicts = ImmutableArray.CreateBuilder<Verdict>();
        foreach (var entry in Policy)
        {
            if (entry.Applies(facts, call)
                && entry.LiftedBy?.Invoke(facts, call) is null
                && !verdicts.Any(verdict => verdict.Rule == entry.Rule))
            {
                verdicts.Add(entry.ToVerdict(facts, call));
            }
        }

        // Some clauses bind everybody; whether others are broken as well, the project has to say first.
        if (!facts.IsDeclared && (call.Capabilities & CapabilityMatrix.Any) != 0)
        {
            verdicts.Add(new Verdict(Rules.UndeclaredDeployment, Clause: null, Deployment: "", call.Capabilities & CapabilityMatrix.Any));
        }

        return verdicts.ToImmutable();
    }

    /// <summary>The rules that would fire for the call but for a fact that satisfies their clause.</summary>
    public static ImmutableArray<Satisfied> Explain(DeploymentFacts facts, MediaCall call)
    {
        var broken = Match(facts, call);
        var satisfied = ImmutableArray.CreateBuilder<Satisfied>();
        foreach (var entry in Policy)
        {
            if (entry.Applies(facts, call)
                && entry.LiftedBy?.Invoke(facts, call) is { } lift
                && !broken.Any(verdict => verdict.Rule == entry.Rule))
            {
                satisfied.Add(new Satisfied(entry.ToVerdict(facts, call), lift));
            }
        }

        return satisfied.ToImmutable();
    }

    /// <summary>A mobile camera by its tag, or a live one.</summary>
    private static bool MayFilmOnTheMove(DeploymentFacts facts, MediaCall call) =>
        (facts.Cameras & Cameras.AnyMobile) != 0 || call.Camera == CameraOrigin.Live;

    /// <summary>Live from a camera that stands in one place by its tag, or may: what the clause calls CCTV footage.</summary>
    private static bool IsSurveillanceFootage(DeploymentFacts facts, MediaCall call) =>
        call.Camera == CameraOrigin.Live && (facts.Cameras == Cameras.Unknown || (facts.Cameras & Cameras.Fixed) != 0);

    /// <summary>
    /// The Face note was read in full, so it speaks for the Face API. For a model the Azure OpenAI code of May 2024 is cited, whose
    /// words are known from the news (D): that the present code still has them was inferred (D/E). The vision API was never under
    /// the Azure OpenAI code, so the present code is all there is to cite for it.
    /// </summary>
    private static string UsPoliceClause(Capability capabilities) => ApiOf(capabilities) switch
    {
        Api.Face => "face-us-police",
        Api.Model => "aoai-coc-2024-05-us-police",
        _ => "ms-coc-us-police-facial-recognition",
    };

    /// <summary>The Face note for the Face API; for all else the code, whose words were read in parallel texts.</summary>
    private static string MobileCameraClause(Capability capabilities) =>
        ApiOf(capabilities) == Api.Face ? "face-le-realtime-mobile-camera" : "ms-coc-le-realtime-mobile-camera";

    /// <summary>The approval for the Face API has a page of its own, read in full.</summary>
    private static string IdentifyOrVerifyClause(Capability capabilities) =>
        ApiOf(capabilities) == Api.Face ? "face-limited-access" : "ms-coc-identify-or-verify";

    private static Api ApiOf(Capability capabilities) =>
        (capabilities & CapabilityMatrix.VisionOnly) != 0 ? Api.Vision
        : (capabilities & Capability.Generate) != 0 ? Api.Model
        : Api.Face;

    private static string MobileCameras(DeploymentFacts facts) => string.Join(
        ", ", TagVocabulary.Camera.Where(camera => (facts.Cameras & Cameras.AnyMobile & camera.Value) != 0).Select(camera => camera.Word));

    private static string AllDeployments(DeploymentFacts facts) =>
        !facts.IsRealTimeSurveillance ? "law enforcement"
        : !facts.IsLawEnforcement ? "real-time surveillance"
        : "law enforcement and real-time surveillance";

    private enum Api
    {
        Face,
        Vision,
        Model,
    }

    /// <summary>
    /// One line of the policy: the rule fires when the call can do one of the things, or its prompt asks for the topic, and the
    /// condition holds, unless a fact lifts it. The clause is named by its slug.
    /// </summary>
    private sealed record Entry(
        DiagnosticDescriptor Rule,
        Capability Capabilities,
        Func<DeploymentFacts, MediaCall, bool> When,
        Func<DeploymentFacts, string> Deployment,
        Func<Capability, string> ClauseFor,
        PromptTopics Topic = PromptTopics.None,
        Func<DeploymentFacts, MediaCall, Lift?>? LiftedBy = null)
    {
        public bool Applies(DeploymentFacts facts, MediaCall call) =>
            ((call.Capabilities & Capabilities) != 0 || AskIn(call) is not null) && When(facts, call);

        public Verdict ToVerdict(DeploymentFacts facts, MediaCall call)
        {
            var ask = AskIn(call);
            var capabilities = (call.Capabilities & Capabilities) | CapabilityMatrix.Asked(ask?.Topic ?? PromptTopics.None);
            return new(Rule, Clauses.Of(ClauseFor(call.Capabilities)), Deployment(facts), capabilities, ask);
        }

        private PromptAsk? AskIn(MediaCall call) => call.Asks.FirstOrDefault(ask => ask.Topic == Topic);
    }
}
