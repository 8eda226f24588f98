using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>How <c>known.providers</c> is read, which errors it can have, and that the one that ships has none.</summary>
public sealed class KnownProvidersTests
{
    private const string Complete = """
        # A comment.
        [packages]
        Contoso.AI*          ; models
        Contoso.AI.Cloud     ; azure
        Contoso.AI.Cloud.Any ; azure; mixed
        Contoso[.*]          ; neutral
        Fabrikam.*           ; platform

        [client types]
        IModel  ; abstraction
        *Client ; provider

        [hosts]
        .ai.contoso.com ; service=azure
        .contoso.ai     ; service=azure; word=toso
        play.contoso.ai ; service=unknown

        [settings]
        contoso  ; service=azure
        fabrikam ; service=other

        [requests]
        see/v2. /look ; capability=describe|detect; features=seen; except=/not /never
        /chat         ; capability=generate; media=video; shared; body
        /read         ; harmless

        [features]
        seen faces ; capability=identify
        seen joy   ; capability=emotion; in=attributes|moods; decided

        [image parts]
        picture
        data:picture/ ; word=data:

        [request bodies]
        Body ; type
        body ; parameter

        [templates]
        Contoso.Prompts.* ; image=<img

        [texts that ask nothing]
        Answer         ; message
        Factory.Create ; message
        *Role.Machine  ; speaker

        [answer types]
        WithSchema ; method
        Format     ; property

        [injection]
        Give*Service  ; method
        key           ; parameter
        KeyAttribute  ; attribute
        WantAttribute ; key=Name

        [cameras]
        cam://

        [namespaces without media]
        Contoso.Logs

        [frame libraries]
        Contoso.Video[.*] ; except=Screen

        [notes]
        Contoso.Faces.* ; note=faces

        [keys]
        Contoso-Key ; capability=detect
        Toso-Key    ; capability=describe; body

        [shared namespaces]
        Contoso.Common[.*]

        [routes]
        Contoso.Send ; path
        Contoso.With ; header

        [writers]
        *Encoder

        [files]
        Save ; method
        path ; parameter

        [tools]
        Tools.Make ; function
        OfType     ; plugin
        ToolMark   ; attribute
        """;

    [Fact]
    public void Shipped_file_has_no_problems()
    {
        KnownProviders.Parse(KnownProviders.ReadBuiltIn(), out var problems);

        Assert.Empty(problems);
    }

    [Fact]
    public void Every_section_is_read()
    {
        var known = Parse(Complete);

        Assert.Equal([".ai.contoso.com", ".contoso.ai"], known.AzureHosts);
        Assert.Equal(["play.contoso.ai"], known.UnknownHosts);
        Assert.Equal(["contoso.com", "toso", "contoso.ai"], known.HostWords);
        Assert.Equal(["contoso"], known.AzureSettings);
        Assert.Equal(["fabrikam"], known.OtherSettings);
        Assert.Equal(["picture", "data:picture/"], known.ImageParts);
        Assert.Equal(["picture", "data:"], known.ImageWords);
        Assert.Equal(
            [new KeyHeader("Contoso-Key", Capability.Detect, NeedsImagePart: false), new KeyHeader("Toso-Key", Capability.Describe, NeedsImagePart: true)],
            known.Keys);
        Assert.Equal(RoutePart.Path, known.PartOfRoute("Contoso", "SendAttribute"));
        Assert.Equal(RoutePart.Header, known.PartOfRoute("Contoso", "With"));
        Assert.Null(known.PartOfRoute("Fabrikam", "SendAttribute"));
        Assert.Equal(["Send", "With"], known.RouteNames("Contoso").Order());
        Assert.True(known.IsRoute("Send"));
        Assert.False(known.IsRoute("With"));
        Assert.True(known.IsSharedNamespace("Contoso.Common.Any"));
        Assert.False(known.IsSharedNamespace("Contoso"));
        Assert.True(known.IsWriter("JpegEncoder"));
        Assert.False(known.IsWriter("Encoding"));
        Assert.True(known.IsFile("SaveAsync", "path"));
        Assert.False(known.IsFile("Load", "path"));
        Assert.False(known.IsFile("Save", "text"));
        Assert.Equal(["cam://"], known.CameraAddresses);
        Assert.Equal("<img", known.TemplateImageOf("Contoso.Prompts.Renderer"));
        Assert.Null(known.TemplateImageOf("Contoso.Prompts"));
        Assert.Equal("faces", known.NoteOf("Contoso.Faces.Client"));
        Assert.Null(known.NoteOf("Contoso.Faces"));
        Assert.True(known.IsRequestBody("Body"));
        Assert.False(known.IsRequestBody("body"));
        Assert.True(known.IsBodyParameter("body"));
        Assert.False(known.IsBodyParameter("Body"));
        Assert.True(known.TakesAnswerType("WithSchema"));
        Assert.False(known.TakesAnswerType("Format"));
        Assert.True(known.IsAnswerType("Format"));
        Assert.False(known.IsAnswerType("WithSchema"));
        Assert.True(known.IsServiceMethod("GiveRequiredService"));
        Assert.False(known.IsServiceMethod("GiveServices"));
        Assert.True(known.IsServiceKey("key"));
        Assert.False(known.IsServiceKey("Give*Service"));
    }

    [Fact]
    public void Requests_keep_their_order_and_have_their_features()
    {
        Assert.Collection(
            Parse(Complete).Requests,
            request =>
            {
                Assert.Equal(["see/v2.", "/look"], request.Words);
                Assert.Equal(["/not", "/never"], request.Except);
                Assert.Equal(Capability.Describe | Capability.Detect, request.Capabilities);
                Assert.Collection(
                    request.Features,
                    faces =>
                    {
                        Assert.Equal(("faces", Capability.Identify, true), (faces.Word, faces.Capability, faces.IsAssumed));
                        Assert.Empty(faces.Parameters);
                    },
                    joy =>
                    {
                        Assert.Equal(("joy", Capability.Emotion, false), (joy.Word, joy.Capability, joy.IsAssumed));
                        Assert.Equal(["attributes", "moods"], joy.Parameters);
                    });
                Assert.Equal(MediaRule.Image, request.Media);
                Assert.False(request.IsShared || request.NeedsImagePart || request.IsHarmless);
            },
            request =>
            {
                Assert.Equal(["/chat"], request.Words);
                Assert.Empty(request.Except);
                Assert.Equal(Capability.Generate, request.Capabilities);
                Assert.Empty(request.Features);
                Assert.Equal(MediaRule.Video, request.Media);
                Assert.True(request.IsShared && request.NeedsImagePart);
            },
            request => Assert.True(request.IsHarmless));
    }

    [Theory]
    [InlineData("Contoso.AI", "models neutral platform")]
    [InlineData("Contoso.AIx", "models neutral platform")]
    [InlineData("Contoso.AI.Cloud", "models azure neutral platform")]
    [InlineData("Contoso.AI.Cloud.Any", "models azure mixed neutral platform")]
    [InlineData("Contoso", "neutral")]
    [InlineData("Contosos", "")]
    [InlineData("Fabrikam", "")]
    [InlineData("Fabrikam.X", "platform")]
    public void Package_is_what_its_lines_say(string assembly, string expected)
    {
        var known = Parse(Complete);
        (string Word, bool Is)[] all =
        [
            ("models", known.IsModelPackage(assembly)), ("azure", known.IsAzurePackage(assembly)), ("mixed", known.IsMixedPackage(assembly)),
            ("neutral", known.IsNeutralPackage(assembly)), ("platform", known.IsPlatformPackage(assembly)),
        ];

        Assert.Equal(expected, string.Join(' ', all.Where(each => each.Is).Select(each => each.Word)));
    }

    [Theory]
    [InlineData(true, "Tools", "Make")]
    [InlineData(false, "Other", "Make")]
    [InlineData(false, "Tools", "OfType")]
    public void Tool_is_made_by_a_member(bool expected, string type, string member) =>
        Assert.Equal(expected, Parse(Complete).MakesTool(type, member));

    [Fact]
    public void Tools_are_made_of_the_marked_methods_of_a_type()
    {
        Assert.True(Parse(Complete).MakesToolsOfType("OfType"));
        Assert.True(Parse(Complete).MarksTool("ToolMark"));
        Assert.False(Parse(Complete).MarksTool("OfType"));
    }

    [Theory]
    [InlineData(true, "Answer", "Answer")]
    [InlineData(true, "Any", "Answer")]
    [InlineData(true, "Factory", "Create")]
    [InlineData(false, "Other", "Create")]
    [InlineData(false, "MyRole", "Machine")]
    public void Text_asks_nothing_by_its_member(bool expected, string type, string member) =>
        Assert.Equal(expected, Parse(Complete).AsksNothing(type, member));

    [Theory]
    [InlineData(true, "ChatRole", "Machine")]
    [InlineData(false, "Roles", "Machine")]
    [InlineData(false, "ChatRole", "Human")]
    [InlineData(false, "Answer", "Answer")]
    public void Speaker_is_silent_by_the_type_of_its_role(bool expected, string type, string member) =>
        Assert.Equal(expected, Parse(Complete).IsSilentSpeaker(type, member));

    [Theory]
    [InlineData(true, null, "KeyAttribute")]
    [InlineData(true, "Name", "WantAttribute")]
    [InlineData(false, null, "key")]
    [InlineData(false, null, "Give*Service")]
    public void Key_attribute_says_where_the_key_is(bool expected, string? property, string attribute)
    {
        Assert.Equal(expected, Parse(Complete).IsKeyAttribute(attribute, out var found));
        Assert.Equal(property, found);
    }

    [Theory]
    [InlineData(true, "Contoso.Logs")]
    [InlineData(false, "Logs")]
    [InlineData(false, "Contoso")]
    [InlineData(false, "My.Contoso.Logs")]
    [InlineData(false, "Contoso.Logs.Pictures")]
    public void Namespace_without_media_is_that_one_alone(bool expected, string name)
    {
        INamespaceSymbol space = CSharpCompilation.Create("A", [CSharpSyntaxTree.ParseText($"namespace {name} {{ class C; }}")]).GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            space = space.GetNamespaceMembers().Single(member => member.Name == part);
        }

        Assert.Equal(expected, Parse(Complete).IsWithoutMedia(space));
    }

    [Theory]
    [InlineData(true, "Contoso.Video", "Frame")]
    [InlineData(true, "Contoso.Video.Codecs", "Frame")]
    [InlineData(false, "Contoso.Video", "Screen")]
    [InlineData(false, "Contoso.Videos", "Frame")]
    public void Frame_library_is_known_but_for_its_outputs(bool expected, string space, string type) =>
        Assert.Equal(expected, Parse(Complete).IsFrameLibrary(space, type));

    [Fact]
    public void Windows_line_ends_are_accepted() =>
        Assert.Equal(["play.contoso.ai"], Parse(Complete.Replace("\n", "\r\n", StringComparison.Ordinal)).UnknownHosts);

    [Theory]
    [InlineData("cam://", "cam://; lens", "line 58: 'lens' is unknown, repeated or incomplete", "[cameras] is missing or empty")]
    [InlineData("IModel  ; abstraction", "IModel; abstraction=yes", "line 10: 'abstraction=yes' is unknown, repeated or incomplete")]
    [InlineData("Answer         ; message", "Answer; message; message", "line 43: 'message' is unknown, repeated or incomplete")]
    [InlineData("contoso  ; service=azure", "contoso; service=", "line 19: 'service=' is unknown, repeated or incomplete")]
    [InlineData("contoso  ; service=azure", "contoso; service=mars", "line 19: 'contoso' has no valid 'service'")]
    [InlineData("contoso  ; service=azure", "contoso", "line 19: 'contoso' has no valid 'service'")]
    [InlineData("cam://", "; x", "line 58: 'x' is unknown, repeated or incomplete", "[cameras] is missing or empty")]
    [InlineData("cam://", ";", "line 58: '' is unknown, repeated or incomplete", "[cameras] is missing or empty")]
    [InlineData("picture\n", "picture\npicture\n", "line 33: 'picture' is empty or repeated")]
    [InlineData("[cameras]", "[cars]", "line 57: [cars] is unknown or repeated", "[cameras] is missing or empty")]
    [InlineData("[cameras]", "[settings]", "line 57: [settings] is unknown or repeated", "[cameras] is missing or empty")]
    [InlineData("cam://", "", "[cameras] is missing or empty")]
    [InlineData("word=toso", "word=tosa", "line 15: 'tosa' is not part of '.contoso.ai'")]
    [InlineData("word=data:", "word=date", "line 33: 'date' is not part of 'data:picture/'")]
    [InlineData("capability=generate", "capability=fly", "line 24: 'fly' is not a capability")]
    [InlineData("features=seen", "features=heard", "line 23: 'heard' is not a set of [features]")]
    [InlineData("seen joy", "joy", "line 29: 'joy' is not a set and a word")]
    [InlineData("; note=faces", "", "line 67: 'Contoso.Faces.*' has no valid 'note'")]
    [InlineData("; image=<img", "", "line 40: 'Contoso.Prompts.*' has no valid 'image'")]
    [InlineData("Factory.Create", "Any.Answer", "line 44: 'Answer' is a member of two types")]
    [InlineData("# A comment.", "OpenAI", "line 1: 'OpenAI' is not in a section")]
    public void Wrong_line_is_a_problem(string line, string replacement, params string[] problems)
    {
        KnownProviders.Parse(Complete.Replace(line, replacement, StringComparison.Ordinal), out var found);

        Assert.Equal(problems, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[hosts]\n.\nhost\n[requests]\n/\n:\n;;;\n[features]\nx\n[injection]\n")]
    [InlineData("[")]
    [InlineData("[]")]
    public void Bad_file_is_read_without_an_exception(string text)
    {
        var known = KnownProviders.Parse(text, out var problems);

        Assert.NotEmpty(problems);
        Assert.False(known.IsModelPackage("Contoso.AI"));
    }

    private static KnownProviders Parse(string text)
    {
        var known = KnownProviders.Parse(text, out var problems);
        Assert.Empty(problems);
        return known;
    }
}
