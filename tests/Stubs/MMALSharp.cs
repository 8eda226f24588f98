// Compiled against: NoPackages
// Signatures from github.com/techyian/MMALSharp.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MMALSharp.Handlers;

namespace MMALSharp.Handlers
{
    public interface IOutputCaptureHandler { }
    public interface IFileStreamCaptureHandler : IOutputCaptureHandler { }
    public interface IVideoCaptureHandler : IOutputCaptureHandler { }
    public class InMemoryCaptureHandler : IOutputCaptureHandler { public List<byte> WorkingData { get; set; } }
}

namespace MMALSharp
{
    public class MMALEncoding { public static readonly MMALEncoding JPEG; public static readonly MMALEncoding I420; }
    public class Timelapse { }
    public class Split { }

    public sealed class MMALCamera
    {
        public static MMALCamera Instance => throw null;
        public Task TakeRawVideo(IVideoCaptureHandler handler, CancellationToken cancellationToken) => throw null;
        public Task TakeVideo(IVideoCaptureHandler handler, CancellationToken cancellationToken, Split split = null) => throw null;
        public Task TakeRawPicture(IOutputCaptureHandler handler) => throw null;
        public Task TakePicture(IOutputCaptureHandler handler, MMALEncoding encodingType, MMALEncoding pixelFormat) => throw null;
        public Task TakePictureTimeout(IFileStreamCaptureHandler handler, MMALEncoding encodingType, MMALEncoding pixelFormat, CancellationToken cancellationToken, bool burstMode = false) => throw null;
        public Task TakePictureTimelapse(IFileStreamCaptureHandler handler, MMALEncoding encodingType, MMALEncoding pixelFormat, Timelapse timelapse) => throw null;
    }
}
