using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>Whether media provably comes live from a camera, on the real OpenCvSharp4 and FFMpegCore.</summary>
public sealed class CameraTests
{
    public static TheoryData<string, string> Sources { get; } = new()
    {
        { "live", """
            using var cap = new VideoCapture(0);
            using var mat = new Mat();
            cap.Read(mat);
            var jpeg = mat.ToBytes(".jpg");
            """ },
        { "live", """
            using var cap = new VideoCapture("rtsp://cam/1");
            using var mat = new Mat();
            cap.Read(mat);
            Cv2.ImEncode(".jpg", mat, out var jpeg);
            """ },
        { "live", """
            using var cap = new VideoCapture();
            cap.Open(index);
            using var mat = cap.RetrieveMat();
            var jpeg = mat.ImEncode(".png");
            """ },
        { "live", """
            using var cap = VideoCapture.FromCamera(0);
            var mat = new Mat();
            while (cap.Grab()) { cap.Retrieve(mat); }
            var small = new Mat();
            Cv2.Resize(mat, small, new Size(10, 10));
            var jpeg = small.ToBytes();
            """ },
        { "live", """
            using var cap = new VideoCapture("http://10.0.0.5/mjpg");
            using var mat = new Mat();
            cap.Read(mat);
            var ms = new MemoryStream();
            mat.WriteToStream(ms);
            var jpeg = ms.ToArray();
            """ },
        { "live", """
            using var cap = new VideoCapture(index);
            using var mat = new Mat();
            cap.Read(mat);
            var text = Convert.ToBase64String(mat.ToBytes());
            var jpeg = Convert.FromBase64String(text);
            """ },
        { "live", """
            using var ms = new MemoryStream();
            await FFMpegArguments.FromUrlInput(new Uri("rtsp://cam/2")).OutputToPipe(
                new StreamPipeSink(ms), o => o.ForceFormat("mjpeg")).ProcessAsynchronously();
            var jpeg = ms.ToArray();
            """ },
        { "unknown", """
            using var cap = new VideoCapture("clip.mp4");
            using var mat = new Mat();
            cap.Read(mat);
            var jpeg = mat.ToBytes(".jpg");
            """ },
        { "unknown", """
            using var cap = new VideoCapture(path);
            using var mat = new Mat();
            cap.Read(mat);
            var jpeg = mat.ToBytes(".jpg");
            """ },
        { "unknown", "using var mat = Cv2.ImRead(path); var jpeg = mat.ToBytes(\".jpg\");" },
        { "unknown", """
            using var ms = new MemoryStream();
            await FFMpegArguments.FromFileInput(path).OutputToPipe(new StreamPipeSink(ms)).ProcessAsynchronously();
            var jpeg = ms.ToArray();
            """ },
        { "unknown", "using var cap = new VideoCapture(0); var jpeg = File.ReadAllBytes(path);" },
        { "unknown", """
            var jpeg = File.ReadAllBytes(path);
            using var cap = new VideoCapture(0);
            using var mat = new Mat();
            cap.Read(mat);
            File.WriteAllBytes("copy.jpg", mat.ToBytes());
            """ },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Frame_is_live_only_if_proved(string camera, string source)
    {
        var diagnostics = await new Project { Packages = References.Camera, Camera = "" }.Add("A.cs", $$"""
            using Azure.AI.OpenAI;
            using OpenAI.Chat;
            using OpenCvSharp;
            using FFMpegCore;
            using FFMpegCore.Pipes;

            class A
            {
                private readonly ChatClient _chat = new AzureOpenAIClient(
                    new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"))
                    .GetChatClient("gpt-4o");

                public async Task Run(int index, string path)
                {
                    {{source}}
                    await _chat.[|CompleteChatAsync|](
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                }
            }
            """).Expect("AUP1001");
        Assert.Equal(camera, diagnostics.Single(diagnostic => diagnostic.Id == "AUP1001").Properties["camera"]);
        Assert.Equal(camera == "live", diagnostics.Any(diagnostic => diagnostic.Id == "AUP1002"));
    }

    [Fact]
    public async Task Frame_stays_live_through_a_camera_thread_and_a_field()
    {
        var diagnostics = await new Project { Packages = References.Camera, Camera = "" }
            .Add("Camera.cs", """
                using OpenCvSharp;

                sealed class Camera : IDisposable
                {
                    private readonly VideoCapture _capture = new(0);
                    public event EventHandler<FrameEventArgs>? FrameReady;

                    public void Loop(CancellationToken token)
                    {
                        using var frame = new Mat();
                        while (!token.IsCancellationRequested)
                        {
                            if (_capture.Read(frame) && !frame.Empty())
                            {
                                FrameReady?.Invoke(this, new FrameEventArgs(frame.ToBytes(".jpg")));
                            }
                        }
                    }

                    public void Dispose() => _capture.Dispose();
                }

                sealed class FrameEventArgs(byte[] jpeg) : EventArgs { public byte[] Jpeg { get; } = jpeg; }
                """)
            .Add("Watcher.cs", """
                using Azure.AI.OpenAI;
                using OpenAI.Chat;

                sealed class Watcher
                {
                    private readonly ChatClient _chat;
                    private byte[]? _latest;

                    public Watcher(AzureOpenAIClient client, Camera camera)
                    {
                        _chat = client.GetChatClient("gpt-4o");
                        camera.FrameReady += (_, e) => _latest = e.Jpeg;
                    }

                    public async Task Look()
                    {
                        if (_latest is { } frame)
                        {
                            var data = BinaryData.FromBytes(frame);
                            await _chat.[|CompleteChatAsync|](
                                [new UserChatMessage(ChatMessageContentPart.CreateImagePart(data, "image/jpeg"))]);
                        }
                    }
                }
                """)
            .Expect("AUP1002");
        Assert.All(diagnostics, diagnostic => Assert.Equal("live", diagnostic.Properties["camera"]));
    }
}
