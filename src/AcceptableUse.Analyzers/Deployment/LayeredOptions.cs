using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Options of which the upper ones win, key by key.</summary>
internal sealed class LayeredOptions(AnalyzerConfigOptions upper, AnalyzerConfigOptions lower) : AnalyzerConfigOptions
{
    public override bool TryGetValue(string key, out string value) => upper.TryGetValue(key, out value!) || lower.TryGetValue(key, out value!);
}
