using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Decides what a call can do with the media, from the features it asks for.</summary>
internal sealed class CapabilityJudge
{
    private readonly SdkCatalog _catalog;
    private readonly SlotResolver _resolver;

    public CapabilityJudge(SdkCatalog catalog, SlotResolver resolver)
    {
        _catalog = catalog;
        _resolver = resolver;
    }

    /// <summary>The capabilities of a call; where the features cannot be decided, everything its member allows.</summary>
    public Capability Judge(SendCall call)
    {
        var door = call.Door;
        if (door.FeatureParameters.IsEmpty)
        {
            return door.Capabilities;
        }

        var asked = Capability.None;
        var isAsked = false;
        foreach (var parameter in door.FeatureParameters)
        {
            if (!call.Arguments.TryGetValue(parameter, out var argument) || argument.IsNull)
            {
                continue;
            }

            var resolution = _resolver.Resolve(argument.Value);
            if (!resolution.OpenSlots.IsEmpty || resolution.OfType<UnknownFact>().Any())
            {
                return door.Capabilities;
            }

            foreach (var feature in resolution.OfType<FeatureFact>())
            {
                asked |= feature.Capability;
                isAsked = true;
            }

            foreach (var text in resolution.OfType<TextFact>())
            {
                isAsked = true;
                asked |= _catalog.FeatureOf(text.Text);
            }
        }

        return isAsked ? asked : door.AbsentCapabilities;
    }
}
