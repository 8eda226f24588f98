// Compiled against: NoPackages
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.ProjectOxford.Face;

public class Face { public Guid FaceId { get; set; } }
public enum FaceAttributeType { Age, Gender, HeadPose, Smile, FacialHair, Glasses, Emotion, Hair, Makeup, Occlusion, Accessories, Blur, Exposure, Noise }

public interface IFaceServiceClient
{
    Task<Face[]> DetectAsync(string imageUrl, bool returnFaceId = true, bool returnFaceLandmarks = false, IEnumerable<FaceAttributeType> returnFaceAttributes = null);
    Task<Face[]> DetectAsync(Stream imageStream, bool returnFaceId = true, bool returnFaceLandmarks = false, IEnumerable<FaceAttributeType> returnFaceAttributes = null);
    Task<object> IdentifyAsync(string personGroupId, Guid[] faceIds, int maxNumOfCandidatesReturned = 1);
    Task<object> VerifyAsync(Guid faceId1, Guid faceId2);
    Task<object> FindSimilarAsync(Guid faceId, string faceListId, int maxNumOfCandidatesReturned = 20);
    Task<object> GroupAsync(Guid[] faceIds);
    Task<object> AddPersonFaceAsync(string personGroupId, Guid personId, string imageUrl, string userData = null);
    Task<object> AddPersonFaceAsync(string personGroupId, Guid personId, Stream imageStream, string userData = null);
    Task<object> AddPersonFaceInPersonGroupAsync(string personGroupId, Guid personId, string imageUrl, string userData = null);
    Task<object> AddPersonFaceInPersonGroupAsync(string personGroupId, Guid personId, Stream imageStream, string userData = null);
    Task<object> AddPersonFaceInLargePersonGroupAsync(string largePersonGroupId, Guid personId, string imageUrl, string userData = null);
    Task<object> AddPersonFaceInLargePersonGroupAsync(string largePersonGroupId, Guid personId, Stream imageStream, string userData = null);
    Task<object> AddFaceToFaceListAsync(string faceListId, string imageUrl, string userData = null);
    Task<object> AddFaceToFaceListAsync(string faceListId, Stream imageStream, string userData = null);
    Task<object> AddFaceToLargeFaceListAsync(string largeFaceListId, string imageUrl, string userData = null);
    Task<object> AddFaceToLargeFaceListAsync(string largeFaceListId, Stream imageStream, string userData = null);
    Task<object> TrainPersonGroupAsync(string personGroupId);
    Task<object> TrainLargePersonGroupAsync(string largePersonGroupId);
    Task<object> TrainLargeFaceListAsync(string largeFaceListId);
}

public class FaceServiceClient : IFaceServiceClient
{
    public FaceServiceClient(string subscriptionKey) { }
    public FaceServiceClient(string subscriptionKey, string apiRoot) { }
    public Task<Face[]> DetectAsync(string imageUrl, bool returnFaceId = true, bool returnFaceLandmarks = false, IEnumerable<FaceAttributeType> returnFaceAttributes = null) => throw null;
    public Task<Face[]> DetectAsync(Stream imageStream, bool returnFaceId = true, bool returnFaceLandmarks = false, IEnumerable<FaceAttributeType> returnFaceAttributes = null) => throw null;
    public Task<object> IdentifyAsync(string personGroupId, Guid[] faceIds, int maxNumOfCandidatesReturned = 1) => throw null;
    public Task<object> VerifyAsync(Guid faceId1, Guid faceId2) => throw null;
    public Task<object> FindSimilarAsync(Guid faceId, string faceListId, int maxNumOfCandidatesReturned = 20) => throw null;
    public Task<object> GroupAsync(Guid[] faceIds) => throw null;
    public Task<object> AddPersonFaceAsync(string personGroupId, Guid personId, string imageUrl, string userData = null) => throw null;
    public Task<object> AddPersonFaceAsync(string personGroupId, Guid personId, Stream imageStream, string userData = null) => throw null;
    public Task<object> AddPersonFaceInPersonGroupAsync(string personGroupId, Guid personId, string imageUrl, string userData = null) => throw null;
    public Task<object> AddPersonFaceInPersonGroupAsync(string personGroupId, Guid personId, Stream imageStream, string userData = null) => throw null;
    public Task<object> AddPersonFaceInLargePersonGroupAsync(string largePersonGroupId, Guid personId, string imageUrl, string userData = null) => throw null;
    public Task<object> AddPersonFaceInLargePersonGroupAsync(string largePersonGroupId, Guid personId, Stream imageStream, string userData = null) => throw null;
    public Task<object> AddFaceToFaceListAsync(string faceListId, string imageUrl, string userData = null) => throw null;
    public Task<object> AddFaceToFaceListAsync(string faceListId, Stream imageStream, string userData = null) => throw null;
    public Task<object> AddFaceToLargeFaceListAsync(string largeFaceListId, string imageUrl, string userData = null) => throw null;
    public Task<object> AddFaceToLargeFaceListAsync(string largeFaceListId, Stream imageStream, string userData = null) => throw null;
    public Task<object> TrainPersonGroupAsync(string personGroupId) => throw null;
    public Task<object> TrainLargePersonGroupAsync(string largePersonGroupId) => throw null;
    public Task<object> TrainLargeFaceListAsync(string largeFaceListId) => throw null;
}
