using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Doors;

/// <summary>Requests by HttpClient whose address stands in pieces, and those that look like them.</summary>
public sealed class PlainHttpTests
{
    private static Project Http => new() { Packages = References.NoPackages };

    private static Project Web => new() { Packages = References.Web };

    [Fact]
    public Task Base_address_of_a_typed_client_is_found() => Web.Add("A.cs", """
        using Microsoft.Extensions.DependencyInjection;

        public class Faces(HttpClient http)
        {
            public Task Detect(Stream photo) => http.PostAsync("detect?returnFaceId=true", new StreamContent(photo)); // HIT AUP1001
        }

        public class Orders(HttpClient http)
        {
            public Task Detect(Stream photo) => http.PostAsync("detect?returnFaceId=true", new StreamContent(photo));
        }

        static class Start
        {
            static void Add(IServiceCollection services)
            {
                services.AddHttpClient<Faces>(client => client.BaseAddress = new Uri("https://westeurope.api.cognitive.microsoft.com/face/v1.0/"));
                services.AddHttpClient<Orders>(client => client.BaseAddress = new Uri("https://api.example.com/face/v1.0/"));
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Base_address_of_a_named_client_is_found() => Web.Add("A.cs", """
        using Microsoft.Extensions.DependencyInjection;

        public class Faces(IHttpClientFactory factory)
        {
            public async Task Detect(Stream photo)
            {
                var client = factory.CreateClient("faces");
                await client.PostAsync("face/v1.0/detect", new StreamContent(photo)); // HIT AUP1001
                await factory.CreateClient("shop").PostAsync("face/v1.0/detect", new StreamContent(photo));
            }
        }

        static class Start
        {
            static void Add(IServiceCollection services)
            {
                services.AddHttpClient("faces", client =>
                {
                    client.BaseAddress = new Uri("https://contoso.cognitiveservices.azure.com/");
                    client.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", "k");
                });
                services.AddHttpClient("shop").ConfigureHttpClient(client => client.BaseAddress = new Uri("https://shop.example.com/"));
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Base_address_set_in_a_constructor_is_found() => Http.Add("A.cs", """
        public class Faces
        {
            private readonly HttpClient _http;

            public Faces(HttpClient http)
            {
                _http = http;
                _http.BaseAddress = new Uri("https://westeurope.api.cognitive.microsoft.com/face/v1.0/");
            }

            public Task Detect(Stream photo) => _http.PostAsync("detect", new StreamContent(photo)); // HIT AUP1001

            public Task Name(string json) => _http.PutAsync("persongroups/g", new StringContent(json));
        }
        """).ExpectHits();

    [Theory]
    [InlineData("new UriBuilder(\"https\", \"contoso.cognitiveservices.azure.com\") { Path = \"face/v1.0/detect\", Query = \"returnFaceId=true\" }.Uri")]
    [InlineData("new UriBuilder(\"https://contoso.cognitiveservices.azure.com/face/v1.0/detect\") { Query = query.ToString() }.ToString()")]
    [InlineData("new Uri(new Uri(\"https://contoso.cognitiveservices.azure.com/\"), \"face/v1.0/detect\").ToString()")]
    [InlineData("string.Format(\"{0}/{1}\", \"https://contoso.cognitiveservices.azure.com/face/v1.0\", \"detect\")")]
    [InlineData("_root + _operation")]
    [InlineData("$\"{_root}{_operation}?{query}\"")]
    [InlineData("string.Join(\"/\", \"https://contoso.cognitiveservices.azure.com\", \"face/v1.0\", \"detect\")")]
    [InlineData("settings[\"Face:Root\"] + \"/face/v1.0/detect\"")]
    [InlineData("$\"{settings[\"Face:Root\"]}/face/{_version}/detect\"")]
    public Task Address_in_pieces_is_one(string address) => Http.Add("A.cs", $$"""
        class Faces(HttpClient http, Dictionary<string, string> settings)
        {
            private string _root = "https://contoso.cognitiveservices.azure.com/face/v1.0/";
            private string _operation = "detect";
            private string _version = "v1.2";

            public Task Detect(byte[] photo)
            {
                var query = System.Web.HttpUtility.ParseQueryString("");
                query["a"] = "1"; query["b"] = "2"; query["c"] = "3"; query["d"] = "4"; query["e"] = "5"; query["returnFaceId"] = "true";
                return http.PostAsync({{address}}, new ByteArrayContent(photo)); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Query_helper_is_read() => new Project { Packages = References.Web }.Add("A.cs", """
        using Microsoft.AspNetCore.WebUtilities;

        class Moods(HttpClient http, string endpoint)
        {
            public Task Ask(byte[] photo) => http.PostAsync( // HIT AUP1001 AUP1005
                QueryHelpers.AddQueryString(endpoint + "/face/v1.0/detect", "returnFaceAttributes", "emotion"), new ByteArrayContent(photo));

            public Task AskMore(byte[] photo)
            {
                var asked = new Dictionary<string, string?> { ["returnFaceId"] = "true", ["returnFaceAttributes"] = "age,emotion" };
                return http.PostAsync(QueryHelpers.AddQueryString(endpoint + "/face/v1.0/detect", asked), new ByteArrayContent(photo)); // HIT AUP1001 AUP1005
            }

            public Task AskLess(byte[] photo) => http.PostAsync( // HIT AUP1001
                QueryHelpers.AddQueryString(endpoint + "/face/v1.0/detect", "returnFaceAttributes", "glasses"), new ByteArrayContent(photo));
        }
        """).ExpectHits();

    [Theory]
    [InlineData("Ocp-Apim-Subscription-Key", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "new StreamContent(File.OpenRead(\"gate.jpg\"))")]
    [InlineData("Prediction-Key", "new ByteArrayContent(photo)")]
    [InlineData("api-key", "JsonContent.Create(new { image = \"data:image/jpeg;base64,\" + Convert.ToBase64String(photo) })")]
    public Task Key_beside_a_picture_is_enough(string header, string body) => new Project
    {
        Packages = References.NoPackages,
        Deployment = "real-time-surveillance",
    }.Add("A.cs", $$"""
        using System.Net.Http.Json;

        class Sender(HttpClient http, string address)
        {
            public async Task Send(byte[] photo)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = {{body}} };
                request.Headers.Add("{{header}}", "k");
                await http.SendAsync(request); // HIT AUP1003
            }
        }
        """).ExpectHits();

    [Theory]
    [InlineData("Tags,Description", "")]
    [InlineData("Tags&details=Landmarks", "")]
    [InlineData("Tags,Faces", " // HIT AUP1001")]
    [InlineData("Tags&details=Celebrities", " // HIT AUP1001 AUP1004")]
    [InlineData("{what}", " // HIT AUP1001")]
    public Task What_is_asked_counts_behind_an_address_that_a_setting_knows(string features, string hit) => new Project
    {
        Packages = References.NoPackages,
    }.Add("A.cs", $$"""
        class Sender(HttpClient http, string address, string what)
        {
            public async Task Send(byte[] photo)
            {
                http.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", "k");
                await http.PostAsync(address + $"/analyze?visualFeatures={{features}}", new ByteArrayContent(photo));{{hit}}
            }
        }
        """).ExpectHits();

    [Theory]
    [InlineData("Ocp-Apim-Subscription-Key", "address", "new StringContent(\"{}\")")]
    [InlineData("Ocp-Apim-Subscription-Key", "\"https://contoso.cognitiveservices.azure.com/vision/v3.2/ocr\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/vision/v3.2/read/analyze\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/formrecognizer/documentModels/prebuilt-receipt:analyze\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/vision/v2.0/recognizeText?mode=Handwritten\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/ocr?language=unk\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "\"read/analyze\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/recognizeText?handwriting=true\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/computervision/imageanalysis:segment?mode=foregroundMatting\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address + \"/moderate/v1.0/ProcessImage/Evaluate\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "\"https://api.example.com/photos\"", "new ByteArrayContent(photo)")]
    [InlineData("api-key", "address + \"/openai/deployments/d/embeddings\"", "new StringContent(\"{\\\"input\\\":\\\"a photo\\\"}\")")]
    [InlineData("api-key", "address", "new ByteArrayContent(photo)")]
    [InlineData("api-key", "$\"https://{address}:6333/collections/c/snapshots/upload\"", "new MultipartFormDataContent { { new ByteArrayContent(photo), \"snapshot\" } }")]
    [InlineData("X-Api-Key", "address", "new ByteArrayContent(photo)")]
    [InlineData("Authorization", "address + \"/upload\"", "new ByteArrayContent(photo)")]
    [InlineData("x-ms-blob-type", "\"https://acct.blob.core.windows.net/photos/a.jpg\"", "new ByteArrayContent(photo)")]
    [InlineData("Ocp-Apim-Subscription-Key", "address", "new StreamContent(File.OpenRead(\"speech.wav\"))")]
    public Task Other_request_with_a_key_is_silent(string header, string address, string body) => new Project
    {
        Packages = References.NoPackages,
        Deployment = "law-enforcement,real-time-surveillance",
    }.Add("A.cs", $$"""
        class Sender(HttpClient http, string address)
        {
            public async Task Send(byte[] photo)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, {{address}}) { Content = {{body}} };
                request.Headers.Add("{{header}}", "k");
                await http.SendAsync(request);
            }
        }
        """).ExpectHits();

    [Theory]
    [InlineData("detect", "/contentunderstanding/faces:detect?api-version=2025-05-01-preview")]
    [InlineData("verify", "/contentunderstanding/faces:compare?api-version=2025-05-01-preview")]
    [InlineData("find-similar", "/contentunderstanding/personDirectories/d/faces:find?api-version=2025-05-01-preview")]
    [InlineData("identify", "/contentunderstanding/personDirectories/d/persons:identify?api-version=2025-05-01-preview")]
    [InlineData("verify", "/contentunderstanding/personDirectories/d/persons/p:verify?api-version=2025-05-01-preview")]
    [InlineData("enrol", "/contentunderstanding/personDirectories/d/faces?api-version=2025-05-01-preview")]
    [InlineData("enrol", "/trial/Accounts/a/Customization/PersonModels/m/Persons/p/Faces?accessToken=t")]
    [InlineData("detect", "/contentmoderator/moderate/v1.0/ProcessImage/FindFaces")]
    [InlineData("detect", "/video/v1.0/trackface")]
    [InlineData("describe", "/vision/v2.0/models/landmarks/analyze?model=landmarks")]
    [InlineData("describe", "/customvision/v3.0/training/projects/p/quicktest/image")]
    public async Task Path_tells_what_a_request_does(string capability, string path)
    {
        var diagnostics = await new Project { Packages = References.NoPackages, Deployment = "real-time-surveillance" }.Add("A.cs", $$"""
            class Sender(HttpClient http, string endpoint)
            {
                public Task Send(byte[] photo) => http.PostAsync(endpoint + "{{path}}", new ByteArrayContent(photo));
            }
            """).Analyze();
        Assert.Equal(capability, Assert.Single(diagnostics, diagnostic => diagnostic.Id == "AUP1003").Properties["capability"]);
    }

    [Fact]
    public Task Message_of_a_thread_has_a_picture() => Http.Add("A.cs", """
        using System.Net.Http.Json;

        class Sender(HttpClient http, string thread)
        {
            private string Messages => $"https://contoso.openai.azure.com/openai/threads/{thread}/messages?api-version=2024-05-01-preview";

            public Task Show(string id) => http.PostAsJsonAsync( // HIT AUP1001
                Messages, new { role = "user", content = new[] { new { type = "image_file", image_file = new { file_id = id } } } });

            public Task Say(string text) => http.PostAsJsonAsync(Messages, new { role = "user", content = text });

            public Task Elsewhere(string id) => http.PostAsJsonAsync(
                $"https://api.openai.com/v1/threads/{thread}/messages", new { type = "image_file", image_file = new { file_id = id } });
        }
        """).ExpectHits();

    [Fact]
    public Task Address_of_a_picture_is_no_host_of_the_request() => Http.Add("A.cs", """
        using System.Net.Http.Json;

        class Sender(HttpClient http, string endpoint)
        {
            public Task Detect() => http.PostAsJsonAsync($"{endpoint}/face/v1.0/detect", new { url = "https://pictures.example.com/gate" }); // HIT AUP1001

            public async Task Ask()
            {
                http.DefaultRequestHeaders.Add("api-key", "k");
                await http.PostAsJsonAsync("openai/v1/chat/completions", new { type = "image_url", image_url = "https://pictures.example.com/gate" }); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Picture_for_somebody_else_is_silent() => Http.Add("A.cs", """
        using System.Net.Http.Json;

        class Sender
        {
            private readonly HttpClient _shop = new() { BaseAddress = new Uri("https://shop.example.com/api/") };
            private readonly HttpClient _model = new() { BaseAddress = new Uri("https://api.openai.com/") };
            private readonly HttpClient _faces = new() { BaseAddress = new Uri("https://westeurope.api.cognitive.microsoft.com/face/v1.0/") };

            public async Task Send(byte[] photo)
            {
                await _shop.PostAsync("photos/detect", new ByteArrayContent(photo));
                await _shop.PostAsync("face/v1.0/detect", new ByteArrayContent(photo));
                await _model.PostAsJsonAsync("v1/chat/completions", new { type = "image_url", image_url = "data:image/png;base64,AA" });
                await _faces.PutAsync("persongroups/detectives", new StringContent("{\"name\":\"identify\"}"));
                await _faces.PostAsync("detect", new ByteArrayContent(photo)); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Request_that_only_reads_is_silent() => Http.Add("A.cs", """
        class Reader(HttpClient http, string account, string token)
        {
            public Task List() => http.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, $"https://api.videoindexer.ai/trial/Accounts/{account}/Videos?accessToken={token}"));

            public Task Remove(string id) => http.SendAsync(
                new HttpRequestMessage(HttpMethod.Delete, $"https://r.cognitiveservices.azure.com/face/v1.0/facelists/l/persistedFaces/{id}"));
        }
        """).ExpectHits();
}
