// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

public class AnalyzeDocumentOperation { }

public class DocumentAnalysisClient
{
    public DocumentAnalysisClient(Uri endpoint, AzureKeyCredential credential) { }
    public virtual Task<AnalyzeDocumentOperation> AnalyzeDocumentAsync(WaitUntil waitUntil, string modelId, Stream document, CancellationToken cancellationToken = default) => throw null;
    public virtual AnalyzeDocumentOperation AnalyzeDocumentFromUri(WaitUntil waitUntil, string modelId, Uri documentUri, CancellationToken cancellationToken = default) => throw null;
}
