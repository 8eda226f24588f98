using AcceptableUse.Analyzers.Models;
using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>The words that a request to an Azure AI service is made of, as far as they stand in string literals.</summary>
[Flags]
internal enum RequestWords
{
    None = 0,

    /// <summary>A path that the service has for itself.</summary>
    OwnPath = 1,

    /// <summary>The start of such a path, behind which a version may be put.</summary>
    OwnSegment = 2,

    /// <summary>A version such as <c>v1.0</c> at the start of a literal.</summary>
    Version = 4,

    /// <summary>A path that others have too, whose body must tell.</summary>
    SharedPath = 8,
    ImagePart = 16,

    /// <summary>A host of Azure, or the header with a key of Azure.</summary>
    AzureHost = 32,

    /// <summary>A path that others have too, which always takes a picture.</summary>
    PicturePath = 64,

    /// <summary>The header with a key, which is enough beside a picture.</summary>
    Key = 128,
}

/// <summary>
/// Finds the words of which the known requests are made. They are parts of the addresses and bodies that
/// <see cref="RequestClassifier"/> looks for, so that nothing is a request without them. An address may be joined from
/// literals, but not from pieces of these words.
/// </summary>
internal static class RequestWordSearch
{
    /// <summary>The paths that a service has for itself and that have a version.</summary>
    private static readonly (string Service, string[] Versions)[] Versioned = [.. OwnPaths
        .Where(path => VersionIn(path) > 0)
        .ToLookup(path => path.Substring(0, VersionIn(path)), path => path.Substring(VersionIn(path) + 1), StringComparer.Ordinal)
        .Select(service => (service.Key, service.ToArray()))];

    /// <summary>How the other paths begin that a service has for itself: an action behind a colon may be written apart.</summary>
    private static readonly string[] Unversioned = Distinct(OwnPaths
        .Where(path => VersionIn(path) <= 0)
        .Select(path => path.IndexOf(':') is >= 0 and var colon ? path.Substring(0, colon + 1) : path));

    /// <summary>How the paths end that several services have.</summary>
    private static readonly string[] Shared = SharedPaths(request => request.NeedsImagePart);

    /// <summary>Those of them that always take a picture.</summary>
    private static readonly string[] Pictures = SharedPaths(request => !request.NeedsImagePart);

    private static readonly string[] Keys = [.. KnownProviders.BuiltIn.Keys.Select(key => key.Name)];

    private static IEnumerable<string> OwnPaths =>
        KnownProviders.BuiltIn.Requests.Where(request => request is { IsShared: false, IsHarmless: false }).Select(request => request.Words[0]);

    /// <summary>Words of which each request has one.</summary>
    public static string[] Leading { get; } =
        [.. Versioned.Select(path => path.Service), .. Unversioned, .. KnownProviders.BuiltIn.HostWords, .. Keys];

    /// <summary>Words that a request has beside those.</summary>
    public static string[] Further { get; } =
        [.. Enumerable.Range(0, 10).Select(major => $"v{major}."), .. Shared, .. Pictures, .. InSource(KnownProviders.BuiltIn.ImageWords)];

    /// <summary>Whether one of the words can begin a path where a text has it, rather than be part of another word.</summary>
    public static bool MayBeWordAt(string text, int at, string word) =>
        !Array.Exists(Versioned, path => path.Service == word)
        || ((at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && at + word.Length < text.Length
            && text[at + word.Length] is '/' or '"' or '{' or '\r' or '\n');

    /// <summary>What one literal says.</summary>
    public static RequestWords In(string literal)
    {
        var words = StartsWithVersion(literal.TrimStart('/')) ? RequestWords.Version : RequestWords.None;
        foreach (var (service, versions) in Versioned)
        {
            for (var start = IndexOfSegment(literal, service, 0); start >= 0; start = IndexOfSegment(literal, service, start + 1))
            {
                var rest = literal.Substring(start + service.Length).TrimStart('/');
                var isVersion = StartsWithVersion(rest) || Array.Exists(versions, version => rest.StartsWith(version, StringComparison.OrdinalIgnoreCase));
                words |= isVersion ? RequestWords.OwnPath : rest.Length == 0 ? RequestWords.OwnSegment : RequestWords.None;
            }
        }

        foreach (var path in Unversioned)
        {
            words |= IndexOfSegment(literal, path, 0) >= 0 ? RequestWords.OwnPath : RequestWords.None;
        }

        return words
            | (ContainsAny(literal, Shared) ? RequestWords.SharedPath : RequestWords.None)
            | (Array.Exists(Pictures, path => IndexOfSegment(literal, path, 0) >= 0) ? RequestWords.PicturePath : RequestWords.None)
            | (Array.Exists(Keys, key => string.Equals(key, literal.Trim(), StringComparison.OrdinalIgnoreCase)) ? RequestWords.Key : RequestWords.None)
            | (ContainsAny(literal, KnownProviders.BuiltIn.ImageWords) ? RequestWords.ImagePart : RequestWords.None)
            | (ContainsAny(literal, KnownProviders.BuiltIn.HostWords) ? RequestWords.AzureHost : RequestWords.None);
    }

    /// <summary>Whether further words can make up a request together with these.</summary>
    public static bool NeedsMore(RequestWords words) => (words & (RequestWords.OwnSegment | RequestWords.AzureHost)) != 0;

    /// <summary>Whether a project that is written with these words can make a request that <see cref="RequestClassifier"/> knows.</summary>
    public static bool AreEnough(RequestWords words)
    {
        return Has(RequestWords.OwnPath)
            || Has(RequestWords.OwnSegment | RequestWords.Version)
            || Has(RequestWords.Key)
            || Has(RequestWords.AzureHost | RequestWords.PicturePath)
            || Has(RequestWords.AzureHost | RequestWords.SharedPath | RequestWords.ImagePart);

        bool Has(RequestWords all) => (words & all) == all;
    }

    private static string[] SharedPaths(Func<RequestModel, bool> isOne) => Distinct(KnownProviders.BuiltIn.Requests
        .Where(request => request is { IsShared: true, IsHarmless: false } && isOne(request))
        .Select(request => request.Words[request.Words.Length - 1])
        .Select(path => path.Substring(path.TrimEnd('/').LastIndexOf('/') + 1)));

    private static int VersionIn(string path) => path.IndexOf("/v", StringComparison.Ordinal);

    /// <summary>The words as the source of a program spells them, where quotes are escaped; none that contains another.</summary>
    private static string[] InSource(IEnumerable<string> words)
    {
        var unquoted = Distinct(words.Select(word => word.Split('"').OrderByDescending(part => part.Length).First()));
        return [.. unquoted.Where(word => !unquoted.Any(other => other != word && word.Contains(other)))];
    }

    private static string[] Distinct(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal)];

    private static bool StartsWithVersion(string text) =>
        text.Length > 2 && text[0] is 'v' or 'V' && char.IsDigit(text[1]) && text[2] == '.';
}
