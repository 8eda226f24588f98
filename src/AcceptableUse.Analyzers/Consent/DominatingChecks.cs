using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// Consent checks at least one of which has succeeded on every path to a point. Null: some path has none. Empty: the point
/// is unreachable.
/// </summary>
internal sealed class DominatingChecks : IEquatable<DominatingChecks>
{
    public static readonly DominatingChecks Unreachable = new(ImmutableHashSet<SyntaxNode>.Empty);

    private readonly ImmutableHashSet<SyntaxNode> _checks;

    private DominatingChecks(ImmutableHashSet<SyntaxNode> checks) => _checks = checks;

    /// <summary>The checks, ordered by file and position.</summary>
    public ImmutableArray<SyntaxNode> Checks => ImmutableArray.CreateRange(
        _checks.OrderBy(check => check.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(check => check.SpanStart));

    public static DominatingChecks Of(SyntaxNode check) => new(ImmutableHashSet.Create(check));

    /// <summary>What holds where two paths join.</summary>
    public static DominatingChecks? Join(DominatingChecks? one, DominatingChecks? other) =>
        one is null || other is null ? null
        : one._checks.IsSupersetOf(other._checks) ? one
        : new DominatingChecks(one._checks.Union(other._checks));

    /// <summary>The same checks as the caller sees them, with the call that makes them.</summary>
    public DominatingChecks CalledAt(SyntaxNode call) => _checks.IsEmpty ? this : new DominatingChecks(_checks.Add(call));

    public bool Equals(DominatingChecks? other) => other is not null && _checks.SetEquals(other._checks);

    public override bool Equals(object? obj) => Equals(obj as DominatingChecks);

    public override int GetHashCode() => _checks.Count;
}
