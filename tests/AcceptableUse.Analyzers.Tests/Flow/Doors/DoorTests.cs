using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Doors;

/// <summary>Ways to a service other than the typed SDKs of today, and cameras.</summary>
public sealed class DoorTests
{
    private const string Both = "law-enforcement,real-time-surveillance";

    [Fact]
    public Task Video_indexer_upload_is_sent() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        class EvidenceIndexer
        {
            const string Root = "https://api.videoindexer.ai";
            readonly HttpClient client = new();

            public Task<HttpResponseMessage> ByAddress(string region, string account, string token, string video) =>
                client.PostAsync($"{Root}/{region}/Accounts/{account}/Videos?accessToken={token}&name=shift&videoUrl={Uri.EscapeDataString(video)}", null); // HIT AUP1001 AUP1003

            public async Task<HttpResponseMessage> ByFile(string region, string account, string token, string path)
            {
                using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(path)), "fileName", Path.GetFileName(path) } };
                return await client.PostAsync($"{Root}/{region}/Accounts/{account}/Videos?accessToken={token}&name=shift", form); // HIT AUP1001 AUP1003
            }

            // Must stay silent: reads what was found, and the list of videos.
            public Task<HttpResponseMessage> Insights(string region, string account, string id) => client.GetAsync($"{Root}/{region}/Accounts/{account}/Videos/{id}/Index");
        }
        """).ExpectHits();

    [Fact]
    public Task Content_understanding_takes_a_video() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using System.Net.Http.Headers;

        class Understanding(HttpClient client, string endpoint)
        {
            const string Version = "2025-11-01";

            public async Task<HttpResponseMessage> Video(string path)
            {
                var content = new ByteArrayContent(await File.ReadAllBytesAsync(path));
                content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
                return await client.PostAsync($"{endpoint}/contentunderstanding/analyzers/prebuilt-videoAnalyzer:analyzeBinary?api-version={Version}", content); // HIT AUP1001 AUP1003
            }

            // Must stay silent: makes an analyzer, sends no media.
            public Task<HttpResponseMessage> Define(string id, string schema) =>
                client.PutAsync($"{endpoint}/contentunderstanding/analyzers/{id}?api-version={Version}", new StringContent(schema));
        }
        """).ExpectHits();

    [Fact]
    public Task Deployment_path_needs_no_host() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using System.Text.Json;

        class Describer(HttpClient client, string resource)
        {
            public async Task<string> Describe(byte[] jpeg)
            {
                var url = $"{resource}/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21";
                object[] parts = [new { type = "image_url", image_url = new { url = "data:image/jpeg;base64," + Convert.ToBase64String(jpeg) } }];
                var body = new { messages = new[] { new { role = "user", content = parts } } };
                var answer = await client.PostAsync(url, new StringContent(JsonSerializer.Serialize(body))); // HIT AUP1001 AUP1003
                return await answer.Content.ReadAsStringAsync();
            }

            // Must stay silent: text only.
            public Task<HttpResponseMessage> Ask(string text) => client.PostAsync(
                $"{resource}/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21",
                new StringContent(JsonSerializer.Serialize(new { messages = new[] { new { role = "user", content = text } } })));
        }
        """).ExpectHits();

    [Fact]
    public Task Form_part_is_a_picture() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        class Editor(HttpClient client)
        {
            public async Task<HttpResponseMessage> Edit(string path, string prompt)
            {
                using var form = new MultipartFormDataContent();
                form.Add(new StreamContent(File.OpenRead(path)), "image", Path.GetFileName(path));
                form.Add(new StringContent(prompt), "prompt");
                return await client.PostAsync("https://contoso.openai.azure.com/openai/deployments/gpt-image-1/images/edits?api-version=2025-04-01-preview", form); // HIT AUP1001 AUP1003
            }

            // Must stay silent: draws from text.
            public Task<HttpResponseMessage> Draw(string prompt) => client.PostAsync(
                "https://contoso.openai.azure.com/openai/deployments/gpt-image-1/images/generations?api-version=2025-04-01-preview", new StringContent(prompt));
        }
        """).ExpectHits();

    [Fact]
    public Task Base_address_and_path_are_one_address() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        class Faces
        {
            readonly HttpClient client = new() { BaseAddress = new Uri("https://westeurope.api.cognitive.microsoft.com/face/v1.0/") };

            public Task<HttpResponseMessage> Detect(Stream photo) => client.PostAsync("detect?returnFaceId=true", new StreamContent(photo)); // HIT AUP1001 AUP1003
            public Task<HttpResponseMessage> Identify(string json) => client.PostAsync("identify", new StringContent(json)); // HIT AUP1001 AUP1003 AUP1004

            // Must stay silent: makes an empty group.
            public Task<HttpResponseMessage> Group(string id, string json) => client.PutAsync("persongroups/" + id, new StringContent(json));
        }
        """).ExpectHits();

    [Fact]
    public Task Query_in_a_collection_is_read() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using System.Web;

        class Moods
        {
            public static async Task<HttpResponseMessage> Detect(byte[] photo)
            {
                var client = new HttpClient();
                var query = HttpUtility.ParseQueryString(string.Empty);
                query["returnFaceId"] = "true";
                query["returnFaceAttributes"] = "age,gender,emotion";
                return await client.PostAsync("https://westus.api.cognitive.microsoft.com/face/v1.0/detect?" + query, new ByteArrayContent(photo)); // HIT AUP1001 AUP1003 AUP1005 AUP1006
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Features_at_run_time_are_the_strongest() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        class Analysis(HttpClient client)
        {
            public Task<HttpResponseMessage> Analyze(Stream picture, IEnumerable<string> features) => client.PostAsync( // HIT AUP1001 AUP1003
                "https://westeurope.api.cognitive.microsoft.com/vision/v3.2/analyze?visualFeatures=" + string.Join(",", features),
                new StreamContent(picture));
        }
        """).ExpectHits();

    [Fact]
    public Task Emotion_service_is_sent_to() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using Microsoft.ProjectOxford.Emotion;

        namespace Microsoft.ProjectOxford.Emotion
        {
            // The shape of the package.
            public class EmotionServiceClient(string key) { public Task<object[]> RecognizeAsync(Stream imageStream) => Task.FromResult(new object[] { key, imageStream }); }
        }

        class Mood
        {
            public static async Task<object[]> Of(string path)
            {
                using var photo = File.OpenRead(path); var found = await new EmotionServiceClient("key").RecognizeAsync(photo); // HIT AUP1001 AUP1003 AUP1005
                return found;
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Unity_request_is_sent() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using System.Collections;
        using UnityEngine.Networking;

        namespace UnityEngine { public class WWW(string url, byte[] postData, Dictionary<string, string> headers) { public string text => url + postData + headers; } }
        namespace UnityEngine.Networking { public class UploadHandlerRaw(byte[] data) { public byte[] Data => data; } public class UnityWebRequest(string url, string method) { public UploadHandlerRaw uploadHandler { get; set; } public object SendWebRequest() => url + method; } }

        class Headset
        {
            const string Detect = "https://westus.api.cognitive.microsoft.com/face/v1.0/detect?returnFaceId=true";

            public IEnumerator Ask(byte[] jpeg)
            {
                var request = new UnityWebRequest(Detect, "POST");
                request.uploadHandler = new UploadHandlerRaw(jpeg);
                yield return request.SendWebRequest(); // HIT AUP1001 AUP1003
            }

            public IEnumerator AskAsBefore(byte[] jpeg)
            {
                var headers = new Dictionary<string, string> { ["Content-Type"] = "application/octet-stream" };

                yield return new UnityEngine.WWW(Detect, jpeg, headers); // HIT AUP1001 AUP1003
            }
        }
        """).ExpectHits();

    [Fact]
    public Task VoiceLive_command_is_sent() => new Project { Packages = References.AzureOpenAI, Deployment = Both }.Add("A.cs", """
        using System.Text.Json;
        using Azure.AI.VoiceLive;

        namespace Azure.AI.VoiceLive { public class VoiceLiveSession { public virtual Task SendCommandAsync(BinaryData data, CancellationToken cancellationToken = default) => Task.CompletedTask; } }

        class Companion(VoiceLiveSession session)
        {
            public async Task Show(byte[] png)
            {
                var uri = $"data:image/png;base64,{Convert.ToBase64String(png)}";
                object[] content = [new { type = "input_text", text = "What is in front of me?" }, new { type = "input_image", image_url = uri }];
                var item = new { type = "conversation.item.create", item = new { type = "message", role = "user", content } };
                await session.SendCommandAsync(BinaryData.FromString(JsonSerializer.Serialize(item))); // HIT AUP1001 AUP1003
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Client_written_in_source_meets_its_path_in_a_helper() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        class FaceRest
        {
            const string Detect = "detect";
            readonly string root;
            readonly HttpClient client = new();

            public FaceRest(string root = "https://westus.api.cognitive.microsoft.com/face/v1.0") => this.root = root.TrimEnd('/');
            protected virtual string Host => root;

            public Task<string> DetectAsync(Stream photo) => Send(HttpMethod.Post, $"{Host}/{Detect}?returnFaceId=true", photo);

            private async Task<string> Send(HttpMethod method, string url, Stream body)
            {
                var request = new HttpRequestMessage(method, url) { Content = new StreamContent(body) }; var answer = await client.SendAsync(request); // HIT AUP1001 AUP1003
                return await answer.Content.ReadAsStringAsync();
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Encoder_keeps_frames_live() => new Project { Packages = References.NoPackages, MoreReferences = [Stubs.Of("Microsoft.ProjectOxford.Face"), .. SdkPackage.FilesOf("Microsoft.Windows.SDK.NET.Ref", "10.0.26100.87")], Deployment = Both, Camera = "" }.Add("A.cs", """
        using Microsoft.ProjectOxford.Face;
        using Windows.Graphics.Imaging;
        using Windows.Media;
        using Windows.Media.Capture;
        using Windows.Storage.Streams;

        class Kiosk(MediaCapture camera, FaceServiceClient faces)
        {
            public async Task FrameFilled()
            {
                var frame = new VideoFrame(BitmapPixelFormat.Bgra8, 640, 480);
                await camera.GetPreviewFrameAsync(frame);
                var stream = new MemoryStream();
                await Encode(frame.SoftwareBitmap, stream.AsRandomAccessStream());
                await faces.DetectAsync(stream); // HIT AUP1001 AUP1003 AUP1002
            }
            public async Task FrameReturned()
            {
                var frame = await camera.GetPreviewFrameAsync();
                var stream = new InMemoryRandomAccessStream();
                await Encode(frame.SoftwareBitmap, stream);
                await faces.DetectAsync(stream.AsStreamForRead()); // HIT AUP1001 AUP1003 AUP1002
            }
            private static async Task Encode(SoftwareBitmap picture, IRandomAccessStream target)
            {
                var encoder = await BitmapEncoder.CreateAsync(BitmapEncoder.JpegEncoderId, target);
                encoder.SetSoftwareBitmap(picture);
                await encoder.FlushAsync();
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Faces_seen_live_are_identified_live() => new Project { Packages = References.Camera, MoreReferences = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")], Deployment = Both, Camera = "" }.Add("A.cs", """
        using Microsoft.Azure.CognitiveServices.Vision.Face;
        using OpenCvSharp;

        class Patrol(IFaceClient faces)
        {
            public async Task Look(string group)
            {
                using var camera = new VideoCapture(0);
                using var frame = new Mat();
                camera.Read(frame);

                var seen = await faces.Face.DetectWithStreamAsync(frame.ToMemoryStream()); // HIT AUP1001 AUP1003 AUP1002
                var ids = seen.Select(face => face.FaceId.Value).ToList();
                await faces.Face.IdentifyAsync(ids, group); // HIT AUP1001 AUP1003 AUP1002 AUP1004
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Photo_taken_by_a_phone_is_live() => new Project { Packages = References.AzureOpenAI, MoreReferences = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")], Deployment = Both, Camera = "" }.Add("A.cs", """
        using Microsoft.Azure.CognitiveServices.Vision.Face;
        using Plugin.Media;

        namespace Plugin.Media.Abstractions { public class MediaFile { public Stream GetStream() => null; } public class StoreCameraMediaOptions { } public interface IMedia { Task<MediaFile> TakePhotoAsync(StoreCameraMediaOptions options); } }
        namespace Plugin.Media { public static class CrossMedia { public static Abstractions.IMedia Current => null; } }

        class Phone(IFaceClient faces)
        {
            public async Task Snap()
            {
                var photo = await CrossMedia.Current.TakePhotoAsync(new Plugin.Media.Abstractions.StoreCameraMediaOptions());
                using var stream = photo.GetStream();

                await faces.Face.DetectWithStreamAsync(stream); // HIT AUP1001 AUP1003 AUP1002
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Client_of_ones_own_is_that_of_a_provider() => new Project { Packages = References.ExtensionsAI, Deployment = Both }.Add("A.cs", """
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;

        class Switch(string provider) : IChatClient
        {
            private IChatClient made;
            private IChatClient Made => made ??= provider == "azure" ? new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new Azure.AzureKeyCredential("k")).GetChatClient("m").AsIChatClient() : new OpenAI.OpenAIClient("k").GetChatClient("m").AsIChatClient();
            public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => Made.GetResponseAsync(messages, options, cancellationToken);
            public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => Made.GetStreamingResponseAsync(messages, options, cancellationToken);
            public object GetService(Type serviceType, object serviceKey = null) => null;
            public void Dispose() { }
        }
        class Vision(IChatClient chat)
        {
            public Task<ChatResponse> Describe(byte[] jpeg) => chat.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(jpeg, "image/jpeg")])]); // HIT AUP1001 AUP1003
        }
        static class Start { public static void Add(IServiceCollection services) => services.AddSingleton<IChatClient, Switch>().AddSingleton<Vision>(); }
        """).ExpectHits();

    [Fact]
    public Task Community_client_of_the_Face_service_is_known() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using Xamarin.Cognitive.Face;

        namespace Xamarin.Cognitive.Face
        {
            public class FaceClient { public static FaceClient Shared { get; } = new(); public Task<List<string>> DetectFacesInPhoto(Stream photo) => null; public Task<bool> Verify(string one, string other) => null; }
        }

        class Gate
        {
            public async Task<bool> Same(Stream photo, string known)
            {
                var seen = await FaceClient.Shared.DetectFacesInPhoto(photo); // HIT AUP1001 AUP1003
                return await FaceClient.Shared.Verify(seen[0], known); // HIT AUP1001 AUP1003 AUP1004
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Parameter_asks_for_what_it_can() => new Project { Packages = References.AzureOpenAI, MoreReferences = [.. SdkPackage.FilesOf("Microsoft.Azure.CognitiveServices.Vision.ComputerVision", "7.0.1"), Stubs.Of("Microsoft.Rest.ClientRuntime")], Deployment = Both }.Add("A.cs", """
        using Microsoft.Azure.CognitiveServices.Vision.ComputerVision;
        using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;

        public static class Captions
        {
            public static Task<ImageAnalysis> Of(IComputerVisionClient vision, string url, IList<VisualFeatureTypes?> features) => vision.AnalyzeImageAsync(url, features); // HIT AUP1001 AUP1003
        }
        """).ExpectHits();
}
