// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.ContentUnderstanding;

public class ContentUnderstandingClientOptions : ClientOptions { }
public class AnalysisResult { }
public readonly struct ContentRange { }
public readonly struct ProcessingLocation { }
public class ContentAnalyzer { public ContentAnalyzerConfig Config { get; set; } public string Description { get; set; } public ContentFieldSchema FieldSchema { get; set; } }
public class ContentFieldSchema
{
    public ContentFieldSchema(IDictionary<string, ContentFieldDefinition> fields) { }
    public string Description { get; set; }
    public IDictionary<string, ContentFieldDefinition> Fields => throw null;
}
public class ContentFieldDefinition
{
    public string Description { get; set; }
    public IDictionary<string, ContentFieldDefinition> Properties => throw null;
}
public class ContentAnalyzerConfig { public bool? DisableFaceBlurring { get; set; } }

public class AnalysisInput
{
    public BinaryData Data { get; set; }
    public string MimeType { get; set; }
    public Uri Uri { get; set; }
}

public class ContentUnderstandingClient
{
    protected ContentUnderstandingClient() { }
    public ContentUnderstandingClient(Uri endpoint, AzureKeyCredential credential) { }
    public ContentUnderstandingClient(Uri endpoint, AzureKeyCredential credential, ContentUnderstandingClientOptions options) { }
    public ContentUnderstandingClient(Uri endpoint, TokenCredential credential) { }
    public ContentUnderstandingClient(Uri endpoint, TokenCredential credential, ContentUnderstandingClientOptions options) { }
    public virtual Operation<AnalysisResult> Analyze(WaitUntil waitUntil, string analyzerId, IEnumerable<AnalysisInput> inputs, IDictionary<string, string> modelDeployments = null, ProcessingLocation? processingLocation = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Operation<AnalysisResult>> AnalyzeAsync(WaitUntil waitUntil, string analyzerId, IEnumerable<AnalysisInput> inputs, IDictionary<string, string> modelDeployments = null, ProcessingLocation? processingLocation = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Operation<BinaryData> Analyze(WaitUntil waitUntil, string analyzerId, RequestContent content, string stringEncoding = null, string processingLocation = null, Guid? clientRequestId = default, RequestContext context = null) => throw null;
    public virtual Task<Operation<BinaryData>> AnalyzeAsync(WaitUntil waitUntil, string analyzerId, RequestContent content, string stringEncoding = null, string processingLocation = null, Guid? clientRequestId = default, RequestContext context = null) => throw null;
    public virtual Operation<AnalysisResult> AnalyzeBinary(WaitUntil waitUntil, string analyzerId, BinaryData binaryInput, ContentRange? contentRange = default, string contentType = null, ProcessingLocation? processingLocation = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Operation<AnalysisResult>> AnalyzeBinaryAsync(WaitUntil waitUntil, string analyzerId, BinaryData binaryInput, ContentRange? contentRange = default, string contentType = null, ProcessingLocation? processingLocation = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Operation<BinaryData> AnalyzeBinary(WaitUntil waitUntil, string analyzerId, string contentType, RequestContent content, string stringEncoding = null, string processingLocation = null, string contentRange = null, Guid? clientRequestId = default, RequestContext context = null) => throw null;
    public virtual Task<Operation<BinaryData>> AnalyzeBinaryAsync(WaitUntil waitUntil, string analyzerId, string contentType, RequestContent content, string stringEncoding = null, string processingLocation = null, string contentRange = null, Guid? clientRequestId = default, RequestContext context = null) => throw null;
    public virtual Operation<ContentAnalyzer> CreateAnalyzer(WaitUntil waitUntil, string analyzerId, ContentAnalyzer resource, bool? allowReplace = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Operation<ContentAnalyzer>> CreateAnalyzerAsync(WaitUntil waitUntil, string analyzerId, ContentAnalyzer resource, bool? allowReplace = default, CancellationToken cancellationToken = default) => throw null;
}
