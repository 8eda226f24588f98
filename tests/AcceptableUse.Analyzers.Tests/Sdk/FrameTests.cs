using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>For each source of frames: whether what comes from it is known to come live from a camera.</summary>
public class FrameTests
{
    [Theory]
    [InlineData("live", "object frame = new OpenCvSharp.VideoCapture(0).RetrieveMat();")]
    [InlineData("live", "object frame = new OpenCvSharp.VideoCapture(\"rtsp://10.0.0.7/stream\").RetrieveMat();")]
    [InlineData("live", """
        var capture = new OpenCvSharp.VideoCapture();
        capture.Open(0);
        object frame = capture.RetrieveMat();
        """)]
    [InlineData("unknown", "object frame = new OpenCvSharp.VideoCapture(\"holiday.mp4\").RetrieveMat();")]
    [InlineData("live", "object frame = FFMpegCore.FFMpegArguments.FromDeviceInput(\"video=cam\").OutputToFile(\"a.jpg\");")]
    [InlineData("live", """
        object frame = FFMpegCore.FFMpegArguments.FromUrlInput(new Uri("rtsp://10.0.0.7/stream")).OutputToFile("a.jpg");
        """)]
    [InlineData("unknown", "object frame = FFMpegCore.FFMpegArguments.FromFileInput(\"holiday.mp4\").OutputToFile(\"a.jpg\");")]
    [InlineData("live", "object frame = new Emgu.CV.VideoCapture(0).QueryFrame();")]
    [InlineData("unknown", "object frame = new Emgu.CV.VideoCapture(\"holiday.mp4\").QueryFrame();")]
    [InlineData("live", "object frame = new FlashCap.CaptureDevices();")]
    [InlineData("live", "object frame = await ((Microsoft.Maui.Media.IMediaPicker)null!).CapturePhotoAsync();")]
    [InlineData("unknown", "object frame = await ((Microsoft.Maui.Media.IMediaPicker)null!).PickPhotoAsync();")]
    [InlineData("live", "object frame = await new CommunityToolkit.Maui.Views.CameraView().CaptureImage(default);")]
    [InlineData("live", "object frame = new VideoOS.Platform.Live.JPEGLiveSource(new VideoOS.Platform.Item());")]
    [InlineData("unknown", "object frame = await ((Microsoft.Playwright.IPage)null!).ScreenshotAsync();")]
    [InlineData("live", "object frame = ((Microsoft.Skype.Bots.Media.VideoMediaReceivedEventArgs)null!).Buffer;")]
    [InlineData("live", "object frame = await new Camera.MAUI.CameraView().TakePhotoAsync();")]
    [InlineData("live", "object frame = new Camera.MAUI.CameraView().SnapShotStream;")]
    [InlineData("live", "object frame = new WebEye.Controls.Wpf.WebCameraControl().GetCurrentImage();")]
    [InlineData("live", """
        MistyRobotics.SDK.Messengers.IRobotMessenger misty = null!;
        object frame = (await misty.TakePictureAsync("a.jpg", false, true, true, null, null)).Data.Image;
        """)]
    [InlineData("live", "object frame = Unosquare.RaspberryIO.Pi.Camera.CaptureImageJpeg(640, 480);")]
    [InlineData("live", "object frame = Iot.Device.Media.VideoDevice.Create(new Iot.Device.Media.VideoConnectionSettings(0)).Capture();")]
    [InlineData("live", """
        var handler = new MMALSharp.Handlers.InMemoryCaptureHandler();
        await MMALSharp.MMALCamera.Instance.TakePicture(handler, MMALSharp.MMALEncoding.JPEG, MMALSharp.MMALEncoding.I420);
        object frame = handler.WorkingData;
        """)]
    [InlineData("live", """
        new UnityEngine.XR.ARFoundation.ARCameraManager().TryAcquireLatestCpuImage(out var image);
        object frame = image.GetPlane(0).data;
        """)]
    public async Task Frame_of_each_camera_SDK_has_the_expected_origin(string camera, string statement) =>
        await Expect(camera, $$"""
            {{statement}}
            faces.Detect(
                BinaryData.FromBytes(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(frame)), default, default, false);
            """);

    [Theory]
    [InlineData("new AForge.Video.DirectShow.VideoCaptureDevice(\"cam\").NewFrame += (sender, e) => Send(e.Frame);")]
    [InlineData("new Accord.Video.DirectShow.VideoCaptureDevice(\"cam\").NewFrame += (sender, e) => Send(e.Frame);")]
    [InlineData("new CommunityToolkit.Maui.Views.CameraView().MediaCaptured += (sender, e) => Send(e.Media);")]
    [InlineData("((Microsoft.Skype.Bots.Media.IVideoSocket)null!).VideoMediaReceived += (sender, e) => Send(e.Buffer);")]
    [InlineData("new Xamarin.CommunityToolkit.UI.Views.CameraView().MediaCaptured += (sender, e) => Send(e.ImageData);")]
    [InlineData("new Microsoft.Toolkit.Uwp.Helpers.CameraHelper().FrameArrived += (sender, e) => Send(e.VideoFrame);")]
    [InlineData("new CommunityToolkit.WinUI.Helpers.CameraHelper().FrameArrived += (sender, e) => Send(e.VideoFrame);")]
    [InlineData("((Iot.Device.Media.VideoDevice)null!).NewImageBufferReady += (sender, e) => Send(e.ImageBuffer);")]
    [InlineData("new DJI.WindowsSDK.VideoFeed().VideoDataUpdated += (sender, bytes) => Send(bytes);")]
    [InlineData("new DJIVideoParser.Parser().SetSurfaceAndVideoCallback(0, 0, null!, (data, width, height) => Send(data));")]
    [InlineData("Unosquare.RaspberryIO.Pi.Camera.OpenVideoStream(data => Send(data));")]
    [InlineData("""
        new UnityEngine.XR.WSA.WebCam.PhotoCapture().TakePhotoAsync((result, frame) =>
        {
            var bytes = new List<byte>();
            frame.CopyRawImageDataIntoBuffer(bytes);
            Send(bytes);
        });
        """)]
    [InlineData("""
        ((UnityEngine.VR.WSA.WebCam.PhotoCapture)null!).TakePhotoAsync((result, frame) =>
        {
            var bytes = new List<byte>();
            frame.CopyRawImageDataIntoBuffer(bytes);
            Send(bytes);
        });
        """)]
    public async Task Frame_of_a_camera_event_is_live(string statement) =>
        await Expect("live", $$"""
            {{statement}}
            void Send(object frame) => faces.Detect(
                BinaryData.FromBytes(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(frame)), default, default, false);
            """);

    private static async Task Expect(string camera, string statements)
    {
        var project = new Project
        {
            Packages = References.Camera,
            MoreReferences =
            [
                Stubs.Of("Azure.AI.Vision.Face"),
                Stubs.Of("Emgu.CV"),
                Stubs.Of("AForge.Video.DirectShow"),
                Stubs.Of("Accord.Video.DirectShow"),
                Stubs.Of("FlashCap"),
                Stubs.Of("Microsoft.Maui.Essentials"),
                Stubs.Of("CommunityToolkit.Maui.Camera"),
                Stubs.Of("Camera.MAUI"),
                Stubs.Of("Xamarin.CommunityToolkit"),
                Stubs.Of("Microsoft.Toolkit.Uwp"),
                Stubs.Of("CommunityToolkit.WinUI.Helpers"),
                Stubs.Of("Unosquare.RaspberryIO"),
                Stubs.Of("MMALSharp"),
                Stubs.Of("Iot.Device.Bindings"),
                Stubs.Of("UnityEngine"),
                Stubs.Of("Unity.XR.ARFoundation"),
                Stubs.Of("WebEye.Controls.Wpf.WebCameraControl"),
                Stubs.Of("MistyRobotics.SDK"),
                Stubs.Of("DJIWindowsSDK"),
                Stubs.Of("VideoOS.Platform.SDK"),
                Stubs.Of("Microsoft.Playwright"),
                .. SdkPackage.FilesOf("Microsoft.Skype.Bots.Media", "1.33.0.258-preview"),
            ],
            Deployment = "real-time-surveillance",
        };
        var diagnostics = await project.Add("Program.cs", $$"""
            class Program
            {
                static async Task Run(Azure.AI.Vision.Face.FaceClient faces)
                {
                    {{statements}}
                    await Task.Yield();
                }
            }
            """).Analyze();

        Assert.Equal(camera, Assert.Single(diagnostics, diagnostic => diagnostic.Id == "AUP1003").Properties["camera"]);
    }
}
