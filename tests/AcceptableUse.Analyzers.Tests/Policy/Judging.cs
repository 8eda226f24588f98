using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>Builds facts and calls from the words of the tags and the catalog, so that a test reads like a sentence.</summary>
internal static class Judging
{
    /// <summary>The facts that these tags declare; an empty word leaves the tag unset.</summary>
    public static DeploymentFacts Facts(
        string deployment, string jurisdiction = "", string camera = "", string consent = "", string limitedAccess = "")
    {
        var builder = new DeploymentFactsBuilder();
        Add(TagKey.Deployment, deployment);
        Add(TagKey.Jurisdiction, jurisdiction);
        Add(TagKey.Camera, camera);
        Add(TagKey.Consent, consent);
        Add(TagKey.LimitedAccess, limitedAccess);
        Xunit.Assert.Empty(builder.ToProblems());
        return builder.ToFacts();

        void Add(TagKey key, string value)
        {
            if (value.Length > 0)
            {
                builder.Add(new Tag(key, TagSource.Property, value));
            }
        }
    }

    /// <summary>A call with these capabilities, separated by blanks.</summary>
    public static MediaCall Call(
        string capabilities,
        bool live = false,
        MediaKinds media = MediaKinds.Image,
        ServiceOrigin service = ServiceOrigin.Azure,
        bool checksConsent = false) => new()
    {
        Api = "ChatClient.CompleteChatAsync",
        Media = media,
        Capabilities = capabilities.Split(' ').Aggregate(Capability.None, (all, word) => all | Known(word)),
        Service = service,
        Camera = live ? CameraOrigin.Live : CameraOrigin.Unknown,
        Location = Location.None,
        ConsentChecks = checksConsent ? [Location.None] : [],
    };

    /// <summary>The rules that fire, in order.</summary>
    public static string[] Rules(DeploymentFacts facts, MediaCall call) =>
        [.. CodeOfConduct.Match(facts, call).Select(verdict => verdict.Rule.Id).Order(StringComparer.Ordinal)];

    private static Capability Known(string word)
    {
        var capability = CapabilityWords.Parse(word);
        Xunit.Assert.NotEqual(Capability.None, capability);
        return capability;
    }
}
