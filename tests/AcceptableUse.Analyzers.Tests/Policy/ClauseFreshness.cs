using System.Globalization;
using AcceptableUse.Analyzers.Policy;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>Whether wordings were checked recently enough for a release. A question of two dates, never of today's.</summary>
internal static class ClauseFreshness
{
    private const int MaxDays = 180;

    /// <summary>The clauses whose wording was checked too long before a day, and that give no reason for it.</summary>
    public static IEnumerable<string> StaleOn(DateOnly day, IEnumerable<Clause> clauses) => clauses
        .Where(clause => clause.OlderBecause is null && day.DayNumber - Date(clause.DateChecked).DayNumber > MaxDays)
        .Select(clause => $"{clause.Slug}, checked {clause.DateChecked}");

    /// <summary>The releases of a changelog, newest first, each with its day.</summary>
    public static IReadOnlyList<(string Version, DateOnly Day)> Releases(string changelog) =>
    [
        .. from line in changelog.Split('\n')
           where line.StartsWith("## [", StringComparison.Ordinal) && !line.StartsWith("## [Unreleased]", StringComparison.Ordinal)
           let parts = line.TrimEnd()["## [".Length..].Split("] - ")
           select parts is [var version, var day] ? (version, Date(day)) : throw new FormatException($"'{line}' is not '## [version] - yyyy-MM-dd'"),
    ];

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
