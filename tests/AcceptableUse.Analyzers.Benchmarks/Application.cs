using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>A project to analyse.</summary>
/// <param name="Name">What sets it apart, as the tables show it.</param>
/// <param name="References">The packages, by the name of a project in <c>tests/References</c>.</param>
/// <param name="Deployment">The tag, empty for none.</param>
/// <param name="Sources">The texts of its files, the one that is edited first.</param>
public sealed record Application(string Name, string References, string Deployment, IReadOnlyList<SourceText> Sources)
{
    private static readonly ConcurrentDictionary<string, MetadataReference[]> References_ = new();
    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    public const string LawEnforcement = "law-enforcement";

    /// <summary>An application of generated files.</summary>
    /// <param name="calls">What calls of a model send.</param>
    /// <param name="every">Every how many files there are such calls.</param>
    /// <param name="assistants">How many calls such a file has.</param>
    public static Application Generate(string name, int files, string references, string deployment, ModelCalls calls = ModelCalls.None, int every = 1, int assistants = 1) =>
        new(name, references, deployment, [.. Enumerable.Range(0, files).Select(i => SourceText.From(ApplicationSource.Of(i, i % every == 0 ? calls : ModelCalls.None, assistants)))]);

    /// <summary>The code of this repository: the analyzers, the fixes and their tests in one project.</summary>
    public static Application OfRepository(string name, string deployment)
    {
        string[] folders = ["src/AcceptableUse.Analyzers", "src/AcceptableUse.Analyzers.CodeFixes", "tests/AcceptableUse.Analyzers.Tests"];
        var files = folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Build.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
        return new(name, "Repository", deployment, [.. files.Select(File.ReadAllText).Where(IsWhole).Append(SdkImplicitUsings).Select(text => SourceText.From(text))]);
    }

    /// <summary>Whether a file compiles without a generator, none of which runs here.</summary>
    private static bool IsWhole(string text) => !text.Contains("[GeneratedRegex", StringComparison.Ordinal);

    /// <summary>A compilation that shares no syntax with an earlier one, as a build starts out.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Application",
        Sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"/src/File{i}.cs")),
        References_.GetOrAdd(References, Read),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public override string ToString() => Name;

    private const string SdkImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        namespace AcceptableUse.Analyzers { internal static class BuildInfo { public const string RepositoryUrl = "https://example.org"; public const string Version = "1.0.0"; } }
        """;

    private static MetadataReference[] Read(string set) =>
        [.. File.ReadAllLines(Path.Combine(Build.RepositoryRoot, "artifacts", "references", set + ".txt")).Select(file => MetadataReference.CreateFromFile(file))];
}
