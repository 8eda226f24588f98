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
    public static bool Covers(SinkCall send, InputResolver resolver)
    {
        if (!resolver.CanUse(ApiRole.Redact))
        {
            return false;
        }

        var isRedacted = send.Sink.ReceiverCarries && Covers(resolver.Resolve(send.Receiver.PayloadAlone));
        foreach (var parameter in send.Target.Parameters)
        {
            if (!send.Arguments.TryGetValue(parameter.Name, out var argument)
                || (!send.Sink.ContentParameters.IsEmpty && !send.Sink.ContentParameters.Contains(parameter.Name))
                || send.Sink.FeatureParameters.Contains(parameter.Name))
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
