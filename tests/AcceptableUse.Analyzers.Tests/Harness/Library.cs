using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>
/// A library as the package builds it: the generator of exports runs, and what comes out is referenced as the assembly that a
/// build makes, or as the source that an editor refers to.
/// </summary>
internal sealed record Library(string Name, string Source)
{
    public string Packages { get; init; } = References.AzureOpenAI;

    public string Deployment { get; init; } = "";

    public string Exports { get; init; } = "";

    public string RunAnalyzers { get; init; } = "";

    public ImmutableArray<MetadataReference> MoreReferences { get; init; } = [];

    /// <summary>The values of the assembly metadata that says what is sent.</summary>
    public IReadOnlyList<string> Sends => Values("AcceptableUse.Sends");

    /// <summary>The values of the marker.</summary>
    public IReadOnlyList<string> Markers => Values("AcceptableUse.Analysed");

    /// <summary>The reference that a build makes of it.</summary>
    public MetadataReference AsAssembly() => References.OfImage(Generate());

    /// <summary>The reference that an editor makes of it.</summary>
    public MetadataReference AsSource() => Generate().ToMetadataReference();

    /// <summary>The compilation with what the generator adds.</summary>
    public CSharpCompilation Generate()
    {
        CSharpGeneratorDriver.Create(
                [new ExportGenerator().AsSourceGenerator()],
                parseOptions: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
                optionsProvider: new TestOptions().Property("AcceptableUseDeployment", Deployment).Property("AcceptableUseExports", Exports).Property("RunAnalyzers", RunAnalyzers))
            .RunGeneratorsAndUpdateCompilation(Compile(), out var generated, out var problems);
        Assert.Empty(problems);
        Assert.Empty(generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)).Select(error => error.ToString()));
        return (CSharpCompilation)generated;
    }

    /// <summary>The compilation without what the generator adds.</summary>
    public CSharpCompilation Compile() =>
        new Project { Packages = Packages, MoreReferences = MoreReferences }
            .Compile([($"{Name}.cs", Source)])
            .WithAssemblyName(Name);

    private IReadOnlyList<string> Values(string key) =>
    [
        .. Generate().SyntaxTrees.Last().GetRoot().DescendantNodes().OfType<AttributeSyntax>()
            .Select(attribute => attribute.ArgumentList?.Arguments.Select(argument => (argument.Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "").ToArray() ?? [])
            .Where(arguments => arguments.Length == 2 && arguments[0] == key)
            .Select(arguments => arguments[1]),
    ];
}
