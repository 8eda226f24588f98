using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Suppressions;

/// <summary>
/// Decides which of the code that counts as generated is judged. A comment, a file name, an attribute or <c>generated_code = true</c> makes
/// code count as generated, so a gate looks at where the file lies instead: what a build writes anew is left alone, all else is judged.
/// </summary>
internal sealed class GeneratedCode
{
    private const string FoldersOption = "build_property._AcceptableUseGeneratedFolders";

    private readonly bool _isGate;
    private readonly ImmutableArray<string> _folders;

    private GeneratedCode(bool isGate, ImmutableArray<string> folders) => (_isGate, _folders) = (isGate, folders);

    /// <summary>Reads whether the build is a gate, and where it writes generated code: full paths, separated by <c>|</c>.</summary>
    public static GeneratedCode Of(AnalyzerOptions options)
    {
        var isGate = SuppressionPolicy.IsOn(options, TagKey.Strict) || SuppressionPolicy.IsOn(options, TagKey.Enforce);
        return new(isGate, isGate && options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FoldersOption, out var folders)
            ? TagReader.Decode(folders).Split('|').Select(folder => MappedFiles.Normalize(folder.Trim())).Where(folder => folder.Length > 0).ToImmutableArray()
            : ImmutableArray<string>.Empty);
    }

    /// <summary>Whether a call in code that counts as generated is judged.</summary>
    /// <param name="tree">The code.</param>
    /// <param name="mappedPath">The file that a <c>#line</c> directive names for the call, or null. Razor is the user's own code.</param>
    public bool IsJudged(SyntaxTree tree, string? mappedPath) =>
        (mappedPath is not null && MappedFiles.IsRazor(mappedPath)) || (_isGate && IsKept(tree.FilePath));

    /// <summary>Whether a file stays: older compilers give what a source generator adds no full path, later ones one in its folder.</summary>
    private bool IsKept(string path)
    {
        var normalized = MappedFiles.Normalize(path);
        return IsRooted(normalized) && !_folders.Any(folder => normalized.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsRooted(string path) => path.Length > 0 && (path[0] == '/' || (path.Length > 1 && path[1] == ':'));
}
