using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// What is known of consent at one point of a method. Unlike a <see cref="FlowState"/>, it only holds what is so on every
/// way.
/// </summary>
internal sealed class ConsentState
{
    public static readonly ConsentState Entry = new(null, ImmutableDictionary<object, Condition>.Empty);

    private readonly ImmutableDictionary<object, Condition> _variables;

    private ConsentState(DominatingChecks? known, ImmutableDictionary<object, Condition> variables)
    {
        Known = known;
        _variables = variables;
    }

    /// <summary>The checks that have succeeded, or null when there is a way without.</summary>
    public DominatingChecks? Known { get; }

    /// <summary>What a variable, keyed by symbol or capture, says of consent.</summary>
    public Condition Of(object variable) =>
        (_variables.TryGetValue(variable, out var condition) ? condition : Condition.Unknown).KnowingAlso(Known);

    public ConsentState Set(object variable, Condition condition) =>
        condition == Condition.Unknown ? Without([variable]) : new ConsentState(Known, _variables.SetItem(variable, condition));

    /// <summary>The state after something is known; once it is, nothing takes it away.</summary>
    public ConsentState Knowing(DominatingChecks? guards) =>
        guards is null || Known is not null ? this : new ConsentState(guards, _variables);

    public ConsentState Without(IEnumerable<object> variables) =>
        _variables.RemoveRange(variables) is var rest && ReferenceEquals(rest, _variables) ? this : new ConsentState(Known, rest);

    public ConsentState Join(ConsentState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var variables = ImmutableDictionary.CreateBuilder<object, Condition>();
        foreach (var variable in _variables.Keys.Union(other._variables.Keys))
        {
            var condition = Of(variable).Join(other.Of(variable));
            if (condition != Condition.Unknown)
            {
                variables.Add(variable, condition);
            }
        }

        return new ConsentState(DominatingChecks.Join(Known, other.Known), variables.ToImmutable());
    }

    public bool Equals(ConsentState other) => Equals(Known, other.Known) && Maps.AreEqual(_variables, other._variables);
}
