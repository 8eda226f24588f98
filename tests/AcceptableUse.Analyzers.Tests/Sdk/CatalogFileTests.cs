using System.Globalization;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>What a user lists in a file of their own counts as the built-in files do.</summary>
public class CatalogFileTests
{
    private const string Source = """
        using Contoso;

        namespace Contoso
        {
            public class Gateway
            {
                public Task UploadAsync(string title, byte[] picture) => Task.CompletedTask;
                public Task AskAsync(Part part) => Task.CompletedTask;
            }

            public class Part
            {
                public Part(byte[] data, string type) { }
                public string? Caption { get; set; }
                public byte[]? Picture { get; set; }
            }

            public class Camera
            {
                public byte[] Grab() => new byte[1];
                public event Action<byte[]>? Arrived;
                public void Raise() => Arrived?.Invoke(new byte[1]);
            }
        }

        public class Patrol
        {
            public async Task Run(Gateway gateway, Camera camera, byte[] bytes)
            {

        """;

    private const string Tail = """

                await Task.Yield();
            }
        }
        """;

    [Theory]
    [InlineData("M:Contoso.Gateway.UploadAsync; send; media=image; content=picture", "await gateway.[|UploadAsync|](\"t\", bytes);")]
    [InlineData("M:Contoso.Gateway.UploadAsync(String,Byte[]); send; media=image; capability=identify", "await gateway.[|UploadAsync|](\"t\", bytes);")]
    [InlineData("M:Contoso.Gateway.AskAsync; send\nM:Contoso.Part.#ctor; carrier; media=image", "await gateway.[|AskAsync|](new Part(bytes, \"x\"));")]
    [InlineData("M:Contoso.Gateway.AskAsync; send\nM:Contoso.Part.#ctor; carrier; media=mime; mime=type", """
        await gateway.[|AskAsync|](new Part(bytes, "image/png"));
        await gateway.AskAsync(new Part(bytes, "audio/wav"));
        """)]
    [InlineData("M:Contoso.Gateway.AskAsync; send\nP:Contoso.Part.Picture; carrier; media=image", """
        await gateway.[|AskAsync|](new Part(bytes, "x") { Picture = bytes });
        await gateway.AskAsync(new Part(bytes, "x") { Caption = "c" });
        """)]
    public async Task Listed_sender_in_source_is_reported(string catalog, string body) =>
        await Listing(catalog).Add("Patrol.cs", Source + body + Tail).Expect("AUP1001");

    [Theory]
    [InlineData("M:Contoso.Camera.Grab; live", "await gateway.[|UploadAsync|](\"t\", camera.Grab());")]
    [InlineData("E:Contoso.Camera.Arrived; live", "camera.Arrived += frame => gateway.[|UploadAsync|](\"t\", frame);")]
    public async Task Listed_camera_in_source_is_live(string catalog, string body)
    {
        var diagnostics = await Listing("M:Contoso.Gateway.UploadAsync; send; media=image\n" + catalog).Add(
            "Patrol.cs", Source + body + Tail).Expect("AUP1001");
        Assert.Equal("live", diagnostics.Single(diagnostic => diagnostic.Id == "AUP1001").Properties["camera"]);
    }

    [Theory]
    [InlineData("M:Contoso.Gateway.AskAsync; send\nM:Contoso.Part.#ctor; carrier; media=image", "await gateway.UploadAsync(\"t\", bytes);")]
    [InlineData("M:Contoso.Gateway.AskAsync; send", "await gateway.AskAsync(new Part(bytes, \"x\"));")]
    [InlineData("M:Contoso.Gateway.UploadAsync(String,Stream); send; media=image", "await gateway.UploadAsync(\"t\", bytes);")]
    [InlineData("M:Fabrikam.Gateway.UploadAsync; send; media=image", "await gateway.UploadAsync(\"t\", bytes);")]
    public Task Unlisted_member_is_not_reported(string catalog, string body) =>
        Listing(catalog).Add("Patrol.cs", Source + body + Tail).ExpectSilence();

    [Theory]
    [InlineData("/any/where/contoso.acceptableuse.TXT", 1)]
    [InlineData("Contoso.txt", 0)]
    [InlineData("Contoso.AcceptableUse.md", 0)]
    public async Task File_name_ending_makes_a_catalog_file(string path, int expected)
    {
        var project = new Project
        {
            Packages = References.NoPackages,
            AdditionalFiles = [new CatalogFile("M:Contoso.Gateway.UploadAsync; send; media=image\nnonsense", path)]
        };
        var diagnostics = await project.Add("Patrol.cs", Source + "await gateway.UploadAsync(\"t\", bytes);" + Tail).Analyze();

        Assert.Equal(expected, diagnostics.Count(diagnostic => diagnostic.Id == "AUP1001"));
        Assert.Equal(expected, diagnostics.Count(diagnostic => diagnostic.Id == "AUP2004"));
    }

    [Fact]
    public async Task Listed_sender_has_its_capability_and_an_unknown_service()
    {
        var diagnostics = await Listing("M:Contoso.Gateway.UploadAsync; send; media=face; capability=identify|detect")
            .Add("Patrol.cs", Source + "await gateway.[|UploadAsync|](\"t\", bytes);" + Tail).Expect("AUP1001");

        var properties = diagnostics.Single(diagnostic => diagnostic.Id == "AUP1001").Properties;
        Assert.Equal(
            ("face", "identify", "unknown", "Gateway.UploadAsync"),
            (properties["media"], properties["capability"], properties["service"], properties["api"]));
    }

    [Fact]
    public async Task Invalid_line_is_reported_at_the_line_and_the_rest_counts()
    {
        const string catalog = "# Contoso\r\nM:Contoso.Gateway.UploadAsync; send; media=image\r\nM:Contoso.Gateway.AskAsync; sned\r\n\r\n  M:Contoso.Part.#ctor; carrier; media=sound\r\n";
        var diagnostics = await Listing(catalog).Add(
            "Patrol.cs", Source + "await gateway.[|UploadAsync|](\"t\", bytes);" + Tail).Expect("AUP1001");

        var problems = diagnostics.Where(diagnostic => diagnostic.Id == "AUP2004").OrderBy(
            diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        Assert.All(problems, problem => Assert.Equal(DiagnosticSeverity.Warning, problem.Severity));
        Assert.Equal(
            [
                "Contoso.AcceptableUse.txt(3): 'sned' is not a role; use one of carrier, send, client, register, live, feature, redact, consent, safe",
                "Contoso.AcceptableUse.txt(5): 'sound' is not a value of 'media'; use image, video, face, mime, any",
            ],
            problems.Select(problem => $"{problem.Location.GetLineSpan().Path}({problem.Location.GetLineSpan().StartLinePosition.Line + 1}): {problem.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public async Task Several_catalog_files_add_up()
    {
        var project = new Project
        {
            Packages = References.NoPackages,
            AdditionalFiles =
            [
                new CatalogFile("M:Contoso.Gateway.AskAsync; send", "/a/A.AcceptableUse.txt"),
                new CatalogFile("M:Contoso.Part.#ctor; carrier; media=image", "/b/B.AcceptableUse.txt")
            ],
        };
        await project.Add("Patrol.cs", Source + "await gateway.[|AskAsync|](new Part(bytes, \"x\"));" + Tail).Expect("AUP1001");
    }

    private static Project Listing(
        string catalog) => new() { Packages = References.NoPackages, AdditionalFiles = [new CatalogFile(catalog)] };
}
