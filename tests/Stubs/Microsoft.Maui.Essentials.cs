// Compiled against: NoPackages
using System.IO;
using System.Threading.Tasks;

namespace Microsoft.Maui.Storage
{
    public class FileResult { public Task<Stream> OpenReadAsync() => throw null; }
}

namespace Microsoft.Maui.Media
{
    using Microsoft.Maui.Storage;

    public class MediaPickerOptions { }

    public interface IMediaPicker
    {
        Task<FileResult> CapturePhotoAsync(MediaPickerOptions options = null);
        Task<FileResult> CaptureVideoAsync(MediaPickerOptions options = null);
        Task<FileResult> PickPhotoAsync(MediaPickerOptions options = null);
    }

    public static class MediaPicker
    {
        public static IMediaPicker Default => throw null;
        public static Task<FileResult> CapturePhotoAsync(MediaPickerOptions options = null) => throw null;
        public static Task<FileResult> CaptureVideoAsync(MediaPickerOptions options = null) => throw null;
        public static Task<FileResult> PickPhotoAsync(MediaPickerOptions options = null) => throw null;
    }
}
