using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>A catalog file of a user, in memory.</summary>
internal sealed class CatalogFile(string content, string path = "Contoso.AcceptableUse.txt") : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
