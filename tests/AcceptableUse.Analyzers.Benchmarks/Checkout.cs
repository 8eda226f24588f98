using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>Code from outside this repository: the folders that the environment names, measured as one project.</summary>
internal sealed class Checkout
{
    private const string Sources = "BENCHMARK_SOURCES";
    private const string References = "BENCHMARK_REFERENCES";
    private const string Edit = "BENCHMARK_EDIT";
    private const string Usings = "BENCHMARK_USINGS";

    private static readonly Lazy<Checkout?> LazyNamed = new(
        () => FoldersOf(Sources) is { Count: > 0 } folders ? new Checkout(folders) : null);

    private readonly Application _untagged;

    private Checkout(IReadOnlyList<string> folders)
    {
        Name = string.Join(" + ", folders.Select(folder => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))));
        var files = folders.SelectMany(FilesBelow).Distinct().Order(StringComparer.Ordinal).Select(SourceFile.Read).ToList();
        if (files.Count == 0)
        {
            throw new CheckoutException($"{Sources}: no C# file below {string.Join(" or ", folders)}.");
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {files.Sum(file => file.Text.Lines.Count)} lines");
        if (ChosenUsings() is { } usings)
        {
            files.Add(new("/src/ImplicitUsings.cs", SourceText.From(usings)));
        }

        var project = new Application("untagged", ReferenceSets.InFolders(FoldersOf(References)), "", files) { MayHaveErrors = true };
        var compilation = project.Compile();
        var edited = EditedOf(compilation);
        var errors = compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        _untagged = project with { Sources = [files[edited], .. files[..edited], .. files[(edited + 1)..]] };
        Description = string.Create(CultureInfo.InvariantCulture, $"{size}, {project.References.Count} references, {errors} errors of the compiler. Edited: {Path.GetFileName(files[edited].Path)}.");
    }

    /// <summary>The checkout that the environment names, or null when it names none.</summary>
    /// <exception cref="CheckoutException">A folder or file that it names does not exist.</exception>
    public static Checkout? Named => LazyNamed.Value;

    /// <summary>The names of the folders.</summary>
    public string Name { get; }

    /// <summary>
    /// The size of the code, and its errors: many of them mean that references are missing and analyzers have less to do.
    /// </summary>
    public string Description { get; }

    public IReadOnlyList<Application> Projects =>
    [
        _untagged,
        _untagged with { Name = "tagged", Deployment = Application.LawEnforcement },
    ];

    private static IReadOnlyList<string> FoldersOf(string variable)
    {
        var folders = (Environment.GetEnvironmentVariable(variable) ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing
            ? throw new CheckoutException($"{variable}: there is no folder {missing}.")
            : [.. folders.Select(Path.GetFullPath)];
    }

    /// <summary>Build output is left out: it is not what anybody edits, and copies of sources would count twice.</summary>
    private static IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string? ChosenUsings() => Environment.GetEnvironmentVariable(Usings) switch
    {
        null or "" or "0" => null,
        "1" => ImplicitUsings.OfSdk,
        "web" => ImplicitUsings.OfWebSdk,
        var other => throw new CheckoutException(
            $"{Usings}: '{other}' is neither 1, the usings of the .NET SDK, nor web, those of the SDK for web applications."),
    };

    /// <summary>The index of the file to edit: the one that is named, or else the first that sends something.</summary>
    private static int EditedOf(CSharpCompilation compilation)
    {
        if (Environment.GetEnvironmentVariable(Edit) is { Length: > 0 } name)
        {
            var suffix = "/" + Slashes(name).TrimStart('/');
            return First(compilation, tree => Slashes(tree.FilePath).EndsWith(suffix, StringComparison.Ordinal))
                ?? throw new CheckoutException($"{Edit}: no file below {Sources} ends with {name}.");
        }

        // A call of a model is preferred to plain HTTP, which may go anywhere.
        var sends = CatalogMembers.All.Where(member => member.Role == "send").ToLookup(member => member.IsPlainHttp);
        return FirstThatCalls(sends[false], compilation) ?? FirstThatCalls(sends[true], compilation) ?? 0;

        static string Slashes(string path) => path.Replace('\\', '/');
    }

    private static int? FirstThatCalls(IEnumerable<CatalogMember> members, CSharpCompilation compilation)
    {
        var symbols = members.SelectMany(member => member.In(compilation)).ToHashSet(SymbolEqualityComparer.Default);
        var names = symbols.Select(symbol => symbol.Name).ToHashSet();
        return First(
            compilation,
            tree => tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(
                call => names.Contains(NameOf(call)) && Calls(call)));

        bool Calls(InvocationExpressionSyntax call)
        {
            var info = compilation.GetSemanticModel(call.SyntaxTree).GetSymbolInfo(call);
            return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
                && symbols.Contains((method.ReducedFrom ?? method).OriginalDefinition);
        }
    }

    private static int? First(CSharpCompilation compilation, Func<SyntaxTree, bool> isWanted)
    {
        for (var i = 0; i < compilation.SyntaxTrees.Length; i++)
        {
            if (isWanted(compilation.SyntaxTrees[i]))
            {
                return i;
            }
        }

        return null;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>The environment names code that cannot be measured.</summary>
internal sealed class CheckoutException(string message) : Exception(message);
