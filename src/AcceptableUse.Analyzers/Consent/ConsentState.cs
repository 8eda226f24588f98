using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// What is known of consent at one point of a method. Unlike a <see cref="FlowState"/>, it holds only what is true on
/// every path.
/// </summary>
internal sealed class ConsentState
{
    public static readonly ConsentState Entry = new(null, ImmutableDictionary<object, Outcome>.Empty);

    private readonly ImmutableDictionary<object, Outcome> _variables;

    private ConsentState(DominatingChecks? known, ImmutableDictionary<object, Outcome> variables)
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
        _variables.RemoveRange(variables) is var rest && ReferenceEquals(rest, _variables) ? this : new ConsentState(Known, rest);

    public ConsentState Join(ConsentState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var variables = ImmutableDictionary.CreateBuilder<object, Outcome>();
        foreach (var variable in _variables.Keys.Union(other._variables.Keys))
        {
            var outcome = Of(variable).Join(other.Of(variable));
            if (outcome != Outcome.Unknown)
            {
                variables.Add(variable, outcome);
            }
        }

        return new ConsentState(DominatingChecks.Join(Known, other.Known), variables.ToImmutable());
    }

    public bool Equals(ConsentState other) => Equals(Known, other.Known) && Maps.AreEqual(_variables, other._variables);
}
