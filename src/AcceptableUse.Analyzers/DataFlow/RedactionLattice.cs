using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// Whether media has passed a redactor on every way to where it is looked at. Facts say what may be; so where ways
/// meet of which one went through a redactor and another did not, an <see cref="MaybeUnredactedValue"/> keeps that in mind.
/// </summary>
internal static class RedactionLattice
{
    /// <summary>What a value is that was one thing in one state and is another in a second one.</summary>
    public static Value Join(FlowState leftState, Value left, FlowState rightState, Value right)
    {
        var joined = left.Union(right);
        return Differ(leftState, left, rightState, right) || Differ(rightState, right, leftState, left)
            ? joined.Add(MaybeUnredactedValue.Instance)
            : joined;
    }

    /// <summary>Whether a source fills an input with media that has passed no redactor, as far as it can be seen from here.</summary>
    public static bool IsPlain(ISymbol input, Value source) =>
        !source.Any<RedactedValue>()
        && !source.Any<EntryValue>()
        && !source.Any<InvocationResult>()
        && TypeCapacities.IsRaw(TypeCapacities.TypeOf(input));

    public static bool IsRedacted(FlowState state, Value value) => state.Reachable(value).Any<RedactedValue>();

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
            var isRedacted = RedactionLattice.IsRedacted(state, value);
            _isRedacted |= isRedacted;
            _isPlain |= !isRedacted;
        }
    }

    public readonly Value Settle(Value value) => _isRedacted && _isPlain ? value.Add(MaybeUnredactedValue.Instance) : value;
}
