using System.Reflection;

namespace AcceptableUse.Report;

/// <summary>The version of this tool.</summary>
internal static class ToolVersion
{
    /// <summary>The version without the commit that the build appends.</summary>
    public static string Short { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
