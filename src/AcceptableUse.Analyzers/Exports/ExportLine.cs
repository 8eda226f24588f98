using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>Writes what a method sends as a line of the catalog format.</summary>
internal static class ExportLine
{
    /// <summary>The value of the assembly metadata, or null where the format cannot say it.</summary>
    /// <param name="member">The method, or one that it overrides or implements, with the same parameters.</param>
    public static string? Of(IMethodSymbol member, Sender sender)
    {
        var capabilities = sender.Media.Aggregate(Capability.None, (all, media) => all | media.Capabilities);
        if (capabilities == Capability.None)
        {
            return null;
        }

        var kinds = sender.Media.Aggregate(MediaKinds.None, (all, media) => all | media.Kinds);
        var mediaTypes = Names(media => media.MediaTypes);
        var features = Names(media => media.Features);
        var options = string.Concat(
            $"; media={Rule(kinds, mediaTypes.Length > 0)}",
            Option("mime", mediaTypes.Length > 0 ? mediaTypes[0] : ""),
            Option("content", sender.SendsAlways ? "" : string.Join(",", sender.Content.Select(ordinal => member.Parameters[ordinal].Name))),
            Option("capability", Words(capabilities)),
            Option("features", string.Join(",", features)),
            Option("absent", features.Length == 0 ? "" : Words(sender.Media.Aggregate(Capability.None, (all, media) => all | media.AbsentCapabilities))),
            Option("service", sender.Media.Any(media => media.IsAzure) ? "azure" : "unknown"),
            Option("client", string.Join(",", Names(media => media.Clients))),
            Option("live", sender.Media.Any(media => media.IsLive) ? "true" : ""),
            Option("consent", sender.Media.All(media => media.ChecksConsent) ? "true" : ""));

        var isJudged = sender.Media.All(media => media.IsJudged);
        return Candidates(member)
            .Select(id => ExportFormat.WriteSend($"{id}; send{options}", isJudged))
            .FirstOrDefault(value => ExportFormat.ReadSend(value, member.ContainingAssembly.Name) is not null);

        // By ordinal, since an interface may name its parameters otherwise than its implementation.
        string[] Names(Func<SentMedia, IEnumerable<ISymbol>> inputs) =>
        [
            .. sender.Media.SelectMany(inputs)
                .OfType<IParameterSymbol>()
                .Where(input => SymbolEqualityComparer.Default.Equals(input.ContainingSymbol.OriginalDefinition, sender.Method.OriginalDefinition))
                .Select(input => input.Ordinal)
                .Distinct()
                .OrderBy(ordinal => ordinal)
                .Select(ordinal => member.Parameters[ordinal].Name),
        ];
    }

    /// <summary>The identifier of a method with its parameters, and without them for types that the format has no name for.</summary>
    private static IEnumerable<string> Candidates(IMethodSymbol member)
    {
        var name = $"M:{FullNameOf(member.ContainingType)}.{(member.MethodKind == MethodKind.Constructor ? "#ctor" : member.Name)}";
        var types = member.Parameters.Select(parameter => ApiModels.ShortName(parameter.Type) + (parameter.RefKind == RefKind.None ? "" : "@"));
        yield return $"{name}({string.Join(",", types)})";
        yield return name;
    }

    private static string FullNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{FullNameOf(outer)}.{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)}.{type.MetadataName}"
        : type.MetadataName;

    private static string Rule(MediaKinds kinds, bool hasMediaType) =>
        hasMediaType ? kinds == MediaKinds.None ? "mime" : "any"
        : (kinds & MediaKinds.Image) != 0 ? "image"
        : (kinds & MediaKinds.Video) != 0 ? "video"
        : (kinds & MediaKinds.Face) != 0 ? "face"
        : "content";

    private static string Words(Capability capabilities) => string.Join("|", CapabilityWords.Of(capabilities));

    private static string Option(string key, string value) => value.Length == 0 ? "" : $"; {key}={value}";
}
