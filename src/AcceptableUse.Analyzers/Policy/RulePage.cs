namespace AcceptableUse.Analyzers.Policy;

/// <summary>Where the page of a rule is published.</summary>
internal static class RulePage
{
    public static string? Link(string rule) => Link(BuildInfo.RepositoryUrl, BuildInfo.Version, rule);

    /// <summary>
    /// The page of the released version, so that an old package never links to a page that has moved. Null while the project
    /// has no public address.
    /// </summary>
    internal static string? Link(string repositoryUrl, string version, string rule) =>
        repositoryUrl.Length == 0 ? null : $"{repositoryUrl}/blob/v{version}/docs/rules/{rule}.md";
}
