using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>
/// Puts an address together whose pieces are known apart: a base address and a relative path, a root that a parameter holds and the
/// rest of an interpolated text, the parts of a URI builder.
/// </summary>
internal static class AddressPieces
{
    private const int MaxBases = 8;
    private const int MaxPaths = 24;
    private const int MaxPathLength = 512;

    private static readonly string OpenSegment = $"/{TextValue.Hole}/";

    /// <summary>The texts as they are, then all that a base and a path among them make together, and such a base and another path.</summary>
    public static List<string> Join(IReadOnlyCollection<string> texts)
    {
        texts = [.. texts, .. Filled(texts)];
        var bases = texts.Where(IsBase).Take(MaxBases).ToList();
        var paths = texts.Where(IsPath).Take(MaxPaths).Select(WithoutHole).ToList();
        var joined = (from root in bases from path in paths select Combine(root, path)).ToList();

        // A root, a version or service, and an operation.
        var longer = (from root in joined.Where(IsBegun).Take(MaxBases)
                      from path in paths
                      where !root.EndsWith(path, StringComparison.Ordinal)
                      select Combine(root, path)).ToList();

        // A path alone says less than it says behind its base.
        return [.. texts.Where(text => !(IsRelative(text) && joined.Count > 0)), .. joined, .. longer];
    }

    /// <summary>Addresses with a version put where it was left open.</summary>
    private static IEnumerable<string> Filled(IReadOnlyCollection<string> texts) =>
        from version in texts.Where(text => text.Length is > 2 and < 16 && text[0] is 'v' or 'V' && char.IsDigit(text[1])).Take(MaxBases).ToList()
        from text in texts.Where(text => text.IndexOf(OpenSegment, StringComparison.Ordinal) > 0).Take(MaxBases)
        select text.Replace(OpenSegment, $"/{version}/");

    /// <summary>An address up to its path, which ends before the query, as opposed to that of a picture.</summary>
    private static bool IsBase(string text) =>
        text.Length > 0
        && text.IndexOf('?') < 0
        && text.IndexOf(' ') < 0
        && (text.IndexOf("://", StringComparison.Ordinal) > 0 || (text[0] == TextValue.Hole && text.Length > 1) || IsHost(text))
        && MediaTypes.ParseLocation(text) is null;

    private static bool IsHost(string text) => text.IndexOf('/') < 0 && Endpoints.IsAzureHost(text);

    /// <summary>What can stand behind a base: no address by itself, nothing that is written for people, and no JSON.</summary>
    private static bool IsPath(string text) =>
        text.Length is > 0 and <= MaxPathLength
        && text.IndexOf("://", StringComparison.Ordinal) < 0
        && text.IndexOfAny([' ', '{', '<', '"', '\n']) < 0
        && text.Trim('/', TextValue.Hole).Length > 0;

    private static bool IsRelative(string text) => IsPath(text) && text[0] != TextValue.Hole && !IsHost(text);

    private static bool IsBegun(string text) =>
        Array.Exists(KnownProviders.BuiltIn.Requests, request => ProjectSearch.TextSearch.IndexOfSegment(text, request.Words[0], 0) >= 0)
        && RequestClassifier.Find(text) is null;

    private static string WithoutHole(string path) => path.TrimStart(TextValue.Hole);

    private static string Combine(string root, string path) => path[0] is '?' or '&' or ':'
        ? root.TrimEnd('/') + path
        : root.TrimEnd('/') + "/" + path.TrimStart('/');
}
