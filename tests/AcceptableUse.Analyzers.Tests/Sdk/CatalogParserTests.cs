using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

public class CatalogParserTests
{
    [Fact]
    public void Every_key_of_a_send_line_is_parsed()
    {
        var member = Single("M:Contoso.Vision.Client.Analyze(Stream,VisualFeatures?); send; media=mime; mime=type; content=image,url; "
            + "receiver=true; capability=detect|find-similar; features=features,details; absent=describe; when=purpose:Vision");

        Assert.Equal('M', member.Kind);
        Assert.Equal("Contoso.Vision.Client", member.TypeName);
        Assert.Equal("Analyze", member.Name);
        Assert.Equal(["Stream", "VisualFeatures?"], member.ParameterTypes!.Value.AsEnumerable());
        Assert.Equal(ApiRole.Send, member.Role);
        Assert.Equal(MediaRule.Mime, member.Media);
        Assert.Equal("type", member.MimeParameter);
        Assert.Equal(["image", "url"], member.ContentParameters.AsEnumerable());
        Assert.True(member.ReceiverCarries);
        Assert.Equal(Capability.Detect | Capability.FindSimilar, member.Capabilities);
        Assert.Equal(["features", "details"], member.FeatureParameters.AsEnumerable());
        Assert.Equal(Capability.Describe, member.AbsentCapabilities);
        Assert.Equal(("purpose", "Vision"), member.When);
    }

    [Fact]
    public void Send_line_without_keys_defaults_to_content_and_generate()
    {
        var member = Single("M:Contoso.Chat.Send; send");

        Assert.Null(member.ParameterTypes);
        Assert.Equal(MediaRule.Content, member.Media);
        Assert.Equal(Capability.Generate, member.Capabilities);
        Assert.Empty(member.ContentParameters);
        Assert.False(member.ReceiverCarries);
    }

    [Fact]
    public void Client_registration_and_carrier_lines_are_parsed()
    {
        var client = Single("M:Contoso.Client.#ctor; client; service=endpoint; endpoint=uri,options; default=other");
        Assert.Equal(".ctor", client.Name);
        Assert.Equal(ApiService.Endpoint, client.Service);
        Assert.Equal(["uri", "options"], client.EndpointParameters.AsEnumerable());
        Assert.Equal(ApiService.Other, client.DefaultService);

        var registration = Single("M:Contoso.Extensions.AddClient; register; service=argument; provides=Contoso.IClient|Contoso.Client");
        Assert.Equal(ApiService.Argument, registration.Service);
        Assert.Equal(["Contoso.IClient", "Contoso.Client"], registration.Provides.AsEnumerable());

        var carrier = Single("P:Contoso.Part.Uri; carrier; media=video; data=value");
        Assert.Equal('P', carrier.Kind);
        Assert.Equal(MediaRule.Video, carrier.Media);
        Assert.Equal(["value"], carrier.DataParameters.AsEnumerable());
    }

    [Fact]
    public void Frame_source_and_feature_lines_are_parsed()
    {
        var camera = Single("E:Contoso.Camera.Frame; live");
        Assert.True(camera.IsLive);
        Assert.Null(camera.SourceParameter);

        Assert.False(Single("M:Contoso.Screen.Shot; live; live=false").IsLive);
        Assert.Equal("path", Single("M:Contoso.Capture.Open(String); live; source=path").SourceParameter);

        var feature = Single("F:Contoso.Attribute.Emotion; feature; capability=emotion; text=emotion");
        Assert.Equal(Capability.Emotion, feature.Capabilities);
        Assert.Equal("emotion", feature.FeatureText);
    }

    [Fact]
    public void Empty_parameter_list_means_the_parameterless_overload() =>
        Assert.Equal(ImmutableArray<string>.Empty, Single("M:Contoso.Camera.Open(); live").ParameterTypes);

    [Fact]
    public void Blank_lines_and_comments_in_a_catalog_are_accepted()
    {
        var parsed = Parse("# a comment\n\n   \n  # another\nM:Contoso.Chat.Send; send\n");
        Assert.Single(parsed.Members);
        Assert.Empty(parsed.Problems);
    }

    [Theory]
    [InlineData("Contoso.Chat.Send; send", "begin with M:")]
    [InlineData("T:Contoso.Chat; send", "begin with M:")]
    [InlineData("M:Send; send", "type and a member")]
    [InlineData("M:; send", "type and a member")]
    [InlineData("M:Contoso..Send; send", "type and a member")]
    [InlineData("M:Contoso.Chat.Send``1; send", "type and a member")]
    [InlineData("M:Contoso.Chat.Send(String; send", "not closed")]
    [InlineData("M:Contoso.Chat.Send(System.String); send", "short type names")]
    [InlineData("P:Contoso.Chat.Text(String); carrier; media=image", "short type names")]
    [InlineData("M:Contoso.Chat.Send", "a role must follow")]
    [InlineData("M:Contoso.Chat.Send;", "is not a role")]
    [InlineData("M:Contoso.Chat.Send; sends", "'sends' is not a role")]
    [InlineData("M:Contoso.Chat.Send; send; medium=image", "'medium' is not a key")]
    [InlineData("M:Contoso.Chat.Send; send; endpoint=uri", "'endpoint' is not a key of the role 'send'")]
    [InlineData("M:Contoso.Chat.Send; safe; media=image", "'media' is not a key")]
    [InlineData("M:Contoso.Chat.Send; send; media", "key=value")]
    [InlineData("M:Contoso.Chat.Send; send; media=", "key=value")]
    [InlineData("M:Contoso.Chat.Send; send;", "key=value")]
    [InlineData("M:Contoso.Chat.Send; send; media=image; media=video", "given twice")]
    [InlineData("M:Contoso.Chat.Send; send; media=picture", "'picture' is not a value of 'media'")]
    [InlineData("M:Contoso.Chat.Send; carrier; media=content", "'content' is not a value of 'media'")]
    [InlineData("M:Contoso.Chat.Send; carrier", "needs the key 'media'")]
    [InlineData("M:Contoso.Chat.#ctor; client", "needs the key 'service'")]
    [InlineData("M:Contoso.Chat.#ctor; client; service=argument", "'argument' is not a value of 'service'")]
    [InlineData("F:Contoso.Feature.Faces; feature", "needs the key 'capability'")]
    [InlineData("M:Contoso.Chat.Send; send; capability=detect|recognise", "'recognise' is not a capability")]
    [InlineData("M:Contoso.Chat.Send; send; content=a,,b", "empty item")]
    [InlineData("M:Contoso.Chat.Send; send; receiver=yes", "'yes' is not a value of 'receiver'")]
    [InlineData("M:Contoso.Chat.Send; send; when=purpose", "parameter:constant")]
    public void Invalid_catalog_line_is_a_problem_and_the_others_count(string line, string message)
    {
        var parsed = Parse($"M:Contoso.A.First; send\n{line}\nM:Contoso.A.Last; safe\n");

        var problem = Assert.Single(parsed.Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, problem.LineSpan.Start.Line);
        Assert.Equal(line.Length, problem.Span.Length);
        Assert.Equal(["First", "Last"], parsed.Members.Select(member => member.Name));
    }

    [Fact]
    public void Member_listed_twice_in_a_catalog_is_a_problem()
    {
        var parsed = Parse("M:Contoso.A.B; send\nM:Contoso.A.B(String); send\nM:Contoso.A.B; safe\n");
        Assert.Contains("listed twice", Assert.Single(parsed.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(2, parsed.Members.Length);
    }

    [Fact]
    public void No_catalog_line_makes_the_parser_throw()
    {
        string[] pieces =
        [
            "M:",
            "P:",
            "X:",
            "Contoso",
            ".",
            "..",
            "#ctor",
            "#",
            "(",
            ")",
            "()",
            "Byte[]",
            "[]",
            "@",
            "`1",
            "`",
            ",",
            ";",
            ";;",
            "=",
            "|",
            ":",
            " ",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "send",
            "carrier",
            "client",
            "media=image",
            "capability=",
            "when=a:b",
            "true",
            "\0",
            "\ud800",
            "\udc00",
            "é",
            "名",
            "\u2028",
            "\ufeff",
        ];
        var random = new Random(20260101);
        for (var i = 0; i < 10_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(
                _ => random.Next(8) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : pieces[random.Next(pieces.Length)]));
            var parsed = Parse(text);
            Assert.All(parsed.Problems, problem => Assert.InRange(problem.Span.End, 0, text.Length));
        }
    }

    [Fact]
    public void Very_long_catalog_line_takes_linear_time()
    {
        var parsed = Parse(
            "M:Contoso.A.B; send; content=" + string.Join(",", Enumerable.Repeat("a", 500_000)) + "\n" + new string(
                '.', 500_000) + "\n" + new string('(', 500_000));
        Assert.Single(parsed.Members);
        Assert.Equal(2, parsed.Problems.Length);
    }

    private static ParsedCatalog Parse(string text) => CatalogParser.Parse(SourceText.From(text));

    private static ApiModel Single(string line)
    {
        var parsed = Parse(line);
        Assert.Empty(parsed.Problems);
        return Assert.Single(parsed.Members);
    }
}
