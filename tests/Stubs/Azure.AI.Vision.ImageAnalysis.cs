// Compiled against: AzureOpenAI
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;
using Azure.AI.Vision.ImageAnalysis;
using Azure.Core.Extensions;

namespace Azure.AI.Vision.ImageAnalysis
{
    public class ImageAnalysisClientOptions : ClientOptions { }
    public struct ImageAnalysisOptions { public bool? GenderNeutralCaption { get => throw null; set { } } }
    public class ImageAnalysisResult { }

    [Flags]
    public enum VisualFeatures { None = 0, Tags = 1, Caption = 2, DenseCaptions = 4, Objects = 8, Read = 16, SmartCrops = 32, People = 64 }

    public class ImageAnalysisClient
    {
        protected ImageAnalysisClient() { }
        public ImageAnalysisClient(Uri endpoint, AzureKeyCredential credential) { }
        public ImageAnalysisClient(Uri endpoint, AzureKeyCredential credential, ImageAnalysisClientOptions options) { }
        public ImageAnalysisClient(Uri endpoint, TokenCredential credential) { }
        public ImageAnalysisClient(Uri endpoint, TokenCredential credential, ImageAnalysisClientOptions options) { }
        public virtual Response<ImageAnalysisResult> Analyze(BinaryData imageData, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<ImageAnalysisResult>> AnalyzeAsync(BinaryData imageData, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Response<ImageAnalysisResult> Analyze(Uri imageUri, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<ImageAnalysisResult>> AnalyzeAsync(Uri imageUri, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace Microsoft.Extensions.Azure
{
    public static class AIVisionImageAnalysisClientBuilderExtensions
    {
        public static IAzureClientBuilder<ImageAnalysisClient, ImageAnalysisClientOptions> AddImageAnalysisClient<TBuilder>(this TBuilder builder, Uri endpoint) where TBuilder : IAzureClientFactoryBuilder => throw null;
    }
}
