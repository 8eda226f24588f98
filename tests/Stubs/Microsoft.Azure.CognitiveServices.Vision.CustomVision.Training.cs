// Compiled against: NoPackages, Microsoft.Rest.ClientRuntime
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training.Models;
using Microsoft.Rest;

namespace Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training.Models
{
    public class ImageFileCreateEntry { public ImageFileCreateEntry(string name = default, byte[] contents = default) { } }
    public class ImageFileCreateBatch { public ImageFileCreateBatch(IList<ImageFileCreateEntry> images = default, IList<Guid> tagIds = default) { } }
    public class ImageUrlCreateEntry { public ImageUrlCreateEntry(string url) { } }
    public class ImageUrlCreateBatch { public ImageUrlCreateBatch(IList<ImageUrlCreateEntry> images = default, IList<Guid> tagIds = default) { } }
    public class ImageUrl { public ImageUrl(string url) { } }
}

namespace Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training
{
    public class ApiKeyServiceClientCredentials : ServiceClientCredentials { public ApiKeyServiceClientCredentials(string subscriptionKey) { } }

    public interface ICustomVisionTrainingClient
    {
        Task<HttpOperationResponse<object>> CreateImagesFromDataWithHttpMessagesAsync(Guid projectId, Stream imageData, IList<Guid> tagIds = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> CreateImagesFromFilesWithHttpMessagesAsync(Guid projectId, ImageFileCreateBatch batch, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> CreateImagesFromUrlsWithHttpMessagesAsync(Guid projectId, ImageUrlCreateBatch batch, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> QuickTestImageWithHttpMessagesAsync(Guid projectId, Stream imageData, Guid? iterationId = default, bool? store = true, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
        Task<HttpOperationResponse<object>> QuickTestImageUrlWithHttpMessagesAsync(Guid projectId, ImageUrl imageUrl, Guid? iterationId = default, bool? store = true, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    }

    public class CustomVisionTrainingClient : ICustomVisionTrainingClient
    {
        public CustomVisionTrainingClient(ServiceClientCredentials credentials, params System.Net.Http.DelegatingHandler[] handlers) { }
        public string Endpoint { get; set; }
        public Task<HttpOperationResponse<object>> CreateImagesFromDataWithHttpMessagesAsync(Guid projectId, Stream imageData, IList<Guid> tagIds = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
        public Task<HttpOperationResponse<object>> CreateImagesFromFilesWithHttpMessagesAsync(Guid projectId, ImageFileCreateBatch batch, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
        public Task<HttpOperationResponse<object>> CreateImagesFromUrlsWithHttpMessagesAsync(Guid projectId, ImageUrlCreateBatch batch, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
        public Task<HttpOperationResponse<object>> QuickTestImageWithHttpMessagesAsync(Guid projectId, Stream imageData, Guid? iterationId = default, bool? store = true, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
        public Task<HttpOperationResponse<object>> QuickTestImageUrlWithHttpMessagesAsync(Guid projectId, ImageUrl imageUrl, Guid? iterationId = default, bool? store = true, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    }

    public static class CustomVisionTrainingClientExtensions
    {
        public static object CreateImagesFromData(this ICustomVisionTrainingClient operations, Guid projectId, Stream imageData, IList<Guid> tagIds = default) => throw null;
        public static Task<object> CreateImagesFromDataAsync(this ICustomVisionTrainingClient operations, Guid projectId, Stream imageData, IList<Guid> tagIds = default, CancellationToken cancellationToken = default) => throw null;
        public static object CreateImagesFromFiles(this ICustomVisionTrainingClient operations, Guid projectId, ImageFileCreateBatch batch) => throw null;
        public static Task<object> CreateImagesFromFilesAsync(this ICustomVisionTrainingClient operations, Guid projectId, ImageFileCreateBatch batch, CancellationToken cancellationToken = default) => throw null;
        public static object CreateImagesFromUrls(this ICustomVisionTrainingClient operations, Guid projectId, ImageUrlCreateBatch batch) => throw null;
        public static Task<object> CreateImagesFromUrlsAsync(this ICustomVisionTrainingClient operations, Guid projectId, ImageUrlCreateBatch batch, CancellationToken cancellationToken = default) => throw null;
        public static object QuickTestImage(this ICustomVisionTrainingClient operations, Guid projectId, Stream imageData, Guid? iterationId = default, bool? store = true) => throw null;
        public static Task<object> QuickTestImageAsync(this ICustomVisionTrainingClient operations, Guid projectId, Stream imageData, Guid? iterationId = default, bool? store = true, CancellationToken cancellationToken = default) => throw null;
        public static object QuickTestImageUrl(this ICustomVisionTrainingClient operations, Guid projectId, ImageUrl imageUrl, Guid? iterationId = default, bool? store = true) => throw null;
        public static Task<object> QuickTestImageUrlAsync(this ICustomVisionTrainingClient operations, Guid projectId, ImageUrl imageUrl, Guid? iterationId = default, bool? store = true, CancellationToken cancellationToken = default) => throw null;
    }
}
