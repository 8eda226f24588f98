// Compiled against: NoPackages
// Signatures from github.com/dotnet/iot.
using System;
using System.Threading;

namespace Iot.Device.Media;

public class VideoConnectionSettings { public VideoConnectionSettings(int busId) { } }
public class NewImageBufferReadyEventArgs { public byte[] ImageBuffer => throw null; public int Length => throw null; }

public abstract class VideoDevice : IDisposable
{
    public delegate void NewImageBufferReadyEvent(object sender, NewImageBufferReadyEventArgs e);
    public abstract event NewImageBufferReadyEvent NewImageBufferReady;
    public static VideoDevice Create(VideoConnectionSettings settings) => throw null;
    public abstract void Capture(string path);
    public abstract byte[] Capture();
    public abstract void CaptureContinuous(CancellationToken token);
    public void Dispose() { }
}
