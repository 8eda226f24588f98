using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// What the result of an expression says of consent: which checks have succeeded if it is true, false, null or another
/// value. Null where it says nothing, <see cref="DominatingChecks.Unreachable"/> for a result that cannot occur.
/// </summary>
internal sealed record Outcome
{
    public static readonly Outcome Unknown = new();

    public static readonly Outcome True = OfBoolean(null, DominatingChecks.Unreachable);

    public static readonly Outcome False = OfBoolean(DominatingChecks.Unreachable, null);

    public static readonly Outcome Null = new() { WhenTrue = DominatingChecks.Unreachable, WhenFalse = DominatingChecks.Unreachable, WhenOther = DominatingChecks.Unreachable };

    public DominatingChecks? WhenTrue { get; init; }

    public DominatingChecks? WhenFalse { get; init; }

    public DominatingChecks? WhenNull { get; init; }

    /// <summary>If it is neither null nor a bool.</summary>
    public DominatingChecks? WhenOther { get; init; }

    public DominatingChecks? WhenNotNull => DominatingChecks.Join(WhenTrue, DominatingChecks.Join(WhenFalse, WhenOther));

    /// <summary>The expression is a task; all of the above is about its result.</summary>
    public bool IsPending { get; init; }

    /// <summary>Once a task has completed.</summary>
    public DominatingChecks? WhenCompleted { get; init; }

    /// <summary>Once a sequence has yielded an element.</summary>
    public DominatingChecks? WhenYielded { get; init; }

    public static Outcome OfBoolean(DominatingChecks? whenTrue, DominatingChecks? whenFalse) =>
        new() { WhenTrue = whenTrue, WhenFalse = whenFalse, WhenNull = DominatingChecks.Unreachable, WhenOther = DominatingChecks.Unreachable };

    /// <summary>The outcome of a test for null.</summary>
    public Outcome IsNull() => IsPending ? Unknown : OfBoolean(WhenNull, WhenNotNull);

    /// <summary>The outcome of a comparison with a bool.</summary>
    public Outcome Is(bool value) => IsPending ? Unknown
        : value ? OfBoolean(WhenTrue, DominatingChecks.Join(WhenFalse, DominatingChecks.Join(WhenNull, WhenOther)))
        : OfBoolean(WhenFalse, DominatingChecks.Join(WhenTrue, DominatingChecks.Join(WhenNull, WhenOther)));

    public Outcome Not() => this with { WhenTrue = WhenFalse, WhenFalse = WhenTrue };

    public Outcome And(Outcome other) => OfBoolean(WhenTrue ?? other.WhenTrue, DominatingChecks.Join(WhenFalse, other.WhenFalse));

    public Outcome Or(Outcome other) => OfBoolean(DominatingChecks.Join(WhenTrue, other.WhenTrue), WhenFalse ?? other.WhenFalse);

    /// <summary>What holds on two paths with different values.</summary>
    public Outcome Join(Outcome other) =>
        Equals(other) ? this
        : IsPending != other.IsPending ? Unknown
        : Each(part => DominatingChecks.Join(part(this), part(other)));

    /// <summary>The same outcome where checks have succeeded already, whatever the value.</summary>
    public Outcome Assume(DominatingChecks? known) => known is null ? this : Each(part => part(this) ?? known);

    /// <summary>The same outcome as a caller sees it.</summary>
    public Outcome CalledAt(SyntaxNode call) => Each(part => part(this)?.CalledAt(call));

    private Outcome Each(Func<Func<Outcome, DominatingChecks?>, DominatingChecks?> make) => new()
    {
        WhenTrue = make(outcome => outcome.WhenTrue),
        WhenFalse = make(outcome => outcome.WhenFalse),
        WhenNull = make(outcome => outcome.WhenNull),
        WhenOther = make(outcome => outcome.WhenOther),
        WhenCompleted = make(outcome => outcome.WhenCompleted),
        WhenYielded = make(outcome => outcome.WhenYielded),
        IsPending = IsPending,
    };
}
