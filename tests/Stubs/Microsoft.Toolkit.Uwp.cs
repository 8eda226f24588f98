// Compiled against: NoPackages
// Signatures from github.com/CommunityToolkit/WindowsCommunityToolkit, with a stand-in for Windows.Media.VideoFrame.
using System;

namespace Microsoft.Toolkit.Uwp.Helpers;

public class VideoFrame { }
public class FrameEventArgs : EventArgs { public VideoFrame VideoFrame => throw null; }
public class CameraHelper { public event EventHandler<FrameEventArgs> FrameArrived { add { } remove { } } }
