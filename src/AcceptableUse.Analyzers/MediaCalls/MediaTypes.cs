using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Reads media types, data URIs, file extensions and the names that programmers give to media.</summary>
internal static class MediaTypes
{
    private static readonly string[] ImageExtensions =
        [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif"];
    private static readonly string[] VideoExtensions = [".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v", ".wmv", ".mpg", ".mpeg"];
    private static readonly string[] OtherExtensions =
        [".wav", ".mp3", ".m4a", ".ogg", ".flac", ".pdf", ".txt", ".md", ".csv", ".json", ".xml", ".html", ".docx", ".xlsx", ".pptx"];

    private static readonly string[] ImageWords =
    [
        "image", "img", "photo", "picture", "frame", "jpeg", "jpg", "png", "screenshot", "snapshot", "selfie", "face",
        "portrait", "mugshot", "thumbnail"
    ];
    private static readonly string[] VideoWords = ["video", "footage", "mp4"];
    private static readonly string[] OtherWords = ["audio", "speech", "voice", "sound", "wav", "mp3", "pdf", "document", "transcri"];

    // Words that hold another: a framework is no frame.
    private static readonly string[] MisleadingWords =
        ["framework", "timeframe", "dataframe", "iframe", "interface", "surface", "preface", "typeface", "facet", "facebook"];

    /// <summary>
    /// The kind that a media type such as <c>image/png</c> names, none for any other type, null when it is not a media
    /// type.
    /// </summary>
    public static MediaKinds? Parse(string mediaType)
    {
        var text = mediaType.Trim();
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            text = text.Substring("data:".Length);
        }

        if (StartsWith(text, "image"))
        {
            return MediaKinds.Image;
        }

        if (StartsWith(text, "video"))
        {
            return MediaKinds.Video;
        }

        return StartsWith(text, "audio") || StartsWith(text, "text") || StartsWith(text, "application") ? MediaKinds.None : null;

        static bool StartsWith(string text, string type) =>
            text.StartsWith(type, StringComparison.OrdinalIgnoreCase) && text.Length > type.Length && text[type.Length] == '/';
    }

    /// <summary>Whether a media type says nothing of what a body holds: bytes, a form, or JSON with the address of it.</summary>
    public static bool IsAnyBody(string mediaType) =>
        mediaType.EndsWith("octet-stream", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>The kind that a data URI, address or path tells, null when it tells nothing.</summary>
    public static MediaKinds? ParseLocation(string location)
    {
        if (location.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Parse(location);
        }

        var end = location.IndexOfAny(['?', '#']);
        var path = end < 0 ? location : location.Substring(0, end);
        return EndsWithAny(path, ImageExtensions) ? MediaKinds.Image
            : EndsWithAny(path, VideoExtensions) ? MediaKinds.Video
            : EndsWithAny(path, OtherExtensions) ? MediaKinds.None
            : null;
    }

    /// <summary>The kind that names tell, none when they name something else, which outweighs, null when they tell nothing.</summary>
    public static MediaKinds? ByNames(IEnumerable<string> names)
    {
        var kinds = MediaKinds.None;
        foreach (var given in names)
        {
            var name = Without(given, MisleadingWords);
            if (ContainsAny(name, OtherWords))
            {
                return MediaKinds.None;
            }

            kinds |= ContainsAny(name, ImageWords) ? MediaKinds.Image : ContainsAny(name, VideoWords) ? MediaKinds.Video : MediaKinds.None;
        }

        return kinds == MediaKinds.None ? null : kinds;
    }
}
