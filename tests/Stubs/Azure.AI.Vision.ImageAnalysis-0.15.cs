// Compiled against: NoPackages
// The options and the source of the image come from assembly Azure.AI.Vision.Common.
using System.Threading.Tasks;

namespace Azure.AI.Vision.ImageAnalysis;

public class ImageAnalysisResult { }

public class ImageAnalyzer
{
    public ImageAnalyzer(object serviceOptions, object imageSource, object options) { }
    public ImageAnalysisResult Analyze() => throw null;
    public Task<ImageAnalysisResult> AnalyzeAsync() => throw null;
}
