using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// The checks of consent of which one has succeeded on each way to a point. Where a way leads past them there is no such
/// set, which null stands for; the empty one stands for a point to which no way leads at all.
/// </summary>
internal sealed class Guards : IEquatable<Guards>
{
    public static readonly Guards Unreachable = new(ImmutableHashSet<SyntaxNode>.Empty);

    private readonly ImmutableHashSet<SyntaxNode> _checks;

    private Guards(ImmutableHashSet<SyntaxNode> checks) => _checks = checks;

    /// <summary>The checks in the order of files and lines.</summary>
    public ImmutableArray<SyntaxNode> Checks =>
        ImmutableArray.CreateRange(_checks.OrderBy(check => check.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(check => check.SpanStart));

    public static Guards Of(SyntaxNode check) => new(ImmutableHashSet.Create(check));

    /// <summary>What holds where two ways meet.</summary>
    public static Guards? Join(Guards? one, Guards? other) =>
        one is null || other is null ? null
        : one._checks.IsSupersetOf(other._checks) ? one
        : new Guards(one._checks.Union(other._checks));

    /// <summary>The same checks as a caller sees them, whose call they stand behind.</summary>
    public Guards CalledAt(SyntaxNode call) => _checks.IsEmpty ? this : new Guards(_checks.Add(call));

    public bool Equals(Guards? other) => other is not null && _checks.SetEquals(other._checks);

    public override bool Equals(object? obj) => Equals(obj as Guards);

    public override int GetHashCode() => _checks.Count;
}
