// Compiled against: NoPackages
// Signatures from github.com/dji-sdk/Windows-SDK, with an object for the panel.
namespace DJI.WindowsSDK
{
    public delegate void VideoDataUpdatedEventHandler(VideoFeed sender, byte[] bytes);
    public class VideoFeed { public event VideoDataUpdatedEventHandler VideoDataUpdated { add { } remove { } } }
}

namespace DJIVideoParser
{
    public delegate void VideoDataCallback(byte[] data, int witdth, int height);
    public class Parser { public void SetSurfaceAndVideoCallback(int product_id, int index, object swap_chain_panel, VideoDataCallback callback) => throw null; }
}
