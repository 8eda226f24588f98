using System.Globalization;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>What attributes say of a user's own members, in source and in references.</summary>
public class AnnotationTests
{
    /// <summary>A library of a user's own, whose bodies say nothing.</summary>
    private const string Library = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using AcceptableUse;

        namespace Contoso
        {
            public interface IGateway { [SendsMedia(Capability = "identify")] Task IdentifyAsync(byte[] picture); }

            public class Gateway : IGateway
            {
                [SendsMedia] public Task UploadAsync(string title, byte[] picture) => Task.CompletedTask;
                [SendsMedia(Media = "content")] public virtual Task AskAsync(object part) => Task.CompletedTask;
                public Task TagAsync(object tag, [SendsMedia(Media = "content")] object picture) => Task.CompletedTask;

                [SendsMedia(Media = "mime", MediaTypeParameter = "type")]
                public static Task Post(byte[] data, string type) => Task.CompletedTask;

                public Task IdentifyAsync(byte[] picture) => Task.CompletedTask;
                public Task CountAsync(byte[] picture) => Task.CompletedTask;
            }

            public class SlowGateway : Gateway
            {
                public override Task AskAsync(object part) => Task.CompletedTask;
            }

            public class Conversation
            {
                public List<object> Parts { get; } = new List<object>();
                [SendsMedia(Media = "content")] public Task SendAsync(CancellationToken token = default) => Task.CompletedTask;
            }

            public class Part
            {
                [BuildsMedia] public Part(byte[] data) { }
                public Part(string text) { }
                public Part() { }
                [BuildsMedia(Media = "video")] public byte[] Clip { get; set; }
                public string Caption { get; set; }
                [BuildsMedia(Media = "mime", MediaTypeParameter = "type")] public static Part Of(
                    byte[] data, string type) => new Part();
                public static Part Of(string text) => new Part();
            }

            public class Camera
            {
                [YieldsLiveFrames] public byte[] Grab() => new byte[1];
                [YieldsLiveFrames] public byte[] Latest { get; set; }
                [YieldsLiveFrames] public event Action<byte[]> Arrived { add { } remove { } }
                [YieldsLiveFrames] public bool Read(byte[] buffer) => true;
                public byte[] Test() => new byte[1];
            }

            public static class Extensions
            {
                [SendsMedia] public static Task Show(this Camera camera, byte[] picture) => Task.CompletedTask;
            }
        }
        """;

    private const string Head = """
        using Contoso;

        public class Patrol
        {
            public async Task Run(Gateway gateway, SlowGateway slow, Conversation talk, Camera camera, byte[] bytes)
            {

        """;

    private const string Tail = """

                await Task.Yield();
            }
        }
        """;

    public static TheoryData<string> Reported { get; } = new()
    {
        "await gateway.[|UploadAsync|](\"t\", bytes);",
        "await gateway.[|AskAsync|](new Part(bytes));",
        "await slow.[|AskAsync|](new Part(bytes));",
        "await gateway.[|AskAsync|](new Part { Clip = bytes });",
        "await gateway.[|AskAsync|](Part.Of(bytes, \"image/png\"));",
        "await gateway.[|TagAsync|](\"tag\", new Part(bytes));",
        "await gateway.[|IdentifyAsync|](bytes);",
        "IGateway any = gateway; await any.[|IdentifyAsync|](bytes);",
        "await Gateway.[|Post|](bytes, \"image/png\");",
        "await camera.[|Show|](bytes);",
        "await Extensions.[|Show|](camera, bytes);",
        "talk.Parts.Add(new Part(bytes)); await talk.[|SendAsync|]();",
    };

    public static TheoryData<string> Silent { get; } = new()
    {
        "await gateway.CountAsync(bytes);",
        "await gateway.AskAsync(bytes);",
        "await gateway.AskAsync(new Part(\"text\"));",
        "await gateway.AskAsync(new Part { Caption = \"text\" });",
        "await gateway.AskAsync(Part.Of(\"text\"));",
        "await gateway.AskAsync(Part.Of(bytes, \"audio/wav\"));",
        "await gateway.TagAsync(new Part(bytes), \"picture\");",
        "await Gateway.Post(bytes, \"application/pdf\");",
        "talk.Parts.Add(new Part(\"text\")); await talk.SendAsync();",
    };

    public static TheoryData<string> Live { get; } = new()
    {
        "await gateway.[|UploadAsync|](\"t\", camera.Grab());",
        "await gateway.[|AskAsync|](new Part(camera.Latest));",
        "camera.Arrived += async frame => await gateway.[|UploadAsync|](\"t\", frame);",
        "var buffer = new byte[100]; camera.Read(buffer); await gateway.[|UploadAsync|](\"t\", buffer);",
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Annotated_sender_in_source_is_reported(string body) => InSource().Add("Patrol.cs", Head + body + Tail).Expect("AUP1001");

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Annotated_sender_in_a_reference_is_reported(string body) =>
        Referenced().Add("Patrol.cs", Head + body + Tail).Expect("AUP1001");

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Unannotated_member_is_not_reported(string body) => InSource().Add("Patrol.cs", Head + body + Tail).ExpectSilence();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Unannotated_member_in_a_reference_is_not_reported(string body) =>
        Referenced().Add("Patrol.cs", Head + body + Tail).ExpectSilence();

    [Theory]
    [MemberData(nameof(Live))]
    public async Task Annotated_frames_are_live(string body)
    {
        foreach (var project in new[] { InSource(), Referenced() })
        {
            var diagnostics = await project.Add("Patrol.cs", Head + body + Tail).Expect("AUP1001");
            Assert.Equal("live", diagnostics.Single(diagnostic => diagnostic.Id == "AUP1001").Properties["camera"]);
        }
    }

    [Fact]
    public async Task Unannotated_frames_are_not_live()
    {
        var diagnostics = await InSource().Add(
            "Patrol.cs", Head + "await gateway.[|UploadAsync|](\"t\", camera.Test());" + Tail).Expect("AUP1001");
        Assert.Equal("unknown", diagnostics.Single(diagnostic => diagnostic.Id == "AUP1001").Properties["camera"]);
    }

    [Fact]
    public async Task Capability_is_the_declared_one()
    {
        var diagnostics = await InSource().Add("Patrol.cs", Head + "await gateway.[|IdentifyAsync|](bytes);" + Tail).Expect("AUP1001");
        Assert.Equal("identify", diagnostics.Single(diagnostic => diagnostic.Id == "AUP1001").Properties["capability"]);
    }

    [Fact]
    public Task Annotated_sender_is_reported_at_its_call_but_not_inside() => new Project()
        .Add(AnnotationSource.FileName, AnnotationSource.Text)
        .Add("Patrol.cs", """
            using AcceptableUse;
            using OpenAI.Chat;

            public class Gateway(ChatClient chat)
            {
                [SendsMedia(Media = "content")] public Task AskAsync(ChatMessage message) => chat.CompleteChatAsync(message);

                public Task Run(byte[] bytes) => [|AskAsync|](
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
            }
            """.Replace("[|AskAsync|]", "this.[|AskAsync|]", StringComparison.Ordinal))
        .Expect("AUP1001");

    [Fact]
    public Task Primary_constructors_and_records_can_be_annotated() => InSource()
        .Add("Shots.cs", """
            using AcceptableUse;
            using Contoso;

            [method: BuildsMedia] public class Shot(byte[] jpeg) { public byte[] Jpeg => jpeg; }
            public record Snap([BuildsMedia] byte[] Jpeg, string Title);
            public record Frame(string Title) { [BuildsMedia] public byte[]? Jpeg { get; init; } }

            public class Patrol
            {
                public async Task Run(Gateway gateway, byte[] bytes)
                {
                    await gateway.[|AskAsync|](new Shot(bytes));
                    await gateway.[|AskAsync|](new Snap(bytes, "t"));
                    await gateway.[|AskAsync|](new Frame("t") { Jpeg = bytes });
                    await gateway.AskAsync(new Frame("t"));
                }
            }
            """)
        .Expect("AUP1001");

    [Theory]
    [InlineData(
        "[{|SendsMedia(Capability = \"recognise\")|}] public void Send(byte[] data) { }",
        "'recognise' is not a capability; use identify,")]
    [InlineData(
        "[{|SendsMedia(Capability = \"identify|recognise\")|}] public void Send(byte[] data) { }", "'recognise' is not a capability")]
    [InlineData(
        "[{|SendsMedia(Media = \"sound\")|}] public void Send(byte[] data) { }",
        "'sound' is not a value of 'media'; use content, image, video, face, mime")]
    [InlineData(
        "public void Send([{|AcceptableUse.SendsMediaAttribute(Media = \"sound\")|}] byte[] data) { }",
        "'sound' is not a value of 'media'")]
    [InlineData(
        "[{|BuildsMedia(Media = \"content\")|}] public object Make(byte[] data) => data;",
        "'content' is not a value of 'media'; use image, video, face, mime")]
    [InlineData(
        "[{|BuildsMedia(Media = \"mime\", MediaTypeParameter = \"type\")|}] public object Make(byte[] data) => data;",
        "there is no parameter 'type'")]
    [InlineData(
        "[{|BuildsMedia|}] public object Made => new();",
        "the attribute has no effect here; apply it to a method, a constructor, or a property with a setter")]
    [InlineData("public object Made { [{|SendsMedia|}] get; set; } = 1;", "the attribute has no effect here; apply it to a method")]
    [InlineData(
        "[SendsMedia, {|RedactsFaces|}] public void Send(byte[] data) { }",
        "a member can have only one role; this one already has 'SendsMedia'")]
    [InlineData("public void Run() { Send(); [{|SendsMedia|}] void Send() { } }", "the attribute has no effect here; apply it to a method")]
    [InlineData("public Action Run() => [{|SendsMedia|}] () => { };", "the attribute has no effect here; apply it to a method")]
    [InlineData(
        "[{|VerifiesConsent|}] public int Count() => 1;",
        "a consent check must return a bool, return a nullable result, or return void and throw; this member does none of these")]
    [InlineData("[{|VerifiesConsent|}] public DayOfWeek? Find() => null;", "a consent check must return a bool")]
    [InlineData("[{|VerifiesConsent|}] public Task<Gateway> FindAsync() => Task.FromResult(this);", "a consent check must return a bool")]
    [InlineData("[{|VerifiesConsent|}] public string Stamp => \"\";", "a consent check must return a bool")]
    [InlineData(
        "[{|VerifiesConsent|}] public bool Has { set { } }",
        "the attribute has no effect here; apply it to a method or a property with a getter")]
    [InlineData(
        "[SendsMedia, {|VerifiesConsent|}] public bool Send(byte[] data) => true;",
        "a member can have only one role; this one already has 'SendsMedia'")]
    public async Task Invalid_attribute_is_reported_at_the_attribute(string member, string message)
    {
        var source = $"using AcceptableUse; public class Gateway {{ {member} }}";
        var start = source.IndexOf("{|", StringComparison.Ordinal);
        var end = source.IndexOf("|}", StringComparison.Ordinal) - 2;
        source = source.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        var problem = Assert.Single(await Annotated().Add("Gateway.cs", source).Analyze());

        Assert.Equal("AUP2004", problem.Id);
        Assert.Equal(source[start..end], source.Substring(problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length));
        Assert.StartsWith(message, problem.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bool Has()")]
    [InlineData("bool? Has { get; }")]
    [InlineData("void Ensure()")]
    [InlineData("Task EnsureAsync()")]
    [InlineData("ValueTask<bool> HasAsync()")]
    [InlineData("Task<string?> FindAsync()")]
    [InlineData("(int, int)? Find()")]
    public Task Consent_check_can_have_every_testable_result(string member) => Annotated().Add(
        "IConsents.cs",
        $"public interface IConsents {{ [AcceptableUse.VerifiesConsent] {member}{(member.EndsWith('}') ? "" : ";")} }}").ExpectSilence();

    [Fact]
    public void Consent_analysis_runs_only_if_a_check_is_declared()
    {
        Assert.False(ApiModels.BuiltIn.HasRole(ApiRole.Consent));
        Assert.True(
            ApiModels.BuiltIn.With(CatalogParser.Parse(SourceText.From("M:A.B; consent"), isDeclared: true).Members).HasRole(
                ApiRole.Consent));
        Assert.True(HasRole("class A { [AcceptableUse.VerifiesConsent] bool B() => true; }"));
        Assert.False(HasRole("class A { [AcceptableUse.SendsMedia] void B(byte[] data) { } }"));

        static bool HasRole(string source) => ApiModels.BuiltIn.With(
            AnnotatedMembers.In(
                new Project().Compile([(AnnotationSource.FileName, AnnotationSource.Text), ("A.cs", source)]),
                CancellationToken.None)!).HasRole(ApiRole.Consent);
    }

    [Fact]
    public Task Sender_with_a_mistyped_argument_is_still_a_sender() => Annotated()
        .Add("Gateway.cs", """
            using AcceptableUse;

            public class Gateway
            {
                [SendsMedia(Capability = "recognise")] public void Send(byte[] data) { }
                public void Run() => this.[|Send|](new byte[1]);
            }
            """)
        .Expect("AUP1001");

    [Fact]
    public Task Same_named_attributes_in_another_namespace_are_ignored() => new Project { Packages = References.NoPackages }
        .Add("Gateway.cs", """
            namespace Contoso.AcceptableUse
            {
                public class SendsMediaAttribute : Attribute { public string? Media { get; set; } }
            }

            namespace AcceptableUse
            {
                public class Unrelated { }
            }

            namespace Fabrikam
            {
                using Contoso.AcceptableUse;

                public class Gateway
                {
                    [SendsMedia(Media = "sound")] public void Send(byte[] data) { }
                    public void Run() => Send(new byte[1]);
                }
            }
            """)
        .ExpectSilence();

    private static Project Annotated() =>
        new Project { Packages = References.NoPackages }.Add(AnnotationSource.FileName, AnnotationSource.Text);

    private static Project InSource() => Annotated().Add("Library.cs", "#nullable disable\n" + Library);

    private static Project Referenced()
    {
        var compilation = CSharpCompilation.Create(
            "Contoso",
            [CSharpSyntaxTree.ParseText(AnnotationSource.Text), CSharpSyntaxTree.ParseText(Library)],
            References.Of(References.NoPackages),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return new Project { Packages = References.NoPackages, MoreReferences = [References.OfImage(compilation)] };
    }
}
