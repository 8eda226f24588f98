using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Finds the tags in each of the three sources. <see cref="DeploymentFactsBuilder"/> interprets their values.</summary>
internal static class TagReader
{
    /// <summary>The tags among the MSBuild properties.</summary>
    public static IEnumerable<Tag> FromProperties(AnalyzerConfigOptions globalOptions)
    {
        foreach (var key in TagKey.Facts.Add(TagKey.Enforce).Add(TagKey.Strict).Add(TagKey.Explain))
        {
            if (Read(globalOptions, key.PropertyOption) is { } value)
            {
                yield return new Tag(key, TagSource.Property, value);
            }
        }
    }

    /// <summary>The tags of a file in .editorconfig.</summary>
    public static IEnumerable<Tag> FromEditorConfig(AnalyzerConfigOptions treeOptions)
    {
        foreach (var key in TagKey.Facts.Add(TagKey.Explain))
        {
            if (Read(treeOptions, key.EditorConfigOption) is { } value)
            {
                yield return new Tag(key, TagSource.EditorConfig, value);
            }
        }
    }

    /// <summary>The assembly metadata attributes with key and value, without incomplete ones.</summary>
    public static IEnumerable<(string Key, string Value, AttributeData Attribute)> Metadata(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            var arguments = attribute.ConstructorArguments;
            if (IsAssemblyMetadata(attribute.AttributeClass)
                && arguments.Length == 2
                && arguments[0] is { Kind: TypedConstantKind.Primitive, Value: string key }
                && arguments[1] is { Kind: TypedConstantKind.Primitive, Value: string value })
            {
                yield return (key, value, attribute);
            }
        }
    }

    /// <summary>The names of the metadata items that never become attributes, since the project has the SDK write none.</summary>
    public static IEnumerable<string> LostMetadata(AnalyzerConfigOptions globalOptions) =>
        Read(globalOptions, "build_property._AcceptableUseLostMetadata") is { } names ? TagVocabulary.Items(names) : [];

    /// <summary>Decodes the percent escapes that the targets write for characters that the compiler's config file cannot hold.</summary>
    public static string Decode(string value)
    {
        if (value.IndexOf('%') < 0)
        {
            return value;
        }

        var decoded = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%'
                && i + 2 < value.Length
                && Hex(value[i + 1]) is >= 0 and < 8 and var high
                && Hex(value[i + 2]) is >= 0 and var low)
            {
                decoded.Append((char)((high << 4) | low));
                i += 2;
            }
            else
            {
                decoded.Append(value[i]);
            }
        }

        return decoded.ToString();
    }

    private static string? Read(AnalyzerConfigOptions options, string option)
    {
        if (!options.TryGetValue(option, out var value) || value is null)
        {
            return null;
        }

        var decoded = Decode(value).Trim();
        return decoded.Length == 0 ? null : decoded;
    }

    private static bool IsAssemblyMetadata(INamedTypeSymbol? type) => type is
    {
        Name: "AssemblyMetadataAttribute",
        ContainingNamespace: { Name: "Reflection", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    private static int Hex(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
