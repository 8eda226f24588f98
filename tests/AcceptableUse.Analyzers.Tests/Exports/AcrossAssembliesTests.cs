using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Exports;

/// <summary>The tags of an application reach the code of a library that sends for it, in the build and in the editor alike.</summary>
public sealed class AcrossAssembliesTests
{
    private const string Core = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;
        namespace Core;
        public sealed class VisionService(AzureOpenAIClient azure)
        {
            private readonly ChatClient _chat = azure.GetChatClient("gpt-4o");

            public async Task<string> DescribeAsync(byte[] jpeg)
            {
                ChatCompletion answer = await _chat.CompleteChatAsync(new UserChatMessage(
                    ChatMessageContentPart.CreateTextPart("Describe the picture."),
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                return answer.Content[0].Text;
            }

            public async Task<string> AskAsync(string question, byte[]? jpeg = null) =>
                jpeg is null ? await TextAsync(question) : await DescribeAsync(jpeg);

            public async Task<string> TextAsync(string question)
            {
                ChatCompletion answer = await _chat.CompleteChatAsync(new UserChatMessage(question));
                return answer.Content[0].Text;
            }

            public Task<string> DescribeFileAsync() => DescribeAsync(File.ReadAllBytes("yard.jpg"));
        }
        """;

    private const string App = """
        using Core;
        public sealed class Patrol(VisionService vision)
        {
            public Task<string> LookAsync(byte[] frame) => vision.DescribeAsync(frame);
        }
        """;

    private const string MarkedApp = """
        using Core;
        public sealed class Patrol(VisionService vision)
        {
            public Task<string> LookAsync(byte[] frame) => vision.[|DescribeAsync|](frame);
        }
        """;

    [Fact]
    public void Member_that_sends_is_exported_with_the_parameter_that_it_sends()
    {
        var library = new Library("Core", Core);
        Assert.Equal(
            [
                "1; judged=Core; M:Core.VisionService.AskAsync(String,Byte[]); send; media=image; content=jpeg; capability=generate; service=azure",
                "1; judged=Core; M:Core.VisionService.DescribeAsync(Byte[]); send; media=image; content=jpeg; capability=generate; service=azure",
                "1; judged=Core; M:Core.VisionService.DescribeFileAsync(); send; media=image; capability=generate; service=azure",
            ],
            library.Sends);
        Assert.Equal(["1;"], library.Markers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_of_the_application_is_judged_by_its_own_tags(bool isBuild)
    {
        var diagnostics = await Calling(new Library("Core", Core), isBuild).Add("App.cs", MarkedApp).Expect("AUP1001");
        var diagnostic = Assert.Single(diagnostics, found => found.Id == "AUP1001");
        Assert.Equal("Core", diagnostic.Properties["library"]);
        Assert.Equal("azure", diagnostic.Properties["service"]);
        Assert.StartsWith(
            "'VisionService.DescribeAsync' sends an image to an Azure AI service through the library 'Core' in a project deployed for law enforcement",
            diagnostic.GetMessage(null),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("law-enforcement", "false")]
    public async Task No_call_is_reported_without_a_restricted_deployment_or_without_exports(string deployment, string exports)
    {
        var project = new Project { Deployment = deployment, MoreReferences = [new Library("Core", Core) { Exports = exports }.AsAssembly()] };
        await project.Add("App.cs", App).ExpectSilence();
    }

    [Fact]
    public void Nothing_is_exported_when_exports_are_off()
    {
        var library = new Library("Core", Core) { Exports = "false" };
        Assert.Empty(library.Sends);
        Assert.Empty(library.Markers);
    }

    [Fact]
    public async Task What_the_library_reports_under_the_same_tags_is_not_reported_twice() =>
        await Calling(new Library("Core", Core) { Deployment = "law-enforcement" }).Add("App.cs", App).ExpectSilence();

    [Fact]
    public async Task What_a_library_without_analyzers_does_not_report_is_reported() =>
        await Calling(new Library("Core", Core) { Deployment = "law-enforcement", RunAnalyzers = "false" }).Add("App.cs", MarkedApp).Expect("AUP1001");

    [Fact]
    public async Task What_the_tags_of_the_library_leave_out_is_reported() =>
        await Calling(new Library("Core", Core) { Deployment = "none" }).Add("App.cs", MarkedApp).Expect("AUP1001");

    [Fact]
    public async Task Text_alone_and_an_omitted_image_are_silent() => await Calling(new Library("Core", Core)).Add("App.cs", """
        using Core;
        public sealed class Patrol(VisionService vision)
        {
            public Task<string> TextAsync() => vision.TextAsync("Where are you?");

            public Task<string> AskAsync() => vision.AskAsync("Where are you?");

            public Task<string> AskNullAsync() => vision.AskAsync("Where are you?", null);
        }
        """).ExpectSilence();

    [Fact]
    public async Task Optional_image_that_is_given_is_reported() => await Calling(new Library("Core", Core)).Add("App.cs", """
        using Core;
        public sealed class Patrol(VisionService vision)
        {
            public Task<string> AskAsync(byte[] jpeg) => vision.[|AskAsync|]("Who is this?", jpeg);

            public Task<string> FileAsync() => vision.[|DescribeFileAsync|]();
        }
        """).Expect("AUP1001");

    [Fact]
    public async Task Library_that_hands_on_exports_in_turn()
    {
        var core = new Library("Core", Core).AsAssembly();
        var mid = new Library("Mid", """
            namespace Mid;
            public sealed class Desk(Core.VisionService vision)
            {
                public Task<string> ReadAsync(Stream scan)
                {
                    using var copy = new MemoryStream();
                    scan.CopyTo(copy);
                    return vision.DescribeAsync(copy.ToArray());
                }
            }
            """) { MoreReferences = [core] };
        Assert.Equal(["1; judged=Core,Mid; M:Mid.Desk.ReadAsync(Stream); send; media=image; content=scan; capability=generate; service=azure"], mid.Sends);
        await new Project { MoreReferences = [core, mid.AsAssembly()] }.Add("App.cs", """
            public sealed class Patrol(Mid.Desk desk)
            {
                public Task<string> LookAsync(Stream frame) => desk.[|ReadAsync|](frame);
            }
            """).Expect("AUP1001");
    }

    [Fact]
    public async Task Interface_counts_by_its_implementation_in_another_assembly()
    {
        var contracts = new Library("Contracts", """
            namespace Contracts;
            public interface IVision
            {
                Task<string> DescribeAsync(byte[] picture);
            }
            """) { Packages = References.NoPackages }.AsAssembly();
        var infrastructure = new Library("Infrastructure", """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            namespace Infrastructure;
            internal sealed class Vision(AzureOpenAIClient azure) : Contracts.IVision
            {
                public async Task<string> DescribeAsync(byte[] jpeg)
                {
                    ChatCompletion answer = await azure.GetChatClient("gpt-4o").CompleteChatAsync(new UserChatMessage(
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                    return answer.Content[0].Text;
                }
            }
            """) { MoreReferences = [contracts] };
        Assert.Equal(["1; judged=Infrastructure; M:Contracts.IVision.DescribeAsync(Byte[]); send; media=image; content=picture; capability=generate; service=azure"], infrastructure.Sends);
        await new Project { MoreReferences = [contracts, infrastructure.AsAssembly()] }.Add("App.cs", """
            public sealed class Patrol(Contracts.IVision vision)
            {
                public Task<string> LookAsync(byte[] frame) => vision.[|DescribeAsync|](frame);
            }
            """).Expect("AUP1001");
    }

    private const string Watcher = """
        using Microsoft.Extensions.AI;
        namespace Core;
        public sealed class Watcher(IChatClient client)
        {
            public Task<ChatResponse> LookAsync(byte[] jpeg) =>
                client.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(jpeg, "image/jpeg")]));
        }

        public static class Vision
        {
            public static Task<ChatResponse> DescribeAsync(this IChatClient client, byte[] jpeg) => new Watcher(client).LookAsync(jpeg);
        }
        """;

    [Fact]
    public async Task Client_that_the_application_gives_decides_the_service()
    {
        var watcher = new Library("Core", Watcher) { Packages = References.ExtensionsAI }.AsAssembly();
        await new Project { Packages = References.ExtensionsAI, MoreReferences = [watcher] }.Add("App.cs", """
            using Azure;
            using Azure.AI.OpenAI;
            using Core;
            using Microsoft.Extensions.AI;
            public static class Patrol
            {
                private static IChatClient Police() =>
                    new AzureOpenAIClient(new Uri("https://police.openai.azure.com"), new AzureKeyCredential("k")).GetChatClient("gpt-4o").AsIChatClient();

                private static IChatClient Elsewhere() => new OpenAI.Chat.ChatClient("gpt-4o", "k").AsIChatClient();

                public static Task LookAsync(byte[] frame) => new Watcher(Police()).[|LookAsync|](frame);

                public static Task ExtensionAsync(byte[] frame) => Police().[|DescribeAsync|](frame);

                public static Task StaticAsync(byte[] frame) => Vision.[|DescribeAsync|](Police(), frame);

                public static Task ElsewhereAsync(byte[] frame) => new Watcher(Elsewhere()).LookAsync(frame);

                public static Task ElsewhereExtensionAsync(byte[] frame) => Elsewhere().DescribeAsync(frame);
            }
            """).Expect("AUP1001");
    }

    private const string Viewer = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;
        namespace Core;
        public class Scan
        {
            public Scan(AzureOpenAIClient azure, byte[] jpeg) => Text = Vision.Ask(azure, jpeg);
            public Scan(AzureOpenAIClient azure, string question) => Text = question;
            public string Text { get; }
        }

        public class Report(AzureOpenAIClient azure, byte[] jpeg)
        {
            public string Text { get; } = Vision.Ask(azure, jpeg);
        }

        public class Viewer(AzureOpenAIClient azure)
        {
            public byte[] Picture { set => Vision.Ask(azure, value); }
            public string Yard => Vision.Ask(azure, File.ReadAllBytes("yard.jpg"));
            public string Name { get; set; } = "";
            public string this[byte[] jpeg] => Vision.Ask(azure, jpeg);
        }

        internal static class Vision
        {
            public static string Ask(AzureOpenAIClient azure, byte[] jpeg) => azure.GetChatClient("gpt-4o").CompleteChat(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"))).Value.Content[0].Text;
        }
        """;

    [Fact]
    public void Constructors_and_properties_that_send_are_exported() => Assert.Equal(
        [
            "1; judged=Core; M:Core.Report.#ctor(AzureOpenAIClient,Byte[]); send; media=image; content=jpeg; capability=generate; service=azure",
            "1; judged=Core; M:Core.Scan.#ctor(AzureOpenAIClient,Byte[]); send; media=image; content=jpeg; capability=generate; service=azure",
            "1; judged=Core; M:Core.Viewer.get_Item(Byte[]); send; media=image; content=jpeg; capability=generate; service=azure",
            "1; judged=Core; M:Core.Viewer.get_Yard(); send; media=image; capability=generate; service=azure",
            "1; judged=Core; M:Core.Viewer.set_Picture(Byte[]); send; media=image; content=value; capability=generate; service=azure",
        ],
        new Library("Core", Viewer).Sends);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Constructor_or_property_that_sends_is_judged_where_it_is_used(bool isBuild) =>
        await Calling(new Library("Core", Viewer), isBuild).Add("App.cs", """
            using Azure.AI.OpenAI;
            using Core;
            public sealed class Desk(AzureOpenAIClient azure, Viewer viewer)
            {
                private readonly Scan _text = new(azure, "Where?");

                public string Made(byte[] frame) => new [|Scan|](azure, frame).Text;

                public string Unnamed(byte[] frame)
                {
                    Report report = [|new|](azure, frame);
                    return report.Text;
                }

                public void Assigned(byte[] frame) => viewer.[|Picture|] = frame;

                public void Given(byte[] frame) => _ = new Viewer(azure) { [|Picture|] = frame };

                public string Read() => viewer.[|Yard|] + viewer?.[|Yard|];

                public string Indexed(byte[] frame) => viewer[|[frame]|];

                public string Silent() => nameof(viewer.Yard) + nameof(Viewer.Picture) + viewer.Name + _text.Text;
            }

            public sealed class FaceScan : Scan
            {
                public FaceScan(AzureOpenAIClient azure, byte[] frame) : [|base|](azure, frame) { }
                public FaceScan(AzureOpenAIClient azure) : base(azure, "Where?") { }
            }

            public sealed class FaceReport(AzureOpenAIClient azure, byte[] frame) : [|Report|](azure, frame);
            """).Expect("AUP1001");

    [Fact]
    public void What_stores_or_builds_media_for_another_to_send_is_not_exported() => Assert.Equal(
        [
            "M:Core.Desk.LookAsync(Byte[]) content=jpeg",
            "M:Core.Desk.SendAsync() ",
            "M:Core.Desk.SendStored(ChatMessage) content=message",
            "M:Core.Desk.Shot(Byte[]) content=frame",
            "M:Core.Desk.Start() ",
            "M:Core.Kept.SendAsync() ",
            "M:Core.Retried.LookAsync(Byte[]) content=jpeg",
        ],
        new Library("Core", """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            namespace Core;
            public sealed class Desk(AzureOpenAIClient azure)
            {
                private readonly ChatClient _chat = azure.GetChatClient("gpt-4o");
                private byte[] _picture = [];
                public event Action<byte[]>? Taken;

                public void SetPicture(byte[] jpeg) => _picture = jpeg;

                public byte[] Picture { get => _picture; set => _picture = value; }

                public static ChatMessage Build(byte[] jpeg) =>
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"));

                public Task SendAsync() => _chat.CompleteChatAsync(Build(_picture));

                public Task LookAsync(byte[] jpeg) => SendStored(Build(jpeg));

                public Task SendStored(ChatMessage message) => _chat.CompleteChatAsync(message);

                public void Start() => Taken += frame => _chat.CompleteChat(Build(frame));

                public void Shot(byte[] frame) => Taken?.Invoke(frame);
            }

            public sealed class Kept(AzureOpenAIClient azure, byte[] jpeg)
            {
                public Task SendAsync() => azure.GetChatClient("gpt-4o").CompleteChatAsync(Desk.Build(jpeg));
            }

            public sealed class Retried(AzureOpenAIClient azure)
            {
                public Task LookAsync(byte[] jpeg)
                {
                    var message = Desk.Build(jpeg);
                    return Again(() => azure.GetChatClient("gpt-4o").CompleteChatAsync(message));
                }

                private static Task Again(Func<Task> action) => action();
            }
            """).Sends.Select(line => line.Split(';')).Select(parts =>
                $"{parts.First(part => part.Contains("M:")).Trim()} {parts.FirstOrDefault(part => part.Contains(" content="))?.Trim()}").Order(StringComparer.Ordinal));

    [Fact]
    public void What_uses_a_constructor_or_assigns_a_property_that_sends_exports_in_turn()
    {
        var library = new Library("Core", Viewer);
        var middle = new Library("Middle", """
            using Azure.AI.OpenAI;
            using Core;
            namespace Middle;
            public static class Desk
            {
                public static string Made(AzureOpenAIClient azure, byte[] frame) => new Scan(azure, frame).Text;
                public static Report Unnamed(AzureOpenAIClient azure, byte[] frame) => new(azure, frame);
                public static void Assign(Viewer viewer, byte[] frame) => viewer.Picture = frame;
                public static string Text(AzureOpenAIClient azure) => new Scan(azure, "Where?").Text;
                public static string Name(Viewer viewer) => viewer.Name;
            }
            """) { MoreReferences = [library.AsAssembly()] };
        Assert.Equal(
            ["M:Middle.Desk.Assign(Viewer,Byte[])", "M:Middle.Desk.Made(AzureOpenAIClient,Byte[])", "M:Middle.Desk.Unnamed(AzureOpenAIClient,Byte[])"],
            middle.Sends.Select(line => line.Split(';').First(part => part.Contains("M:")).Trim()));
    }

    /// <summary>Whoever has no Azure package and declares nothing is not asked about a client that might be anybody's.</summary>
    [Theory]
    [InlineData("law-enforcement", true)]
    [InlineData("", false)]
    public async Task Undecided_client_of_a_library_is_reported_where_the_project_is_tagged(string deployment, bool isReported)
    {
        var library = new Library("Core", """
            using Microsoft.Extensions.AI;
            namespace Core;
            public static class Desk
            {
                public static IChatClient? Client { get; set; }

                public static Task LookAsync(byte[] jpeg) =>
                    Client!.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(jpeg, "image/jpeg")]));
            }
            """) { Packages = References.ExtensionsAI };
        var project = new Project { Packages = References.NoPackages, Deployment = deployment, MoreReferences = [library.AsAssembly()] };
        if (isReported)
        {
            await project.Add("App.cs", "static class Patrol { static Task Look(byte[] frame) => Core.Desk.[|LookAsync|](frame); }").Expect("AUP1001");
        }
        else
        {
            await project.Add("App.cs", "static class Patrol { static Task Look(byte[] frame) => Core.Desk.LookAsync(frame); }").ExpectSilence();
        }
    }

    [Fact]
    public async Task Content_that_the_application_builds_decides_where_a_library_hands_it_on()
    {
        var library = new Library("Core", """
            using OpenAI.Chat;
            namespace Core;
            public sealed class Desk(Azure.AI.OpenAI.AzureOpenAIClient azure)
            {
                public Task Ask(params ChatMessage[] messages) => azure.GetChatClient("gpt-4o").CompleteChatAsync(messages);
            }
            """);
        Assert.Equal(["1; M:Core.Desk.Ask(ChatMessage[]); send; media=content; content=messages; capability=generate; service=azure"], library.Sends);
        await Calling(library).Add("App.cs", """
            using OpenAI.Chat;
            public sealed class Patrol(Core.Desk desk)
            {
                public Task Image(byte[] frame) =>
                    desk.[|Ask|](new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(frame), "image/jpeg")));

                public Task Text() => desk.Ask(new UserChatMessage("Where are you?"));
            }
            """).Expect("AUP1001");
    }

    [Fact]
    public void Service_of_somebody_else_and_private_members_are_not_exported() => Assert.Empty(new Library("Core", """
        using OpenAI.Chat;
        namespace Core;
        public sealed class Elsewhere
        {
            public Task Describe(byte[] jpeg) => new ChatClient("gpt-4o", "k").CompleteChatAsync(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }

        internal sealed class Hidden(Azure.AI.OpenAI.AzureOpenAIClient azure)
        {
            public Task Describe(byte[] jpeg) => azure.GetChatClient("gpt-4o").CompleteChatAsync(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }
        """).Sends);

    [Fact]
    public void Internal_member_is_exported_to_friends() => Assert.Single(new Library("Core", """
        using System.Runtime.CompilerServices;
        using OpenAI.Chat;
        [assembly: InternalsVisibleTo("App")]
        namespace Core;
        internal sealed class Hidden(Azure.AI.OpenAI.AzureOpenAIClient azure)
        {
            internal Task Describe(byte[] jpeg) => azure.GetChatClient("gpt-4o").CompleteChatAsync(
                new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }
        """).Sends);

    [Fact]
    public async Task Line_of_the_user_wins_over_an_export()
    {
        var project = Calling(new Library("Core", Core)) with { AdditionalFiles = [new CatalogFile("M:Core.VisionService.DescribeAsync; safe")] };
        await project.Add("App.cs", App).ExpectSilence();
    }

    [Fact]
    public async Task Export_of_another_version_or_without_sense_is_not_read()
    {
        var library = new Library("Core", """
            using System.Reflection;
            [assembly: AssemblyMetadata("AcceptableUse.Sends", "2; M:Core.Other.Send; send; media=image")]
            [assembly: AssemblyMetadata("AcceptableUse.Sends", "1; M:Core.Other.Send; safe")]
            [assembly: AssemblyMetadata("AcceptableUse.Sends", "1; nonsense")]
            [assembly: AssemblyMetadata("AcceptableUse.Sends", "")]
            [assembly: AssemblyMetadata("AcceptableUse.Analysed", "0; Deployment=none")]
            namespace Core;
            public static class Other
            {
                public static void Send(byte[] jpeg) { }
            }
            """) { Exports = "false" };
        foreach (var reference in (MetadataReference[])[library.AsAssembly(), library.AsSource()])
        {
            await new Project { MoreReferences = [reference] }.Add("App.cs", """
                public static class Patrol
                {
                    public static void Look(byte[] frame) => Core.Other.Send(frame);
                }
                """).ExpectSilence();
        }
    }

    [Fact]
    public void Nothing_is_generated_where_nothing_can_send()
    {
        var library = new Library("Core", "public static class Calculator { public static int Add(int a, int b) => a + b; }") { Packages = References.NoPackages };
        Assert.Equal(library.Compile().SyntaxTrees.Length, library.Generate().SyntaxTrees.Length);
    }

    [Fact]
    public void Equal_output_leaves_the_compilation_as_it_is()
    {
        var compilation = new Library("Core", Core).Compile();
        var driver = CSharpGeneratorDriver.Create(
            [new ExportGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var first = driver.RunGenerators(compilation);
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("public static class Edited;", CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)));
        var result = first.RunGenerators(edited).GetRunResult().Results.Single();

        Assert.All(result.TrackedOutputSteps.SelectMany(steps => steps.Value), step => Assert.All(step.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason)));
    }

    private static Project Calling(Library library, bool isBuild = true) =>
        new() { MoreReferences = [isBuild ? library.AsAssembly() : library.AsSource()] };
}
