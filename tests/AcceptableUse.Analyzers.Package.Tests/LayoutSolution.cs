using System.Security.Cryptography;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>
/// One solution with every layout in which an application sends through a library, built once for all tests: whole, then with
/// the applications edited, then in a build service.
/// </summary>
public sealed class LayoutSolution(PackageFixture package) : IAsyncLifetime
{
    public const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>";

    private const string Surveillance = "<AcceptableUseDeployment>real-time-surveillance</AcceptableUseDeployment>";

    /// <summary>A library that sends. The call that does is in line 14, and AUP2001 stands there as long as nobody says where it is used.</summary>
    private const string Vision = """
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

    private static readonly string VisionWithoutImage = Vision.Replace(
        """ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")""",
        """ChatMessageContentPart.CreateTextPart($"It has {jpeg.Length} bytes.")""",
        StringComparison.Ordinal);

    /// <summary>An application. Its call is in line 6.</summary>
    private const string Describing = """
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Core;

        var vision = new VisionService(new AzureOpenAIClient(new Uri("https://police.openai.azure.com"), new ApiKeyCredential("k")));
        Console.WriteLine(await vision.DescribeAsync(File.ReadAllBytes("yard.jpg")));
        """;

    private const string Asking = """
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Core;

        var vision = new VisionService(new AzureOpenAIClient(new Uri("https://police.openai.azure.com"), new ApiKeyCredential("k")));
        Console.WriteLine(await vision.AnswerAsync("Which form reports a lost bicycle?"));
        """;

    /// <summary>A library that only hands on, in line 9.</summary>
    private const string HandingOn = """
        using Core;

        namespace Desks;

        /// <summary>Reads scans.</summary>
        public sealed class Desk(VisionService vision)
        {
            /// <summary>Reads one.</summary>
            public Task<string> ReadAsync(byte[] scan) => vision.DescribeAsync(scan);
        }
        """;

    private const string Reading = """
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Core;

        var desk = new Desks.Desk(new VisionService(new AzureOpenAIClient(new Uri("https://police.openai.azure.com"), new ApiKeyCredential("k"))));
        Console.WriteLine(await desk.ReadAsync(File.ReadAllBytes("form.jpg")));
        """;

    private const string Contract = """
        namespace Contracts;

        public interface IVision
        {
            Task<string> DescribeAsync(byte[] picture);
        }
        """;

    private const string Implementation = """
        using Azure.AI.OpenAI;
        using Contracts;
        using OpenAI.Chat;

        namespace Infrastructure;

        public sealed class AzureVision(AzureOpenAIClient azure) : IVision
        {
            public async Task<string> DescribeAsync(byte[] jpeg)
            {
                ChatCompletion answer = await azure.GetChatClient("gpt-4o").CompleteChatAsync(new UserChatMessage(
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                return answer.Content[0].Text;
            }
        }
        """;

    private const string Registering = """
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using Contracts;
        using Infrastructure;
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection()
            .AddSingleton(new AzureOpenAIClient(new Uri("https://police.openai.azure.com"), new ApiKeyCredential("k")))
            .AddSingleton<IVision, AzureVision>()
            .BuildServiceProvider();
        Console.WriteLine(await services.GetRequiredService<IVision>().DescribeAsync(File.ReadAllBytes("yard.jpg")));
        """;

    private const string BackgroundWatcher = """
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using OpenAI.Chat;

        namespace Watching;

        internal sealed class Watcher(AzureOpenAIClient azure) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    var jpeg = await File.ReadAllBytesAsync("yard.jpg", stoppingToken);
                    await azure.GetChatClient("gpt-4o").CompleteChatAsync(
                        [new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"))],
                        cancellationToken: stoppingToken);
                }
            }
        }

        public static class WatcherServices
        {
            public static IServiceCollection AddWatcher(this IServiceCollection services) => services.AddHostedService<Watcher>();
        }
        """;

    private const string Watching = """
        using Microsoft.Extensions.Hosting;
        using Watching;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddWatcher();
        await builder.Build().RunAsync();
        """;

    private const string Hosting = """<PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.12" />""";

    private const string Frameworks = "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>";

    private readonly List<string> _applications = [];

    /// <summary>The whole solution, by several nodes and over the static graph.</summary>
    internal Build Whole { get; private set; } = null!;

    /// <summary>The same tree again with each application edited, and the library Changing, which then sends.</summary>
    internal Build Edited { get; private set; } = null!;

    /// <summary>The applications alone, in a build service, with the libraries as they are.</summary>
    internal Build InService { get; private set; } = null!;

    /// <summary>The names of the applications that are edited.</summary>
    internal IReadOnlyList<string> Applications => _applications;

    public async Task InitializeAsync()
    {
        var consumer = package.CreateConsumer();
        AddPlain(consumer);
        AddHandingOn(consumer);
        AddContracts(consumer);
        AddKindsOfAssembly(consumer);
        AddPackages(consumer);
        AddOnOwnAccount(consumer);
        await consumer.PackAsync("Packages.slnx", Path.GetDirectoryName(package.PackagePath)!);

        Whole = await consumer.BuildSolutionAsync(projects: null, "-graph", "-m");
        foreach (var application in _applications)
        {
            var program = $"{application}/Program.cs";
            consumer.WithFile(program, consumer.Read(program) + "\n// Edited.\n");
        }

        consumer.WithFile("Changing/Changing.cs", Vision);
        Edited = await consumer.BuildSolutionAsync(projects: null, "-m", "--no-restore");
        InService = await consumer.BuildSolutionAsync(_applications, "CI=true", "-m", "--no-restore", "--no-dependencies");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The library itself, and what an application makes of it.</summary>
    private void AddPlain(Consumer consumer)
    {
        AddLibrary(consumer, "Core", Vision);
        AddApplication(consumer, "App", Describing, To("Core"));
        AddApplication(consumer, "TextApp", Asking, To("Core"));
        AddApplication(consumer, "HarmlessApp", Describing, To("Core"), "<AcceptableUseDeployment>none</AcceptableUseDeployment>");
        AddLibrary(consumer, "Elsewhere", Vision.Replace("AzureOpenAIClient azure", "string key", StringComparison.Ordinal)
            .Replace("using Azure.AI.OpenAI;\n", "", StringComparison.Ordinal)
            .Replace("""azure.GetChatClient("gpt-4o")""", """new("gpt-4o", key)""", StringComparison.Ordinal));
        AddApplication(consumer, "ElsewhereApp", """
            using Core;

            Console.WriteLine(await new VisionService("k").DescribeAsync(File.ReadAllBytes("yard.jpg")));
            """, To("Elsewhere"));
        AddLibrary(consumer, "TaggedCore", Vision, Police);
        AddApplication(consumer, "TaggedCoreApp", Describing, To("TaggedCore"));
        AddLibrary(consumer, "Unanalysed", Vision, Police + "<RunAnalyzers>false</RunAnalyzers>");
        AddApplication(consumer, "UnanalysedApp", Describing, To("Unanalysed"));
        AddLibrary(consumer, "Changing", VisionWithoutImage);
        consumer.WithProject(Police, To("Changing"), path: "ChangingApp/ChangingApp.csproj").WithFile("ChangingApp/Program.cs", Describing);
        AddLibrary(consumer, "Silenced", Vision, "<AcceptableUseExports>false</AcceptableUseExports>");
        AddApplication(consumer, "SilencedApp", Describing, To("Silenced"));
    }

    private void AddHandingOn(Consumer consumer)
    {
        AddLibrary(consumer, "Mid", HandingOn, items: To("Core"));
        AddApplication(consumer, "MidApp", Reading, To("Mid"));
        AddLibrary(consumer, "TaggedMid", HandingOn, Police, To("Core"));
        AddApplication(consumer, "TaggedMidApp", Reading, To("TaggedMid"));
        AddLibrary(consumer, "MidOfTagged", HandingOn, items: To("TaggedCore"));
        AddApplication(consumer, "MidOfTaggedApp", Reading, To("MidOfTagged"));
        AddLibrary(consumer, "OtherMidOfTagged", HandingOn, Surveillance, To("TaggedCore"));
        AddApplication(consumer, "OtherMidOfTaggedApp", Reading, To("OtherMidOfTagged"));
    }

    private void AddContracts(Consumer consumer)
    {
        AddLibrary(consumer, "Contracts", Contract);
        AddLibrary(consumer, "Infrastructure", Implementation, items: To("Contracts"));
        AddApplication(consumer, "RegisteringApp", Registering, To("Infrastructure") + """
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.12" />
            """);
    }

    private void AddKindsOfAssembly(Consumer consumer)
    {
        AddLibrary(consumer, "Multi", Vision, framework: Frameworks);
        AddApplication(consumer, "MultiApp", Describing, To("Multi"));
        AddLibrary(consumer, "MultiMid", HandingOn, Police, To("Multi"), Frameworks);

        AddLibrary(consumer, "Friendly", Vision.Replace("public sealed class", "internal sealed class", StringComparison.Ordinal), items: """
            <InternalsVisibleTo Include="FriendApp" /><InternalsVisibleTo Include="FriendTests" />
            """);
        AddApplication(consumer, "FriendApp", Describing, To("Friendly"));
        AddApplication(consumer, "FriendTests", Describing, To("Friendly"), Police + "<IsTestProject>true</IsTestProject>");

        using var key = new RSACryptoServiceProvider(2048);
        consumer.WithFile("Signed/key.snk", key.ExportCspBlob(includePrivateParameters: true));
        const string Signing = "<SignAssembly>true</SignAssembly><PublicSign>true</PublicSign><AssemblyOriginatorKeyFile>../Signed/key.snk</AssemblyOriginatorKeyFile>";
        AddLibrary(consumer, "Signed", Vision.Replace("public sealed class", "internal sealed class", StringComparison.Ordinal), Signing, $"""
            <InternalsVisibleTo Include="SignedApp" Key="{PublicKeyOf(key)}" />
            """);
        AddApplication(consumer, "SignedApp", Describing, To("Signed"), Police + Signing);

        AddLibrary(consumer, "Documented", Vision, """
            <GenerateDocumentationFile>true</GenerateDocumentationFile><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <IsTrimmable>true</IsTrimmable><EnableTrimAnalyzer>true</EnableTrimAnalyzer>
            """);
        AddApplication(consumer, "DocumentedApp", Describing, To("Documented"));

        AddApplication(consumer, "PathApp", Describing, """
            <ProjectReference Include="../Core/Core.csproj" ReferenceOutputAssembly="false" />
            <Reference Include="Core" HintPath="../Core/bin/$(Configuration)/net10.0/Core.dll" />
            """);
    }

    private void AddPackages(Consumer consumer)
    {
        AddLibrary(consumer, "Packed", Vision, $"<PackageVersion>{package.Version}</PackageVersion><PackageId>Contoso.Vision</PackageId>");
        AddApplication(consumer, "PackageApp", Describing, Package("Contoso.Vision"));
        AddLibrary(consumer, "PackedWithout", Vision, $"<PackageVersion>{package.Version}</PackageVersion><PackageId>Contoso.Unknown</PackageId>", analyzerAssets: "");
        AddApplication(consumer, "UnknownApp", Describing, Package("Contoso.Unknown"));
        AddApplication(consumer, "ReviewedApp", Describing, Package("Contoso.Unknown") + """
            <AssemblyMetadata Include="AcceptableUse.Reviewed" Value="PackedWithout: reads number plates only, reviewed as LEGAL-140" />
            """);
        consumer.WithFile("Packages.slnx", """<Solution><Project Path="Packed/Packed.csproj" /><Project Path="PackedWithout/PackedWithout.csproj" /></Solution>""");
    }

    private void AddOnOwnAccount(Consumer consumer)
    {
        AddLibrary(consumer, "Watcher", BackgroundWatcher, items: Hosting);
        AddApplication(consumer, "WatcherApp", Watching, To("Watcher"));
        AddLibrary(consumer, "TaggedWatcher", BackgroundWatcher, Police, Hosting);
        AddApplication(consumer, "TaggedWatcherApp", Watching, To("TaggedWatcher"));
    }

    private void AddApplication(Consumer consumer, string name, string program, string items, string properties = Police)
    {
        _applications.Add(name);
        consumer.WithProject(properties, items, path: $"{name}/{name}.csproj").WithFile($"{name}/Program.cs", program);
    }

    private static void AddLibrary(
        Consumer consumer, string name, string code, string properties = "", string items = "",
        string framework = "<TargetFramework>net10.0</TargetFramework>", string analyzerAssets = "PrivateAssets=\"all\"") => consumer
        .WithProject(properties, items, path: $"{name}/{name}.csproj", framework: framework, analyzerAssets: analyzerAssets, outputType: "Library")
        .WithFile($"{name}/{name}.cs", code);

    private static string To(string project) => $"""<ProjectReference Include="../{project}/{project}.csproj" />""";

    private string Package(string id) => $"""<PackageReference Include="{id}" Version="{package.Version}" />""";

    /// <summary>The public key as <c>InternalsVisibleTo</c> names it: the header that the compiler writes, and the blob.</summary>
    private static string PublicKeyOf(RSACryptoServiceProvider key)
    {
        var blob = key.ExportCspBlob(includePrivateParameters: false);

        // Of the key that signs, not of one that exchanges secrets.
        blob[5] = 0x24;
        return Convert.ToHexStringLower([0x00, 0x24, 0x00, 0x00, 0x04, 0x80, 0x00, 0x00, .. BitConverter.GetBytes(blob.Length), .. blob]);
    }
}
