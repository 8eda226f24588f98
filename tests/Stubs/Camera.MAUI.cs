// Compiled against: NoPackages
// Signatures from github.com/hjam40/Camera.MAUI.
using System.IO;
using System.Threading.Tasks;

namespace Camera.MAUI;

public enum ImageFormat { JPEG, PNG }
public class ImageSource { }

public class CameraView
{
    public ImageSource SnapShot { get; }
    public Stream SnapShotStream { get; }
    public Task<Stream> TakePhotoAsync(ImageFormat imageFormat = ImageFormat.JPEG) => throw null;
    public ImageSource GetSnapShot(ImageFormat imageFormat = ImageFormat.PNG) => throw null;
    public Task<bool> SaveSnapShot(ImageFormat imageFormat, string SnapFilePath) => throw null;
}
