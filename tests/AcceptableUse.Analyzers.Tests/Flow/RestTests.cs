using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Doors below the typed SDKs: protocol methods with a JSON body, prompt templates, and plain HTTP.</summary>
public sealed class RestTests
{
    public static TheoryData<string, string, string> Requests { get; } = new()
    {
        { "detect", "azure", """
            await http.PostAsync(
                "https://r.cognitiveservices.azure.com/face/v1.0/detect?returnFaceId=true", new ByteArrayContent(bytes));
            """ },
        { "identify", "azure", """
            await http.PostAsync(
                new Uri("https://westus.api.cognitive.microsoft.com/face/v1.0/identify"), new StringContent(body));
            """ },
        { "verify", "azure", """
            using var request = new HttpRequestMessage(
                HttpMethod.Post, "https://r.cognitiveservices.azure.com/face/v1.0/verify") { Content = new StringContent(body) };
            await http.SendAsync(request);
            """ },
        { "enrol", "azure", """
            await http.PostAsync(
                $"https://{name}.cognitiveservices.azure.com/face/v1.0/largepersongroups/{name}/persons/{name}/persistedfaces",
                new ByteArrayContent(bytes));
            """ },
        { "detect", "unknown", "await http.PostAsync($\"{name}/face/v1.0/detect\", new ByteArrayContent(bytes));" },
        { "detect", "azure", """
            http.BaseAddress = new Uri("https://r.cognitiveservices.azure.com/");
            await http.PostAsync("vision/v3.2/analyze?visualFeatures=Faces", new ByteArrayContent(bytes));
            """ },
        { "celebrity", "azure", """
            await http.PostAsync(
                "https://r.cognitiveservices.azure.com/vision/v3.2/models/celebrities/analyze", new ByteArrayContent(bytes));
            """ },
        { "generate", "azure", """
            await http.PostAsJsonAsync("https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21", new
            {
                messages = new[]
                {
                    new { role = "user", content = new object[] { new { type = "image_url", image_url = new { url = name } } } }
                }
            });
            """ },
        { "generate", "azure", """
            await http.PostAsync(
                "https://r.openai.azure.com/openai/v1/chat/completions",
                new StringContent($"{{\"type\":\"image_url\",\"image_url\":\"{name}\"}}"));
            """ },
        { "", "", """
            await http.PostAsJsonAsync(
                "https://r.openai.azure.com/openai/deployments/d/chat/completions",
                new { messages = new[] { new { role = "user", content = "hi" } } });
            """ },
        { "", "", """
            await http.PostAsJsonAsync(
                "https://api.openai.com/v1/chat/completions", new { type = "image_url", image_url = name });
            """ },
        { "", "", """
            await http.PostAsync("https://r.cognitiveservices.azure.com/vision/v3.2/read/analyze", new ByteArrayContent(bytes));
            """ },
        { "", "", "await http.PostAsync(\"https://r.cognitiveservices.azure.com/vision/v3.2/ocr\", new ByteArrayContent(bytes));" },
        { "", "", "await http.PostAsync(\"https://example.com/face/v1.0/detect\", new ByteArrayContent(bytes));" },
        { "", "", "await http.PostAsync(\"https://r.cognitiveservices.azure.com/face/v1.0/persongroups/g\", new StringContent(body));" },
        { "", "", "await http.PostAsync(name, new ByteArrayContent(bytes));" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Plain_HTTP_request_is_classified(string capability, string service, string statements)
    {
        var diagnostics = await new Project().Add("A.cs", $$"""
            using System.Net.Http.Json;
            class A { async Task Run(HttpClient http, byte[] bytes, string name, string body) { {{statements}} } }
            """).Analyze();
        Assert.Equal(
            capability.Length == 0 ? [] : [(capability, service)],
            diagnostics.Where(diagnostic => diagnostic.Id is "AUP1001" or "AD0001").Select(diagnostic => (
                diagnostic.Properties.GetValueOrDefault("capability")!, diagnostic.Properties.GetValueOrDefault("service")!)));
    }

    [Fact]
    public Task Plain_HTTP_is_reported_without_an_AI_package() => new Project { Packages = References.NoPackages }.Add("A.cs", """
        class A
        {
            async Task Run(HttpClient http, byte[] bytes)
            {
                await http.[|PostAsync|]("https://r.cognitiveservices.azure.com/face/v1.0/detect", new ByteArrayContent(bytes));
            }
        }
        """).Expect("AUP1001");

    [Theory]
    [InlineData("build_property._AcceptableUseFolderTags = true", "")]
    [InlineData("", "[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", \"law-enforcement\")]")]
    public async Task Plain_HTTP_is_reported_where_a_folder_or_the_assembly_is_tagged(string property, string attribute)
    {
        var config = new ConfigFiles(
            ("/repo/.globalconfig", $"is_global = true\n{property}\n"),
            ("/repo/.editorconfig", property.Length == 0 ? "" : "[Police/**]\nacceptable_use.deployment = law-enforcement\n"));
        var diagnostics = await config.ApplyTo(new Project { Packages = References.NoPackages }.Compile([("/repo/Police/A.cs", $$"""
            {{attribute}}
            class A
            {
                async Task Run(HttpClient http, byte[] bytes) =>
                    await http.PostAsync("https://r.cognitiveservices.azure.com/face/v1.0/detect", new ByteArrayContent(bytes));
            }
            """)]))
            .WithAnalyzers(ShippedAnalyzers.Create(), new AnalyzerOptions([], config.Options))
            .GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["AUP1001"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public Task Protocol_method_of_a_model_is_reported() => new Project().Add("A.cs", """
        using System.ClientModel;
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class A
        {
            async Task Run(ChatClient chat, string url)
            {
                await chat.[|CompleteChatAsync|](BinaryContent.Create(BinaryData.FromObjectAsJson(new
                {
                    messages = new[]
                    {
                        new { role = "user", content = new object[] { new { type = "image_url", image_url = new { url } } } }
                    }
                })));
                await chat.[|CompleteChatAsync|](
                    BinaryContent.Create(
                        BinaryData.FromString($"{{\"messages\":[{{\"type\":\"image_url\",\"image_url\":\"{url}\"}}]}}")));
                await chat.CompleteChatAsync(
                    BinaryContent.Create(
                        BinaryData.FromString("{\"messages\":[{\"role\":\"user\",\"content\":\"what is an image\"}]}")));
                await chat.CompleteChatAsync("say image_url");
            }
        }
        """).Expect("AUP1001");
}
