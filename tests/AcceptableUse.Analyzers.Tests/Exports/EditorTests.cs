using System.Collections.Immutable;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Exports;

/// <summary>
/// Application and library are open in an editor, both as source. It runs the generator of the library and the analyzers of the
/// application on what was typed last, and shows what a build of the same text reports.
/// </summary>
public sealed class EditorTests
{
    private const string Sending = """
        using System;
        using System.Threading.Tasks;
        using Azure.AI.OpenAI;
        using OpenAI.Chat;
        namespace Core;
        public sealed class VisionService(AzureOpenAIClient azure)
        {
            public Task DescribeAsync(byte[] jpeg) => azure.GetChatClient("gpt-4o").CompleteChatAsync(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }
        """;

    private const string Counting = """
        using System.Threading.Tasks;
        using Azure.AI.OpenAI;
        using OpenAI.Chat;
        namespace Core;
        public sealed class VisionService(AzureOpenAIClient azure)
        {
            public Task DescribeAsync(byte[] jpeg) => azure.GetChatClient("gpt-4o").CompleteChatAsync(
                new UserChatMessage($"A picture has {jpeg.Length} bytes. Is that large?"));
        }
        """;

    private const string App = """
        using System.Threading.Tasks;
        using Core;
        public sealed class Patrol(VisionService vision)
        {
            public Task LookAsync(byte[] frame) => vision.DescribeAsync(frame);
        }
        """;

    private const string Reported = "App.cs(5): AUP1001 'DescribeAsync'";
    private const string Named = "App.cs(2): AUP2006 'Core'";

    [Fact]
    public async Task Editor_and_build_say_the_same_after_each_edit_in_the_library()
    {
        using var editor = new Editor(Sending);
        Assert.Equal([Reported], await editor.DiagnosticsAsync());
        Assert.Equal([Reported], await editor.BuildAsync());

        editor.Type(Counting);
        Assert.Empty(await editor.DiagnosticsAsync());
        Assert.Empty(await editor.BuildAsync());

        editor.Type(Sending);
        Assert.Equal([Reported], await editor.DiagnosticsAsync());
        Assert.Equal([Reported], await editor.BuildAsync());
    }

    [Fact]
    public async Task Library_whose_exports_are_switched_off_and_on_is_named_and_judged()
    {
        using var editor = new Editor(Sending);

        editor.Configure("build_property.AcceptableUseExports = false");
        Assert.Equal([Named], await editor.DiagnosticsAsync());
        Assert.Equal([Named], await editor.BuildAsync());

        editor.Configure("");
        Assert.Equal([Reported], await editor.DiagnosticsAsync());
    }

    [Fact]
    public async Task Library_that_gets_the_tags_of_the_application_reports_in_its_place()
    {
        using var editor = new Editor(Sending);

        editor.Configure("build_property.AcceptableUseDeployment = law-enforcement");
        Assert.Empty(await editor.DiagnosticsAsync());
        Assert.Empty(await editor.BuildAsync());
        Assert.Equal(["Core.cs(8): AUP1001 'CompleteChatAsync'"], await editor.DiagnosticsAsync(ofLibrary: true));
    }

    [Fact]
    public async Task Library_that_breaks_while_somebody_types_takes_nothing_down()
    {
        using var editor = new Editor(Sending);

        editor.Type(Sending[..Sending.IndexOf("CompleteChatAsync", StringComparison.Ordinal)]);
        Assert.DoesNotContain(await editor.DiagnosticsAsync(), line => line.Contains("AD0001", StringComparison.Ordinal));

        editor.Type(Sending);
        Assert.Equal([Reported], await editor.DiagnosticsAsync());
    }

    /// <summary>A workspace with a library, and an application tagged for the police that refers to it, both with the package.</summary>
    private sealed class Editor : IDisposable
    {
        private const string Head = "is_global = true\n";

        private readonly AdhocWorkspace _workspace = new();
        private readonly ProjectId _core;
        private readonly ProjectId _app;
        private readonly DocumentId _typed;
        private readonly DocumentId _config;
        private Solution _solution;

        public Editor(string library)
        {
            _core = ProjectId.CreateNewId("Core");
            _app = ProjectId.CreateNewId("App");
            _typed = DocumentId.CreateNewId(_core);
            _config = DocumentId.CreateNewId(_core);
            var config = DocumentId.CreateNewId(_app);
            _solution = Add(Add(_workspace.CurrentSolution, _core, "Core"), _app, "App")
                .AddDocument(_typed, "Core.cs", SourceText.From(library), filePath: "/Core/Core.cs")
                .AddAnalyzerConfigDocument(_config, ".globalconfig", SourceText.From(Head), filePath: "/Core/.globalconfig")
                .AddDocument(DocumentId.CreateNewId(_app), "App.cs", SourceText.From(App), filePath: "/App/App.cs")
                .AddAnalyzerConfigDocument(
                    config, ".globalconfig", SourceText.From(Head + "build_property.AcceptableUseDeployment = law-enforcement\n"), filePath: "/App/.globalconfig")
                .AddProjectReference(_app, new ProjectReference(_core));
        }

        /// <summary>Replaces the text of the library.</summary>
        public void Type(string library) => _solution = _solution.WithDocumentText(_typed, SourceText.From(library));

        /// <summary>Replaces what the build hands to the analyzers of the library.</summary>
        public void Configure(string option) => _solution = _solution.WithAnalyzerConfigDocumentText(_config, SourceText.From(Head + option + "\n"));

        /// <summary>What the editor shows of the application, or of the library.</summary>
        public async Task<IReadOnlyList<string>> DiagnosticsAsync(bool ofLibrary = false)
        {
            var project = _solution.GetProject(ofLibrary ? _core : _app)!;
            return await AnalyzeAsync((await project.GetCompilationAsync())!, project);
        }

        /// <summary>What a build reports of the application: there the library is an assembly.</summary>
        public async Task<IReadOnlyList<string>> BuildAsync()
        {
            var project = _solution.GetProject(_app)!;
            var library = (CSharpCompilation)(await _solution.GetProject(_core)!.GetCompilationAsync())!;
            var compilation = (await _solution.RemoveProjectReference(_app, new ProjectReference(_core)).GetProject(_app)!.GetCompilationAsync())!;
            return await AnalyzeAsync(compilation.AddReferences(References.OfImage(library)), project);
        }

        public void Dispose() => _workspace.Dispose();

        private static Solution Add(Solution solution, ProjectId id, string name) => solution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            filePath: $"/{name}/{name}.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
            metadataReferences: References.Of(References.AzureOpenAI),
            analyzerReferences: [new Package()]));

        private static async Task<IReadOnlyList<string>> AnalyzeAsync(Compilation compilation, Microsoft.CodeAnalysis.Project project)
        {
            var diagnostics = await compilation.WithAnalyzers(ShippedAnalyzers.Create(), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
            return [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Describe).Order(StringComparer.Ordinal)];
        }

        private static string Describe(Diagnostic diagnostic) =>
            $"{Path.GetFileName(diagnostic.Location.SourceTree?.FilePath)}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id} "
            + $"'{diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}'";
    }

    /// <summary>The package as a project refers to it.</summary>
    private sealed class Package : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [new ExportGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(Package);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => ShippedAnalyzers.Create();

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => [];
    }
}
