// Compiled against: NoPackages
// Signatures of the bindings from github.com/dotnet/macios.
using System.IO;
using System.Threading.Tasks;

namespace Foundation
{
    public class NSObject { }
    public class NSError : NSObject { }
    public class NSData : NSObject { public byte[] ToArray() => throw null; public Stream AsStream() => throw null; }
}

namespace CoreMedia
{
    public class CMSampleBuffer { public CoreVideo.CVImageBuffer GetImageBuffer() => throw null; }
}

namespace CoreVideo
{
    public class CVImageBuffer { }
}

namespace UIKit
{
    public class UIImage : Foundation.NSObject
    {
        public static UIImage FromImage(CoreImage.CIImage image) => throw null;
        public Foundation.NSData AsJPEG(float compressionQuality) => throw null;
    }
}

namespace CoreImage
{
    public class CIImage { public static CIImage FromImageBuffer(CoreVideo.CVImageBuffer imageBuffer) => throw null; }
}

namespace AVFoundation
{
    using Foundation;

    public class AVCaptureOutput : NSObject { }
    public class AVCaptureConnection : NSObject { }
    public class AVCapturePhotoOutput : AVCaptureOutput { }
    public class AVCapturePhoto : NSObject { public NSData FileDataRepresentation => throw null; }

    public interface IAVCaptureVideoDataOutputSampleBufferDelegate
    {
        void DidOutputSampleBuffer(AVCaptureOutput captureOutput, CoreMedia.CMSampleBuffer sampleBuffer, AVCaptureConnection connection) => throw null;
    }

    public class AVCaptureVideoDataOutputSampleBufferDelegate : NSObject, IAVCaptureVideoDataOutputSampleBufferDelegate
    {
        public virtual void DidOutputSampleBuffer(AVCaptureOutput captureOutput, CoreMedia.CMSampleBuffer sampleBuffer, AVCaptureConnection connection) => throw null;
    }

    public interface IAVCapturePhotoCaptureDelegate
    {
        void DidFinishProcessingPhoto(AVCapturePhotoOutput output, AVCapturePhoto photo, NSError error) => throw null;
    }

    public class AVCapturePhotoCaptureDelegate : NSObject, IAVCapturePhotoCaptureDelegate
    {
        public virtual void DidFinishProcessingPhoto(AVCapturePhotoOutput output, AVCapturePhoto photo, NSError error) => throw null;
    }

    public delegate void AVCaptureCompletionHandler(CoreMedia.CMSampleBuffer imageDataSampleBuffer, NSError error);

    public class AVCaptureStillImageOutput : AVCaptureOutput
    {
        public void CaptureStillImageAsynchronously(AVCaptureConnection connection, AVCaptureCompletionHandler completionHandler) => throw null;
        public Task<CoreMedia.CMSampleBuffer> CaptureStillImageTaskAsync(AVCaptureConnection connection) => throw null;
        public static NSData JpegStillToNSData(CoreMedia.CMSampleBuffer buffer) => throw null;
    }
}
