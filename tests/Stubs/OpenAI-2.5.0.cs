// Compiled against: Inference
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenAI
{
    public class OpenAIClientOptions : ClientPipelineOptions { public System.Uri Endpoint { get; set; } }
}

namespace OpenAI.Responses
{
    public class ResponseItem { public static ResponseItem CreateUserMessageItem(IEnumerable<ResponseContentPart> contentParts) => throw null; }
    public class ResponseContentPart { public static ResponseContentPart CreateInputImagePart(System.Uri imageUri) => throw null; }
    public class ResponseCreationOptions { }
    public class OpenAIResponse { }
    public class StreamingResponseUpdate { }

    public class OpenAIResponseClient
    {
        public OpenAIResponseClient(string model, ApiKeyCredential credential) { }
        public OpenAIResponseClient(string model, ApiKeyCredential credential, OpenAIClientOptions options) { }
        public virtual ClientResult<OpenAIResponse> CreateResponse(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<ClientResult<OpenAIResponse>> CreateResponseAsync(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => throw null;
        public virtual CollectionResult<StreamingResponseUpdate> CreateResponseStreaming(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => throw null;
        public virtual AsyncCollectionResult<StreamingResponseUpdate> CreateResponseStreamingAsync(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => throw null;
    }
}
