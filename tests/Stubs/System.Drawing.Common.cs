// Compiled against: NoPackages
// Signatures from github.com/dotnet/winforms.
using System;
using System.IO;

namespace System.Drawing
{
    public abstract class Image : IDisposable
    {
        public void Save(Stream stream, Imaging.ImageFormat format) { }
        public static Image FromStream(Stream stream) => throw null;
        public void Dispose() { }
    }

    public sealed class Bitmap : Image
    {
        public Bitmap(Stream stream) { }
    }
}

namespace System.Drawing.Imaging
{
    public sealed class ImageFormat
    {
        public static ImageFormat Jpeg => throw null;
    }
}
