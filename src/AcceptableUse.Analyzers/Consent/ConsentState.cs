using AcceptableUse.Analyzers.DataFlow;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// What is known of consent at one point of a method. Unlike a <see cref="FlowState"/>, it holds only what is true on
/// every path.
/// </summary>
internal sealed class ConsentState
{
    private static readonly PersistentMap<object, Outcome> NoVariables = new(EqualityComparer<object>.Default);

    public static readonly ConsentState Entry = new(null, NoVariables);

    private readonly PersistentMap<object, Outcome> _variables;

    private ConsentState(DominatingChecks? known, PersistentMap<object, Outcome> variables)
    {
        Known = known;
        _variables = variables;
    }

    /// <summary>The checks that dominate this point, or null if some path has none.</summary>
    public DominatingChecks? Known { get; }

    /// <summary>What the value of a variable, keyed by symbol or capture, says of consent.</summary>
    public Outcome Of(object variable) => (_variables.TryGetValue(variable, out var outcome) ? outcome : Outcome.Unknown).Assume(Known);

    public ConsentState Set(object variable, Outcome outcome) =>
        outcome == Outcome.Unknown ? Without([variable]) : new ConsentState(Known, _variables.SetItem(variable, outcome));

    /// <summary>The state in which checks have succeeded. They stay so: no later code revokes them.</summary>
    public ConsentState Assume(DominatingChecks? checks) =>
        checks is null || Known is not null ? this : new ConsentState(checks, _variables);

    public ConsentState Without(IEnumerable<object> variables) =>
        variables.Aggregate(_variables, (all, variable) => all.Remove(variable)) is var rest && ReferenceEquals(rest, _variables)
            ? this
            : new ConsentState(Known, rest);

    public ConsentState Join(ConsentState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var variables = NoVariables;
        foreach (var variable in _variables.Concat(other._variables).Select(entry => entry.Key).Distinct())
        {
            var outcome = Of(variable).Join(other.Of(variable));
            if (outcome != Outcome.Unknown)
            {
                variables = variables.SetItem(variable, outcome);
            }
        }

        return new ConsentState(DominatingChecks.Join(Known, other.Known), variables);
    }

    public bool Equals(ConsentState other) => Equals(Known, other.Known) && _variables.ContentEquals(other._variables);
}
