using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>Options from a dictionary.</summary>
internal sealed class OptionValues(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
{
    public static readonly OptionValues None = new(new Dictionary<string, string>());

    public override IEnumerable<string> Keys => values.Keys;

    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
}
