using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>Every analyzer that ships, found by type so that none is forgotten.</summary>
internal static class ShippedAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
    [
        .. typeof(AcceptableUseAnalyzer).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
