// Compiled against: NoPackages
// Signatures from github.com/SixLabors/ImageSharp, version 3.
using System;
using System.IO;

namespace SixLabors.ImageSharp
{
    public abstract class Image : IDisposable
    {
        public static Image Load(ReadOnlySpan<byte> buffer) => throw null;
        public static Image Load(Stream stream) => throw null;
        public void Dispose() { }
    }

    public static class ImageExtensions
    {
        public static void SaveAsJpeg(this Image source, Stream stream) { }
    }
}
