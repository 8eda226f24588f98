// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.ContentSafety;

public class ContentSafetyImageData { public ContentSafetyImageData(BinaryData content) { } }
public class AnalyzeImageOptions { public AnalyzeImageOptions(ContentSafetyImageData image) { } }
public class AnalyzeImageResult { }

public class ContentSafetyClient
{
    public ContentSafetyClient(Uri endpoint, AzureKeyCredential credential) { }
    public virtual Response<AnalyzeImageResult> AnalyzeImage(AnalyzeImageOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<AnalyzeImageResult>> AnalyzeImageAsync(AnalyzeImageOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Response AnalyzeImage(RequestContent content, RequestContext context = null) => throw null;
    public virtual Task<Response> AnalyzeImageAsync(RequestContent content, RequestContext context = null) => throw null;
}
