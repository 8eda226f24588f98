// Compiled against: NoPackages
// Signatures from github.com/unosquare/raspberryio.
using System;
using System.Threading;
using System.Threading.Tasks;
using Unosquare.RaspberryIO.Camera;

namespace Unosquare.RaspberryIO
{
    public static class Pi { public static CameraController Camera => throw null; }
}

namespace Unosquare.RaspberryIO.Camera
{
    public class CameraStillSettings { }
    public class CameraVideoSettings { }

    public class CameraController
    {
        public Task<byte[]> CaptureImageAsync(CameraStillSettings settings, CancellationToken ct = default) => throw null;
        public byte[] CaptureImage(CameraStillSettings settings) => throw null;
        public Task<byte[]> CaptureImageJpegAsync(int width, int height, CancellationToken ct = default) => throw null;
        public byte[] CaptureImageJpeg(int width, int height) => throw null;
        public void OpenVideoStream(Action<byte[]> onDataCallback, Action onExitCallback = null) => throw null;
        public void OpenVideoStream(CameraVideoSettings settings, Action<byte[]> onDataCallback, Action onExitCallback = null) => throw null;
    }
}
