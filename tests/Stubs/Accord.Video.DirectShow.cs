// Compiled against: NoPackages
namespace Accord.Video
{
    public class NewFrameEventArgs : System.EventArgs { public object Frame => throw null; }
    public delegate void NewFrameEventHandler(object sender, NewFrameEventArgs eventArgs);
}

namespace Accord.Video.DirectShow
{
    public class VideoCaptureDevice
    {
        public VideoCaptureDevice(string deviceMoniker) { }
        public event NewFrameEventHandler NewFrame { add { } remove { } }
    }
}
