// Compiled against: NoPackages
// Signatures from github.com/colbylwilliams/Cognitive-Face-Xamarin.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace Xamarin.Cognitive.Face.Model
{
    public enum FaceAttributeType { Age, Gender, Smile, FacialHair, Glasses, HeadPose, Emotion, Hair, Makeup, Occlusion, Accessories, Blur, Exposure, Noise }
    public class Face { public string Id { get; set; } }
    public class Person { public string Id { get; set; } }
    public class PersonGroup { public string Id { get; set; } }
}

namespace Xamarin.Cognitive.Face
{
    using Xamarin.Cognitive.Face.Model;

    public class FaceClient
    {
        public static FaceClient Shared => throw null;
        public string SubscriptionKey { get; set; }
        public string Endpoint { get; set; }
        public Task TrainPersonGroup(PersonGroup personGroup) => throw null;
        public Task AddFaceForPerson(Person person, PersonGroup personGroup, Model.Face face, Func<Stream> photoStreamProvider, string userData = null) => throw null;
        public Task AddFaceForPerson(Person person, PersonGroup personGroup, Model.Face face, Stream stream, string userData = null) => throw null;
        public Task<List<Model.Face>> DetectFacesInPhoto(Func<Stream> photoStreamProvider) => throw null;
        public Task<List<Model.Face>> DetectFacesInPhoto(Func<Stream> photoStreamProvider, params FaceAttributeType[] attributes) => throw null;
        public Task<List<Model.Face>> DetectFacesInPhoto(Stream photoStream, bool returnLandmarks = false, params FaceAttributeType[] attributes) => throw null;
        public Task<object> FindSimilar(Model.Face targetFace, List<Model.Face> faceList) => throw null;
        public Task<object> GroupFaces(List<Model.Face> targetFaces) => throw null;
        public Task<object> Identify(PersonGroup personGroup, Model.Face detectedFace, int maxNumberOfCandidates = 1) => throw null;
        public Task<object> Identify(PersonGroup personGroup, IEnumerable<Model.Face> detectedFaces, int maxNumberOfCandidates = 1) => throw null;
        public Task<object> Verify(Model.Face face1, Model.Face face2) => throw null;
        public Task<object> Verify(Model.Face face, Person person, PersonGroup personGroup) => throw null;
    }
}
