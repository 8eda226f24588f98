using FFMpegCore;
using FFMpegCore.Pipes;

namespace AirportWatch;

/// <summary>Takes single frames from the stream of a network camera.</summary>
public static class FrameGrabber
{
    /// <summary>Returns the frame that the camera shows now, as a JPEG.</summary>
    public static async Task<byte[]> GrabAsync(Uri stream, CancellationToken cancellationToken)
    {
        using var jpeg = new MemoryStream();

        await FFMpegArguments
            .FromUrlInput(stream, input => input.WithCustomArgument("-rtsp_transport tcp"))
            .OutputToPipe(new StreamPipeSink(jpeg), output => output
                .WithFrameCount(1)
                .WithVideoCodec("mjpeg")
                .ForceFormat("image2pipe"))
            .ProcessAsynchronously(cancellationToken: cancellationToken);

        return jpeg.ToArray();
    }
}
