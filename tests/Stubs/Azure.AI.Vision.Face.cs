// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.AI.Vision.Face;
using Azure.Core;
using Azure.Core.Extensions;

namespace Azure.AI.Vision.Face
{
    public class AzureAIVisionFaceClientOptions : ClientOptions { }
    public class AddFaceResult { public Guid PersistedFaceId => throw null; }
    public class CreatePersonResult { public Guid PersonId => throw null; }
    public class FaceDetectionResult { public Guid? FaceId => throw null; }
    public class FaceFindSimilarResult { }
    public class FaceGroupingResult { }
    public class FaceIdentificationResult { }
    public class FaceVerificationResult { }
    public class CreateLivenessSessionContent { }
    public class CreateLivenessSessionResult { }
    public class CreateLivenessWithVerifySessionContent { }
    public class CreateLivenessWithVerifySessionResult { }
    public class LivenessSession { }
    public class LivenessWithVerifySession { }
    public readonly struct FindSimilarMatchMode { }

    public readonly struct FaceDetectionModel
    {
        public static FaceDetectionModel Detection01 => throw null;
        public static FaceDetectionModel Detection02 => throw null;
        public static FaceDetectionModel Detection03 => throw null;
    }

    public readonly struct FaceRecognitionModel
    {
        public static FaceRecognitionModel Recognition03 => throw null;
        public static FaceRecognitionModel Recognition04 => throw null;
    }

    public readonly struct FaceAttributeType
    {
        public FaceAttributeType(string value) { }
        public static implicit operator FaceAttributeType(string value) => throw null;
        public static FaceAttributeType Accessories => throw null;
        public static FaceAttributeType Age => throw null;
        public static FaceAttributeType Blur => throw null;
        public static FaceAttributeType Exposure => throw null;
        public static FaceAttributeType FacialHair => throw null;
        public static FaceAttributeType Glasses => throw null;
        public static FaceAttributeType Hair => throw null;
        public static FaceAttributeType HeadPose => throw null;
        public static FaceAttributeType Mask => throw null;
        public static FaceAttributeType Noise => throw null;
        public static FaceAttributeType Occlusion => throw null;
        public static FaceAttributeType QualityForRecognition => throw null;
        public static FaceAttributeType Smile => throw null;

        public struct Detection01
        {
            public static FaceAttributeType Accessories => throw null;
            public static FaceAttributeType Blur => throw null;
            public static FaceAttributeType Exposure => throw null;
            public static FaceAttributeType Glasses => throw null;
            public static FaceAttributeType HeadPose => throw null;
            public static FaceAttributeType Noise => throw null;
            public static FaceAttributeType Occlusion => throw null;
        }

        public struct Detection03
        {
            public static FaceAttributeType Blur => throw null;
            public static FaceAttributeType HeadPose => throw null;
            public static FaceAttributeType Mask => throw null;
        }

        public struct Recognition03
        {
            public static FaceAttributeType QualityForRecognition => throw null;
        }

        public struct Recognition04
        {
            public static FaceAttributeType QualityForRecognition => throw null;
        }
    }

    public class FaceClient
    {
        protected FaceClient() { }
        public FaceClient(Uri endpoint, AzureKeyCredential credential) { }
        public FaceClient(Uri endpoint, AzureKeyCredential credential, AzureAIVisionFaceClientOptions options) { }
        public FaceClient(Uri endpoint, TokenCredential credential) { }
        public FaceClient(Uri endpoint, TokenCredential credential, AzureAIVisionFaceClientOptions options) { }
        public virtual Response<IReadOnlyList<FaceDetectionResult>> Detect(BinaryData imageContent, FaceDetectionModel detectionModel, FaceRecognitionModel recognitionModel, bool returnFaceId, IEnumerable<FaceAttributeType> returnFaceAttributes = null, bool? returnFaceLandmarks = default, bool? returnRecognitionModel = default, int? faceIdTimeToLive = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<IReadOnlyList<FaceDetectionResult>>> DetectAsync(BinaryData imageContent, FaceDetectionModel detectionModel, FaceRecognitionModel recognitionModel, bool returnFaceId, IEnumerable<FaceAttributeType> returnFaceAttributes = null, bool? returnFaceLandmarks = default, bool? returnRecognitionModel = default, int? faceIdTimeToLive = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<IReadOnlyList<FaceDetectionResult>> Detect(Uri url, FaceDetectionModel detectionModel, FaceRecognitionModel recognitionModel, bool returnFaceId, IEnumerable<FaceAttributeType> returnFaceAttributes = null, bool? returnFaceLandmarks = default, bool? returnRecognitionModel = default, int? faceIdTimeToLive = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<IReadOnlyList<FaceDetectionResult>>> DetectAsync(Uri url, FaceDetectionModel detectionModel, FaceRecognitionModel recognitionModel, bool returnFaceId, IEnumerable<FaceAttributeType> returnFaceAttributes = null, bool? returnFaceLandmarks = default, bool? returnRecognitionModel = default, int? faceIdTimeToLive = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<IReadOnlyList<FaceFindSimilarResult>> FindSimilar(Guid faceId, IEnumerable<Guid> faceIds, int? maxNumOfCandidatesReturned = default, FindSimilarMatchMode? mode = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<IReadOnlyList<FaceFindSimilarResult>>> FindSimilarAsync(Guid faceId, IEnumerable<Guid> faceIds, int? maxNumOfCandidatesReturned = default, FindSimilarMatchMode? mode = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response FindSimilar(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> FindSimilarAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<IReadOnlyList<FaceFindSimilarResult>> FindSimilarFromLargeFaceList(Guid faceId, string largeFaceListId, int? maxNumOfCandidatesReturned = default, FindSimilarMatchMode? mode = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<IReadOnlyList<FaceFindSimilarResult>>> FindSimilarFromLargeFaceListAsync(Guid faceId, string largeFaceListId, int? maxNumOfCandidatesReturned = default, FindSimilarMatchMode? mode = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response FindSimilarFromLargeFaceList(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> FindSimilarFromLargeFaceListAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<FaceGroupingResult> Group(IEnumerable<Guid> faceIds, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<FaceGroupingResult>> GroupAsync(IEnumerable<Guid> faceIds, CancellationToken cancellationToken = default) => throw null;
        public virtual Response Group(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> GroupAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<IReadOnlyList<FaceIdentificationResult>> IdentifyFromLargePersonGroup(IEnumerable<Guid> faceIds, string largePersonGroupId, int? maxNumOfCandidatesReturned = default, float? confidenceThreshold = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<IReadOnlyList<FaceIdentificationResult>>> IdentifyFromLargePersonGroupAsync(IEnumerable<Guid> faceIds, string largePersonGroupId, int? maxNumOfCandidatesReturned = default, float? confidenceThreshold = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response IdentifyFromLargePersonGroup(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> IdentifyFromLargePersonGroupAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<FaceVerificationResult> VerifyFaceToFace(Guid faceId1, Guid faceId2, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<FaceVerificationResult>> VerifyFaceToFaceAsync(Guid faceId1, Guid faceId2, CancellationToken cancellationToken = default) => throw null;
        public virtual Response VerifyFaceToFace(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> VerifyFaceToFaceAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<FaceVerificationResult> VerifyFromLargePersonGroup(Guid faceId, string largePersonGroupId, Guid personId, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<FaceVerificationResult>> VerifyFromLargePersonGroupAsync(Guid faceId, string largePersonGroupId, Guid personId, CancellationToken cancellationToken = default) => throw null;
        public virtual Response VerifyFromLargePersonGroup(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> VerifyFromLargePersonGroupAsync(RequestContent content, RequestContext context = null) => throw null;
    }

    public class FaceAdministrationClient
    {
        protected FaceAdministrationClient() { }
        public FaceAdministrationClient(Uri endpoint, AzureKeyCredential credential) { }
        public FaceAdministrationClient(Uri endpoint, AzureKeyCredential credential, AzureAIVisionFaceClientOptions options) { }
        public FaceAdministrationClient(Uri endpoint, TokenCredential credential) { }
        public FaceAdministrationClient(Uri endpoint, TokenCredential credential, AzureAIVisionFaceClientOptions options) { }
        public virtual LargeFaceListClient GetLargeFaceListClient(string largeFaceListId) => throw null;
        public virtual LargePersonGroupClient GetLargePersonGroupClient(string largePersonGroupId) => throw null;
    }

    public class FaceSessionClient
    {
        protected FaceSessionClient() { }
        public FaceSessionClient(Uri endpoint, AzureKeyCredential credential) { }
        public FaceSessionClient(Uri endpoint, AzureKeyCredential credential, AzureAIVisionFaceClientOptions options) { }
        public FaceSessionClient(Uri endpoint, TokenCredential credential) { }
        public FaceSessionClient(Uri endpoint, TokenCredential credential, AzureAIVisionFaceClientOptions options) { }
        public virtual Response<CreateLivenessSessionResult> CreateLivenessSession(CreateLivenessSessionContent body, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<CreateLivenessSessionResult>> CreateLivenessSessionAsync(CreateLivenessSessionContent body, CancellationToken cancellationToken = default) => throw null;
        public virtual Response CreateLivenessSession(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> CreateLivenessSessionAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<CreateLivenessWithVerifySessionResult> CreateLivenessWithVerifySession(CreateLivenessWithVerifySessionContent jsonContent, Stream verifyImage, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<CreateLivenessWithVerifySessionResult>> CreateLivenessWithVerifySessionAsync(CreateLivenessWithVerifySessionContent jsonContent, Stream verifyImage, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<IReadOnlyList<FaceDetectionResult>> DetectFromSessionImage(string sessionImageId, FaceDetectionModel? detectionModel = default, FaceRecognitionModel? recognitionModel = default, bool? returnFaceId = default, IEnumerable<FaceAttributeType> returnFaceAttributes = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<IReadOnlyList<FaceDetectionResult>>> DetectFromSessionImageAsync(string sessionImageId, FaceDetectionModel? detectionModel = default, FaceRecognitionModel? recognitionModel = default, bool? returnFaceId = default, IEnumerable<FaceAttributeType> returnFaceAttributes = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<LivenessSession> GetLivenessSessionResult(string sessionId, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<LivenessSession>> GetLivenessSessionResultAsync(string sessionId, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<LivenessWithVerifySession> GetLivenessWithVerifySessionResult(string sessionId, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<LivenessWithVerifySession>> GetLivenessWithVerifySessionResultAsync(string sessionId, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<BinaryData> GetSessionImage(string sessionImageId, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<BinaryData>> GetSessionImageAsync(string sessionImageId, CancellationToken cancellationToken = default) => throw null;
    }

    public class LargeFaceListClient
    {
        protected LargeFaceListClient() { }
        public LargeFaceListClient(Uri endpoint, AzureKeyCredential credential, string largeFaceListId) { }
        public LargeFaceListClient(Uri endpoint, AzureKeyCredential credential, string largeFaceListId, AzureAIVisionFaceClientOptions options) { }
        public LargeFaceListClient(Uri endpoint, TokenCredential credential, string largeFaceListId) { }
        public LargeFaceListClient(Uri endpoint, TokenCredential credential, string largeFaceListId, AzureAIVisionFaceClientOptions options) { }
        public virtual Response<AddFaceResult> AddFace(BinaryData imageContent, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<AddFaceResult>> AddFaceAsync(BinaryData imageContent, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<AddFaceResult> AddFace(Uri uri, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<AddFaceResult>> AddFaceAsync(Uri uri, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Response AddFace(RequestContent content, IEnumerable<int> targetFace = null, string detectionModel = null, string userData = null, RequestContext context = null) => throw null;
        public virtual Task<Response> AddFaceAsync(RequestContent content, IEnumerable<int> targetFace = null, string detectionModel = null, string userData = null, RequestContext context = null) => throw null;
        public virtual Response Create(string name, string userData = null, FaceRecognitionModel? recognitionModel = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response> CreateAsync(string name, string userData = null, FaceRecognitionModel? recognitionModel = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Operation Train(WaitUntil waitUntil, RequestContext context = null) => throw null;
        public virtual Task<Operation> TrainAsync(WaitUntil waitUntil, RequestContext context = null) => throw null;
    }

    public class LargePersonGroupClient
    {
        protected LargePersonGroupClient() { }
        public LargePersonGroupClient(Uri endpoint, AzureKeyCredential credential, string largePersonGroupId) { }
        public LargePersonGroupClient(Uri endpoint, AzureKeyCredential credential, string largePersonGroupId, AzureAIVisionFaceClientOptions options) { }
        public LargePersonGroupClient(Uri endpoint, TokenCredential credential, string largePersonGroupId) { }
        public LargePersonGroupClient(Uri endpoint, TokenCredential credential, string largePersonGroupId, AzureAIVisionFaceClientOptions options) { }
        public virtual Response<AddFaceResult> AddFace(Guid personId, BinaryData imageContent, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<AddFaceResult>> AddFaceAsync(Guid personId, BinaryData imageContent, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<AddFaceResult> AddFace(Guid personId, Uri uri, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<AddFaceResult>> AddFaceAsync(Guid personId, Uri uri, IEnumerable<int> targetFace = null, FaceDetectionModel? detectionModel = default, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Response AddFace(Guid personId, RequestContent content, IEnumerable<int> targetFace = null, string detectionModel = null, string userData = null, RequestContext context = null) => throw null;
        public virtual Task<Response> AddFaceAsync(Guid personId, RequestContent content, IEnumerable<int> targetFace = null, string detectionModel = null, string userData = null, RequestContext context = null) => throw null;
        public virtual Response Create(string name, string userData = null, FaceRecognitionModel? recognitionModel = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response> CreateAsync(string name, string userData = null, FaceRecognitionModel? recognitionModel = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response Create(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> CreateAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Response<CreatePersonResult> CreatePerson(string name, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<CreatePersonResult>> CreatePersonAsync(string name, string userData = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Response CreatePerson(RequestContent content, RequestContext context = null) => throw null;
        public virtual Task<Response> CreatePersonAsync(RequestContent content, RequestContext context = null) => throw null;
        public virtual Operation Train(WaitUntil waitUntil, RequestContext context = null) => throw null;
        public virtual Task<Operation> TrainAsync(WaitUntil waitUntil, RequestContext context = null) => throw null;
    }
}

namespace Microsoft.Extensions.Azure
{
    public static class AIVisionFaceClientBuilderExtensions
    {
        public static IAzureClientBuilder<FaceClient, AzureAIVisionFaceClientOptions> AddFaceClient<TBuilder>(this TBuilder builder, Uri endpoint) where TBuilder : IAzureClientFactoryBuilder => throw null;
        public static IAzureClientBuilder<FaceSessionClient, AzureAIVisionFaceClientOptions> AddFaceSessionClient<TBuilder>(this TBuilder builder, Uri endpoint, global::Azure.AzureKeyCredential credential) where TBuilder : IAzureClientFactoryBuilder => throw null;
        public static IAzureClientBuilder<FaceAdministrationClient, AzureAIVisionFaceClientOptions> AddFaceAdministrationClient<TBuilder>(this TBuilder builder, Uri endpoint, global::Azure.AzureKeyCredential credential) where TBuilder : IAzureClientFactoryBuilder => throw null;
    }
}
