using System.Text;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>
/// Holds <c>docs/sdk-coverage.md</c> to the catalog. With <c>UPDATE_DOCS=1</c> in the environment the test writes the
/// document instead.
/// </summary>
public class CoverageDocumentTests
{
    private static readonly ApiRole[] Roles =
        Enum.GetValues<ApiRole>().Where(role => role is not (ApiRole.Redact or ApiRole.Consent)).ToArray();

    [Fact]
    public void SDK_coverage_page_is_up_to_date() => GeneratedPage.AssertUpToDate("docs/sdk-coverage.md", _ => Write());

    private static string Write()
    {
        var entries = ApiModels.ReadBuiltIn().SelectMany(file => file.Catalog.Members).ToArray();
        var packages = SdkPackage.All
            .Select(package => (Package: package, Entries: entries.Where(entry => package.MembersOf(entry).Any()).ToArray()))
            .Where(known => known.Entries.Length > 0)
            .OrderBy(known => known.Package.Id, StringComparer.Ordinal)
            .ToArray();

        var text = new StringBuilder();
        Line("# Known SDK members");
        Line();
        Line("Generated from the catalog files in `src/AcceptableUse.Analyzers/Models/Catalog`; a test keeps it up to date. Each entry was");
        Line("found in the named package and version. An entry names a type and a member and covers");
        Line("all overloads, unless it lists parameters. *Stand-in* means that the package could not be restored:");
        Line("its entries are checked against a copy of the signatures in `tests/Stubs`, taken from its source or reference pages.");
        Line();
        Line("| role | meaning |");
        Line("|---|---|");
        Line("| carrier | builds media content |");
        Line("| send | sends media to a service |");
        Line("| client | creates a client for Azure, for another service, or for the service of its endpoint |");
        Line("| register | registers a client with a container or builder |");
        Line("| live | yields frames, from a camera or provably not from one |");
        Line("| feature | selects what a service does with the media |");
        Line("| safe | known and never reported |");
        Line();
        Line("## Packages");
        Line();
        Line($"| package | version | {string.Join(" | ", Roles.Select(Word))} |");
        Line($"|---|---|{string.Concat(Roles.Select(_ => "---:|"))}");
        foreach (var (package, known) in packages)
        {
            Line($"| {package.Id} | {VersionOf(package)} | {string.Join(" | ", Roles.Select(role => known.Count(entry => entry.Role == role)))} |");
        }

        Line();
        Line("## Members");
        foreach (var group in packages.GroupBy(known => known.Package.Id))
        {
            Line();
            Line($"### {group.Key}");
            Line();
            Line("| member | role | versions |");
            Line("|---|---|---|");
            foreach (var entry in entries.Where(entry => group.Any(known => known.Entries.Contains(entry))))
            {
                var versions = group.Where(known => known.Entries.Contains(entry)).Select(known => VersionOf(known.Package));
                Line($"| `{entry.ToString()[2..]}` | {Word(entry.Role)} | {string.Join(", ", versions)} |");
            }
        }

        Line();
        Line("## Members that need no entry");
        Line();
        Line("Media or clients pass through these members too, but the analysis follows them without an entry. An asterisk means any ending.");
        Line();
        Line("| member | why |");
        Line("|---|---|");
        foreach (var (id, reason) in SurfaceCoverageTests.NotCovered)
        {
            Line($"| `{id[2..]}` | {reason} |");
        }

        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static string VersionOf(SdkPackage package) =>
        package.IsStub ? $"{package.Version} *stand-in*".TrimStart() : package.Version;

    private static string Word(ApiRole role) => role.ToString().ToLowerInvariant();
}
