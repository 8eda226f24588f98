// Compiled against: NoPackages
namespace AForge.Video
{
    public class NewFrameEventArgs : System.EventArgs { public object Frame => throw null; }
    public delegate void NewFrameEventHandler(object sender, NewFrameEventArgs eventArgs);
}

namespace AForge.Video.DirectShow
{
    public class VideoCaptureDevice
    {
        public VideoCaptureDevice(string deviceMoniker) { }
        public event NewFrameEventHandler NewFrame { add { } remove { } }
    }
}
