using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>
/// The members by which media enters a service, as a survey of the packages found them (<c>surface.csv</c>): each is in
/// the catalog, or <c>surface-not-covered.txt</c> says why it needs no entry.
/// </summary>
public class SurfaceCoverageTests
{
    private static string Folder { get; } = Path.Combine(References.RepositoryRoot, "tests", "AcceptableUse.Analyzers.Tests", "Sdk");

    /// <summary>The members of the survey, by kind, type and name.</summary>
    public static ImmutableArray<(string Package, string Role, string Id)> Surface
    {
        get;
    } = [.. File.ReadAllLines(Path.Combine(Folder, "surface.csv")).Skip(1).Select(line => line.Split(',')).Select(
        cells => (cells[0], cells[1], cells[2]))];

    /// <summary>The members that need no entry, by ID or by a prefix that ends in an asterisk, and why.</summary>
    public static ImmutableArray<(string Id, string Reason)> NotCovered { get; } =
        [.. File.ReadAllLines(Path.Combine(Folder, "surface-not-covered.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split("; ", 2))
            .Select(parts => (parts[0], parts[1]))];

    [Fact]
    public void Every_surveyed_member_is_listed_or_has_a_reason()
    {
        var open = Surface.Where(row => !IsCovered(row.Id) && !NotCovered.Any(exception => Matches(exception.Id, row.Id)));
        None(open.Select(row => $"{row.Id} ({row.Package}, {row.Role})"));
    }

    [Fact]
    public void Every_reason_for_an_omission_is_still_needed()
    {
        var stale = NotCovered.Where(exception => !Surface.Any(row => Matches(exception.Id, row.Id) && !IsCovered(row.Id)));
        None(stale.Select(exception => exception.Id));
    }

    internal static bool Matches(string pattern, string id) =>
        pattern.EndsWith('*') ? id.StartsWith(pattern[..^1], StringComparison.Ordinal) : id == pattern;

    internal static void None(IEnumerable<string> failures) =>
        Assert.True(!failures.Any(), Environment.NewLine + string.Join(Environment.NewLine, failures));

    /// <summary>
    /// Whether some overload is known, in any version, by its own type or by one it derives from; of a type, whether
    /// any member is.
    /// </summary>
    private static bool IsCovered(string id)
    {
        var isType = id[0] == 'T';
        var dot = id.LastIndexOf('.');
        var name = id[(dot + 1)..] == "#ctor" ? WellKnownMemberNames.InstanceConstructorName : id[(dot + 1)..];
        return SdkPackage.All
            .Select(package => package.TypeOf(isType ? id[2..] : id[2..dot]))
            .OfType<INamedTypeSymbol>()
            .SelectMany(type => isType ? type.GetMembers() : type.GetMembers(name))
            .Any(member => ApiModels.BuiltIn.Find(member) is not null);
    }
}
