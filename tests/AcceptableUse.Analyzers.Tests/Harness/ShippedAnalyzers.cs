using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>Every analyzer of the package, as the compiler finds them.</summary>
internal static class ShippedAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
        [.. typeof(Rules).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
