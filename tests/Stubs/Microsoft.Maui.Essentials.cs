// Compiled against: NoPackages
using System.Threading.Tasks;

namespace Microsoft.Maui.Storage
{
    public class FileResult { }
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
}
