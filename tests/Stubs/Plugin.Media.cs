// Compiled against: NoPackages
// Signatures from github.com/jamesmontemagno/MediaPlugin.
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Plugin.Media
{
    public class CrossMedia { public static Abstractions.IMedia Current => throw null; }
}

namespace Plugin.Media.Abstractions
{
    public class MediaFile { public string Path => throw null; public Stream GetStream() => throw null; }
    public class StoreCameraMediaOptions { }
    public class StoreVideoOptions { }
    public class PickMediaOptions { }
    public class MultiPickerCustomisations { }

    public interface IMedia
    {
        Task<MediaFile> PickPhotoAsync(PickMediaOptions options = null, CancellationToken token = default);
        Task<List<MediaFile>> PickPhotosAsync(PickMediaOptions options = null, MultiPickerCustomisations customisations = null, CancellationToken token = default);
        Task<MediaFile> TakePhotoAsync(StoreCameraMediaOptions options, CancellationToken token = default);
        Task<MediaFile> PickVideoAsync(CancellationToken token = default);
        Task<MediaFile> TakeVideoAsync(StoreVideoOptions options, CancellationToken token = default);
    }
}
