using System.Reflection;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>What the build alone knows: where things lie.</summary>
internal static class Build
{
    public static string RepositoryRoot { get; } = Metadata(nameof(RepositoryRoot));

    public static string PackageRoot { get; } = Metadata("NuGetPackageRoot");

    /// <summary>The analyzer assembly that was built along.</summary>
    public static string OwnAnalyzer { get; } = Metadata(nameof(OwnAnalyzer));

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
