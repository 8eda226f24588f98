namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The tag stands in the application and the call in a library of the same solution, or in a package.</summary>
[Collection(nameof(PackageCollection))]
public sealed class AcrossAssembliesTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>";

    private const string CoreProject = """<ProjectReference Include="../Core/Core.csproj" />""";

    private const string Core = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        namespace Core;

        /// <summary>Describes pictures.</summary>
        public sealed class VisionService(AzureOpenAIClient azure)
        {
            private readonly ChatClient _chat = azure.GetChatClient("gpt-4o");

            /// <summary>Describes one.</summary>
            public async Task<string> DescribeAsync(byte[] jpeg)
            {
                ChatCompletion answer = await _chat.CompleteChatAsync(new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart("Describe the picture."),
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                return answer.Content[0].Text;
            }

            /// <summary>Answers a question.</summary>
            public async Task<string> AnswerAsync(string question)
            {
                ChatCompletion answer = await _chat.CompleteChatAsync(new UserChatMessage(question));
                return answer.Content[0].Text;
            }
        }
        """;

    private const string Program = """
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Core;

        var vision = new VisionService(new AzureOpenAIClient(new Uri("https://police.openai.azure.com"), new ApiKeyCredential("k")));
        Console.WriteLine(await vision.DescribeAsync(File.ReadAllBytes(args[0])));
        """;

    private const string InTheLibrary = "AUP2001 note VisionService.cs(14)";

    [Fact]
    public async Task Call_in_the_application_is_reported_in_every_build_whether_the_library_is_built_or_not()
    {
        var consumer = Solution();
        var build = (await consumer.BuildAsync()).Succeeds().Reports("AUP1001 warning Program.cs(6)", InTheLibrary);
        Assert.Contains("through the library 'Core'", build.Findings.Single(finding => finding.Rule == "AUP1001").Message, StringComparison.Ordinal);

        (await consumer.BuildAsync("CI=true", "--no-dependencies", "--no-incremental")).FailsWith("AUP1001");
    }

    [Fact]
    public async Task Library_without_analyzers_exports_and_the_application_reports_what_it_did_not() =>
        (await Solution(library: Police + "<RunAnalyzers>false</RunAnalyzers><GenerateDocumentationFile>true</GenerateDocumentationFile><TreatWarningsAsErrors>true</TreatWarningsAsErrors>").BuildAsync())
            .Succeeds().Reports("AUP1001 warning Program.cs(6)");

    [Theory]
    [InlineData("none", "", Program)]
    [InlineData("law-enforcement", "", "text")]
    public async Task Application_that_is_not_restricted_or_sends_text_alone_is_silent(string deployment, string library, string program) =>
        (await Solution(
            $"<AcceptableUseDeployment>{deployment}</AcceptableUseDeployment>",
            library,
            program == "text" ? Program.Replace("DescribeAsync(File.ReadAllBytes(args[0]))", "AnswerAsync(args[0])", StringComparison.Ordinal) : program).BuildAsync())
            .Succeeds().Reports(InTheLibrary);

    [Fact]
    public async Task Library_with_exports_off_is_named() =>
        (await Solution(library: "<AcceptableUseExports>false</AcceptableUseExports>").BuildAsync()).Succeeds().Reports(InTheLibrary, "AUP2006 warning (0)");

    [Fact]
    public async Task Library_without_the_package_is_named_and_fails_the_gate()
    {
        var consumer = package.CreateConsumer()
            .WithProject(path: "Core/Core.csproj", outputType: "Library", analyzerAssets: "")
            .WithFile("Core/VisionService.cs", Core)
            .WithFile("Directory.Build.props", $"<Project><PropertyGroup>{Police}</PropertyGroup></Project>")
            .WithProject(items: CoreProject)
            .WithFile("App/Program.cs", Program);

        var build = (await consumer.BuildAsync("CI=true")).FailsWith("AUP2006");
        Assert.Contains("The assembly 'Core' uses an Azure AI package and does not say what it sends", build.Findings.Single().Message, StringComparison.Ordinal);

        var reviewed = """<ItemGroup><AssemblyMetadata Include="AcceptableUse.Reviewed" Value="Core: reads number plates only, reviewed as LEGAL-140" /></ItemGroup>""";
        (await consumer.WithProject(items: CoreProject, targets: reviewed).BuildAsync("CI=true")).Succeeds().Reports();
    }

    [Fact]
    public async Task Same_tags_in_both_report_once_in_the_library() =>
        (await Solution(library: Police).BuildAsync()).Succeeds().Reports("AUP1001 warning VisionService.cs(14)");

    [Fact]
    public async Task Library_in_a_package_is_read_like_one_in_the_solution()
    {
        var consumer = package.CreateConsumer()
            .WithProject(
                $"<PackageVersion>{package.Version}</PackageVersion><PackageId>Contoso.Core</PackageId><AssemblyName>Core</AssemblyName>",
                path: "Core/Core.csproj",
                outputType: "Library")
            .WithFile("Core/VisionService.cs", Core)
            .WithProject(Police, $"""<PackageReference Include="Contoso.Core" Version="{package.Version}" />""")
            .WithFile("App/Program.cs", Program);
        await consumer.PackAsync("Core", Path.GetDirectoryName(package.PackagePath)!);

        Assert.Contains("AUP1001 warning Program.cs(6)", (await consumer.BuildAsync()).Succeeds().Summary);
    }

    private Consumer Solution(string application = Police, string library = "", string program = Program) => package.CreateConsumer()
        .WithProject(library, path: "Core/Core.csproj", outputType: "Library")
        .WithFile("Core/VisionService.cs", Core)
        .WithProject(application, CoreProject)
        .WithFile("App/Program.cs", program);
}
