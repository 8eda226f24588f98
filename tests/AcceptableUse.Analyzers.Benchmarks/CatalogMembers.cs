using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>The members of the catalog, read from its files because the analyzer is loaded like any other and not referenced.</summary>
internal static class CatalogMembers
{
    public static IReadOnlyList<CatalogMember> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Build.RepositoryRoot, "src", "AcceptableUse.Analyzers", "Models", "Catalog"), "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains(';', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(Parse)
            .Distinct(),
    ];

    private static CatalogMember Parse(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var path = parts[0][2..].Split('(')[0].Trim();
        var dot = path.LastIndexOf('.');
        return new(
            path[..dot],
            path[(dot + 1)..].Replace("#ctor", WellKnownMemberNames.InstanceConstructorName, StringComparison.Ordinal),
            parts[1],
            parts.Contains("media=rest"));
    }
}

/// <summary>A member of the catalog, with all its overloads.</summary>
/// <param name="IsPlainHttp">Whether it sends to any address, not just to a model.</param>
internal sealed record CatalogMember(string Type, string Name, string Role, bool IsPlainHttp)
{
    /// <summary>The symbols of the member in a compilation; none if the package is not referenced.</summary>
    public IEnumerable<ISymbol> In(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Type) is { } type ? type.GetMembers(Name) : [];
}
