using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Doors;

/// <summary>Frames that stay live on their way to a service, and files and picked photos that are not.</summary>
public sealed class LiveTests
{
    [Theory]
    [InlineData("live", """
        frame.SaveImage(path);
        await Send(File.OpenRead(path));
        """)]
    [InlineData("live", """
        Cv2.ImWrite("frame.jpg", frame);
        await Send(new MemoryStream(File.ReadAllBytes("frame.jpg")));
        """)]
    [InlineData("live", """
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, frame.ToBytes());
        await Send(File.OpenRead(file));
        """)]
    [InlineData("unknown", """
        Cv2.ImWrite("frame.jpg", frame);
        await Send(File.OpenRead("other.jpg"));
        """)]
    [InlineData("unknown", """
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, frame.ToBytes());
        await Send(File.OpenRead(path));
        """)]
    [InlineData("live", """
        Func<byte[]> grab = () => frame.ToBytes();
        await Send(new MemoryStream(grab()));
        """)]
    [InlineData("live", """
        await With(() => Task.FromResult<Stream>(frame.ToMemoryStream()));
        async Task With(Func<Task<Stream>> source) => await Send(await source());
        """)]
    [InlineData("live", """
        _source = () => frame.ToMemoryStream();
        await Send(_source());
        """)]
    [InlineData("live", """
        using var bitmap = SkiaSharp.SKBitmap.Decode(frame.ToBytes());
        using var image = SkiaSharp.SKImage.FromBitmap(bitmap);
        await Send(image.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 80).AsStream());
        """)]
    [InlineData("live", """
        using var image = SixLabors.ImageSharp.Image.Load(frame.ToBytes());
        using var encoded = new MemoryStream();
        SixLabors.ImageSharp.ImageExtensions.SaveAsJpeg(image, encoded);
        await Send(encoded);
        """)]
    [InlineData("live", """
        using var bitmap = new System.Drawing.Bitmap(frame.ToMemoryStream());
        using var encoded = new MemoryStream();
        bitmap.Save(encoded, System.Drawing.Imaging.ImageFormat.Jpeg);
        await Send(encoded);
        """)]
    [InlineData("live", """
        var encoder = new System.Windows.Media.Imaging.JpegBitmapEncoder();
        encoder.Frames.Add(System.Windows.Media.Imaging.BitmapFrame.Create(frame.ToMemoryStream(), default, default));
        using var encoded = new MemoryStream();
        encoder.Save(encoded);
        await Send(encoded);
        """)]
    [InlineData("unknown", """
        using var image = SixLabors.ImageSharp.Image.Load(File.ReadAllBytes(path));
        using var encoded = new MemoryStream();
        SixLabors.ImageSharp.ImageExtensions.SaveAsJpeg(image, encoded);
        await Send(encoded);
        """)]
    [InlineData("live", """
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written))
        {
            writer.Write(frame.ToBytes());
        }

        await Send(written);
        """)]
    public async Task Frame_stays_live(string camera, string statements)
    {
        var project = new Project
        {
            Packages = References.Camera,
            MoreReferences =
            [
                Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face"),
                Stubs.Of("SixLabors.ImageSharp"), Stubs.Of("System.Drawing.Common"), Stubs.Of("PresentationCore"),
                .. SdkPackage.FilesOf("SkiaSharp", "2.88.9"),
            ],
            Deployment = "real-time-surveillance",
        };
        var diagnostics = await project.Add("A.cs", $$"""
            using Microsoft.Azure.CognitiveServices.Vision.Face;
            using OpenCvSharp;

            class Patrol(IFaceClient faces)
            {
                private Func<Stream> _source = () => Stream.Null;

                public async Task Look(string path)
                {
                    using var camera = new VideoCapture(0);
                    using var frame = new Mat();
                    camera.Read(frame);
                    Task Send(Stream stream) => faces.Face.DetectWithStreamAsync(stream);
                    {{statements}}
                }
            }
            """).Analyze();
        Assert.Equal(camera, Assert.Single(diagnostics, diagnostic => diagnostic.Id == "AUP1003").Properties["camera"]);
    }

    [Theory]
    [InlineData(true, "new FaceLoop(faces)", """
        class FaceLoop(IFaceClient faces) : AVFoundation.AVCaptureVideoDataOutputSampleBufferDelegate
        {
            public override void DidOutputSampleBuffer(
                AVFoundation.AVCaptureOutput captureOutput, CoreMedia.CMSampleBuffer sampleBuffer, AVFoundation.AVCaptureConnection connection)
            {
                var image = UIKit.UIImage.FromImage(CoreImage.CIImage.FromImageBuffer(sampleBuffer.GetImageBuffer()));
                faces.Face.DetectWithStreamAsync(image.AsJPEG(0.8f).AsStream());
            }
        }
        """)]
    [InlineData(true, "new FaceLoop(faces)", """
        class FaceLoop(IFaceClient faces) : AndroidX.Camera.Core.ImageAnalysis.IAnalyzer
        {
            public void Analyze(AndroidX.Camera.Core.IImageProxy image)
            {
                var buffer = image.GetPlanes()[0].Buffer;
                var bytes = new byte[buffer.Remaining()];
                buffer.Get(bytes);
                faces.Face.DetectWithStreamAsync(new MemoryStream(bytes));
            }
        }
        """)]
    [InlineData(true, "new FaceLoop(faces)", """
        class FaceLoop(IFaceClient faces) : Android.Hardware.Camera.IPictureCallback
        {
            public void OnPictureTaken(byte[] data, Android.Hardware.Camera camera) => faces.Face.DetectWithStreamAsync(new MemoryStream(data));
        }
        """)]
    [InlineData(true, "0", """
        class Phone(IFaceClient faces)
        {
            public async Task Snap() => await faces.Face.DetectWithStreamAsync(
                await (await Xamarin.Essentials.MediaPicker.CapturePhotoAsync()).OpenReadAsync());
        }
        """)]
    [InlineData(false, "0", """
        class Phone(IFaceClient faces)
        {
            public async Task Pick() => await faces.Face.DetectWithStreamAsync(
                (await Plugin.Media.CrossMedia.Current.PickPhotoAsync()).GetStream());
        }
        """)]
    [InlineData(false, "0", """
        class Gallery(IFaceClient faces)
        {
            public void OnPictureTaken(byte[] data, Android.Hardware.Camera camera) => faces.Face.DetectWithStreamAsync(new MemoryStream(data));
        }
        """)]
    public async Task Phone_camera_is_live(bool isLive, string use, string source)
    {
        var diagnostics = await new Project
        {
            MoreReferences =
            [
                Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face"), Stubs.Of("Microsoft.iOS"),
                Stubs.Of("Mono.Android"), Stubs.Of("Xamarin.Essentials"), Stubs.Of("Plugin.Media"),
            ],
            Deployment = "real-time-surveillance",
        }.Add("A.cs", $$"""
            using Microsoft.Azure.CognitiveServices.Vision.Face;

            class Start { public object Run(IFaceClient faces) => {{use}}; }
            {{source}}
            """).Analyze();
        Assert.Equal(
            isLive ? "live" : "unknown", Assert.Single(diagnostics, diagnostic => diagnostic.Id == "AUP1003").Properties["camera"]);
    }

    [Fact]
    public Task Face_ids_carry_whether_they_were_seen_live() => new Project
    {
        Packages = References.Camera,
        MoreReferences = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")],
        Camera = "",
    }.Add("A.cs", """
        using Microsoft.Azure.CognitiveServices.Vision.Face;
        using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
        using OpenCvSharp;

        class Patrol(IFaceClient faces)
        {
            public async Task Look(Stream archive)
            {
                using var camera = new VideoCapture(0);
                using var frame = new Mat();
                camera.Read(frame);
                var seen = await faces.Face.DetectWithStreamAsync(frame.ToMemoryStream()); // HIT AUP1001 AUP1002
                var ids = new List<Guid>();
                foreach (var face in seen)
                {
                    ids.Add(face.FaceId!.Value);
                }

                await faces.Face.IdentifyAsync(ids, "g"); // HIT AUP1001 AUP1002 AUP1004
                var kept = await faces.Face.DetectWithStreamAsync(archive); // HIT AUP1001
                await faces.Face.IdentifyAsync(kept.Select(face => face.FaceId!.Value).ToList(), "g"); // HIT AUP1001 AUP1004
            }
        }
        """).ExpectHits();
}
