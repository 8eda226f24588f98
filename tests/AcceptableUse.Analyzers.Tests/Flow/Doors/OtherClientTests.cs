using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Doors;

/// <summary>Plain HTTP by other means than HttpClient.</summary>
public sealed class OtherClientTests
{
    [Fact]
    public Task Older_classes_of_the_framework_send() => new Project { Packages = References.NoPackages }.Add("A.cs", """
        using System.Net;

        #pragma warning disable SYSLIB0014
        class Faces
        {
            private const string Detect = "https://westus.api.cognitive.microsoft.com/face/v1.0/detect";

            public byte[] ByWebClient(byte[] photo)
            {
                using var client = new WebClient();
                client.Headers.Add("Content-Type", "application/octet-stream");
                return client.UploadData(Detect, photo); // HIT AUP1001
            }

            public WebResponse ByRequest(byte[] photo)
            {
                var request = (HttpWebRequest)WebRequest.Create(Detect);
                request.Method = "POST";
                using (var body = request.GetRequestStream())
                {
                    body.Write(photo, 0, photo.Length);
                }

                return request.GetResponse(); // HIT AUP1001
            }

            public WebResponse Elsewhere(byte[] photo)
            {
                var request = WebRequest.Create("https://example.com/face/v1.0/detect");
                request.Method = "POST";
                return request.GetResponse();
            }

            public WebResponse Status()
            {
                var request = WebRequest.Create("https://westus.api.cognitive.microsoft.com/face/v1.0/persongroups/g/training");
                request.Method = "GET";
                return request.GetResponse();
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Flurl_sends() => new Project
    {
        Packages = References.NoPackages,
        MoreReferences = [.. SdkPackage.FilesOf("Flurl.Http", "4.0.2"), .. SdkPackage.FilesOf("Flurl", "4.0.0")],
    }.Add("A.cs", """
        using Flurl;
        using Flurl.Http;

        class Faces
        {
            private const string Root = "https://westus.api.cognitive.microsoft.com";

            public Task Detect(byte[] photo) => Root
                .AppendPathSegment("face/v1.0/detect")
                .SetQueryParam("returnFaceAttributes", "emotion")
                .WithHeader("Ocp-Apim-Subscription-Key", "k")
                .PostAsync(new ByteArrayContent(photo)); // HIT AUP1001 AUP1005

            public Task Ask(string picture) => "https://contoso.openai.azure.com/openai/deployments/d/chat/completions"
                .WithHeader("api-key", "k")
                .PostJsonAsync(new { messages = new[] { new { type = "image_url", image_url = new { url = picture } } } }); // HIT AUP1001

            public Task Keep(byte[] photo) => "https://example.com".AppendPathSegment("photos").PostAsync(new ByteArrayContent(photo));

            public Task Words(string text) => "https://contoso.openai.azure.com/openai/deployments/d/chat/completions"
                .PostJsonAsync(new { messages = new[] { new { type = "text", text } } });
        }
        """).ExpectHits();

    [Fact]
    public Task RestSharp_sends() => new Project
    {
        Packages = References.NoPackages,
        MoreReferences = [.. SdkPackage.FilesOf("RestSharp", "114.1.0")],
    }.Add("A.cs", """
        using RestSharp;

        class Faces
        {
            private readonly RestClient _client = new("https://westus.api.cognitive.microsoft.com/face/v1.0");

            public async Task Detect(byte[] photo)
            {
                var request = new RestRequest("detect", Method.Post);
                request.AddQueryParameter("returnFaceId", "true");
                request.AddParameter("application/octet-stream", photo, ParameterType.RequestBody);
                await _client.ExecuteAsync(request); // HIT AUP1001
            }

            public Task Keep(byte[] photo) => new RestClient("https://example.com/face/v1.0").ExecuteAsync(
                new RestRequest("detect", Method.Post).AddParameter("application/octet-stream", photo, ParameterType.RequestBody));
        }
        """).ExpectHits();

    [Fact]
    public Task Interfaces_with_routes_send() => new Project
    {
        Packages = References.NoPackages,
        MoreReferences = [.. SdkPackage.FilesOf("Refit", "16.4.0")],
    }.Add("A.cs", """
        using System.Net.Http;
        using Refit;

        [Headers("Ocp-Apim-Subscription-Key: k")]
        interface IFaces
        {
            [Post("/face/v1.0/detect?returnFaceAttributes=emotion")]
            Task<string> DetectAsync([Body] ByteArrayContent photo);

            [Post("/vision/v3.2/analyze")]
            Task<string> AnalyzeAsync(string visualFeatures, [Body] StreamContent photo);

            [Put("/face/v1.0/{list}/{id}/persistedFaces")]
            Task AddAsync(string list, string id, [Body] StreamPart face);

            [Get("/face/v1.0/persongroups")]
            Task<string> GroupsAsync();
        }

        interface IPhotos
        {
            [Post("/photos")]
            Task KeepAsync([Body] ByteArrayContent photo);

            [Post("/vision/v3.2/read/analyze")]
            Task ReadAsync([Body] ByteArrayContent photo);
        }

        interface IElsewhere
        {
            [Post("/detect")]
            Task DetectAsync([Body] ByteArrayContent photo, [Header("X-Key")] string key);
        }

        class Desk(IFaces faces, IPhotos photos, IElsewhere elsewhere)
        {
            public Task Detect(byte[] jpeg) => faces.DetectAsync(new ByteArrayContent(jpeg)); // HIT AUP1001 AUP1005

            public Task Analyze(Stream photo, string wanted) => faces.AnalyzeAsync(wanted, new StreamContent(photo)); // HIT AUP1001

            public Task Faces(Stream photo) => faces.AnalyzeAsync("Faces", new StreamContent(photo)); // HIT AUP1001

            public Task Text(Stream photo) => faces.AnalyzeAsync("Read", new StreamContent(photo));

            public Task Enrol(Stream photo) => faces.AddAsync("largefacelists", "7", new StreamPart(photo, "face.jpg", "image/jpeg")); // HIT AUP1001 AUP1004

            public Task Groups() => faces.GroupsAsync();

            public async Task Keep(byte[] jpeg)
            {
                await photos.KeepAsync(new ByteArrayContent(jpeg));
                await photos.ReadAsync(new ByteArrayContent(jpeg));
                await elsewhere.DetectAsync(new ByteArrayContent(jpeg), "k");
            }

            public Task Made(byte[] jpeg) => RestService.For<IFaces>("https://westus.api.cognitive.microsoft.com").DetectAsync(new ByteArrayContent(jpeg)); // HIT AUP1001 AUP1005
        }
        """).ExpectHits();

    [Fact]
    public Task Unity_sends() => new Project { Packages = References.NoPackages, MoreReferences = [Stubs.Of("UnityEngine")], Camera = "" }.Add("A.cs", """
        using System.Collections;
        using UnityEngine;
        using UnityEngine.Networking;

        class Headset
        {
            public IEnumerator Ask(WebCamTexture camera, string root)
            {
                var texture = new Texture2D(1, 1);
                texture.SetPixels32(new WebCamTexture().GetPixels32());
                var form = new WWWForm();
                form.AddBinaryData("image", texture.EncodeToJPG(), "frame.jpg", "image/jpeg");
                var request = UnityWebRequest.Post(root + "/face/v1.0/detect", form);
                request.SetRequestHeader("Ocp-Apim-Subscription-Key", "k");
                yield return request.SendWebRequest(); // HIT AUP1001 AUP1002
            }

            public IEnumerator Score(string json)
            {
                yield return UnityWebRequest.Post("https://scores.example.com/face/v1.0/detect", json).SendWebRequest();
                yield return new WWW("https://scores.example.com", new byte[] { 1 });
            }
        }
        """).ExpectHits();

    /// <summary>The project has the source of the SDK, whose own requests are not reported a second time.</summary>
    [Fact]
    public Task Copied_SDK_is_the_SDK() => new Project { Packages = References.NoPackages }.Add("A.cs", """
        using Microsoft.ProjectOxford.Emotion;

        namespace Microsoft.ProjectOxford.Emotion
        {
            public class EmotionServiceClient(HttpClient http)
            {
                public Task RecognizeAsync(Stream imageStream) =>
                    http.PostAsync("https://westus.api.cognitive.microsoft.com/emotion/v1.0/recognize", new StreamContent(imageStream));
            }
        }

        class Mood(EmotionServiceClient client)
        {
            public Task Ask(Stream photo) => client.RecognizeAsync(photo); // HIT AUP1001 AUP1005
        }

        namespace Contoso.ProjectOxford.Emotion
        {
            public class EmotionServiceClient { public Task RecognizeAsync(Stream imageStream) => Task.CompletedTask; }
            class Mood { public Task Ask(Stream photo) => new EmotionServiceClient().RecognizeAsync(photo); }
        }
        """).ExpectHits();
}
