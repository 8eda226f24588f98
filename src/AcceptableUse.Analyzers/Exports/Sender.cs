using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>What is known of one call that sends, for whoever leads to it.</summary>
/// <param name="Kinds">The kinds of media; none where what it is given decides.</param>
/// <param name="Clients">The inputs that can hold its client.</param>
/// <param name="Features">The inputs that select features.</param>
/// <param name="MediaTypes">The inputs that tell the media type.</param>
/// <param name="ChecksConsent">Whether consent is checked before it.</param>
/// <param name="JudgedBy">The assemblies, with commas between, that judge a call on its way.</param>
internal sealed record SentMedia(
    MediaKinds Kinds,
    Capability Capabilities,
    Capability AbsentCapabilities,
    bool IsAzure,
    bool IsLive,
    bool ChecksConsent,
    string JudgedBy,
    IReadOnlyCollection<ISymbol> Clients,
    IReadOnlyCollection<ISymbol> Features,
    IReadOnlyCollection<ISymbol> MediaTypes);

/// <summary>A method that sends media by what it is given, or whatever it is given.</summary>
internal sealed class Sender(IMethodSymbol method)
{
    private readonly SortedSet<int> _content = [];
    private readonly HashSet<SentMedia> _media = [];

    public IMethodSymbol Method => method;

    /// <summary>Whether it sends whatever it is given.</summary>
    public bool SendsAlways { get; private set; }

    /// <summary>The ordinals of the parameters that it sends.</summary>
    public IReadOnlyCollection<int> Content => _content;

    public IReadOnlyCollection<SentMedia> Media => _media;

    /// <summary>Takes note of media that it sends.</summary>
    /// <param name="content">The parameters that bring it; none where it sends always.</param>
    /// <returns>Whether anything of this is new.</returns>
    public bool Add(SentMedia media, IReadOnlyCollection<IParameterSymbol> content)
    {
        var isNew = _media.Add(media) | (content.Count == 0 && !SendsAlways);
        SendsAlways |= content.Count == 0;
        foreach (var parameter in content)
        {
            isNew |= _content.Add(parameter.Ordinal);
        }

        return isNew;
    }
}
