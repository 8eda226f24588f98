using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>How applications are hosted: workers with cameras, mobile view models, hubs, generated components.</summary>
public sealed class HostingShapes
{
    private const string CameraUsings = """
        using System.ClientModel; using System.Collections.Concurrent; using System.Threading.Channels; using System.Timers;
        using Azure.AI.OpenAI; using OpenAI.Chat; using OpenCvSharp; using FFMpegCore; using FFMpegCore.Pipes;

        """;

    private const string Chat = """

        public static class Ai
        {
            public static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("gpt-4o");
        }
        """;

    public static TheoryData<string, string, string> Cameras { get; } = new()
    {
        { "a loop in a worker", "live", """
            public class Worker
            {
                public async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    using var capture = new VideoCapture(0);
                    using var frame = new Mat();
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        if (!capture.Read(frame) || frame.Empty()) { continue; }
                        Cv2.ImEncode(".jpg", frame, out var jpeg);
                        await Ai.Chat.[|CompleteChatAsync|](
                            new UserChatMessage(
                                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                        await Task.Delay(1000, stoppingToken);
                    }
                }
            }
            """ },
        { "a camera thread and a queue of frames", "live", """
            public sealed class Grabber : IDisposable
            {
                private readonly VideoCapture _capture;
                private readonly BlockingCollection<Mat> _frames = new(8);
                public Grabber(string rtspUrl) => _capture = new VideoCapture(rtspUrl);

                public void Start() => Task.Run(() =>
                {
                    while (true)
                    {
                        var mat = new Mat();
                        if (_capture.Read(mat)) { _frames.Add(mat.Clone()); }
                    }
                });

                public Mat Take() => _frames.Take();
                public void Dispose() => _capture.Dispose();
            }

            public class Watch
            {
                private readonly Grabber _grabber = new("rtsp://gate/1");

                public async Task Look()
                {
                    using var mat = _grabber.Take();
                    byte[] bytes = mat.ToBytes(".jpg");
                    await Ai.Chat.[|CompleteChatAsync|](
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(new BinaryData(bytes), "image/jpeg")));
                }
            }
            """ },
        { "an image source behind an interface", "live", """
            public record Frame(int Number, string Payload);
            public interface IImageSource { Frame Next(); }

            public class WebcamSource : IImageSource
            {
                private int _id;
                private VideoCapture _capture;

                public WebcamSource()
                {
                    _capture = new VideoCapture(0);
                    if (!_capture.IsOpened()) { throw new Exception("no camera"); }
                }

                public Frame Next()
                {
                    using var frame = new Mat();
                    _capture.Read(frame);
                    var buffer = frame.ToBytes(".jpg");
                    return new Frame(_id++, Convert.ToBase64String(buffer));
                }
            }

            public class Consumer(IImageSource source)
            {
                public void Run()
                {
                    var frame = source.Next();
                    Ai.Chat.[|CompleteChat|](
                        new UserChatMessage(
                            ChatMessageContentPart.CreateImagePart(new Uri($"data:image/jpeg;base64,{frame.Payload}"))));
                }
            }
            """ },
        { "a timer that keeps the last frame", "live", """
            public class Kiosk
            {
                private readonly VideoCapture _capture = new(1);
                private readonly System.Timers.Timer _timer = new(5000);
                private byte[]? _last;

                public Kiosk()
                {
                    _timer.Elapsed += OnElapsed;
                    _timer.Start();
                }

                private void OnElapsed(object? sender, ElapsedEventArgs e)
                {
                    var mat = new Mat();
                    lock (_timer)
                    {
                        _capture.Read(mat);
                        _last = mat.ImEncode(".jpg");
                    }
                }

                public async Task Ask(string question)
                {
                    if (_last is not { Length: > 0 } image) { return; }
                    await Ai.Chat.[|CompleteChatAsync|]([new UserChatMessage(
                        question, ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/jpeg"))]);
                }
            }
            """ },
        { "cropped faces of a frame", "live", """
            public class Faces
            {
                private readonly CascadeClassifier _cascade = new("faces.xml");

                public IEnumerable<byte[]> Crop(Mat source)
                {
                    foreach (var rect in _cascade.DetectMultiScale(source))
                    {
                        using var face = new Mat(source, rect);
                        yield return face.ToBytes(".jpg");
                    }
                }

                public void Run()
                {
                    using var capture = new VideoCapture(0);
                    using var mat = new Mat();
                    capture.Read(mat);
                    foreach (var face in Crop(mat))
                    {
                        Ai.Chat.[|CompleteChat|](
                            new UserChatMessage(
                                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(face), "image/jpeg")));
                    }
                }
            }
            """ },
        { "a recorded video, frame by frame", "unknown", """
            public class Recorded
            {
                public async Task Run(string filePath)
                {
                    using var capture = new VideoCapture(filePath);
                    using var frame = new Mat();
                    while (capture.Read(frame) && !frame.Empty())
                    {
                        using var rgb = new Mat();
                        Cv2.CvtColor(frame, rgb, ColorConversionCodes.BGR2RGB);
                        await Ai.Chat.[|CompleteChatAsync|](new UserChatMessage(
                            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(rgb.ToBytes(".jpg")), "image/jpeg")));
                    }
                }
            }
            """ },
        { "a video file given on a constant path beside a camera that is only shown", "unknown", """
            public class Both
            {
                public void Preview()
                {
                    using var live = new VideoCapture(0);
                    using var mat = new Mat();
                    live.Read(mat);
                    Cv2.ImShow("preview", mat);
                }

                public void Send()
                {
                    using var file = new VideoCapture("evidence/clip.mp4");
                    using var mat = new Mat();
                    file.Read(mat);
                    Ai.Chat.[|CompleteChat|](
                        new UserChatMessage(
                            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(mat.ToBytes()), "image/png")));
                }
            }
            """ },
        { "a snapshot of a stream by its address in a setting", "live", """
            public class Options { public string CameraUrl { get; set; } = "rtsp://10.0.0.8/stream"; }

            public class Snapshot(Options options)
            {
                public async Task Run()
                {
                    using var ms = new MemoryStream();
                    await FFMpegArguments.FromUrlInput(new Uri(options.CameraUrl))
                        .OutputToPipe(new StreamPipeSink(ms), o => o.WithVideoCodec("mjpeg").ForceFormat("image2pipe"))
                        .ProcessAsynchronously();
                    ms.Position = 0;
                    await Ai.Chat.[|CompleteChatAsync|](
                        new UserChatMessage(
                            ChatMessageContentPart.CreateImagePart(await BinaryData.FromStreamAsync(ms), "image/jpeg")));
                }
            }
            """ },
    };

    public static TheoryData<string, string> CamerasSilent { get; } = new()
    {
        { "frames are shown and kept", """
            public class Shown
            {
                public async Task Run()
                {
                    using var capture = new VideoCapture(0); using var frame = new Mat();
                    capture.Read(frame);
                    Cv2.ImWrite("a.jpg", frame);
                    File.WriteAllBytes("b.jpg", frame.ToBytes(".jpg"));
                    await Ai.Chat.CompleteChatAsync(new UserChatMessage($"The camera gives {frame.Width} by {frame.Height}."));
                }
            }
            """ },
        { "only the number of faces found locally is sent", """
            public class Counted
            {
                public void Run()
                {
                    using var capture = new VideoCapture(0);
                    using var frame = new Mat();
                    using var cascade = new CascadeClassifier("f.xml");
                    capture.Read(frame);
                    var count = cascade.DetectMultiScale(frame).Length;
                    Ai.Chat.CompleteChat(new SystemChatMessage("s"), new UserChatMessage($"{count} people wait."));
                }
            }
            """ },
        { "frames go to another machine", """
            public class Posted(HttpClient http)
            {
                public async Task Run()
                {
                    using var capture = new VideoCapture("rtsp://x"); using var frame = new Mat();
                    capture.Read(frame);
                    using var content = new ByteArrayContent(frame.ToBytes(".jpg"));
                    await http.PostAsync("http://nvr.local/frames", content);
                    await Ai.Chat.CompleteChatAsync("Is all well?");
                }
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Cameras))]
    public Task Live_camera_frames_are_reported(string how, string camera, string source) =>
        Shape.Reports(how, CameraProject(source), "azure", camera);

    [Theory]
    [MemberData(nameof(CamerasSilent))]
    public Task Camera_frames_that_are_not_sent_are_not_reported(string how, string source) =>
        Shape.IsSilent(how, CameraProject(source));

    public static TheoryData<string, string, string> Phones { get; } = new()
    {
        {
            "a photo taken through the default picker",
            "live",
            "var photo = await Microsoft.Maui.Media.MediaPicker.Default.CapturePhotoAsync();"
        },
        { "a photo taken through the static picker", "live", "var photo = await Microsoft.Maui.Media.MediaPicker.CapturePhotoAsync();" },
        { "a photo taken through an injected picker", "live", "var photo = await picker.CapturePhotoAsync(new MediaPickerOptions());" },
        { "a photo picked from the gallery", "unknown", "var photo = await Microsoft.Maui.Media.MediaPicker.PickPhotoAsync();" },
    };

    [Theory]
    [MemberData(nameof(Phones))]
    public Task Phone_camera_media_is_reported(string how, string camera, string take) =>
        Shape.Reports(how, new Project { MoreReferences = [Stubs.Of("Microsoft.Maui.Essentials")] }.Add("App.cs", $$"""
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            using Microsoft.Maui.Media;
            using Microsoft.Maui.Storage;

            public class ScanViewModel(AzureOpenAIClient azure, IMediaPicker picker)
            {
                public string? Answer { get; private set; }

                public async Task ScanAsync()
                {
                    {{take}}
                    if (photo == null) { return; }
                    using var stream = await photo.OpenReadAsync();
                    using var ms = new MemoryStream();
                    await stream.CopyToAsync(ms);
                    await Analyse(ms.ToArray());
                }

                private async Task Analyse(byte[] bytes)
                {
                    ChatCompletion completion = await azure.GetChatClient("m").[|CompleteChatAsync|](new List<ChatMessage>
                    {
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/jpeg"))
                    });
                    Answer = completion.Content[0].Text;
                }
            }
            """), "azure", camera);

    private const string WebUsings = """
        using System.ClientModel;
        using System.Text.Json;
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Components.Rendering;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;

        """;

    public static TheoryData<string, string, string> Web { get; } = new()
    {
        { "a background service reading a channel", "unknown", """
            public record Job(Guid Id, byte[] Photo, string Question);

            public class Jobs
            {
                private readonly System.Threading.Channels.Channel<Job> _jobs = System.Threading.Channels.Channel.CreateUnbounded<Job>();

                public ValueTask Add(Job job) => _jobs.Writer.WriteAsync(job);
                public IAsyncEnumerable<Job> All(CancellationToken ct) => _jobs.Reader.ReadAllAsync(ct);
            }

            public class Processor(Jobs jobs, IServiceProvider services, ILogger<Processor> logger) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    await foreach (var job in jobs.All(stoppingToken))
                    {
                        try
                        {
                            await using var scope = services.CreateAsyncScope();
                            var chat = scope.ServiceProvider.GetRequiredService<IChatClient>();
                            var message = new ChatMessage(
                                ChatRole.User, [new TextContent(job.Question), new DataContent(job.Photo, "image/jpeg")]);
                            var answer = await chat.[|GetResponseAsync|]([message], cancellationToken: stoppingToken);
                            logger.LogInformation("{Answer}", answer.Text);
                        }
                        catch (Exception ex)
                        {
                            logger.LogError(ex, "failed");
                        }
                    }
                }
            }
            """ },
        { "a hub that answers in parts", "unknown", """
            public class ChatHub(IChatClient chat) : Hub
            {
                private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, List<ChatMessage>> Histories = new();

                public async IAsyncEnumerable<string> Send(
                    string text, string? imageBase64, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
                {
                    var history = Histories.GetOrAdd(Context.ConnectionId, _ => [new ChatMessage(ChatRole.System, "s")]);
                    var contents = new List<AIContent> { new TextContent(text) };
                    if (imageBase64 is { Length: > 0 })
                    {
                        contents.Add(new DataContent(Convert.FromBase64String(imageBase64), "image/png"));
                    }

                    history.Add(new ChatMessage(ChatRole.User, contents));
                    await foreach (var update in chat.[|GetStreamingResponseAsync|](history, cancellationToken: ct))
                    {
                        yield return update.Text;
                    }
                }
            }
            """ },
        { "endpoints mapped in an extension method", "unknown", """
            public record DescribeRequest(string ImageUrl, string? Prompt);

            public static class Endpoints
            {
                public static IEndpointRouteBuilder MapVision(this IEndpointRouteBuilder app)
                {
                    var group = app.MapGroup("/vision");
                    group.MapPost("/describe", Describe);
                    group.MapPost("/upload", async (IFormFile file, IChatClient chat, CancellationToken ct) =>
                    {
                        using var ms = new MemoryStream();
                        await file.CopyToAsync(ms, ct);
                        var response = await chat.[|GetResponseAsync|](
                            new ChatMessage(ChatRole.User, [new DataContent(ms.ToArray(), "image/jpeg")]), cancellationToken: ct);
                        return Results.Ok(response.Text);
                    });
                    return app;
                }

                private static async Task<IResult> Describe(DescribeRequest request, IChatClient chat)
                {
                    var message = new ChatMessage(ChatRole.User, request.Prompt ?? "Describe.");
                    message.Contents.Add(new UriContent(new Uri(request.ImageUrl), "image/jpeg"));
                    return Results.Ok((await chat.[|GetResponseAsync|](message)).Text);
                }
            }
            """ },
        { "a middleware with the request body", "unknown", """
            public class VisionMiddleware(RequestDelegate next)
            {
                public async Task InvokeAsync(HttpContext context, IChatClient chat)
                {
                    if (context.Request.ContentType?.StartsWith("image/") == true)
                    {
                        using var ms = new MemoryStream();
                        await context.Request.Body.CopyToAsync(ms);
                        var reply = await chat.[|GetResponseAsync|](
                            new ChatMessage(ChatRole.User, [new DataContent(ms.ToArray(), context.Request.ContentType)]));
                        await context.Response.WriteAsync(reply.Text);
                        return;
                    }

                    await next(context);
                }
            }
            """ },
        { "a function of a serverless host", "unknown", """
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class FunctionAttribute(string name) : Attribute
            {
                public string Name => name;
            }

            public class DescribeFunction
            {
                private readonly IChatClient _chat;
                private readonly ILogger _logger;

                public DescribeFunction(IChatClient chat, ILoggerFactory loggers) =>
                    (_chat, _logger) = (chat, loggers.CreateLogger<DescribeFunction>());

                [Function("Describe")]
                public async Task<string> Run(HttpRequest request, Stream blob, string name)
                {
                    _logger.LogInformation("{Name}", name);
                    var data = new DataContent(
                        await ToBytes(blob), Path.GetExtension(name) == ".png" ? "image/png" : "image/jpeg");
                    var response = await _chat.[|GetResponseAsync|](
                        new ChatMessage(ChatRole.User, new AIContent[] { new TextContent("q"), data }));
                    return response.Messages[0].Text;
                }

                private static async Task<byte[]> ToBytes(Stream stream)
                {
                    using var ms = new MemoryStream();
                    await stream.CopyToAsync(ms);
                    return ms.ToArray();
                }
            }
            """ },
    };

    public static TheoryData<string, string> WebSilent { get; } = new()
    {
        { "an upload that is stored, and a chat about text", """
            public static class Endpoints
            {
                public static void Map(IEndpointRouteBuilder app)
                {
                    app.MapPost("/photos", async (IFormFile photo) =>
                    {
                        await using var file = File.Create("p.jpg");
                        await photo.CopyToAsync(file);
                        return Results.Ok();
                    });
                    app.MapPost(
                        "/chat", async (string question, IChatClient chat) => Results.Ok((await chat.GetResponseAsync(question)).Text));
                }
            }
            """ },
        { "the answer is recorded next to the picture", """
            public class Entry { public byte[] Photo { get; set; } = []; public string Answer { get; set; } = ""; }
            public class Log(IChatClient chat)
            {
                private readonly List<Entry> _entries = [];
                public async Task Add(byte[] photo, string note)
                {
                    var entry = new Entry { Photo = photo };
                    entry.Answer = (await chat.GetResponseAsync($"Title for: {note}")).Text;
                    _entries.Add(entry);
                }
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Web))]
    public Task Media_of_a_web_request_is_reported(string how, string service, string source) =>
        Shape.Reports(how, WebProject(source), service);

    [Theory]
    [MemberData(nameof(WebSilent))]
    public Task Web_request_without_media_is_not_reported(string how, string source) =>
        Shape.IsSilent(how, WebProject(source));

    private static Project CameraProject(string source) =>
        new Project { Packages = References.Camera }.Add("App.cs", CameraUsings + source + Chat);

    private static Project WebProject(string source) => new Project { Packages = References.Web }.Add("App.cs", WebUsings + source);
}
