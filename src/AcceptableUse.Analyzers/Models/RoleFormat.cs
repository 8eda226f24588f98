using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>A role in the catalog format: its word, its keys, and the required key.</summary>
internal sealed record RoleFormat(string Word, ApiRole Role, ImmutableArray<string> Keys, string? Required = null)
{
    public static readonly ImmutableArray<RoleFormat> All = ImmutableArray.Create(
        new RoleFormat("carrier", ApiRole.Carrier, ImmutableArray.Create("media", "mime", "data", "when"), "media"),
        new RoleFormat("send", ApiRole.Send, ImmutableArray.Create(
            "media", "mime", "content", "receiver", "capability", "features", "absent", "when", "always", "upload", "service", "client", "live", "consent")),
        new RoleFormat("client", ApiRole.Client, ImmutableArray.Create("service", "endpoint", "default"), "service"),
        new RoleFormat("register", ApiRole.Register, ImmutableArray.Create("service", "endpoint", "default", "provides"), "service"),
        new RoleFormat("live", ApiRole.Live, ImmutableArray.Create("source", "live")),
        new RoleFormat("feature", ApiRole.Feature, ImmutableArray.Create("capability", "text"), "capability"),
        new RoleFormat("redact", ApiRole.Redact, ImmutableArray.Create("data")),
        new RoleFormat("consent", ApiRole.Consent, ImmutableArray<string>.Empty),
        new RoleFormat("safe", ApiRole.Safe, ImmutableArray<string>.Empty));

    public static RoleFormat Of(ApiRole role) => All.First(format => format.Role == role);
}
