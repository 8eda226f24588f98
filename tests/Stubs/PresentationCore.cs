// Compiled against: NoPackages
// Signatures from github.com/dotnet/wpf.
using System.Collections.Generic;
using System.IO;

namespace System.Windows.Media.Imaging
{
    public enum BitmapCreateOptions { None }

    public enum BitmapCacheOption { OnLoad }

    public abstract class BitmapSource
    {
    }

    public class BitmapFrame : BitmapSource
    {
        public static BitmapFrame Create(Stream bitmapStream, BitmapCreateOptions createOptions, BitmapCacheOption cacheOption) => throw null;
    }

    public abstract class BitmapEncoder
    {
        public virtual IList<BitmapFrame> Frames { get; set; }
        public virtual void Save(Stream stream) { }
    }

    public sealed class JpegBitmapEncoder : BitmapEncoder
    {
    }
}
