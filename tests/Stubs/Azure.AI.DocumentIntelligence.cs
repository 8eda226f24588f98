// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.DocumentIntelligence;

public class AnalyzeResult { }

public class DocumentIntelligenceClient
{
    public DocumentIntelligenceClient(Uri endpoint, AzureKeyCredential credential) { }
    public virtual Task<Operation<AnalyzeResult>> AnalyzeDocumentAsync(WaitUntil waitUntil, string modelId, BinaryData bytesSource, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Operation<AnalyzeResult>> AnalyzeDocumentAsync(WaitUntil waitUntil, string modelId, Uri uriSource, CancellationToken cancellationToken = default) => throw null;
}
