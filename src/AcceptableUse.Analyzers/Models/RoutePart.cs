namespace AcceptableUse.Analyzers.Models;

/// <summary>What an attribute of a REST library says.</summary>
internal enum RoutePart
{
    /// <summary>The path of a request that can have a body.</summary>
    Path,

    /// <summary>A header.</summary>
    Header,

    /// <summary>The name of a parameter in the query.</summary>
    Query,

    /// <summary>That a parameter is the body.</summary>
    Body,
}
