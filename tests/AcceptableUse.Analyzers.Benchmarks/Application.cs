using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>A file of a project.</summary>
public sealed record SourceFile(string Path, SourceText Text)
{
    public static SourceFile Read(string path) => new(path, SourceText.From(File.ReadAllText(path)));
}

/// <summary>A project to analyse.</summary>
/// <param name="Name">What sets it apart, as the tables show it.</param>
/// <param name="References">The assemblies that it compiles against.</param>
/// <param name="Deployment">The tag, empty for none.</param>
/// <param name="Sources">Its files, the one that is edited first.</param>
public sealed record Application(
    string Name, IReadOnlyList<MetadataReference> References, string Deployment, IReadOnlyList<SourceFile> Sources)
{
    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    public const string LawEnforcement = "law-enforcement";

    /// <summary>Whether errors of the compiler are accepted, as in a checkout whose packages are not all there.</summary>
    public bool MayHaveErrors { get; init; }

    /// <summary>An application of generated files.</summary>
    /// <param name="references">The packages, by the name of a project in <c>tests/References</c>.</param>
    /// <param name="calls">What calls of a model send.</param>
    /// <param name="every">Every how many files there are such calls.</param>
    /// <param name="assistants">How many calls such a file has.</param>
    public static Application Generate(
        string name,
        int files,
        string references,
        string deployment,
        ModelCalls calls = ModelCalls.None,
        int every = 1,
        int assistants = 1) =>
        OfTexts(
            name,
            references,
            deployment,
            Enumerable.Range(0, files)
                .Select(i => ApplicationSource.Of(i, i % every == 0 ? calls : ModelCalls.None, assistants)));

    /// <summary>An application whose files exist in memory only.</summary>
    /// <param name="references">The packages, by the name of a project in <c>tests/References</c>.</param>
    public static Application OfTexts(string name, string references, string deployment, IEnumerable<string> texts) =>
        new(
            name,
            ReferenceSets.Of(references),
            deployment,
            [.. texts.Select((text, i) => new SourceFile($"/src/File{i}.cs", SourceText.From(text)))]);

    /// <summary>The code of this repository: the analyzers, the fixes and their tests in one project.</summary>
    public static Application OfRepository(string name, string deployment)
    {
        string[] folders = ["src/AcceptableUse.Analyzers", "src/AcceptableUse.Analyzers.CodeFixes", "tests/AcceptableUse.Analyzers.Tests"];
        var files = folders.SelectMany(
            folder => Directory.GetFiles(Path.Combine(Build.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        return OfTexts(
            name, "Repository", deployment, files.Select(File.ReadAllText).Where(IsWhole).Append(ImplicitUsings.OfSdk).Append(BuildInfo));
    }

    /// <summary>A compilation that shares no syntax with an earlier one, as a build starts out.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Application",
        Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public override string ToString() => Name;

    /// <summary>What the build of this repository generates.</summary>
    private const string BuildInfo =
        """
        namespace AcceptableUse.Analyzers
        {
            internal static class BuildInfo
            {
                public const string RepositoryUrl = "https://example.org";
                public const string Version = "1.0.0";
            }
        }
        """;

    /// <summary>Whether a file compiles without a generator, none of which runs here.</summary>
    private static bool IsWhole(string text) => !text.Contains("[GeneratedRegex", StringComparison.Ordinal);
}
