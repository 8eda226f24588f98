using AcceptableUse.Report.Logs;

namespace AcceptableUse.Report.Findings;

/// <summary>
/// Makes the addresses of a log into paths that mean the same on every machine: relative to the root of the sources, with slashes.
/// </summary>
internal sealed class BuildPaths
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string _root;
    private readonly string _folder;

    /// <param name="root">The root of the sources on the machine that built them.</param>
    /// <param name="folder">The root of the sources on this machine, usually the same.</param>
    public BuildPaths(string root, string folder) =>
        (_root, _folder) = (root.Replace('\\', '/').TrimEnd('/') + "/", folder.Replace('\\', '/').TrimEnd('/') + "/");

    /// <summary>The path of an address: relative to the root, or in full if it lies elsewhere.</summary>
    public string Of(SarifArtifactLocation location, IReadOnlyDictionary<string, SarifArtifactLocation?>? bases)
    {
        var uri = location.Uri ?? "";
        if (!IsAbsolute(uri)
            && location.UriBaseId is { } id
            && bases?.GetValueOrDefault(id)?.Uri is { Length: > 0 } start)
        {
            uri = start.TrimEnd('/') + "/" + uri.TrimStart('/');
        }

        var isFile = Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile;
        var path = (isFile ? address!.LocalPath : Uri.UnescapeDataString(uri)).Replace('\\', '/');
        return path.StartsWith(_root, Comparison) ? path[_root.Length..] : path;
    }

    /// <summary>Whether a path lies outside of the root, and so means nothing on another machine.</summary>
    public static bool IsOutside(string path) => path.StartsWith('/') || path.AsSpan().Contains(':');

    /// <summary>Where a file of the sources is on this machine. Null outside of them: a log may name any file, and a page gets around.</summary>
    public string? LocalFileOf(string path)
    {
        if (IsOutside(path))
        {
            return null;
        }

        var file = Path.GetFullPath(path, _folder).Replace('\\', '/');
        return file.StartsWith(_folder, Comparison) && File.Exists(file) ? file : null;
    }

    private static bool IsAbsolute(string uri) => uri.Contains("://", StringComparison.Ordinal);
}
