// Compiled against: NoPackages
// Signatures from github.com/Microsoft/Cognitive-Emotion-Windows.
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.ProjectOxford.Emotion;

public class Emotion { }
public class VideoEmotionRecognitionOperation { }

public interface IEmotionServiceClient
{
    Task<Emotion[]> RecognizeAsync(string imageUrl, CancellationToken cancellationToken = default);
    Task<Emotion[]> RecognizeAsync(Stream imageStream, CancellationToken cancellationToken = default);
    Task<VideoEmotionRecognitionOperation> RecognizeInVideoAsync(Stream videoStream);
    Task<VideoEmotionRecognitionOperation> RecognizeInVideoAsync(byte[] videoBytes);
    Task<VideoEmotionRecognitionOperation> RecognizeInVideoAsync(string videoUrl);
}

public class EmotionServiceClient : IEmotionServiceClient
{
    public EmotionServiceClient(string subscriptionKey) { }
    public EmotionServiceClient(string subscriptionKey, string apiRoot) { }
    public Task<Emotion[]> RecognizeAsync(string imageUrl, CancellationToken cancellationToken = default) => throw null;
    public Task<Emotion[]> RecognizeAsync(Stream imageStream, CancellationToken cancellationToken = default) => throw null;
    public Task<VideoEmotionRecognitionOperation> RecognizeInVideoAsync(Stream videoStream) => throw null;
    public Task<VideoEmotionRecognitionOperation> RecognizeInVideoAsync(byte[] videoBytes) => throw null;
    public Task<VideoEmotionRecognitionOperation> RecognizeInVideoAsync(string videoUrl) => throw null;
}
