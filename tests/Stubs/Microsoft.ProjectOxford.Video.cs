// Compiled against: NoPackages
// Signatures from github.com/Microsoft/Cognitive-Video-Windows.
using System.IO;
using System.Threading.Tasks;
using Microsoft.ProjectOxford.Video.Contract;

namespace Microsoft.ProjectOxford.Video.Contract
{
    public class Operation { public Operation(string url) { } }
    public abstract class VideoOperationSettings { }
    public class FaceDetectionOperationSettings : VideoOperationSettings { }
    public class MotionDetectionOperationSettings : VideoOperationSettings { }
    public class VideoStabilizationOperationSettings : VideoOperationSettings { }
}

namespace Microsoft.ProjectOxford.Video
{
    public interface IVideoServiceClient
    {
        Task<Operation> CreateOperationAsync(Stream video, VideoOperationSettings operationSettings);
        Task<Operation> CreateOperationAsync(byte[] video, VideoOperationSettings operationSettings);
        Task<Operation> CreateOperationAsync(string videoUrl, VideoOperationSettings operationSettings);
    }

    public class VideoServiceClient : IVideoServiceClient
    {
        public VideoServiceClient(string subscriptionKey) { }
        public Task<Operation> CreateOperationAsync(Stream video, VideoOperationSettings videoOperationSettings) => throw null;
        public Task<Operation> CreateOperationAsync(byte[] video, VideoOperationSettings videoOperationSettings) => throw null;
        public Task<Operation> CreateOperationAsync(string videoUrl, VideoOperationSettings videoOperationSettings) => throw null;
    }
}
