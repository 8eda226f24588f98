// Compiled against: NoPackages
// Signatures from github.com/jacobbo/WebEye, with a stand-in for System.Drawing.Bitmap.
namespace WebEye.Controls.Wpf;

public class Bitmap { }
public class WebCameraControl { public Bitmap GetCurrentImage() => throw null; }
