using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>What a project hands to analyzers beside its code: its tag, and a list of banned members.</summary>
internal static class AnalyzerInput
{
    public static AnalyzerOptions Of(Application application, Compilation compilation) =>
        new([new BannedSymbols(compilation)], new Options(application.Deployment));

    /// <summary>The members of our catalog that a compilation knows, in the format of BannedApiAnalyzers.</summary>
    private sealed class BannedSymbols(Compilation compilation) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(string.Join('\n', CatalogMembers.All
            .SelectMany(member => member.In(compilation))
            .Select(symbol => symbol.GetDocumentationCommentId())
            .Distinct()));

        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options(string deployment) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Values(deployment.Length == 0 ? [] : new() { ["build_property.AcceptableUseDeployment"] = deployment });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Values None = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
