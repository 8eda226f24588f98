using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>
/// The files beside the code that code is generated from, such as Razor pages. The generated code lies elsewhere, and names its file in
/// <c>#line</c> directives. Safe to use from several threads.
/// </summary>
internal sealed class MappedFiles
{
    private readonly Lazy<ImmutableDictionary<string, AdditionalText>> _byPath;

    /// <summary>Looks at the files once the first is asked for, so that a project without generated findings pays nothing.</summary>
    public MappedFiles(ImmutableArray<AdditionalText> files) => _byPath = new(() => files
        .GroupBy(file => Normalize(file.Path), StringComparer.OrdinalIgnoreCase)
        .ToImmutableDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The file that a directive names: by its path, or, for a path that is relative, the one highest in the project that ends like it.
    /// </summary>
    public AdditionalText? Find(string mappedPath)
    {
        var path = Normalize(mappedPath);
        return _byPath.Value.TryGetValue(path, out var file) ? file : FindByEnd(path.TrimStart('~', '.', '/'));
    }

    /// <summary>Whether a path is that of a Razor component, page or view.</summary>
    public static bool IsRazor(string path) =>
        path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    private AdditionalText? FindByEnd(string end) => end.Length == 0 ? null : _byPath.Value
        .Where(file => file.Key.EndsWith("/" + end, StringComparison.OrdinalIgnoreCase))
        .OrderBy(file => file.Key.Length)
        .ThenBy(file => file.Key, StringComparer.Ordinal)
        .FirstOrDefault()
        .Value;

    /// <summary>A path with slashes alone.</summary>
    public static string Normalize(string path) => path.Replace('\\', '/');
}
