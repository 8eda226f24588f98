using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>A role as catalog files write it: its word, the keys that may follow, and the one that must.</summary>
internal sealed record RoleFormat(string Word, SdkRole Role, ImmutableArray<string> Keys, string? Required = null)
{
    public static readonly ImmutableArray<RoleFormat> All = ImmutableArray.Create(
        new RoleFormat("carrier", SdkRole.Carrier, ImmutableArray.Create("media", "mime", "data", "when"), "media"),
        new RoleFormat("send", SdkRole.Send, ImmutableArray.Create("media", "mime", "content", "receiver", "capability", "features", "absent", "when")),
        new RoleFormat("client", SdkRole.Client, ImmutableArray.Create("service", "endpoint", "default"), "service"),
        new RoleFormat("register", SdkRole.Register, ImmutableArray.Create("service", "endpoint", "default", "provides"), "service"),
        new RoleFormat("live", SdkRole.Live, ImmutableArray.Create("source", "live")),
        new RoleFormat("feature", SdkRole.Feature, ImmutableArray.Create("capability", "text"), "capability"),
        new RoleFormat("redact", SdkRole.Redact, ImmutableArray.Create("data")),
        new RoleFormat("consent", SdkRole.Consent, ImmutableArray<string>.Empty),
        new RoleFormat("safe", SdkRole.Safe, ImmutableArray<string>.Empty));

    public static RoleFormat Of(SdkRole role) => All.First(format => format.Role == role);
}
