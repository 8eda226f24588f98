// Compiled against: NoPackages
// Signatures of the bindings from github.com/dotnet/android and github.com/dotnet/android-libraries.
namespace Java.Nio
{
    public class ByteBuffer
    {
        public int Remaining() => throw null;
        public ByteBuffer Get(byte[] dst) => throw null;
    }
}

namespace Android.Hardware
{
    public class Camera
    {
        public interface IPreviewCallback { void OnPreviewFrame(byte[] data, Camera camera); }
        public interface IPictureCallback { void OnPictureTaken(byte[] data, Camera camera); }
    }
}

namespace Android.Media
{
    public class Image
    {
        public Plane[] GetPlanes() => throw null;
        public class Plane { public Java.Nio.ByteBuffer Buffer => throw null; }
    }

    public class ImageReader
    {
        public Image AcquireLatestImage() => throw null;
        public interface IOnImageAvailableListener { void OnImageAvailable(ImageReader reader); }
    }
}

namespace AndroidX.Camera.Core
{
    public interface IImageProxy { IImageProxyPlaneProxy[] GetPlanes(); }
    public interface IImageProxyPlaneProxy { Java.Nio.ByteBuffer Buffer { get; } }

    public class ImageAnalysis
    {
        public interface IAnalyzer { void Analyze(IImageProxy image); }
    }

    public class ImageCapture
    {
        public abstract class OnImageCapturedCallback { public virtual void OnCaptureSuccess(IImageProxy image) => throw null; }
    }
}
