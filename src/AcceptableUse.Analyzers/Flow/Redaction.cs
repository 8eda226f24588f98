using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// Whether media has passed a redactor on every way to where it is looked at. Facts say what may be; so where ways
/// meet of which one went through a redactor and another did not, an <see cref="UnredactedFact"/> keeps that in mind.
/// </summary>
internal static class Redaction
{
    /// <summary>Whether everything that a payload can be has passed a redactor.</summary>
    public static bool Covers(Resolution payload) =>
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

    /// <summary>What a value is that was one thing in one state and is another in a second one.</summary>
    public static Value Join(FlowState leftState, Value left, FlowState rightState, Value right)
    {
        var joined = left.Union(right);
        return Differ(leftState, left, rightState, right) || Differ(rightState, right, leftState, left) ? joined.Add(UnredactedFact.Instance) : joined;
    }

    /// <summary>Whether a source fills a slot with media that has passed no redactor, as far as it can be seen from here.</summary>
    public static bool IsPlain(ISymbol slot, Value source) =>
        !source.Any<RedactedFact>() && !source.Any<SlotFact>() && !source.Any<ResultFact>() && HoldingTypes.IsRaw(HoldingTypes.TypeOf(slot));

    public static bool IsRedacted(FlowState state, Value value) => state.Close(value).Any<RedactedFact>();

    /// <summary>Whether something redacted is on the left alone, and something else on the right. Of the same object the heap tells.</summary>
    private static bool Differ(FlowState leftState, Value left, FlowState rightState, Value right) =>
        left.Where(fact => !right.Contains(fact)) is { IsEmpty: false } onlyLeft
        && IsRedacted(leftState, onlyLeft)
        && right.Where(fact => !IsRedacted(rightState, Value.Of(fact))) is { IsEmpty: false };
}

/// <summary>Whether all ways that lead to one value agree about redaction.</summary>
internal struct RedactionVote
{
    private bool _isRedacted;
    private bool _isPlain;

    public void Add(FlowState state, Value value)
    {
        if (!value.IsEmpty)
        {
            var isRedacted = Redaction.IsRedacted(state, value);
            _isRedacted |= isRedacted;
            _isPlain |= !isRedacted;
        }
    }

    public readonly Value Settle(Value value) => _isRedacted && _isPlain ? value.Add(UnredactedFact.Instance) : value;
}
