using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>The clauses of <c>microsoft.clauses</c>, read once, on first use.</summary>
internal static class Clauses
{
    /// <summary>Every clause, in the order of the file.</summary>
    public static ImmutableArray<Clause> All { get; } = ClauseFile.Parse(ReadFile());

    /// <summary>The clause with a slug. Slugs come from code only, so an unknown one throws.</summary>
    public static Clause Of(string slug) =>
        All.FirstOrDefault(clause => clause.Slug == slug) ?? throw new ArgumentException($"no clause has the slug '{slug}'", nameof(slug));

    private static string ReadFile()
    {
        using var stream = typeof(Clauses).Assembly.GetManifestResourceStream("microsoft.clauses")!;
        return SourceText.From(stream).ToString();
    }
}
