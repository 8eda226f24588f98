using System.Globalization;
using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// A release says when each wording was last checked, and that is not long before it. The day of a release is the one in the changelog, so
/// that this fails when a release is cut, and never because time passes.
/// </summary>
public sealed class ClauseFreshnessTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-08-28", null, false)]
    [InlineData("2026-03-01", "2026-08-29", null, true)]
    [InlineData("2026-03-01", "2026-08-29", "its page is gone", false)]
    [InlineData("2026-03-01", "2026-01-01", null, false)]
    [InlineData("2026-03-01", "2030-01-01", null, true)]
    public void Wording_is_stale_180_days_after_its_check(string wasChecked, string release, string? because, bool isStale) => Assert.Equal(
        isStale ? [$"face-us-police, checked {wasChecked}"] : [],
        ClauseFreshness.StaleOn(Day(release), [Clauses.Of("face-us-police") with { DateChecked = wasChecked, OlderBecause = because }]));

    /// <summary>By hand, so that the rule is known to look at the clauses that ship: the oldest check was on 2026-11-22.</summary>
    [Fact]
    public void Shipped_clauses_are_good_for_releases_until_May_2027()
    {
        Assert.Empty(ClauseFreshness.StaleOn(Day("2027-05-21"), Clauses.All));
        Assert.Contains("face-us-police, checked 2026-11-22", ClauseFreshness.StaleOn(Day("2027-05-22"), Clauses.All));
    }

    [Fact]
    public void Releases_are_read_from_a_changelog() => Assert.Equal(
        [("1.1.0", Day("2027-02-03")), ("1.0.0-rc.1", Day("2027-01-02"))],
        ClauseFreshness.Releases("# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2027-02-03\r\n\n### Added\n\n## [1.0.0-rc.1] - 2027-01-02\n"));

    [Theory]
    [InlineData("## [1.0.0]")]
    [InlineData("## [1.0.0] - soon")]
    public void Release_without_a_day_is_an_error(string line) => Assert.Throws<FormatException>(() => ClauseFreshness.Releases(line));

    [Fact]
    public void Newest_release_has_fresh_wordings() => Assert.All(
        ClauseFreshness.Releases(Read("CHANGELOG.md")).Take(1), release => Assert.Empty(ClauseFreshness.StaleOn(release.Day, Clauses.All)));

    /// <summary>Otherwise a release without its line in the changelog would not be held to anything.</summary>
    [Fact]
    public void Every_shipped_release_has_a_day_in_the_changelog() => Assert.Subset(
        ClauseFreshness.Releases(Read("CHANGELOG.md")).Select(release => release.Version).ToHashSet(),
        Regex.Matches(Read("src/AcceptableUse.Analyzers/AnalyzerReleases.Shipped.md"), @"^## Release (\S+)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).ToHashSet());

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Read(string path) => File.ReadAllText(Path.Combine(References.RepositoryRoot, path));
}
