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
        payload.OfType<RedactedFact>().Any()
        && !payload.OfType<UnredactedFact>().Any()
        && !payload.OfType<FrameFact>().Any()
        && !payload.OpenSlots.Any(slot => HoldingTypes.IsRaw(HoldingTypes.TypeOf(slot)));

    /// <summary>Whether a call whose door takes media as it is sends redacted media only.</summary>
    public static bool Covers(SendCall send, SlotResolver resolver)
    {
        if (!resolver.CanUse(SdkRole.Redact))
        {
            return false;
        }

        var isRedacted = send.Door.ReceiverCarries && Covers(resolver.Resolve(HoldingTypes.Squeeze(send.Receiver)));
        foreach (var parameter in send.Target.Parameters)
        {
            if (!send.Arguments.TryGetValue(parameter.Name, out var argument)
                || (!send.Door.ContentParameters.IsEmpty && !send.Door.ContentParameters.Contains(parameter.Name))
                || send.Door.FeatureParameters.Contains(parameter.Name))
            {
                continue;
            }

            var payload = resolver.Resolve(HoldingTypes.Squeeze(argument.Value));
            if (Covers(payload))
            {
                isRedacted = true;
            }
            else if ((HoldingTypes.IsRaw(parameter.Type) && !argument.IsNull) || payload.OfType<RedactedFact>().Any() || payload.OfType<FrameFact>().Any())
            {
                return false;
            }
        }

        return isRedacted;
    }
}
