using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Resolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Decides the kind of media of an abstract value, and whether it comes live from a camera.</summary>
internal sealed class MediaClassifier
{
    private readonly InputResolver _resolver;

    public MediaClassifier(InputResolver resolver) => _resolver = resolver;

    /// <summary>The kinds of media that a carrier built; none for audio, documents and redacted images.</summary>
    public MediaKinds KindsOf(MediaValue media)
    {
        if (_resolver.IsGivenNothing(media.Payload))
        {
            return MediaKinds.None;
        }

        // To tell whether it was redacted takes a search of the whole project, so it is asked for last.
        var kinds = KindsOf(media.Carrier)
            ?? KindsByType(media.Carrier.Media, media.MediaType, media.Payload, media.Steps.IsEmpty ? null : media.Steps[0]);
        return kinds != MediaKinds.None && _resolver.CanUse(ApiRole.Redact) && Redaction.Covers(_resolver.Resolve(media.Payload))
            ? MediaKinds.None
            : kinds;
    }

    /// <summary>The kinds of media that a carrier built, redacted or not, as far as it can be told without a search; else null.</summary>
    public static MediaKinds? KindsAtHand(MediaValue media) =>
        KindsOf(media.Carrier) ?? (media.MediaType.Any<EntryValue>() ? null : KindsByText(media.MediaType.OfType<TextValue>()));

    /// <summary>The kinds that a member always builds or sends; null if that depends on what it is given.</summary>
    public static MediaKinds? KindsOf(ApiModel member) => member.Media switch
    {
        MediaRule.Image => MediaKinds.Image,
        MediaRule.Video => MediaKinds.Video,
        MediaRule.Face => MediaKinds.Face,
        _ => null,
    };

    /// <summary>The kinds that media types tell, or null.</summary>
    private static MediaKinds? KindsByText(IEnumerable<TextValue> mediaTypes)
    {
        MediaKinds? kinds = null;
        foreach (var text in mediaTypes)
        {
            kinds = MediaTypes.Parse(text.Text) is { } kind ? (kinds ?? MediaKinds.None) | kind : kinds;
        }

        return kinds;
    }

    /// <summary>
    /// The kinds that the evidence for a media type tells: the media type itself, else a data URI or file extension,
    /// else frames, else how the expression names what it handles. Without evidence the rule decides.
    /// </summary>
    public MediaKinds KindsByType(MediaRule rule, Value mediaTypeValue, Value payloadValue, SyntaxNode? expression)
    {
        // Where the bytes come from can take a search of the whole project, so it is asked for last.
        var mediaType = _resolver.ResolveUntil(
            mediaTypeValue, static fact => fact is TextValue text && MediaTypes.Parse(text.Text) == MediaKinds.Image);
        if (KindsByText(mediaType.OfType<TextValue>()) is { } told)
        {
            return told;
        }

        var kinds = MediaKinds.None;
        var isDecided = false;
        var payload = _resolver.Resolve(payloadValue);
        foreach (var text in payload.OfType<TextValue>().Concat(mediaType.OfType<TextValue>()))
        {
            if ((MediaTypes.Parse(text.Text) ?? MediaTypes.ParseLocation(text.Text)) is { } kind)
            {
                kinds |= kind;
                isDecided = true;
            }
        }

        if (isDecided)
        {
            return kinds;
        }

        if (payload.OfType<FrameValue>().Any())
        {
            return MediaKinds.Image;
        }

        var names = mediaType.Inputs.Concat(payload.Inputs).Select(input => input.Name);
        if (expression is not null)
        {
            names = names.Concat(NamesIn(expression));
        }

        var types = mediaType.Inputs.Concat(payload.Inputs).Where(input => input is IPropertySymbol or IFieldSymbol).Select(
            input => input.ContainingType.Name);
        return MediaTypes.ByNames(names) ?? MediaTypes.ByNames(types) ?? MediaTypes.ByNames(NamesAround(expression))
            ?? (rule == MediaRule.Any ? MediaKinds.Image : MediaKinds.None);
    }

    /// <summary>
    /// The kinds that the body of an HTTP request is, by the media type of a part, a file name, frames, and last by names; those of
    /// the bytes alone, since every body is sent as one type or another.
    /// </summary>
    public MediaKinds KindsOfBody(MediaRule rule, Value payloadValue, SyntaxNode body)
    {
        var payload = _resolver.Resolve(payloadValue);
        var told = MediaKinds.None;
        var isOther = false;
        foreach (var text in payload.OfType<TextValue>())
        {
            var kind = MediaTypes.Parse(text.Text) ?? MediaTypes.ParseLocation(text.Text);
            told |= kind ?? MediaKinds.None;
            isOther |= kind == MediaKinds.None && !MediaTypes.IsAnyBody(text.Text);
        }

        return told != MediaKinds.None ? told
            : payload.OfType<FrameValue>().Any() ? MediaKinds.Image
            : isOther ? MediaKinds.None
            : MediaTypes.ByNames(payload.Inputs.Select(input => input.Name).Concat(NamesIn(body)))
                ?? (rule == MediaRule.Any ? MediaTypes.ByNames(NamesAround(body)) ?? MediaKinds.Image : MediaKinds.None);
    }

    private static IEnumerable<string> NamesIn(SyntaxNode expression) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    /// <summary>What the code around an expression is called: the variable it is for, the method, the type.</summary>
    private static IEnumerable<string> NamesAround(SyntaxNode? expression)
    {
        for (var node = expression; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    yield return variable.Identifier.ValueText;
                    break;
                case LocalFunctionStatementSyntax function:
                    yield return function.Identifier.ValueText;
                    break;
                case MethodDeclarationSyntax method:
                    yield return method.Identifier.ValueText;
                    break;
                case BaseTypeDeclarationSyntax type:
                    yield return type.Identifier.ValueText;
                    break;
            }
        }
    }

    /// <summary>Whether any of the frames in a payload provably come from a camera as it films.</summary>
    public CameraOrigin CameraOf(Value payload) =>
        _resolver.CanUse(ApiRole.Live)
            && _resolver.ResolveUntil(payload.PayloadAlone, fact => fact is FrameValue frame && IsLive(frame))
                .OfType<FrameValue>()
                .Any(IsLive)
            ? CameraOrigin.Live
            : CameraOrigin.Unknown;

    private bool IsLive(FrameValue frame)
    {
        if (!frame.Source.IsLive)
        {
            return false;
        }

        if (frame.Source.SourceParameter is null || frame.IsNumbered)
        {
            return true;
        }

        return _resolver.Resolve(frame.Address).OfType<TextValue>().Any(address => IsCameraAddress(address.Text));
    }

    /// <summary>A stream on the network or a capture device, as opposed to a file.</summary>
    private static bool IsCameraAddress(string address)
    {
        foreach (var start in KnownProviders.BuiltIn.CameraAddresses)
        {
            if (address.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
