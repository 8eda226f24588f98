using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// What the outcome of an expression says of consent: which checks have succeeded if it is true, false, null or another
/// value. Null where it says nothing, <see cref="DominatingChecks.Unreachable"/> where it cannot come out so.
/// </summary>
internal sealed record Condition
{
    public static readonly Condition Unknown = new();

    public static readonly Condition True = OfBoolean(null, DominatingChecks.Unreachable);

    public static readonly Condition False = OfBoolean(DominatingChecks.Unreachable, null);

    public static readonly Condition Null = new()
    {
        WhenTrue = DominatingChecks.Unreachable,
        WhenFalse = DominatingChecks.Unreachable,
        WhenOther = DominatingChecks.Unreachable
    };

    public DominatingChecks? WhenTrue { get; init; }

    public DominatingChecks? WhenFalse { get; init; }

    public DominatingChecks? WhenNull { get; init; }

    /// <summary>Neither null nor a truth value.</summary>
    public DominatingChecks? WhenOther { get; init; }

    public DominatingChecks? WhenNotNull => DominatingChecks.Join(WhenTrue, DominatingChecks.Join(WhenFalse, WhenOther));

    /// <summary>A task: all of the above is about what it yields.</summary>
    public bool IsPending { get; init; }

    /// <summary>What is known once a task has run to its end.</summary>
    public DominatingChecks? WhenCompleted { get; init; }

    /// <summary>What is known once a sequence has yielded an element.</summary>
    public DominatingChecks? WhenYielded { get; init; }

    public static Condition OfBoolean(DominatingChecks? whenTrue, DominatingChecks? whenFalse) => new()
    {
        WhenTrue = whenTrue,
        WhenFalse = whenFalse,
        WhenNull = DominatingChecks.Unreachable,
        WhenOther = DominatingChecks.Unreachable
    };

    /// <summary>The outcome of a test for null.</summary>
    public Condition IsNull() => IsPending ? Unknown : OfBoolean(WhenNull, WhenNotNull);

    /// <summary>The outcome of a comparison with a truth value.</summary>
    public Condition Is(bool value) => IsPending ? Unknown
        : value ? OfBoolean(WhenTrue, DominatingChecks.Join(WhenFalse, DominatingChecks.Join(WhenNull, WhenOther)))
        : OfBoolean(WhenFalse, DominatingChecks.Join(WhenTrue, DominatingChecks.Join(WhenNull, WhenOther)));

    public Condition Not() => this with { WhenTrue = WhenFalse, WhenFalse = WhenTrue };

    public Condition And(Condition other) => OfBoolean(WhenTrue ?? other.WhenTrue, DominatingChecks.Join(WhenFalse, other.WhenFalse));

    public Condition Or(Condition other) => OfBoolean(DominatingChecks.Join(WhenTrue, other.WhenTrue), WhenFalse ?? other.WhenFalse);

    /// <summary>What holds of a value that is one thing on one way and another on a second one.</summary>
    public Condition Join(Condition other) =>
        Equals(other) ? this
        : IsPending != other.IsPending ? Unknown
        : Each(part => DominatingChecks.Join(part(this), part(other)));

    /// <summary>The same outcomes where something is known already, whatever the value.</summary>
    public Condition KnowingAlso(DominatingChecks? known) => known is null ? this : Each(part => part(this) ?? known);

    /// <summary>The same outcomes as a caller sees them.</summary>
    public Condition CalledAt(SyntaxNode call) => Each(part => part(this)?.CalledAt(call));

    private Condition Each(Func<Func<Condition, DominatingChecks?>, DominatingChecks?> make) => new()
    {
        WhenTrue = make(condition => condition.WhenTrue),
        WhenFalse = make(condition => condition.WhenFalse),
        WhenNull = make(condition => condition.WhenNull),
        WhenOther = make(condition => condition.WhenOther),
        WhenCompleted = make(condition => condition.WhenCompleted),
        WhenYielded = make(condition => condition.WhenYielded),
        IsPending = IsPending,
    };
}
