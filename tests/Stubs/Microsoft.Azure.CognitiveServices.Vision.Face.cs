// Compiled against: NoPackages, Microsoft.Rest.ClientRuntime
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
using Microsoft.Rest;

namespace Microsoft.Azure.CognitiveServices.Vision.Face.Models
{
    public class DetectedFace { public Guid? FaceId { get; set; } }
    public class SimilarFace { }
    public class GroupResult { }
    public class IdentifyResult { }
    public class VerifyResult { }
    public class PersistedFace { }
    public class Person { }
    public enum FaceAttributeType { Age, Gender, HeadPose, Smile, FacialHair, Glasses, Emotion, Hair, Makeup, Occlusion, Accessories, Blur, Exposure, Noise, Mask }
}

namespace Microsoft.Azure.CognitiveServices.Vision.Face
{
    public class ApiKeyServiceClientCredentials : ServiceClientCredentials { public ApiKeyServiceClientCredentials(string subscriptionKey) { } }

    public interface IFaceClient : IDisposable
    {
        string Endpoint { get; set; }
        IFaceOperations Face { get; }
        IPersonGroupPerson PersonGroupPerson { get; }
        IPersonGroupOperations PersonGroup { get; }
        IFaceListOperations FaceList { get; }
        ILargePersonGroupPerson LargePersonGroupPerson { get; }
        ILargePersonGroupOperations LargePersonGroup { get; }
        ILargeFaceListOperations LargeFaceList { get; }
        IPersonDirectory PersonDirectory { get; }
    }

    public class FaceClient : IFaceClient
    {
        public FaceClient(ServiceClientCredentials credentials, params System.Net.Http.DelegatingHandler[] handlers) { }
        public string Endpoint { get; set; }
        public IFaceOperations Face { get; }
        public IPersonGroupPerson PersonGroupPerson { get; }
        public IPersonGroupOperations PersonGroup { get; }
        public IFaceListOperations FaceList { get; }
        public ILargePersonGroupPerson LargePersonGroupPerson { get; }
        public ILargePersonGroupOperations LargePersonGroup { get; }
        public ILargeFaceListOperations LargeFaceList { get; }
        public IPersonDirectory PersonDirectory { get; }
        public void Dispose() { }
    }

    public interface IFaceOperations
    {
        Task<HttpOperationResponse<IList<DetectedFace>>> DetectWithUrlWithHttpMessagesAsync(string url, bool? returnFaceId = true, bool? returnFaceLandmarks = false, IList<FaceAttributeType> returnFaceAttributes = default, string recognitionModel = default, bool? returnRecognitionModel = false, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<IList<DetectedFace>>> DetectWithStreamWithHttpMessagesAsync(Stream image, bool? returnFaceId = true, bool? returnFaceLandmarks = false, IList<FaceAttributeType> returnFaceAttributes = default, string recognitionModel = default, bool? returnRecognitionModel = false, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<IList<SimilarFace>>> FindSimilarWithHttpMessagesAsync(Guid faceId, string faceListId = default, string largeFaceListId = default, IList<Guid?> faceIds = default, int? maxNumOfCandidatesReturned = 20, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<GroupResult>> GroupWithHttpMessagesAsync(IList<Guid> faceIds, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<IList<IdentifyResult>>> IdentifyWithHttpMessagesAsync(IList<Guid> faceIds, string personGroupId = default, string largePersonGroupId = default, int? maxNumOfCandidatesReturned = 1, double? confidenceThreshold = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<VerifyResult>> VerifyFaceToFaceWithHttpMessagesAsync(Guid faceId1, Guid faceId2, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<VerifyResult>> VerifyFaceToPersonWithHttpMessagesAsync(Guid faceId, Guid personId, string personGroupId = default, string largePersonGroupId = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class FaceOperationsExtensions
    {
        public static Task<IList<DetectedFace>> DetectWithUrlAsync(this IFaceOperations operations, string url, bool? returnFaceId = true, bool? returnFaceLandmarks = false, IList<FaceAttributeType> returnFaceAttributes = default, string recognitionModel = default, bool? returnRecognitionModel = false, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<IList<DetectedFace>> DetectWithStreamAsync(this IFaceOperations operations, Stream image, bool? returnFaceId = true, bool? returnFaceLandmarks = false, IList<FaceAttributeType> returnFaceAttributes = default, string recognitionModel = default, bool? returnRecognitionModel = false, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<IList<SimilarFace>> FindSimilarAsync(this IFaceOperations operations, Guid faceId, string faceListId = default, string largeFaceListId = default, IList<Guid?> faceIds = default, int? maxNumOfCandidatesReturned = 20, CancellationToken cancellationToken = default) => throw null;
        public static Task<GroupResult> GroupAsync(this IFaceOperations operations, IList<Guid> faceIds, CancellationToken cancellationToken = default) => throw null;
        public static Task<IList<IdentifyResult>> IdentifyAsync(this IFaceOperations operations, IList<Guid> faceIds, string personGroupId = default, string largePersonGroupId = default, int? maxNumOfCandidatesReturned = 1, double? confidenceThreshold = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<VerifyResult> VerifyFaceToFaceAsync(this IFaceOperations operations, Guid faceId1, Guid faceId2, CancellationToken cancellationToken = default) => throw null;
        public static Task<VerifyResult> VerifyFaceToPersonAsync(this IFaceOperations operations, Guid faceId, Guid personId, string personGroupId = default, string largePersonGroupId = default, CancellationToken cancellationToken = default) => throw null;
    }

    public interface IPersonGroupPerson
    {
        Task<HttpOperationResponse<Person>> CreateWithHttpMessagesAsync(string personGroupId, string name = default, string userData = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromUrlWithHttpMessagesAsync(string personGroupId, Guid personId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromStreamWithHttpMessagesAsync(string personGroupId, Guid personId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddPersonFaceFromUrlWithHttpMessagesAsync(string personGroupId, Guid personId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddPersonFaceFromStreamWithHttpMessagesAsync(string personGroupId, Guid personId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class PersonGroupPersonExtensions
    {
        public static Task<Person> CreateAsync(this IPersonGroupPerson operations, string personGroupId, string name = default, string userData = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddFaceFromUrlAsync(this IPersonGroupPerson operations, string personGroupId, Guid personId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddFaceFromStreamAsync(this IPersonGroupPerson operations, string personGroupId, Guid personId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddPersonFaceFromUrlAsync(this IPersonGroupPerson operations, string personGroupId, Guid personId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddPersonFaceFromStreamAsync(this IPersonGroupPerson operations, string personGroupId, Guid personId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
    }

    public interface ILargePersonGroupPerson
    {
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromUrlWithHttpMessagesAsync(string largePersonGroupId, Guid personId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromStreamWithHttpMessagesAsync(string largePersonGroupId, Guid personId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class LargePersonGroupPersonExtensions
    {
        public static Task<PersistedFace> AddFaceFromUrlAsync(this ILargePersonGroupPerson operations, string largePersonGroupId, Guid personId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddFaceFromStreamAsync(this ILargePersonGroupPerson operations, string largePersonGroupId, Guid personId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
    }

    public interface IFaceListOperations
    {
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromUrlWithHttpMessagesAsync(string faceListId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromStreamWithHttpMessagesAsync(string faceListId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class FaceListOperationsExtensions
    {
        public static Task<PersistedFace> AddFaceFromUrlAsync(this IFaceListOperations operations, string faceListId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddFaceFromStreamAsync(this IFaceListOperations operations, string faceListId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
    }

    public interface ILargeFaceListOperations
    {
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromUrlWithHttpMessagesAsync(string largeFaceListId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<PersistedFace>> AddFaceFromStreamWithHttpMessagesAsync(string largeFaceListId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> TrainWithHttpMessagesAsync(string largeFaceListId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class LargeFaceListOperationsExtensions
    {
        public static Task<PersistedFace> AddFaceFromUrlAsync(this ILargeFaceListOperations operations, string largeFaceListId, string url, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<PersistedFace> AddFaceFromStreamAsync(this ILargeFaceListOperations operations, string largeFaceListId, Stream image, string userData = default, IList<int> targetFace = default, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<object> TrainAsync(this ILargeFaceListOperations operations, string largeFaceListId, CancellationToken cancellationToken = default) => throw null;
    }

    public interface IPersonGroupOperations
    {
        Task<HttpOperationResponse<object>> TrainWithHttpMessagesAsync(string personGroupId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class PersonGroupOperationsExtensions
    {
        public static Task<object> TrainAsync(this IPersonGroupOperations operations, string personGroupId, CancellationToken cancellationToken = default) => throw null;
    }

    public interface ILargePersonGroupOperations
    {
        Task<HttpOperationResponse<object>> TrainWithHttpMessagesAsync(string largePersonGroupId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class LargePersonGroupOperationsExtensions
    {
        public static Task<object> TrainAsync(this ILargePersonGroupOperations operations, string largePersonGroupId, CancellationToken cancellationToken = default) => throw null;
    }

    public interface IPersonDirectory
    {
        Task<HttpOperationResponse<object>> CreatePersonWithHttpMessagesAsync(object body, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> AddPersonFaceFromUrlWithHttpMessagesAsync(Guid personId, string recognitionModel, string url, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> AddPersonFaceFromStreamWithHttpMessagesAsync(Guid personId, string recognitionModel, Stream image, string detectionModel = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public static class PersonDirectoryExtensions
    {
        public static Task<object> CreatePersonAsync(this IPersonDirectory operations, object body, CancellationToken cancellationToken = default) => throw null;
        public static Task<object> AddPersonFaceFromUrlAsync(this IPersonDirectory operations, Guid personId, string recognitionModel, string url, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
        public static Task<object> AddPersonFaceFromStreamAsync(this IPersonDirectory operations, Guid personId, string recognitionModel, Stream image, string detectionModel = default, CancellationToken cancellationToken = default) => throw null;
    }
}
