using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// The words that let plain HTTP be followed come from the requests that are known, so that no request is missed: every
/// host, path and image part of <c>known.providers</c> passes, whole or joined at a slash.
/// </summary>
public sealed class RequestWordsTests
{
    private static readonly Func<string, string>[] Spellings =
    [
        text => SymbolDisplay.FormatLiteral(text, quote: true),
        text => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        text => $"\"\"\"\n{text}\n\"\"\"",
    ];

    public static TheoryData<string> OwnPaths { get; } = [.. PathsOf(request => !request.IsShared)];

    public static TheoryData<string> SharedPaths { get; } = [.. PathsOf(request => request is { IsShared: true, NeedsImagePart: true })];

    public static TheoryData<string> PicturePaths { get; } = [.. PathsOf(request => request is { IsShared: true, NeedsImagePart: false })];

    public static TheoryData<string> Hosts { get; } = [.. KnownProviders.BuiltIn.AzureHosts, .. KnownProviders.BuiltIn.UnknownHosts];

    public static TheoryData<string> Keys { get; } = [.. KnownProviders.BuiltIn.Keys.Select(key => key.Name)];

    public static TheoryData<string> ImageParts { get; } = [.. KnownProviders.BuiltIn.ImageParts];

    [Theory]
    [MemberData(nameof(OwnPaths))]
    public void Path_of_its_own_passes(string path) => Assert.All(Joined(path), literals => AssertPasses(literals));

    [Theory]
    [MemberData(nameof(SharedPaths))]
    public void Shared_path_passes_with_a_host_and_an_image_part(string path) =>
        Assert.All(Joined(path), literals => AssertPasses(["https://r.openai.azure.com", "image_url", .. literals]));

    [Theory]
    [MemberData(nameof(PicturePaths))]
    public void Path_that_always_takes_a_picture_passes_with_a_host(string path) =>
        Assert.All(Joined(path), literals => AssertPasses(["https://r.openai.azure.com", .. literals]));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Header_with_a_key_passes(string header) => AssertPasses([header]);

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Host_passes_with_a_path_and_an_image_part(string host) =>
        AssertPasses([$"https://r{host}/", "/chat/completions", "image_url"]);

    [Theory]
    [MemberData(nameof(ImageParts))]
    public void Image_part_passes_with_a_host_and_a_path(string part) =>
        AssertPasses(["https://r.openai.azure.com", "/chat/completions", $"{{{part}}}"]);

    [Theory]
    [InlineData("vision/v", "3.2", "/analyze")]
    [InlineData("/vision/", "v3.2/analyze")]
    [InlineData("/face", "/v1.2", "/detect")]
    [InlineData("imageanalysis:", "analyze")]
    public void Path_that_is_joined_elsewhere_passes(params string[] literals) => AssertPasses(literals);

    [Theory]
    [InlineData("https://r.openai.azure.com", "/chat/completions")]
    [InlineData("https://r.openai.azure.com", "image_url")]
    [InlineData("/chat/completions", "image_url")]
    [InlineData("https://api.example.com", "/chat/completions", "image_url")]
    [InlineData("https://www.microsoft.com", "/chat/completions", "image_url")]
    [InlineData("face", "/detect")]
    [InlineData("interface/v1.0")]
    [InlineData("surface", "v1.0")]
    [InlineData("face value", "v1.0")]
    [InlineData("https://r.openai.azure.com", "credits")]
    [InlineData("x-api-key")]
    [InlineData("the api-key of a user")]
    [InlineData("/embeddings", "formrecognizer/", "/images/generations")]
    public void Fewer_words_do_not_pass(params string[] literals) => Assert.False(Passes(literals));

    [Fact]
    public void Every_request_is_recognised_by_the_words_of_its_line() => Assert.All(
        KnownProviders.BuiltIn.Requests.Where(request => request.Capabilities != Capability.None),
        request => Assert.NotNull(RequestClassifier.Classify(["https://r.cognitiveservices.azure.com/" + PathOf(request), "image_url"])));

    private static IEnumerable<string> PathsOf(Func<RequestModel, bool> isOne) =>
        KnownProviders.BuiltIn.Requests.Where(request => !request.IsHarmless && isOne(request)).Select(PathOf).Distinct();

    /// <summary>A path such as the words of a request make up, with the rest of its version.</summary>
    private static string PathOf(RequestModel request)
    {
        var first = request.Words[0];
        var version = first.EndsWith("/v", StringComparison.Ordinal) ? "3.2" : first.EndsWith('.') ? "0" : "";
        return (first + version + string.Concat(request.Words.Skip(1))).Replace("$", "", StringComparison.Ordinal);
    }

    /// <summary>A path in one literal, and in two at each of its slashes, which goes to either; the deployments of Azure are in one.</summary>
    private static IEnumerable<string[]> Joined(string path)
    {
        yield return [path];
        for (var slash = path.IndexOf('/', path.StartsWith("openai/deployments/", StringComparison.Ordinal) ? "openai/deployments/".Length : 1); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return [path[..slash], path[slash..]];
            yield return [path[..(slash + 1)], path[(slash + 1)..]];
        }
    }

    private static void AssertPasses(string[] literals) => Assert.True(Passes(literals), string.Join(" + ", literals));

    /// <summary>Whether a project passes with each literal in a file of its own, which must not depend on how it is spelt.</summary>
    private static bool Passes(string[] literals) => Assert.Single(Spellings.Select(spell => Passes(literals, spell)).Distinct());

    private static bool Passes(string[] literals, Func<string, string> spell)
    {
        var files = literals.Select((literal, i) => ($"F{i}.cs", $"class C{i} {{ const string Text = {spell(literal)}; }}"));
        var model = new CompilationModel(new Project().Compile(files), ApiModels.BuiltIn, onStep: null);
        return new HttpPrefilter(model).AreWritten(CancellationToken.None);
    }
}
