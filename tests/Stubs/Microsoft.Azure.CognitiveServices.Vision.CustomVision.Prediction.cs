// Compiled against: NoPackages, Microsoft.Rest.ClientRuntime
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Rest;

namespace Microsoft.Azure.CognitiveServices.Vision.CustomVision.Prediction;

public class ApiKeyServiceClientCredentials : ServiceClientCredentials { public ApiKeyServiceClientCredentials(string subscriptionKey) { } }

public interface ICustomVisionPredictionClient
{
    Task<HttpOperationResponse<object>> ClassifyImageWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> ClassifyImageUrlWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> ClassifyImageWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> ClassifyImageUrlWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> DetectImageWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> DetectImageUrlWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> DetectImageWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
    Task<HttpOperationResponse<object>> DetectImageUrlWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

public class CustomVisionPredictionClient : ICustomVisionPredictionClient
{
    public CustomVisionPredictionClient(ServiceClientCredentials credentials, params System.Net.Http.DelegatingHandler[] handlers) { }
    public string Endpoint { get; set; }
    public Task<HttpOperationResponse<object>> ClassifyImageWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> ClassifyImageUrlWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> ClassifyImageWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> ClassifyImageUrlWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> DetectImageWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> DetectImageUrlWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> DetectImageWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, Stream imageData, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
    public Task<HttpOperationResponse<object>> DetectImageUrlWithNoStoreWithHttpMessagesAsync(Guid projectId, string publishedName, string imageUrl, string application = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
}

public static class CustomVisionPredictionClientExtensions
{
    public static object ClassifyImage(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default) => throw null;
    public static Task<object> ClassifyImageAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object ClassifyImageUrl(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default) => throw null;
    public static Task<object> ClassifyImageUrlAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object ClassifyImageWithNoStore(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default) => throw null;
    public static Task<object> ClassifyImageWithNoStoreAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object ClassifyImageUrlWithNoStore(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default) => throw null;
    public static Task<object> ClassifyImageUrlWithNoStoreAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object DetectImage(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default) => throw null;
    public static Task<object> DetectImageAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object DetectImageUrl(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default) => throw null;
    public static Task<object> DetectImageUrlAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object DetectImageWithNoStore(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default) => throw null;
    public static Task<object> DetectImageWithNoStoreAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, Stream imageData, string application = default, CancellationToken cancellationToken = default) => throw null;
    public static object DetectImageUrlWithNoStore(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default) => throw null;
    public static Task<object> DetectImageUrlWithNoStoreAsync(this ICustomVisionPredictionClient operations, Guid projectId, string publishedName, string imageUrl, string application = default, CancellationToken cancellationToken = default) => throw null;
}
