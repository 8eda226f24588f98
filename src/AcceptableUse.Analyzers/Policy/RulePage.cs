namespace AcceptableUse.Analyzers.Policy;

/// <summary>Where the page of a rule is published.</summary>
internal static class RulePage
{
    public static string? Link(string rule) => Link(BuildInfo.RepositoryUrl, BuildInfo.Version, rule);

    /// <summary>
    /// The page as of the released version, so that an old package never points at a page that moved. Null while the
    /// project has no public address.
    /// </summary>
    internal static string? Link(string repositoryUrl, string version, string rule) =>
        repositoryUrl.Length == 0 ? null : $"{repositoryUrl}/blob/v{version}/docs/rules/{rule}.md";
}
