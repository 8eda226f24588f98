using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// The examples on the pages of the rules are compiled and analysed as they stand there. The rule must fire in the lines of the first
/// example that end with its identifier as a comment, in no other, and not in the second. An XML block holds the tags; the second
/// example changes those of the first, and its code where it has any. A block without a language is a catalog file.
/// </summary>
public sealed class PageExampleTests
{
    private const string Fires = "Example that fires";
    private const string DoesNot = "Example that does not";

    /// <summary>
    /// An example of a method of many thousand lines would be no example; LimitsTests has it. What a reference does stands in no line of the
    /// project; UncheckedReferenceTests has it.
    /// </summary>
    private static readonly string[] WithoutCode = [RuleIds.TooLarge, RuleIds.UncheckedReference];

    /// <summary>What examples take as given, so that they show what matters.</summary>
    private static readonly Setting Models = new(References.AzureOpenAI, [], """
        using Azure.AI.OpenAI;
        using OpenAI.Audio;
        using OpenAI.Chat;
        using System.ClientModel;
        using System.Diagnostics.CodeAnalysis;
        """, """
        Uri endpoint = new("https://contoso.openai.azure.com"); ApiKeyCredential credential = new("key");
        byte[] frame = []; Stream stream = Stream.Null; AudioClient audio = null!; ChatClient chat = null!;
        Task Ask(BinaryData picture) => Task.CompletedTask;
        ChatMessageContentPart photo = ChatMessageContentPart.CreateImagePart(BinaryData.Empty, "image/jpeg");
        """);

    private static readonly Setting ConsentedModels = Models with
    {
        Members = $$"""
            {{Models.Members}}
            interface IConsents { [AcceptableUse.VerifiesConsent] Task<bool> HasAsync(int visitor); } IConsents consents = null!;
            record Visitor(int Id); Visitor visitor = null!;
            ChatMessage question = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.Empty, "image/jpeg"));
            """,
    };

    private static readonly Setting FaceService = new(References.Camera, ["Azure.AI.Vision.Face"], """
        using Azure; using Azure.AI.Vision.Face; using OpenCvSharp; using System.Diagnostics.CodeAnalysis;
        """, """
        FaceClient client = null!; BinaryData image = null!; LargePersonGroupClient group = null!; Guid person;
        record Application(string PhotoPath); Application application = null!;
        """);

    private static readonly Setting ModelsAndOldFaceService = new(
        References.AzureOpenAI, ["Microsoft.Azure.CognitiveServices.Vision.Face", "Microsoft.Rest.ClientRuntime"], $"""
        {Models.Usings} using Microsoft.Azure.CognitiveServices.Vision.Face; using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
        """, $"""
        {Models.Members} IFaceClient client = null!; Stream picture = Stream.Null;
        """);

    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id).Except(WithoutCode)];

    public static TheoryData<string> IdsWithCode =>
        [.. Rules.All.Select(rule => rule.Id).Where(id => PageOf(id).Blocks("When to suppress", "csharp").Count > 0)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Firing_example_fires_on_its_marked_lines(string id)
    {
        var page = PageOf(id);
        var example = Example.Read(page, Fires);
        Assert.True(example.Code.Length + example.Catalog.Length > 0, $"{id} shows no example");

        var lines = example.Code.Split('\n');
        var expected = lines.Index().Where(line => Regex.IsMatch(line.Item, $"// {id}$")).Select(line => line.Index);
        var reported = await Analyze(id, example, "");
        if (example.Catalog.Length > 0)
        {
            Assert.NotEmpty(reported);
        }
        else
        {
            Assert.Equal(expected, reported.Select(diagnostic => diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line).Order());
            Assert.NotEmpty(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Silent_example_does_not_fire(string id)
    {
        var first = Example.Read(PageOf(id), Fires);
        var second = Example.Read(PageOf(id), DoesNot);
        Assert.True(second.Code.Length + second.Catalog.Length + second.Properties.Count > 0, $"{id} shows no second example");

        // Statements may use the members that the first example declares.
        var isBuiltOnFirst = second.Code.Length > 0 && !IsDeclaration(second.Code) && IsDeclaration(first.Code);
        var example = second with
        {
            Code = second.Code.Length > 0 ? second.Code : first.Code,
            Properties = first.Properties.SetItems(second.Properties),
        };

        Assert.Empty(await Analyze(id, example, isBuiltOnFirst ? first.Code : ""));
    }

    [Theory]
    [MemberData(nameof(IdsWithCode))]
    public async Task Suppression_example_has_a_valid_justification(string id)
    {
        var attribute = Assert.Single(PageOf(id).Blocks("When to suppress", "csharp"));

        Assert.Contains($"\"{id}\"", attribute, StringComparison.Ordinal);
        Assert.Empty(await Analyze(
            RuleIds.UnjustifiedSuppression, new Example(attribute + "class C { }", "", ImmutableDictionary<string, string>.Empty), ""));
    }

    /// <summary>Recorded as the page on exceptions shows it, a call is neither reported nor refused.</summary>
    [Theory]
    [InlineData("Record it at the call")]
    [InlineData("Record it in one place")]
    public async Task Recorded_exception_is_accepted_by_strict_projects(string section)
    {
        const string Method = """
            public Task ReadFormAsync(BinaryData scan) =>
                chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(scan, "image/jpeg")));
            """;
        var record = Assert.Single(MarkdownPage.Read("docs/exceptions.md").Blocks(section, "csharp"));
        var isGlobal = record.StartsWith("[assembly:", StringComparison.Ordinal);
        var properties = ImmutableDictionary<string, string>.Empty.Add("AcceptableUseDeployment", "law-enforcement")
            .Add("AcceptableUseStrict", "true");
        var code = isGlobal ? record : record[..record.IndexOf("public", StringComparison.Ordinal)] + Method;

        foreach (var rule in new[] { RuleIds.UsPolice, RuleIds.UnjustifiedSuppression, RuleIds.RefusedSuppression })
        {
            Assert.Empty(await Analyze(rule, new Example(code, "", properties), isGlobal ? Method : ""));
        }

        Assert.NotEmpty(await Analyze(RuleIds.UsPolice, new Example("", "", properties), Method));
    }

    private static MarkdownPage PageOf(string id) => MarkdownPage.Read($"docs/rules/{id}.md");

    private static Setting SettingOf(string id) => id switch
    {
        RuleIds.IdentifyOrVerify => Models with
        {
            Stubs = FaceService.Stubs,
            Usings = $"{Models.Usings} using Azure; using Azure.AI.Vision.Face;",
            Members = $"{Models.Members} FaceClient client = null!; BinaryData image = null!;",
        },
        RuleIds.FaceScraping => FaceService,
        RuleIds.Emotion or RuleIds.SensitiveAttribute => ModelsAndOldFaceService,
        RuleIds.Surveillance or RuleIds.SatisfiedClause => ConsentedModels,
        _ => Models,
    };

    /// <summary>The findings of one rule in an example of its page.</summary>
    private static async Task<IEnumerable<Diagnostic>> Analyze(string id, Example example, string moreMembers)
    {
        var setting = SettingOf(id);
        var body = example.Code.StartsWith("[assembly:", StringComparison.Ordinal) ? ""
            : IsDeclaration(example.Code) ? example.Code
            : $"async Task Example()\n{{\n#line 1 \"Example\"\n{example.Code}\n#line default\nawait Task.Yield();\n}}";
        var source = $$"""
            {{setting.Usings}}
            {{(body.Length == 0 ? example.Code : "")}}
            public class Page
            {
            {{setting.Members}}
            {{moreMembers}}
            #line 1 "Example"
            {{body}}
            }
            """;
        if (body.Length == 0)
        {
            source = source.Replace("[assembly:", "\n#line 1 \"Example\"\n[assembly:", StringComparison.Ordinal);
        }

        var files = new ConfigFiles(("/page/.globalconfig", "is_global = true\n"
            + string.Concat(example.Properties.Select(property => $"build_property.{property.Key} = {property.Value}\n"))));
        var project = new Harness.Project { Packages = setting.Packages, MoreReferences = [.. setting.Stubs.Select(Stubs.Of)] };
        var compilation = files.ApplyTo(project.Compile([("/page/Page.cs", source), (AnnotationSource.FileName, AnnotationSource.Text)]));
        Assert.Empty(
            compilation.GetDiagnostics().Where(
                diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                    && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)).Select(error => error.ToString()));

        var options = new AnalyzerOptions(example.Catalog.Length > 0 ? [new CatalogFile(example.Catalog)] : [], files.Options);
        return (await compilation.WithAnalyzers(ShippedAnalyzers.Create(), options).GetAnalyzerDiagnosticsAsync()).Where(
            diagnostic => diagnostic.Id == id || diagnostic.Id == "AD0001");
    }

    private static bool IsDeclaration(string code) =>
        SyntaxFactory.ParseMemberDeclaration(code) is { ContainsDiagnostics: false } declaration
        && declaration is not Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax
            and not Microsoft.CodeAnalysis.CSharp.Syntax.FieldDeclarationSyntax;

    private sealed record Setting(string Packages, IReadOnlyList<string> Stubs, string Usings, string Members);

    private sealed record Example(string Code, string Catalog, ImmutableDictionary<string, string> Properties)
    {
        public static Example Read(MarkdownPage page, string section) => new(
            string.Concat(page.Blocks(section, "csharp")),
            string.Concat(page.Blocks(section, "")),
            page.Blocks(section, "xml")
                .SelectMany(block => XElement.Parse($"<PropertyGroup>{block}</PropertyGroup>").Elements())
                .ToImmutableDictionary(property => property.Name.LocalName, property => property.Value));
    }
}
