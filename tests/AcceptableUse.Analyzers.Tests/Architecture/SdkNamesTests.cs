using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static System.IO.Path;

namespace AcceptableUse.Analyzers.Tests.Architecture;

/// <summary>
/// What is known of SDKs and services is data, in <c>known.providers</c> and the catalog. No literal of the shipped code
/// names a package, a type, a host, a path or a header of theirs. Names of the base class library are no SDK's.
/// </summary>
public sealed class SdkNamesTests
{
    private static readonly HashSet<string> BaseLibrary = new(StringComparer.Ordinal) { "System", "mscorlib", "netstandard" };

    /// <summary>Own pages, which are in a path of the repository.</summary>
    private static readonly HashSet<string> OwnPaths = new(StringComparer.Ordinal) { "/blob/v", "/docs/rules/" };

    /// <summary>A tag has the name with which a package of cameras begins.</summary>
    private static readonly HashSet<string> OwnTags = new(StringComparer.Ordinal) { "Camera" };

    private static readonly ProviderFile Data = ProviderFile.Parse(KnownProviders.ReadBuiltIn(), KnownProviders.Sections);

    /// <summary>How the names of SDKs and their namespaces begin.</summary>
    private static readonly HashSet<string> Roots = new(
        Data["packages"].Select(line => line.Name)
            .Concat(Data["frame libraries"].Select(line => line.Name))
            .Concat(CatalogTypes().Where(type => type.Contains('.', StringComparison.Ordinal)))
            .Select(name => name.Split('.', '*', '[')[0])
            .Except(BaseLibrary)
            .Except(OwnTags),
        StringComparer.Ordinal);

    /// <summary>Types and members by their simple name, and words of settings.</summary>
    private static readonly HashSet<string> Names = new(
        Data["client types"]
            .Concat(Data["request bodies"].Where(line => line.Has("type")))
            .Concat(Data["texts that ask nothing"])
            .Concat(Data["injection"])
            .Concat(Data["settings"].Where(line => line.Name != "azure"))
            .Select(line => line.Name)
            .Concat(CatalogTypes().Where(type => !BaseLibrary.Contains(type.Split('.')[0])))
            .Select(name => name[(name.LastIndexOf('.') + 1)..]),
        StringComparer.Ordinal);

    private static readonly Regex Host =
        new(@"(^|[^A-Za-z])[a-z0-9-]+\.(com|net|org|ai|io|dev|us|cn)($|[/:])", RegexOptions.CultureInvariant);

    private static readonly Regex UrlPath = new(@"^[\w.:-]*/[a-z][\w.:-]{2,}(/|$)", RegexOptions.CultureInvariant);

    private static readonly Regex Scheme = new(@"^[a-z0-9]+://", RegexOptions.CultureInvariant);

    private static readonly Regex Header =
        new(@"^[a-z-]*(api|subscription|prediction|training)-key$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static TheoryData<string> ShippedFiles { get; } =
    [
        .. ((string[])["AcceptableUse.Analyzers", "AcceptableUse.Analyzers.CodeFixes"])
            .SelectMany(project => Directory.EnumerateFiles(Combine(References.RepositoryRoot, "src", project), "*.cs", SearchOption.AllDirectories))
            .Select(file => GetRelativePath(References.RepositoryRoot, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void Shipped_code_names_no_SDK(string file) =>
        Assert.Empty(NamesIn(File.ReadAllText(Combine(References.RepositoryRoot, file))));

    [Theory]
    [InlineData("Azure.AI.", "class C { bool M(string name) => name.StartsWith(\"Azure.AI.\"); }")]
    [InlineData("Azure.", "class C { string[] platform = [\"System\", \"Azure.\"]; }")]
    [InlineData("OpenAI", "class C { bool M(string name) => name == \"OpenAI\"; }")]
    [InlineData("Microsoft.Extensions.AI", "class C { bool M(string name) => name is \"Microsoft.Extensions.AI\" or \"Any\"; }")]
    [InlineData("Microsoft.SemanticKernel.Kernel", "class C { string[] names = [\"Microsoft.SemanticKernel.Kernel\"]; }")]
    [InlineData("Microsoft", "class C { bool M(INamespaceSymbol space) => space is { Name: \"Microsoft\" }; }")]
    [InlineData("global::OpenCvSharp.Mat", "class C { string M() => $\"global::OpenCvSharp.Mat{0}\"; }")]
    [InlineData("IChatClient", "class C { bool M(ITypeSymbol type) => type.Name is \"IChatClient\"; }")]
    [InlineData("ChatMessageContentPart", "class C { bool M(ITypeSymbol type) => type.Name == \"ChatMessageContentPart\"; }")]
    [InlineData("AssistantChatMessage", "class C { int M(string name) { switch (name) { case \"AssistantChatMessage\": return 1; } return 0; } }")]
    [InlineData(".openai.azure.com", "class C { string[] hosts = [\".openai.azure.com\"]; }")]
    [InlineData("https://api.openai.com/v1", "class C { string host = @\"https://api.openai.com/v1\"; }")]
    [InlineData("/openai/deployments/", "class C { string path = \"\"\"/openai/deployments/\"\"\"; }")]
    [InlineData("/detect", "class C { string M(string host) => $\"{host}/detect\"; }")]
    [InlineData("face/v1.0", "class C { string path = \"face/v1.0\"; }")]
    [InlineData("vision/v", "class C { string path = \"vision/v\"; }")]
    [InlineData("rtsp://", "class C { string camera = \"rtsp://\"; }")]
    [InlineData("Ocp-Apim-Subscription-Key", "class C { string header = \"Ocp-Apim-Subscription-Key\"; }")]
    [InlineData("image_url", "class C { string part = \"image_url\"; }")]
    [InlineData("ollama", "class C { string setting = \"ollama\"; }")]
    public void Planted_name_is_found(string name, string source) => Assert.Equal([name], NamesIn(source));

    [Theory]
    [InlineData("class C { string text = \"the call is sent to Azure; Microsoft publishes the clause\"; }")]
    [InlineData("class C { string[] words = [\"n/a\", \"law-enforcement\", \"System.IO\", \"AcceptableUse.cs\", \"://\", \"//\", \"</example\"]; }")]
    [InlineData("class C { /* OpenAI, .openai.azure.com */ object OpenAI() => nameof(OpenAI); }")]
    public void Other_texts_comments_and_identifiers_are_not_names(string source) => Assert.Empty(NamesIn(source));

    private static IEnumerable<string> CatalogTypes() =>
        ApiModels.ReadBuiltIn().SelectMany(file => file.Catalog.Members).Select(member => member.TypeName.Split('`')[0]);

    private static IEnumerable<string> NamesIn(string source) =>
        from token in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        where IsName(token.ValueText)
        select token.ValueText;

    private static bool IsName(string text) =>
        Roots.Contains(text.TrimEnd('.')) || Names.Contains(text)
        || Roots.Any(root => Regex.IsMatch(text, $@"(^|\W){root}\.[A-Z]"))
        || Host.IsMatch(text) || Scheme.IsMatch(text) || Header.IsMatch(text)
        || (UrlPath.IsMatch(text) && !OwnPaths.Contains(text))
        || KnownProviders.BuiltIn.ImageParts.Any(part => text.Contains(part, StringComparison.Ordinal))
        || KnownProviders.BuiltIn.Requests.Any(request => request.Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
