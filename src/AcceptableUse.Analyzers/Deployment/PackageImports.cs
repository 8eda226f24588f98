using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>
/// Notices a build that has the analyzer but not the MSBuild files of the package, as with <c>IncludeAssets="analyzers"</c>: the tags of the
/// project file never arrive.
/// </summary>
internal static class PackageImports
{
    /// <summary>What the .NET SDK tells every analyzer. Without it, a build system called the compiler that has no props to import.</summary>
    private const string SdkProperty = "build_property.ProjectDir";

    /// <summary>Whether MSBuild and the .NET SDK called the compiler.</summary>
    public static bool AreExpected(AnalyzerConfigOptions globalOptions) => globalOptions.TryGetValue(SdkProperty, out _);

    /// <summary>The problem that the props or the targets are missing; null if both were imported, or neither is expected.</summary>
    public static TagProblem? Problem(AnalyzerConfigOptions globalOptions)
    {
        if (!AreExpected(globalOptions))
        {
            return null;
        }

        // The props make the compiler see the property, and the targets always give it a value.
        var isImported = globalOptions.TryGetValue(TagKey.Enforce.PropertyOption, out var enforce);
        return isImported && enforce!.Trim().Length > 0
            ? null
            : new TagProblem(
                TagSource.Property,
                TagKey.Prefix,
                "",
                $"the {(isImported ? "targets" : "props")} of AcceptableUse.Analyzers are not imported, so the tags of the project file cannot be seen and nothing is enforced; "
                    + "reference the package without IncludeAssets and ExcludeAssets, or include build and buildTransitive",
                Location: null,
                Replacement: null);
    }
}
