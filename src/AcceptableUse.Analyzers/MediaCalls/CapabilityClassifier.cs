using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Decides what a call can do with the media, from the features it asks for.</summary>
internal sealed class CapabilityClassifier
{
    private readonly ApiModels _catalog;
    private readonly InputResolver _resolver;

    public CapabilityClassifier(ApiModels catalog, InputResolver resolver)
    {
        _catalog = catalog;
        _resolver = resolver;
    }

    /// <summary>The capabilities of a call; where the features cannot be decided, everything its member allows.</summary>
    public Capability Classify(SinkCall call)
    {
        var sink = call.Sink;
        if (sink.FeatureParameters.IsEmpty)
        {
            return sink.Capabilities;
        }

        var asked = Capability.None;
        var isAsked = false;
        foreach (var parameter in sink.FeatureParameters)
        {
            if (!call.Arguments.TryGetValue(parameter, out var argument) || argument.IsNull)
            {
                continue;
            }

            var resolution = _resolver.Resolve(argument.Value);
            if (!resolution.Unresolved.IsEmpty || resolution.OfType<UnknownValue>().Any())
            {
                isAsked = true;
                asked |= sink.FeatureCapabilities.TryGetValue(parameter, out var strongest) ? strongest : sink.Capabilities;
            }

            foreach (var feature in resolution.OfType<FeatureValue>())
            {
                asked |= feature.Capability;
                isAsked = true;
            }

            foreach (var text in resolution.OfType<TextValue>())
            {
                isAsked = true;
                asked |= _catalog.FeatureOf(text.Text);
            }
        }

        return isAsked ? asked : sink.AbsentCapabilities;
    }
}
