using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>
/// A tag in .editorconfig above the first section. The compiler drops it unseen, so the targets look for it in the files and pass it on.
/// </summary>
internal sealed record MisplacedKey(string Key, Location Location)
{
    private const string Option = "build_property._AcceptableUseMisplacedKeys";

    /// <summary>What the targets found: items <c>key&gt;line&gt;path</c>, separated by <c>|</c>. Half an item is left out.</summary>
    public static IEnumerable<MisplacedKey> In(AnalyzerConfigOptions globalOptions)
    {
        if (!globalOptions.TryGetValue(Option, out var items) || items is null)
        {
            yield break;
        }

        foreach (var item in items.Split('|'))
        {
            var parts = TagReader.Decode(item).Split(['>'], 3);
            if (parts.Length == 3 && int.TryParse(parts[1], out var line) && line > 0 && parts[2].Trim() is { Length: > 0 } path)
            {
                var position = new LinePosition(line - 1, 0);
                yield return new MisplacedKey(parts[0].Trim(), Location.Create(path, default, new LinePositionSpan(position, position)));
            }
        }
    }
}
