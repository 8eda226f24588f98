// Compiled against: NoPackages
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CommunityToolkit.Maui.Views;

public class MediaCapturedEventArgs : EventArgs { public Stream Media => throw null; }

public class CameraView
{
    public Task<Stream> CaptureImage(CancellationToken token) => throw null;
    public event EventHandler<MediaCapturedEventArgs> MediaCaptured { add { } remove { } }
}
