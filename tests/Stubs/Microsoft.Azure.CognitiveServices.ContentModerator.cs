// Compiled against: NoPackages, Microsoft.Rest.ClientRuntime
// Signatures from github.com/Azure/azure-sdk-for-net.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Azure.CognitiveServices.ContentModerator.Models;
using Microsoft.Rest;

namespace Microsoft.Azure.CognitiveServices.ContentModerator.Models
{
    public class BodyModel { public BodyModel(string dataRepresentation = "URL", string value = default) { } }
    public class FoundFaces { }
    public class Evaluate { }
}

namespace Microsoft.Azure.CognitiveServices.ContentModerator
{
    public class ApiKeyServiceClientCredentials : ServiceClientCredentials { public ApiKeyServiceClientCredentials(string subscriptionKey) { } }

    public interface IImageModeration
    {
        Task<HttpOperationResponse<FoundFaces>> FindFacesFileInputWithHttpMessagesAsync(Stream imageStream, bool? cacheImage = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<FoundFaces>> FindFacesUrlInputWithHttpMessagesAsync(string contentType, BodyModel imageUrl, bool? cacheImage = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<Evaluate>> EvaluateFileInputWithHttpMessagesAsync(Stream imageStream, bool? cacheImage = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public class ContentModeratorClient
    {
        public ContentModeratorClient(ServiceClientCredentials credentials, params DelegatingHandler[] handlers) { }
        public string Endpoint { get; set; }
        public virtual IImageModeration ImageModeration => throw null;
    }

    public static class ImageModerationExtensions
    {
        public static FoundFaces FindFacesFileInput(this IImageModeration operations, Stream imageStream, bool? cacheImage = default) => throw null;
        public static Task<FoundFaces> FindFacesFileInputAsync(this IImageModeration operations, Stream imageStream, bool? cacheImage = default, CancellationToken cancellationToken = default) => throw null;
        public static FoundFaces FindFacesUrlInput(this IImageModeration operations, string contentType, BodyModel imageUrl, bool? cacheImage = default) => throw null;
        public static Task<FoundFaces> FindFacesUrlInputAsync(this IImageModeration operations, string contentType, BodyModel imageUrl, bool? cacheImage = default, CancellationToken cancellationToken = default) => throw null;
        public static Evaluate EvaluateFileInput(this IImageModeration operations, Stream imageStream, bool? cacheImage = default) => throw null;
    }
}
