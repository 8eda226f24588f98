// Compiled against: NoPackages
// Signatures from github.com/xamarin/Essentials.
using System.IO;
using System.Threading.Tasks;

namespace Xamarin.Essentials;

public class MediaPickerOptions { public string Title { get; set; } }
public class FileResult { public string FullPath => throw null; public Task<Stream> OpenReadAsync() => throw null; }

public static class MediaPicker
{
    public static Task<FileResult> PickPhotoAsync(MediaPickerOptions options = null) => throw null;
    public static Task<FileResult> CapturePhotoAsync(MediaPickerOptions options = null) => throw null;
    public static Task<FileResult> PickVideoAsync(MediaPickerOptions options = null) => throw null;
    public static Task<FileResult> CaptureVideoAsync(MediaPickerOptions options = null) => throw null;
}
