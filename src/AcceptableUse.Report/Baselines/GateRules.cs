namespace AcceptableUse.Report.Baselines;

/// <summary>The rules that the gate fails on: those that are errors in an enforcing build.</summary>
internal static class GateRules
{
    public const string UncheckedReference = "AUP2006";

    private const string ClausePrefix = "AUP1";

    /// <summary>Invalid tags, exceptions without a reason, refused suppressions, and assemblies that were not judged.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "AUP2002", "AUP2003", "AUP2005", UncheckedReference };

    /// <summary>Whether a finding of the rule fails the gate.</summary>
    public static bool Contains(string rule) => IsClause(rule) || Others.Contains(rule);

    /// <summary>Whether the rule is about a clause of the code of conduct.</summary>
    public static bool IsClause(string rule) => rule.StartsWith(ClausePrefix, StringComparison.Ordinal);
}
