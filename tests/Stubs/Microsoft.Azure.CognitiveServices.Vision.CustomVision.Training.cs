// Compiled against: NoPackages, Microsoft.Rest.ClientRuntime
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Rest;

namespace Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training;

public class ApiKeyServiceClientCredentials : ServiceClientCredentials { public ApiKeyServiceClientCredentials(string subscriptionKey) { } }

public interface ICustomVisionTrainingClient
{
    Task<HttpOperationResponse<object>> CreateImagesFromDataWithHttpMessagesAsync(Guid projectId, Stream imageData, IList<Guid> tagIds = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

public class CustomVisionTrainingClient : ICustomVisionTrainingClient
{
    public CustomVisionTrainingClient(ServiceClientCredentials credentials, params System.Net.Http.DelegatingHandler[] handlers) { }
    public string Endpoint { get; set; }
    public Task<HttpOperationResponse<object>> CreateImagesFromDataWithHttpMessagesAsync(Guid projectId, Stream imageData, IList<Guid> tagIds = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) => throw null;
}

public static class CustomVisionTrainingClientExtensions
{
    public static object CreateImagesFromData(this ICustomVisionTrainingClient operations, Guid projectId, Stream imageData, IList<Guid> tagIds = default) => throw null;
    public static Task<object> CreateImagesFromDataAsync(this ICustomVisionTrainingClient operations, Guid projectId, Stream imageData, IList<Guid> tagIds = default, CancellationToken cancellationToken = default) => throw null;
}
