using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>The sets of real packages that tests compile against: the projects in <c>tests/References</c>, by name.</summary>
internal static class References
{
    public const string NoPackages = nameof(NoPackages);
    public const string AzureOpenAI = nameof(AzureOpenAI);
    public const string OpenAI215 = nameof(OpenAI215);
    public const string ExtensionsAI = nameof(ExtensionsAI);
    public const string ExtensionsAIWithoutAzure = nameof(ExtensionsAIWithoutAzure);
    public const string Inference = nameof(Inference);
    public const string Camera = nameof(Camera);
    public const string SemanticKernel = nameof(SemanticKernel);
    public const string AgentFramework = nameof(AgentFramework);
    public const string Web = nameof(Web);

    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> Sets = new();
    private static readonly ConcurrentDictionary<string, MetadataReference> Files = new();

    /// <summary>The root of the repository, baked in by the build.</summary>
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The references of a set, each file read once for all tests.</summary>
    public static ImmutableArray<MetadataReference> Of(string set) => Sets.GetOrAdd(set, name =>
        [.. File.ReadAllLines(Path.Combine(RepositoryRoot, "artifacts", "references", name + ".txt")).Select(OfFile)]);

    public static MetadataReference OfFile(string path) => Files.GetOrAdd(path, file => MetadataReference.CreateFromFile(file));

    /// <summary>A source as the library that it compiles to.</summary>
    /// <param name="set">What it is compiled against.</param>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static PortableExecutableReference OfSource(string name, string source, string set = NoPackages) => OfImage(
        CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], Of(set), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));

    /// <summary>A compilation as the library that it compiles to.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static PortableExecutableReference OfImage(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(
                $"{compilation.AssemblyName}: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
    }

    public static string Metadata(string key) =>
        typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
