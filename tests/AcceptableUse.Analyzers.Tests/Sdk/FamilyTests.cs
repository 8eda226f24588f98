using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>
/// For each family of packages a call that sends media and one that does not, compiled against the real package or its
/// stub, and the gravest of what the call can do. The rule is the one that every such call can break: surveillance.
/// </summary>
public class FamilyTests
{
    private const string Options = "new OpenAIClientOptions { Endpoint = new Uri(\"https://res.openai.azure.com/openai/v1/\") }";

    private static readonly ImmutableArray<Family> Families =
    [
        new("OpenAI chat", References.AzureOpenAI)
        {
            Usings = "using OpenAI; using OpenAI.Chat; using System.ClientModel;",
            Given = $"var chat = new ChatClient(\"m\", new ApiKeyCredential(\"k\"), {Options});",
            Sends = { ("generate", """
                chat.[|CompleteChat|](
                    new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
                """) },
            Silent = { "chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateTextPart(path)));" },
        },
        new("OpenAI responses", References.OpenAI215)
        {
            Usings = "using OpenAI; using OpenAI.Responses; using System.ClientModel;",
            Given = """
                var client = new ResponsesClient(
                    new ApiKeyCredential("k"),
                    new ResponsesClientOptions { Endpoint = new Uri("https://res.services.ai.azure.com/openai/v1") });
                """,
            Sends =
            {
                ("generate", """
                    client.[|CreateResponse|](
                        "m", [ResponseItem.CreateUserMessageItem([ResponseContentPart.CreateInputImagePart(uri)])]);
                    """),
                ("generate", """
                    client.[|CreateResponse|]("m", [ResponseItem.CreateUserMessageItem(
                        [ResponseContentPart.CreateInputFilePart(BinaryData.FromBytes(bytes), "image/png", "a")])]);
                    """),
            },
            Silent =
            {
                "client.CreateResponse(\"m\", [ResponseItem.CreateUserMessageItem([ResponseContentPart.CreateInputTextPart(path)])]);",
                """
                client.CreateResponse("m", [ResponseItem.CreateUserMessageItem(
                    [ResponseContentPart.CreateInputFilePart(BinaryData.FromBytes(bytes), "application/pdf", "a")])]);
                """,
            },
        },
        new("OpenAI responses before 2.10", References.Inference)
        {
            More = [Stubs.Of("OpenAI-2.5.0")],
            Usings = "using OpenAI; using OpenAI.Responses; using System.ClientModel;",
            Given = $"var client = new OpenAIResponseClient(\"m\", new ApiKeyCredential(\"k\"), {Options});",
            Sends = { ("generate", """
                client.[|CreateResponse|]([ResponseItem.CreateUserMessageItem([ResponseContentPart.CreateInputImagePart(uri)])]);
                """) },
            Silent = { "client.CreateResponse([]);" },
        },
        new("OpenAI before 2.0", References.Inference)
        {
            More = [Stubs.Of("OpenAI-2.0.0-beta.11")],
            Usings = "using OpenAI; using OpenAI.Assistants; using OpenAI.Chat; using System.ClientModel;",
            Given = $"""
                var chat = new ChatClient("m", new ApiKeyCredential("k"), {Options});
                var assistant = new AssistantClient(new ApiKeyCredential("k"), {Options});
                """,
            Sends =
            {
                ("generate", "chat.[|CompleteChat|]([new UserChatMessage(ChatMessageContentPart.CreateImageMessageContentPart(uri))]);"),
                ("generate", """
                    chat.[|CompleteChat|]([new UserChatMessage(
                        ChatMessageContentPart.CreateImageMessageContentPart(BinaryData.FromBytes(bytes), "image/png"))]);
                    """),
                ("generate", "assistant.[|CreateMessage|](\"t\", MessageRole.User, [MessageContent.FromImageUrl(uri)]);"),
            },
            Silent = { "chat.CompleteChat([new UserChatMessage(ChatMessageContentPart.CreateTextMessageContentPart(path))]);" },
        },
        new("Microsoft.Extensions.AI before 9.3", References.AzureOpenAI)
        {
            More = [Stubs.Of("Microsoft.Extensions.AI.Abstractions-9.1.0-preview")],
            Usings = "using Azure.AI.OpenAI; using Microsoft.Extensions.AI; using OpenAI; using System.ClientModel;",
            Given = """
                var chat = new AzureOpenAIClient(uri, new ApiKeyCredential("k")).AsChatClient("m");
                var open = new OpenAIClient("k").AsChatClient("m");
                IList<ChatMessage> Ask(AIContent content) => [new ChatMessage(ChatRole.User, [new TextContent(path), content])];
                """,
            Sends =
            {
                ("generate", "await chat.[|CompleteAsync|](Ask(new ImageContent(bytes, \"image/jpeg\")));"),
                ("generate", "await chat.[|CompleteAsync|](Ask(new DataContent(bytes, \"image/jpeg\")));"),
                ("generate", "await chat.[|CompleteAsync|]<int>(Ask(new ImageContent(path)));"),
                ("generate", "await foreach (var update in chat.[|CompleteStreamingAsync|](Ask(new ImageContent(bytes)))) { }"),
            },
            Silent =
            {
                "await chat.CompleteAsync(path);",
                "await chat.CompleteAsync(Ask(new AudioContent(bytes, \"audio/wav\")));",
                "await open.CompleteAsync(Ask(new ImageContent(bytes, \"image/jpeg\")));",
            },
        },
        new("OpenAI assistants", References.OpenAI215)
        {
            Usings = "using OpenAI.Assistants; using System.ClientModel;",
            Given = """
                var client = new AssistantClient(
                    new ApiKeyCredential("k"), new AssistantClientOptions { Endpoint = new Uri("https://res.openai.azure.com") });
                """,
            Sends = { ("generate", "client.[|CreateMessage|](\"t\", MessageRole.User, [MessageContent.FromImageUri(uri)]);") },
            Silent = { "client.CreateMessage(\"t\", MessageRole.User, [MessageContent.FromText(path)]);" },
        },
        new("OpenAI images", References.AzureOpenAI)
        {
            Usings = "using OpenAI; using OpenAI.Images; using System.ClientModel;",
            Given = $"var images = new OpenAIClient(new ApiKeyCredential(\"k\"), {Options}).GetImageClient(\"m\");",
            Sends =
            {
                ("generate", "images.[|GenerateImageEdit|](path, \"remove the hat\");"),
                ("generate", "images.[|GenerateImageVariation|](stream, \"a.png\");")
            },
            Silent = { "images.GenerateImage(\"a cat\");" },
        },
        new("OpenAI files", References.AzureOpenAI)
        {
            Usings = "using OpenAI; using OpenAI.Files; using System.ClientModel;",
            Given = $"var files = new OpenAIFileClient(new ApiKeyCredential(\"k\"), {Options});",
            Sends = { ("generate", "files.[|UploadFile|](path, FileUploadPurpose.Vision);") },
            Silent = { "files.UploadFile(path, FileUploadPurpose.Assistants);", "files.UploadFile(path, FileUploadPurpose.FineTune);" },
        },
        new("OpenAI realtime", References.OpenAI215)
        {
            Usings = "using OpenAI.Realtime;",
            More = [Stubs.Of("Azure.AI.VoiceLive")],
            Given = "RealtimeSessionClient session = null!;",
            Sends = { ("generate", """
                await session.[|AddItemAsync|](
                    RealtimeItem.CreateUserMessageItem([new RealtimeInputImageMessageContentPart(uri)]));
                """) },
            Silent = { "await session.AddItemAsync(RealtimeItem.CreateUserMessageItem(path));" },
        },
        new("OpenAI moderation", References.OpenAI215)
        {
            Usings = "using OpenAI.Moderations; using OpenAI; using System.ClientModel;",
            Given = $"var client = new OpenAIClient(new ApiKeyCredential(\"k\"), {Options}).GetModerationClient(\"m\");",
            Silent = { "client.ClassifyInputs([ModerationInputPart.CreateImagePart(uri)]);" },
        },
        new("Azure.AI.OpenAI 1.x", References.Inference)
        {
            More = [Stubs.Of("Azure.AI.OpenAI-1.0.0-beta.17")],
            Usings = "using Azure; using Azure.AI.OpenAI;",
            Given = """
                var azure = new OpenAIClient(uri, new AzureKeyCredential("k"));
                var open = new OpenAIClient("k");
                var image = new ChatCompletionsOptions("d", [new ChatRequestUserMessage(new ChatMessageImageContentItem(uri))]);
                """,
            Sends = { ("generate", "azure.[|GetChatCompletions|](image);") },
            Silent = { "open.GetChatCompletions(image);", """
                azure.GetChatCompletions(
                    new ChatCompletionsOptions("d", [new ChatRequestUserMessage(new ChatMessageTextContentItem(path))]));
                """ },
        },
        new("Azure.AI.Inference", References.Inference)
        {
            Usings = "using Azure; using Azure.AI.Inference;",
            Given = """
                var chat = new ChatCompletionsClient(uri, new AzureKeyCredential("k"));
                var embeddings = new ImageEmbeddingsClient(uri, new AzureKeyCredential("k"));
                """,
            Sends =
            {
                ("generate", """
                    chat.[|Complete|](new ChatCompletionsOptions
                    {
                        Messages = { new ChatRequestUserMessage(new ChatMessageImageContentItem(stream, "image/jpeg")) }
                    });
                    """),
                ("describe", "embeddings.[|Embed|](new ImageEmbeddingsOptions([ImageEmbeddingInput.Load(path, \"png\")]));"),
            },
            Silent = { "chat.Complete(new ChatCompletionsOptions { Messages = { new ChatRequestUserMessage(path) } });" },
        },
        new("Microsoft.Extensions.AI", References.ExtensionsAI)
        {
            Usings = "using Microsoft.Extensions.AI;",
            Given = "IChatClient chat = null!;",
            Sends =
            {
                ("generate", "await chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/jpeg\")]));"),
                ("generate", "await chat.[|GetResponseAsync|](new ChatMessage(ChatRole.User, [new UriContent(uri, \"video/mp4\")]));"),
            },
            Silent =
            {
                "await chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(bytes, \"audio/wav\")]));",
                "await chat.GetResponseAsync(new ChatMessage(ChatRole.User, [new UriContent(uri, \"application/pdf\")]));",
                "await chat.GetResponseAsync(path);",
            },
        },
        new("Clients of others", References.ExtensionsAI)
        {
            More = [Stubs.Of("Mscc.GenerativeAI.Microsoft"), Stubs.Of("Microsoft.Extensions.AI.Ollama"), Stubs.Of("Microsoft.ML.OnnxRuntimeGenAI"), Stubs.Of("LLamaSharp")],
            Usings = "using Microsoft.Extensions.AI; using LLama.Abstractions;",
            Given = """
                var image = new ChatMessage(ChatRole.User, [new DataContent(bytes, "image/jpeg")]);
                ILLamaExecutor llama = null!;
                """,
            Silent =
            {
                "await new Mscc.GenerativeAI.Microsoft.GeminiChatClient(\"k\", \"m\").GetResponseAsync([image]);",
                "await new OllamaChatClient(uri).GetResponseAsync([image]);",
                "await new Microsoft.ML.OnnxRuntimeGenAI.OnnxRuntimeGenAIChatClient(path).GetResponseAsync([image]);",
                "await llama.AsChatClient().GetResponseAsync(image);",
            },
        },
        new("Semantic Kernel", References.SemanticKernel)
        {
            More = [Stubs.Of("Azure.AI.VoiceLive")],
            Usings = """
                using Microsoft.SemanticKernel;
                using Microsoft.SemanticKernel.ChatCompletion;
                using Microsoft.SemanticKernel.Connectors.OpenAI;
                """,
            Given = """
                IChatCompletionService azure = null!;
                IChatCompletionService open = new OpenAIChatCompletionService("m", "k");

                ChatHistory Ask(KernelContent content)
                {
                    var history = new ChatHistory();
                    history.AddUserMessage([content]);
                    return history;
                }
                """,
            Sends =
            {
                ("generate", "await azure.[|GetChatMessageContentAsync|](Ask(new ImageContent(bytes, \"image/jpeg\")));"),
                ("generate", "await azure.[|GetChatMessageContentsAsync|](Ask(new BinaryContent(bytes, \"video/mp4\")));"),
            },
            Silent =
            {
                "await azure.GetChatMessageContentAsync(Ask(new TextContent(path)));",
                "await azure.GetChatMessageContentAsync(Ask(new AudioContent(bytes, \"audio/wav\")));",
                "await open.GetChatMessageContentAsync(Ask(new ImageContent(bytes, \"image/jpeg\")));",
            },
        },
        new("Semantic Kernel agents", References.SemanticKernel)
        {
            More =
            [
                Stubs.Of("Microsoft.SemanticKernel.Agents.Abstractions"),
                Stubs.Of("Microsoft.SemanticKernel.Agents.AzureAI"),
                Stubs.Of("Azure.AI.VoiceLive")
            ],
            Usings = """
                using Microsoft.SemanticKernel;
                using Microsoft.SemanticKernel.Agents;
                using Microsoft.SemanticKernel.Agents.AzureAI;
                using Microsoft.SemanticKernel.ChatCompletion;
                """,
            Given = """
                var agent = new AzureAIAgent(path, path);
                var image = new ChatMessageContent(AuthorRole.User, [new ImageContent(bytes, "image/jpeg")]);
                """,
            Sends = { ("generate", "await foreach (var reply in agent.[|InvokeAsync|](image)) { }") },
            Silent = { "await foreach (var reply in agent.InvokeAsync(path)) { }" },
        },
        new("Agent Framework", References.AgentFramework)
        {
            Usings = "using Microsoft.Agents.AI; using Microsoft.Extensions.AI;",
            Given = "AIAgent agent = null!;",
            Sends = { ("generate", "await agent.[|RunAsync|](new ChatMessage(ChatRole.User, [new UriContent(uri, \"image/jpeg\")]));") },
            Silent = { "await agent.RunAsync(path);" },
        },
        new("Azure.AI.Projects", References.ExtensionsAI)
        {
            More = [Stubs.Of("Azure.AI.Extensions.OpenAI"), Stubs.Of("Azure.AI.Projects")],
            Usings = "using Azure.AI.Extensions.OpenAI; using Azure.AI.Projects; using OpenAI.Responses;",
            Given = """
                var project = new AIProjectClient(uri, null!);
                ResponsesClient client = project.ProjectOpenAIClient.GetProjectResponsesClientForAgent(new AgentReference("a"));
                """,
            Sends = { ("generate", """
                client.[|CreateResponse|](
                    "m", [ResponseItem.CreateUserMessageItem([ResponseContentPart.CreateInputImagePart(uri)])]);
                """) },
            Silent = { "client.CreateResponse(\"m\", [ResponseItem.CreateUserMessageItem(path)]);" },
        },
        new("Azure.AI.Agents.Persistent", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.Agents.Persistent")],
            Usings = "using Azure.AI.Agents.Persistent;",
            Given = "var agents = new PersistentAgentsClient(path, null!);",
            Sends = { ("generate", """
                await agents.Messages.[|CreateMessageAsync|](
                    "t", MessageRole.User, contentBlocks: [new MessageInputImageUriBlock(new MessageImageUriParam(path))]);
                """) },
            Silent = { """
                await agents.Messages.CreateMessageAsync("t", MessageRole.User, contentBlocks: [new MessageInputTextBlock(path)]);
                """ },
        },
        new("Azure.AI.VoiceLive", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.VoiceLive")],
            Usings = "using Azure.AI.VoiceLive;",
            Given = "var session = new VoiceLiveClient(uri, null!).CreateSession(\"m\");",
            Sends = { ("generate", "await session.[|AddItemAsync|](new UserMessageItem(new RequestImageContentPart { Uri = uri }));") },
            Silent = { "await session.AddItemAsync(new UserMessageItem());" },
        },
        new("Anthropic", References.NoPackages)
        {
            More = [.. SdkPackage.FilesOf("Anthropic", "13.12.0"), .. SdkPackage.FilesOf("Anthropic.Foundry", "1.0.0")],
            Usings = "using Anthropic; using Anthropic.Foundry; using Anthropic.Models.Messages;",
            Given = """
                var foundry = new AnthropicFoundryClient(new AnthropicFoundryApiKeyCredentials("k", "r"));
                var own = new AnthropicClient();

                MessageCreateParams Ask(List<ContentBlockParam> content) =>
                    new() { Model = "m", MaxTokens = 9, Messages = [new UserMessageParam(content)] };

                var image = new ImageBlockParam(new UrlImageSource(path));
                """,
            Sends = { ("generate", "await foundry.Messages.[|Create|](Ask([image]));") },
            Silent = { "await own.Messages.Create(Ask([image]));", "await foundry.Messages.Create(Ask([new TextBlockParam(path)]));" },
        },
        new("Betalgo.Ranul.OpenAI", References.ExtensionsAIWithoutAzure)
        {
            More =
                [.. SdkPackage.FilesOf("Betalgo.Ranul.OpenAI", "9.2.6"), .. SdkPackage.FilesOf("Betalgo.Ranul.OpenAI.Contracts", "9.2.6")],
            Usings = """
                using Betalgo.Ranul.OpenAI;
                using Betalgo.Ranul.OpenAI.Managers;
                using Betalgo.Ranul.OpenAI.ObjectModels.RequestModels;
                """,
            Given = """
                var azure = new OpenAIService(
                    new OpenAIOptions { ProviderType = ProviderType.Azure, ResourceName = "r", ApiKey = "k" });
                var open = new OpenAIService(new OpenAIOptions { ApiKey = "k" });
                ChatCompletionCreateRequest Ask(MessageContent content) => new() { Messages = [ChatMessage.FromUser([content])] };
                """,
            Sends = { ("generate", "await azure.ChatCompletion.[|CreateCompletion|](Ask(MessageContent.ImageUrlContent(path)));") },
            Silent =
            {
                "await open.ChatCompletion.CreateCompletion(Ask(MessageContent.ImageUrlContent(path)));",
                "await azure.ChatCompletion.CreateCompletion(Ask(MessageContent.TextContent(path)));"
            },
        },
        new("Betalgo.OpenAI", References.Web)
        {
            More = [Stubs.Of("Betalgo.OpenAI")],
            Usings = "using OpenAI; using OpenAI.Managers; using OpenAI.ObjectModels.RequestModels;",
            Given = """
                var azure = new OpenAIService(new OpenAiOptions { ProviderType = ProviderType.Azure, ResourceName = "r", ApiKey = "k" });
                var open = new OpenAIService(new OpenAiOptions { ApiKey = "k" });
                ChatCompletionCreateRequest Ask(MessageContent content) => new() { Messages = [ChatMessage.FromUser([content])] };
                """,
            Sends = { ("generate", "await azure.ChatCompletion.[|CreateCompletion|](Ask(MessageContent.ImageBinaryContent(bytes, \"jpeg\")));") },
            Silent =
            {
                "await open.ChatCompletion.CreateCompletion(Ask(MessageContent.ImageUrlContent(path)));",
                "await azure.ChatCompletion.CreateCompletion(Ask(MessageContent.TextContent(path)));"
            },
        },
        new("OpenAI-DotNet", References.NoPackages)
        {
            More = [Stubs.Of("OpenAI-DotNet")],
            Usings = "using OpenAI; using OpenAI.Chat;",
            Given = """
                var key = new OpenAIAuthentication("k");
                var azure = new OpenAIClient(key, new OpenAISettings(resourceName: "r", deploymentId: "d"));
                var older = new OpenAIClient(key, new OpenAIClientSettings(resourceName: "r", deploymentId: "d"));
                var host = new OpenAIClient(key, new OpenAISettings("https://r.openai.azure.com"));
                var open = new OpenAIClient(key);
                ChatRequest Ask(Content content) => new([new Message(Role.User, [content])]);
                """,
            Sends =
            {
                ("generate", "await azure.ChatEndpoint.[|GetCompletionAsync|](Ask(new Content(new ImageUrl(path))));"),
                ("generate", "await older.ChatEndpoint.[|GetCompletionAsync|](Ask(new ImageUrl(path)));"),
                ("generate", "await host.ChatEndpoint.[|GetCompletionAsync|](Ask(new Content(ContentType.ImageUrl, path)));"),
                ("generate", """
                    var content = new OpenAI.Responses.ImageContent(bytes);
                    var message = new OpenAI.Responses.Message(Role.User, [content]);
                    await azure.ResponsesEndpoint.[|CreateModelResponseAsync|](new OpenAI.Responses.CreateResponseRequest([message]));
                    """),
            },
            Silent =
            {
                "await open.ChatEndpoint.GetCompletionAsync(Ask(new Content(new ImageUrl(path))));",
                "await azure.ChatEndpoint.GetCompletionAsync(Ask(new Content(path)));",
                "await azure.ImagesEndPoint.GenerateImageAsync(new OpenAI.Images.ImageGenerationRequest(path));",
            },
        },
        new("AutoGen", References.AzureOpenAI)
        {
            More = [Stubs.Of("AutoGen.Core"), Stubs.Of("AutoGen.OpenAI"), Stubs.Of("AutoGen.Ollama")],
            Usings = "using AutoGen.Core; using AutoGen.OpenAI; using AutoGen.Ollama; using Azure.AI.OpenAI; using System.ClientModel;",
            Given = """
                var client = new AzureOpenAIClient(uri, new ApiKeyCredential("k"));
                var agent = new OpenAIChatAgent(client.GetChatClient("m"), "a").RegisterMessageConnector();
                var ollama = new OllamaAgent(new HttpClient(), "a", "llava");
                var picture = new ImageMessage(Role.User, BinaryData.FromBytes(bytes));
                """,
            Sends =
            {
                ("generate", "await agent.[|SendAsync|](\"what is this?\", chatHistory: [picture]);"),
                ("generate", "await agent.[|GenerateReplyAsync|]([new MultiModalMessage(Role.User, [new TextMessage(Role.User, path), picture])]);"),
            },
            Silent = { "await ollama.SendAsync(picture);", "await agent.SendAsync(new TextMessage(Role.User, path));" },
        },
        new("OpenAI 1.x of another author", References.AzureOpenAI)
        {
            More = [.. SdkPackage.FilesOf("OpenAI", "1.11.0")],
            Usings = "using OpenAI_API; using OpenAI_API.Chat;",
            Given = """
                var azure = OpenAIAPI.ForAzure("r", "d", "k").Chat.CreateConversation();
                var open = new OpenAIAPI("k").Chat.CreateConversation();
                """,
            Sends = { ("generate", """
                azure.AppendUserInput("who?", ChatMessage.ImageInput.FromFile(path));
                await azure.[|GetResponseFromChatbotAsync|]();
                """) },
            Silent = { """
                open.AppendUserInput("who?", ChatMessage.ImageInput.FromFile(path));
                await open.GetResponseFromChatbotAsync();
                """, "azure.AppendUserInput(path); await azure.GetResponseFromChatbotAsync();" },
        },
        new("Azure.AI.Vision.Face", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.Vision.Face")],
            Usings = "using Azure.AI.Vision.Face;",
            Given = """
                var faces = new FaceClient(uri, (Azure.AzureKeyCredential)null!);
                var group = new FaceAdministrationClient(uri, (Azure.AzureKeyCredential)null!).GetLargePersonGroupClient("g");
                var sessions = new FaceSessionClient(uri, (Azure.AzureKeyCredential)null!);
                """,
            Sends =
            {
                ("detect", """
                    faces.[|Detect|](
                        BinaryData.FromBytes(bytes),
                        FaceDetectionModel.Detection03,
                        FaceRecognitionModel.Recognition04,
                        returnFaceId: true);
                    """),
                ("attributes", """
                    faces.[|Detect|](uri, FaceDetectionModel.Detection03, FaceRecognitionModel.Recognition04, false,
                    [
                        FaceAttributeType.Age,
                        FaceAttributeType.Smile
                    ]);
                    """),
                ("emotion", """
                    faces.[|Detect|](
                        uri, FaceDetectionModel.Detection03, FaceRecognitionModel.Recognition04, false, [new FaceAttributeType("emotion")]);
                    """),
                (
                    "sensitive-attribute",
                    "faces.[|Detect|](uri, FaceDetectionModel.Detection03, FaceRecognitionModel.Recognition04, false, [\"gender\"]);"),
                ("identify", "faces.[|IdentifyFromLargePersonGroup|]([Guid.Empty], \"g\");"),
                ("verify", "faces.[|VerifyFaceToFace|](Guid.Empty, Guid.Empty);"),
                ("find-similar", "await faces.[|FindSimilarAsync|](Guid.Empty, [Guid.Empty]);"),
                ("group", "faces.[|Group|]([Guid.Empty]);"),
                ("enrol", "group.[|AddFace|](Guid.Empty, BinaryData.FromBytes(bytes));"),
                ("enrol", "group.[|Train|](Azure.WaitUntil.Completed);"),
                ("liveness", "sessions.[|CreateLivenessSession|](new CreateLivenessSessionContent());"),
                ("verify", "sessions.[|CreateLivenessWithVerifySession|](new CreateLivenessWithVerifySessionContent(), stream);"),
            },
            Silent = { "group.CreatePerson(\"p\");", "group.Create(\"g\");", "sessions.GetLivenessSessionResult(\"s\");" },
        },
        new("Microsoft.Azure.CognitiveServices.Vision.Face", References.NoPackages)
        {
            More = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")],
            Usings = """
                using Microsoft.Azure.CognitiveServices.Vision.Face;
                using Microsoft.Azure.CognitiveServices.Vision.Face.Models;
                """,
            Given = "IFaceClient client = new FaceClient(new ApiKeyServiceClientCredentials(\"k\")) { Endpoint = path };",
            Sends =
            {
                ("detect", "await client.Face.[|DetectWithUrlAsync|](path);"),
                ("emotion", """
                    await client.Face.[|DetectWithStreamAsync|](
                        stream, returnFaceAttributes: new List<FaceAttributeType> { FaceAttributeType.Emotion });
                    """),
                ("attributes", """
                    await client.Face.[|DetectWithStreamAsync|](
                        stream, returnFaceAttributes: [FaceAttributeType.Gender, FaceAttributeType.Age]);
                    """),
                ("identify", "await client.Face.[|IdentifyAsync|]([Guid.Empty], \"g\");"),
                ("enrol", "await client.PersonGroupPerson.[|AddFaceFromStreamAsync|](\"g\", Guid.Empty, stream);"),
                ("enrol", "await client.LargeFaceList.[|AddFaceFromUrlWithHttpMessagesAsync|](\"g\", path);"),
            },
            Silent = { "await client.PersonGroupPerson.CreateAsync(\"g\");" },
        },
        new("Microsoft.ProjectOxford", References.AzureOpenAI)
        {
            More = [Stubs.Of("Microsoft.ProjectOxford.Face"), Stubs.Of("Microsoft.ProjectOxford.Vision")],
            Usings = "using Microsoft.ProjectOxford.Face; using Microsoft.ProjectOxford.Vision;",
            Given = "var faces = new FaceServiceClient(\"k\"); var vision = new VisionServiceClient(\"k\");",
            Sends =
            {
                ("detect", "await faces.[|DetectAsync|](stream);"),
                ("emotion", "await faces.[|DetectAsync|](path, returnFaceAttributes: new[] { FaceAttributeType.Emotion });"),
                ("verify", "await faces.[|VerifyAsync|](Guid.Empty, Guid.Empty);"),
                ("describe", "await vision.[|AnalyzeImageAsync|](path, new[] { VisualFeature.Tags });"),
                ("celebrity", "await vision.[|AnalyzeImageAsync|](path, new[] { VisualFeature.Tags }, new[] { \"celebrities\" });"),
            },
            Silent = { "await vision.RecognizeTextAsync(path);" },
        },
        new("Azure.AI.Vision.ImageAnalysis", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.Vision.ImageAnalysis")],
            Usings = "using Azure.AI.Vision.ImageAnalysis;",
            Given = "var client = new ImageAnalysisClient(uri, (Azure.AzureKeyCredential)null!);",
            Sends =
            {
                ("people-detection", "client.[|Analyze|](BinaryData.FromBytes(bytes), VisualFeatures.People);"),
                ("people-detection", "client.[|Analyze|](uri, VisualFeatures.Caption | VisualFeatures.People);"),
            },
            Silent =
                { "client.Analyze(uri, VisualFeatures.Read);", "client.Analyze(uri, VisualFeatures.Read | VisualFeatures.SmartCrops);" },
        },
        new("Azure.AI.Vision.ImageAnalysis 0.x", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.Vision.ImageAnalysis-0.15")],
            Usings = "using Azure.AI.Vision.ImageAnalysis;",
            Given = "var analyzer = new ImageAnalyzer(path, path, path);",
            Sends = { ("people-detection", "analyzer.[|Analyze|]();") },
        },
        new("ComputerVision", References.NoPackages)
        {
            More = [.. SdkPackage.FilesOf("Microsoft.Azure.CognitiveServices.Vision.ComputerVision", "7.0.1")],
            Usings = """
                using Microsoft.Azure.CognitiveServices.Vision.ComputerVision;
                using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;
                """,
            Given = "IComputerVisionClient client = null!;",
            Sends =
            {
                (
                    "detect",
                    "await client.[|AnalyzeImageInStreamAsync|](stream, new List<VisualFeatureTypes?> { VisualFeatureTypes.Faces });"),
                ("celebrity", "await client.[|AnalyzeImageAsync|](path, [VisualFeatureTypes.Tags], [Details.Celebrities]);"),
                ("describe", "await client.[|AnalyzeImageAsync|](path);"),
                ("celebrity", "await client.[|AnalyzeImageByDomainAsync|](\"celebrities\", path);"),
                ("describe", "await client.[|AnalyzeImageByDomainAsync|](\"landmarks\", path);"),
                ("people-detection", "await client.[|DetectObjectsAsync|](path);"),
                ("describe", "await client.[|TagImageAsync|](path);"),
            },
            Silent =
            {
                "await client.AnalyzeImageAsync(path, [VisualFeatureTypes.Adult, VisualFeatureTypes.Color]);",
                "await client.ReadInStreamAsync(stream);",
                "await client.GenerateThumbnailAsync(9, 9, path);"
            },
        },
        new("Custom Vision", References.NoPackages)
        {
            More = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.CustomVision.Prediction")],
            Usings = "using Microsoft.Azure.CognitiveServices.Vision.CustomVision.Prediction;",
            Given = "var client = new CustomVisionPredictionClient(new ApiKeyServiceClientCredentials(\"k\"));",
            Sends =
            {
                ("describe", "await client.[|ClassifyImageAsync|](Guid.Empty, \"m\", stream);"),
                ("describe", "client.[|DetectImageUrl|](Guid.Empty, \"m\", path);")
            },
            Silent = { "client.Endpoint = path;" },
        },
        new("Custom Vision training", References.NoPackages)
        {
            More = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training")],
            Usings = """
                using Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training;
                using Microsoft.Azure.CognitiveServices.Vision.CustomVision.Training.Models;
                """,
            Given = "var client = new CustomVisionTrainingClient(new ApiKeyServiceClientCredentials(\"k\"));",
            Sends =
            {
                ("describe", "client.[|CreateImagesFromFiles|](Guid.Empty, new ImageFileCreateBatch([new ImageFileCreateEntry(\"a\", bytes)]));"),
                ("describe", "client.[|CreateImagesFromUrls|](Guid.Empty, new ImageUrlCreateBatch([new ImageUrlCreateEntry(path)]));"),
                ("describe", "await client.[|QuickTestImageAsync|](Guid.Empty, stream);"),
            },
            Silent = { "client.Endpoint = path;" },
        },
        new("Content Moderator", References.NoPackages)
        {
            More = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.ContentModerator")],
            Usings = """
                using Microsoft.Azure.CognitiveServices.ContentModerator;
                using Microsoft.Azure.CognitiveServices.ContentModerator.Models;
                """,
            Given = "var client = new ContentModeratorClient(new ApiKeyServiceClientCredentials(\"k\"));",
            Sends =
            {
                ("detect", "client.ImageModeration.[|FindFacesUrlInput|](\"application/json\", new BodyModel(\"URL\", path), true);"),
                ("detect", "await client.ImageModeration.[|FindFacesFileInputAsync|](stream);"),
            },
            Silent = { "client.ImageModeration.EvaluateFileInput(stream);" },
        },
        new("Project Oxford video", References.NoPackages)
        {
            More = [Stubs.Of("Microsoft.ProjectOxford.Video")],
            Usings = "using Microsoft.ProjectOxford.Video; using Microsoft.ProjectOxford.Video.Contract;",
            Given = "var client = new VideoServiceClient(\"k\");",
            Sends =
            {
                ("detect", "await client.[|CreateOperationAsync|](stream, new FaceDetectionOperationSettings());"),
                ("detect", "await ((IVideoServiceClient)client).[|CreateOperationAsync|](path, new FaceDetectionOperationSettings());"),
            },
            Silent =
            {
                "await client.CreateOperationAsync(stream, new MotionDetectionOperationSettings());",
                "await client.CreateOperationAsync(stream, new VideoStabilizationOperationSettings());",
            },
        },
        new("Content Understanding", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.ContentUnderstanding")],
            Usings = "using Azure; using Azure.AI.ContentUnderstanding;",
            Given = "var client = new ContentUnderstandingClient(uri, (AzureKeyCredential)null!);",
            Sends =
            {
                ("describe", """
                    client.[|AnalyzeBinary|](
                        WaitUntil.Completed, "prebuilt-videoSearch", BinaryData.FromBytes(bytes), contentType: "video/mp4");
                    """),
                ("describe", """
                    client.[|Analyze|](
                        WaitUntil.Completed, "a", [new AnalysisInput { Uri = new Uri("https://x/a.png"), MimeType = "image/png" }]);
                    """),
                ("attributes", """
                    client.[|CreateAnalyzer|](WaitUntil.Completed, "a", new ContentAnalyzer
                    {
                        Config = new ContentAnalyzerConfig { DisableFaceBlurring = true }
                    });
                    """),
            },
            Silent =
            {
                """
                client.AnalyzeBinary(
                    WaitUntil.Completed, "prebuilt-read", BinaryData.FromBytes(bytes), contentType: "application/pdf");
                """,
                "client.CreateAnalyzer(WaitUntil.Completed, \"a\", new ContentAnalyzer());",
            },
        },
        new("Azure AI Search", References.AzureOpenAI)
        {
            More = [.. SdkPackage.FilesOf("Azure.Search.Documents", "11.5.1")],
            Usings = "using Azure; using Azure.Search.Documents.Indexes; using Azure.Search.Documents.Indexes.Models;",
            Given = "var indexers = new SearchIndexerClient(uri, new AzureKeyCredential(\"k\"));",
            Sends =
            {
                ("celebrity", """
                    indexers.[|CreateSkillset|](new SearchIndexerSkillset("s", [new ImageAnalysisSkill(
                        [], []) { VisualFeatures = { VisualFeature.Faces }, Details = { ImageDetail.Celebrities } }]));
                    """),
                ("describe", """
                    indexers.[|CreateSkillset|](
                        new SearchIndexerSkillset(
                            "s", [new ImageAnalysisSkill([], []) { VisualFeatures = { VisualFeature.Tags } }]));
                    """),
            },
            Silent = { "indexers.CreateSkillset(new SearchIndexerSkillset(\"s\", [new OcrSkill([], [])]));" },
        },
        new("Documents and moderation", References.AzureOpenAI)
        {
            More = [Stubs.Of("Azure.AI.DocumentIntelligence"), Stubs.Of("Azure.AI.FormRecognizer"), Stubs.Of("Azure.AI.ContentSafety")],
            Usings = "using Azure; using Azure.AI.DocumentIntelligence; using Azure.AI.ContentSafety;",
            Given = """
                var documents = new DocumentIntelligenceClient(uri, null!);
                var safety = new ContentSafetyClient(uri, null!);
                """,
            Silent =
            {
                "await documents.AnalyzeDocumentAsync(WaitUntil.Completed, \"prebuilt-read\", BinaryData.FromBytes(bytes));",
                "safety.AnalyzeImage(new AnalyzeImageOptions(new ContentSafetyImageData(BinaryData.FromBytes(bytes))));"
            },
        },
    ];

    public static TheoryData<string, string, string> Sends
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var family in Families)
            {
                foreach (var (capability, statement) in family.Sends)
                {
                    data.Add(family.Name, capability, statement);
                }
            }

            return data;
        }
    }

    public static TheoryData<string, string> Silent
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var family in Families)
            {
                foreach (var statement in family.Silent)
                {
                    data.Add(family.Name, statement);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sends))]
    public async Task Media_call_of_each_SDK_family_is_reported(string family, string capability, string statement)
    {
        var diagnostic = Assert.Single(await ProjectOf(family, statement).Expect("AUP1003"), found => found.Id == "AUP1003");
        Assert.Equal(capability, diagnostic.Properties["capability"]);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public async Task Call_without_media_of_each_SDK_family_is_not_reported(string family, string statement) =>
        await ProjectOf(family, statement).Expect("AUP1003");

    private static Project ProjectOf(string name, string statement)
    {
        var family = Families.Single(candidate => candidate.Name == name);
        var source = $$"""
            {{family.Usings}}
            class Program
            {
                static async Task Run(byte[] bytes, Stream stream, string path, Uri uri)
                {
                    {{family.Given}}
                    {{statement}}
                    await Task.Yield();
                }
            }
            """;
        return new Project { Packages = family.Packages, MoreReferences = family.More, Deployment = "real-time-surveillance" }.Add(
            "Program.cs", source);
    }

    private sealed record Family(string Name, string Packages)
    {
        public ImmutableArray<MetadataReference> More { get; init; } = [];

        public string Usings { get; init; } = "";

        /// <summary>The statements before the call; bytes, stream, path and uri are parameters.</summary>
        public string Given { get; init; } = "";

        /// <summary>Calls that send media, each with what it can do.</summary>
        public List<(string Capability, string Statement)> Sends { get; } = [];

        public List<string> Silent { get; } = [];
    }
}
