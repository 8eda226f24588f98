using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// Plain HTTP is followed only where the words of a known address are written down. These are the places and the
/// spellings in which they can stand.
/// </summary>
public sealed class RestAddressTests
{
    [Theory]
    [InlineData("$\"{host}/face/v1.0/detect\"")]
    [InlineData("$\"{host}face/v1.0/detect\"")]
    [InlineData("host + \"face/\" + \"v1.0/detect\"")]
    [InlineData("host + \"/face\" + \"/v1.0/detect\"")]
    [InlineData("host + \"/FACE/v1.0/DETECT\"")]
    [InlineData("$\"{host}/{Service}/v1.0/detect\"")]
    [InlineData("string.Format(\"{0}face/v1.0/detect\", host)")]
    [InlineData("host + @\"/face/v1.0/detect\"")]
    [InlineData("host + \"/vision/v3.2/analyze?visualFeatures=Faces\"")]
    [InlineData("host + \"/vision/\" + Version + \"/analyze?visualFeatures=Faces\"")]
    [InlineData("$\"{host}/vision/v{3}.2/analyze?visualFeatures=Faces\"")]
    [InlineData("host + \"/computervision/imageanalysis:analyze?features=faces\"")]
    [InlineData("$\"{host}/computervision/{Analysis}:analyze?features=faces\"")]
    public Task Every_form_of_a_joined_address_is_reported(string address) => new Project().Add("A.cs", $$"""
        class A
        {
            const string Service = "face", Version = "v3.2", Analysis = "imageanalysis";

            async Task Run(HttpClient http, byte[] bytes)
            {
                const string host = "https://r.cognitiveservices.azure.com/";
                await http.[|PostAsync|]({{address}}, new ByteArrayContent(bytes));
            }
        }
        """).Expect("AUP1001");

    [Theory]
    [InlineData("\"chat/\" + \"completions\"", "\"image_url\"")]
    [InlineData("$\"{Chat}\"", "\"input_image\"")]
    [InlineData("\"openai/\" + \"responses\"", "\"{\\\"type\\\":\\\"image\\\"}\"")]
    [InlineData("\"images/edits\"", "\"data:image/png;base64,\"")]
    public Task Every_form_of_a_model_path_and_body_is_reported(string path, string part) => new Project().Add("A.cs", $$"""
        class A
        {
            const string Chat = "chat/completions";

            async Task Run(HttpClient http)
            {
                await http.[|PostAsync|]("https://r.openai.azure.com/" + {{path}}, new StringContent({{part}}));
            }
        }
        """).Expect("AUP1001");

    [Fact]
    public Task Address_in_another_file_is_reported() => new Project()
        .Add("A.cs", """
            class A
            {
                async Task Run(HttpClient http, byte[] bytes)
                {
                    await http.[|PostAsync|](Addresses.Detect, new ByteArrayContent(bytes));
                }
            }
            """)
        .Add("B.cs", """
            static class Addresses
            {
                public const string Detect = "https://r.cognitiveservices.azure.com/face/v1.0/detect";
            }
            """)
        .Expect("AUP1001");

    [Theory]
    [InlineData("public", "Addresses.Detect")]
    [InlineData("internal", "Addresses.Detect")]
    [InlineData("public", "Addresses.Own()")]
    public Task Address_in_a_compiled_library_is_reported(string access, string address) =>
        new Project { MoreReferences = [References.OfImage(Library(access))] }
        .Add("A.cs", $$"""
            class A
            {
                async Task Run(HttpClient http, byte[] bytes)
                {
                    await http.[|PostAsync|]({{address}}, new ByteArrayContent(bytes));
                }
            }
            """)
        .Expect("AUP1001");

    [Fact]
    public Task Address_in_a_referenced_project_is_reported() => new Project { MoreReferences = [Library("public").ToMetadataReference()] }
        .Add("A.cs", """
            class A
            {
                async Task Run(HttpClient http, byte[] bytes)
                {
                    await http.[|PostAsync|](Addresses.Detect, new ByteArrayContent(bytes));
                }
            }
            """)
        .Expect("AUP1001");

    /// <summary>The path and the part may stand in two files, and the one again in a third.</summary>
    [Fact]
    public Task Address_split_across_files_is_reported() => new Project()
        .Add("A.cs", """
            class A
            {
                async Task Run(HttpClient http)
                {
                    await http.[|PostAsync|]("https://r.openai.azure.com/" + Paths.Chat, new StringContent(Parts.Image));
                }
            }
            """)
        .Add("B.cs", "static class Paths { public const string Chat = \"chat/completions\"; }")
        .Add("C.cs", "static class OtherPaths { public const string Old = \"/completions\"; }")
        .Add("D.cs", "static class Parts { public const string Image = \"image_url\"; }")
        .Expect("AUP1001");

    [Theory]
    [InlineData("""
        public static class Library
        {
            public const string Chat = "chat/completions", Old = "/completions", Image = "image_url";
        }
        """, "")]
    [InlineData("""
        public static class Library { public const string Chat = "chat/completions", Image = "image_url"; }
        """, """
        public static class More { public const string Old = "/completions", Image = "image_url"; }
        """)]
    [InlineData("""
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("UnderTest")]

        static class Library
        {
            internal const string Chat = "chat/completions", Old = "/completions", Image = "image_url";
        }
        """, "")]
    public Task Address_split_across_library_constants_is_reported(string first, string second) =>
        new Project { MoreReferences = [References.OfSource("First", first), References.OfSource("Second", second)] }
        .Add("A.cs", """
            class A
            {
                async Task Run(HttpClient http)
                {
                    await http.[|PostAsync|]("https://r.openai.azure.com/" + Library.Chat, new StringContent(Library.Image));
                }
            }
            """)
        .Expect("AUP1001");

    [Theory]
    [InlineData("await http.PostAsync(\"https://api.example.com/orders\", new StringContent(body));", false)]
    [InlineData("await http.PostAsync(new Uri(body), new StringContent(\"{}\"));", false)]
    [InlineData("await http.PostAsync(body, new StringContent(\"interface, surface and preface; data:image/png\"));", false)]
    [InlineData("await http.PostAsync(body + \"/face/v1.0/detect\", new StringContent(body));", true)]
    public void HTTP_call_is_followed_only_if_the_project_writes_address_words(string statement, bool maySend)
    {
        var compilation = new Project().Compile([("A.cs", $$"""
            class A
            {
                async Task Run(HttpClient http, string body) { {{statement}} }
            }
            """)]);
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn);
        var target = compilation.GetTypeByMetadataName("System.Net.Http.HttpClient")!.GetMembers("PostAsync")[0];
        var door = ApiModels.BuiltIn.Find(target)!;

        Assert.Equal(maySend, flow.MaySend(door, (IMethodSymbol)target, CancellationToken.None));
    }

    private static CSharpCompilation Library(string access) => CSharpCompilation.Create(
        "Library",
        [CSharpSyntaxTree.ParseText($$"""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("UnderTest")]
            {{access}} static class Addresses
            {
                {{access}} const string Detect = "https://r.cognitiveservices.azure.com/face/v1.0/detect";
                public static string Own(string address = "https://r.cognitiveservices.azure.com/face/v1.0/detect") => address;
            }
            """)],
        new Project().Compile([]).References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
