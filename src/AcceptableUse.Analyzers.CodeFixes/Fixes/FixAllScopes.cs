using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>How far a fix may reach at once.</summary>
internal static class FixAllScopes
{
    /// <summary>
    /// What a person can choose in the editor and look through afterwards. Not a solution: tools that nobody watches ask
    /// for that one, as <c>dotnet format</c> does, and they would change what programs do, or record exceptions.
    /// </summary>
    public static ImmutableArray<FixAllScope> OfTheEditor { get; } = ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);
}
