// Compiled against: NoPackages
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.ProjectOxford.Vision;

public enum VisualFeature { ImageType, Color, Faces, Adult, Categories, Tags, Description }

public interface IVisionServiceClient
{
    Task<object> AnalyzeImageAsync(string url, string[] visualFeatures);
    Task<object> AnalyzeImageAsync(Stream imageStream, string[] visualFeatures);
    Task<object> AnalyzeImageAsync(string url, IEnumerable<VisualFeature> visualFeatures = null, IEnumerable<string> details = null);
    Task<object> AnalyzeImageAsync(Stream imageStream, IEnumerable<VisualFeature> visualFeatures = null, IEnumerable<string> details = null);
    Task<object> AnalyzeImageInDomainAsync(string url, string modelName);
    Task<object> AnalyzeImageInDomainAsync(Stream imageStream, string modelName);
    Task<object> DescribeAsync(string url, int maxCandidates = 1);
    Task<object> DescribeAsync(Stream imageStream, int maxCandidates = 1);
    Task<byte[]> GetThumbnailAsync(string url, int width, int height, bool smartCropping = true);
    Task<object> RecognizeTextAsync(string imageUrl, string languageCode = "unk", bool detectOrientation = true);
    Task<object> GetTagsAsync(string imageUrl);
    Task<object> GetTagsAsync(Stream imageStream);
}

public class VisionServiceClient : IVisionServiceClient
{
    public VisionServiceClient(string subscriptionKey) { }
    public VisionServiceClient(string subscriptionKey, string apiRoot) { }
    public Task<object> AnalyzeImageAsync(string url, string[] visualFeatures) => throw null;
    public Task<object> AnalyzeImageAsync(Stream imageStream, string[] visualFeatures) => throw null;
    public Task<object> AnalyzeImageAsync(string url, IEnumerable<VisualFeature> visualFeatures = null, IEnumerable<string> details = null) => throw null;
    public Task<object> AnalyzeImageAsync(Stream imageStream, IEnumerable<VisualFeature> visualFeatures = null, IEnumerable<string> details = null) => throw null;
    public Task<object> AnalyzeImageInDomainAsync(string url, string modelName) => throw null;
    public Task<object> AnalyzeImageInDomainAsync(Stream imageStream, string modelName) => throw null;
    public Task<object> DescribeAsync(string url, int maxCandidates = 1) => throw null;
    public Task<object> DescribeAsync(Stream imageStream, int maxCandidates = 1) => throw null;
    public Task<byte[]> GetThumbnailAsync(string url, int width, int height, bool smartCropping = true) => throw null;
    public Task<object> RecognizeTextAsync(string imageUrl, string languageCode = "unk", bool detectOrientation = true) => throw null;
    public Task<object> GetTagsAsync(string imageUrl) => throw null;
    public Task<object> GetTagsAsync(Stream imageStream) => throw null;
}
