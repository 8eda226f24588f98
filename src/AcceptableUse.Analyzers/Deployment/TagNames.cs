using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Finds the names that were meant for tags and are none, which would silently declare nothing.</summary>
internal static class TagNames
{
    /// <summary>What can be set for a folder or a file.</summary>
    private static readonly ImmutableArray<TagKey> EditorConfigKeys = TagKey.Facts.Add(TagKey.Explain);

    private static readonly ImmutableHashSet<string> EditorConfigOptions =
        EditorConfigKeys.Select(key => key.EditorConfigOption).ToImmutableHashSet(AnalyzerConfigOptions.KeyComparer);

    /// <summary>The keys of .editorconfig that look like a tag's and are not, each with the key that was meant, or null when none is near.</summary>
    public static IEnumerable<(string Key, string? Meant)> Misspelt(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            // All but a few keys of a repository end at their first letter.
            if (key.Length > 0 && key[0] is 'a' or 'A' && !EditorConfigOptions.Contains(key) && Meant(key, EditorConfigKeys) is var (isOurs, meant) && isOurs)
            {
                yield return (key, meant?.EditorConfigOption);
            }
        }
    }

    /// <summary>The metadata key that another one was meant for, or null when none is near.</summary>
    public static string? MeantMetadataKey(string key) => Meant(key, TagKey.Facts).Key?.MetadataKey;

    /// <summary>Whether a name can only be meant for one of ours, and the tag that it resembles.</summary>
    private static (bool IsOurs, TagKey? Key) Meant(string name, ImmutableArray<TagKey> keys)
    {
        var letters = TagVocabulary.Letters(name);
        var prefix = TagVocabulary.Letters(TagKey.Prefix);
        if (letters.StartsWith(prefix, StringComparison.Ordinal))
        {
            var nearest = TagVocabulary.Nearest(letters.Substring(prefix.Length), keys.Select(key => key.Name));
            return (true, keys.FirstOrDefault(key => key.Name == nearest));
        }

        var slip = keys.FirstOrDefault(key => TagVocabulary.IsSlipOf(name, key.PropertyName));
        return (slip is not null, slip);
    }

    /// <summary>The keys, or null where the host cannot list them, which is what the base class says of itself.</summary>
    public static IEnumerable<string>? KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return null;
        }
    }
}
