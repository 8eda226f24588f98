// Compiled against: NoPackages
// Signatures from github.com/xamarin/XamarinCommunityToolkit.
using System;

namespace Xamarin.CommunityToolkit.UI.Views;

public class MediaCapturedEventArgs : EventArgs { public byte[] ImageData => throw null; }
public class CameraView { public event EventHandler<MediaCapturedEventArgs> MediaCaptured { add { } remove { } } }
