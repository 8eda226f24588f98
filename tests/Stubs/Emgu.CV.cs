// Compiled against: NoPackages

namespace Emgu.CV;

public class Mat { }

public class VideoCapture
{
    public VideoCapture(int camIndex = 0) { }
    public VideoCapture(string fileName) { }
    public Mat QueryFrame() => throw null;
}
