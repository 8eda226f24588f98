using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Models;

/// <summary>The catalog files among the AdditionalFiles of a project. A package can add some.</summary>
internal static class CatalogFiles
{
    private const string Ending = ".AcceptableUse.txt";

    // An editor passes the same text until the file changes.
    private static readonly ConditionalWeakTable<SourceText, ParsedCatalog> Parsed = new();

    public static bool Is(AdditionalText file) => file.Path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The parsed file; null if it cannot be read, which the compiler reports.</summary>
    public static ParsedCatalog? Read(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text
            ? Parsed.GetValue(text, unread => CatalogParser.Parse(unread, isDeclared: true, cancellation))
            : null;

    public static ImmutableArray<ApiModel> MembersOf(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        ImmutableArray.CreateRange(files.Where(Is).SelectMany(file => Read(file, cancellation)?.Members ?? ImmutableArray<ApiModel>.Empty));
}
