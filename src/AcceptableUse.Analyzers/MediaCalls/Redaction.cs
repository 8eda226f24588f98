using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Whether the media of a call has passed a redactor on every path to it.</summary>
internal static class Redaction
{
    /// <summary>Whether everything that a payload can be has passed a redactor.</summary>
    public static bool Covers(ResolvedInputs payload) =>
        payload.OfType<RedactedValue>().Any()
        && !payload.OfType<MaybeUnredactedValue>().Any()
        && !payload.OfType<FrameValue>().Any()
        && !payload.Unresolved.Any(input => TypeCapacities.IsRaw(TypeCapacities.TypeOf(input)));

    /// <summary>Whether a call whose sink takes media as it is sends redacted media only.</summary>
    public static bool Covers(SinkCall sinkCall, InputResolver resolver)
    {
        if (!resolver.CanUse(ApiRole.Redact))
        {
            return false;
        }

        var isRedacted = sinkCall.Sink.ReceiverCarries && Covers(resolver.Resolve(sinkCall.Receiver.PayloadAlone));
        foreach (var parameter in sinkCall.Target.Parameters)
        {
            if (!sinkCall.Arguments.TryGetValue(parameter.Name, out var argument)
                || (!sinkCall.Sink.ContentParameters.IsEmpty && !sinkCall.Sink.ContentParameters.Contains(parameter.Name))
                || sinkCall.Sink.FeatureParameters.Contains(parameter.Name))
            {
                continue;
            }

            var payload = resolver.Resolve(argument.Value.PayloadAlone);
            if (Covers(payload))
            {
                isRedacted = true;
            }
            else if ((TypeCapacities.IsRaw(parameter.Type) && !argument.IsNull)
                || payload.OfType<RedactedValue>().Any()
                || payload.OfType<FrameValue>().Any())
            {
                return false;
            }
        }

        return isRedacted;
    }
}
