using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow.Doors;

/// <summary>Whose service a call reaches, and what it asks of it.</summary>
public sealed class ServiceTests
{
    private const string Both = "law-enforcement,real-time-surveillance";

    [Fact]
    public Task Older_names_of_agent_content_are_known() => new Project { Packages = References.AzureOpenAI, MoreReferences = [Stubs.Of("Azure.AI.Agents.Persistent")] }.Add("A.cs", """
        using Azure.AI.Agents.Persistent;

        class Lineup
        {
            private readonly PersistentAgentsClient _agents = new("https://contoso.services.ai.azure.com/api/projects/p", null!);

            public void Ask(string thread, string photo)
            {
                var picture = new MessageImageUrlParam(photo);
                var blocks = new List<MessageInputContentBlock> { new MessageInputTextBlock("Describe this picture."), new MessageInputImageUrlBlock(picture) };

                _agents.Messages.CreateMessage(thread, MessageRole.User, blocks); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task File_uploaded_for_an_agent_is_sent() => new Project { Packages = References.AzureOpenAI, MoreReferences = [Stubs.Of("Azure.AI.Agents.Persistent")] }.Add("A.cs", """
        using Azure.AI.Agents.Persistent;

        class Evidence
        {
            private readonly PersistentAgentsClient _agents = new("https://contoso.services.ai.azure.com/api/projects/p", null!);

            public async Task Ask(string thread, string still)
            {
                PersistentAgentFileInfo stored = await _agents.Files.UploadFileAsync(still, PersistentAgentFilePurpose.Agents); // HIT AUP1001
                var block = new MessageInputImageFileBlock(new MessageImageFileParam(stored.Id));

                await _agents.Files.UploadFileAsync("manual.pdf", PersistentAgentFilePurpose.Agents);
                await _agents.Messages.CreateMessageAsync(thread, MessageRole.User, new List<MessageInputContentBlock> { block }); // HIT AUP1001
            }

            public void Keep()
            {
                // Said by the purpose alone.
                _agents.Files.UploadFile("gate.jpg", PersistentAgentFilePurpose.Vision); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Endpoint_from_a_setting_is_undecided() => new Project { Packages = References.OpenAI215, MoreReferences = [.. References.Of(References.ExtensionsAI).Where(file => file.Display!.Contains("Extensions.Configuration.Abstractions"))] }.Add("A.cs", """
        using System.ClientModel;
        using Microsoft.Extensions.Configuration;
        using OpenAI;
        using OpenAI.Chat;

        class Viewer
        {
            private readonly ChatClient _chat;

            public Viewer(IConfiguration settings)
            {
                var options = new OpenAIClientOptions();
                if (settings["Model:Address"] is { Length: > 0 } address)
                {
                    options.Endpoint = new Uri(address);
                }

                _chat = new OpenAIClient(new ApiKeyCredential("k"), options).GetChatClient("gpt-4o");
            }

            public async Task<string> Look(Uri still)
            {
                var question = new UserChatMessage(ChatMessageContentPart.CreateTextPart("What do you see?"), ChatMessageContentPart.CreateImagePart(still));
                ChatCompletion answer = await _chat.CompleteChatAsync(question); // HIT AUP1001
                return answer.Content[0].Text;
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Injected_client_is_undecided() => new Project { Packages = References.ExtensionsAIWithoutAzure }.Add("A.cs", """
        using Microsoft.Extensions.AI;

        public class CaptionOptions(IChatClient client)
        {
            public IChatClient Client { get; } = client;
        }

        public class Captioner(CaptionOptions options)
        {
            public async Task<string[]> Caption(IEnumerable<byte[]> pictures)
            {
                List<AIContent> parts = [];
                foreach (var picture in pictures)
                {
                    parts.Add(new DataContent(picture, "image/png"));
                }
                var answer = await options.Client.GetResponseAsync<string[]>([new ChatMessage(ChatRole.User, parts)]); // HIT AUP1001
                return answer.Result;
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Image_embedding_is_sent() => new Project { Packages = References.NoPackages, Deployment = Both }.Add("A.cs", """
        using System.Net.Http.Headers;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;

        class Embedder(HttpClient http, string host)
        {
            public async Task FromFile(string file)
            {
                var address = $"{host}/computervision/retrieval:vectorizeImage?api-version=2024-02-01";
                using var request = new HttpRequestMessage(HttpMethod.Post, address);
                request.Content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
                using var response = await http.SendAsync(request); // HIT AUP1003
            }

            public async Task FromAddress(string picture)
            {
                var address = $"{host}/computervision/retrieval:vectorizeImage?api-version=2024-02-01";
                using var request = new HttpRequestMessage(HttpMethod.Post, address);
                request.Content = new StringContent(JsonSerializer.Serialize(new { url = picture }), Encoding.UTF8, "application/json");
                using var response = await http.SendAsync(request); // HIT AUP1003
            }

            public async Task FromText(string words)
            {
                var address = $"{host}/computervision/retrieval:vectorizeText?api-version=2024-02-01";
                using var request = new HttpRequestMessage(HttpMethod.Post, address);
                request.Content = new StringContent(JsonSerializer.Serialize(new { text = words }), Encoding.UTF8, "application/json");
                using var response = await http.SendAsync(request);
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Azure_host_of_GitHub_Models_is_Azure() => new Project { Packages = References.Inference }.Add("A.cs", """
        using Azure;
        using Azure.AI.Inference;

        class Frames
        {
            public async Task Tell(byte[] frame)
            {
                var model = new ChatCompletionsClient(new Uri("https://models.inference.ai.azure.com"), new AzureKeyCredential("t"));
                var part = new ChatMessageImageContentItem(BinaryData.FromBytes(frame), "image/jpeg");

                await model.CompleteAsync(new ChatCompletionsOptions { Messages = { new ChatRequestUserMessage(part) } }); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Only_an_endpoint_decides_the_endpoint() => new Project { Packages = References.AzureOpenAI, MoreReferences = [.. References.Of(References.ExtensionsAI).Where(file => file.Display!.Contains("Extensions.Configuration.Abstractions"))] }.Add("A.cs", """
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Microsoft.Extensions.Configuration;
        using OpenAI;
        using OpenAI.Chat;

        class Clients(HttpClient http, string organisation, IConfiguration settings)
        {
            private static readonly ApiKeyCredential Key = new("k");

            private readonly ChatClient _transport = new("gpt-4o", Key, new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) });
            private readonly ChatClient _constant = new("gpt-4o", Key, new OpenAIClientOptions { Endpoint = new Uri("https://api.openai.com/v1"), Transport = new HttpClientPipelineTransport(http) });
            private readonly ChatClient _organisation = new("gpt-4o", Key, new OpenAIClientOptions { OrganizationId = organisation });
            private readonly ChatClient _project = new("gpt-4o", Key, new OpenAIClientOptions { ProjectId = settings["Model:Project"] });
            private readonly ChatClient _agent = new("gpt-4o", Key, new OpenAIClientOptions { UserAgentApplicationId = "Frames" });

            // Undecided: rightly reported.
            private readonly ChatClient _open = new("gpt-4o", Key, new OpenAIClientOptions { Endpoint = new Uri(settings["Model:Address"]!) });

            public async Task Send(byte[] picture)
            {
                var question = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(picture), "image/png"));

                await _transport.CompleteChatAsync(question);
                await _constant.CompleteChatAsync(question);
                await _organisation.CompleteChatAsync(question);
                await _project.CompleteChatAsync(question);
                await _agent.CompleteChatAsync(question);
                await _open.CompleteChatAsync(question); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Service_of_a_kernel_is_one_of_its_own() => new Project { Packages = References.SemanticKernel, MoreReferences = [Stubs.Of("Microsoft.SemanticKernel.Connectors.AzureOpenAI")] }.Add("A.cs", """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        class OpenAISample
        {
            public async Task Run(byte[] picture)
            {
                var kernel = Kernel.CreateBuilder()
                    .AddOpenAIChatCompletion("gpt-4o", "key")
                    .Build();
                var chat = kernel.GetRequiredService<IChatCompletionService>();
                var talk = new ChatHistory("You describe pictures.");
                talk.AddUserMessage([new TextContent("What is this?"), new ImageContent(picture, "image/png")]);

                await chat.GetChatMessageContentAsync(talk);
            }
        }

        class AzureSample
        {
            public async Task Run(byte[] picture)
            {
                var kernel = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion("gpt-4o", "https://contoso.openai.azure.com", "key").Build();
                var talk = new ChatHistory { new ChatMessageContent(AuthorRole.User, [new ImageContent(picture, "image/png")]) };
                await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(talk); // HIT AUP1001
            }
        }
        """).ExpectHits();

    [Fact]
    public Task All_values_of_an_enum_are_asked_for() => new Project { Packages = References.AzureOpenAI, MoreReferences = [Stubs.Of("Microsoft.Rest.ClientRuntime"), Stubs.Of("Microsoft.Azure.CognitiveServices.Vision.Face")] }.Add("A.cs", """
        using Microsoft.Azure.CognitiveServices.Vision.Face;
        using Microsoft.Azure.CognitiveServices.Vision.Face.Models;

        static class Portraits
        {
            private static List<FaceAttributeType> s_everything = [];

            private static void Prepare() =>
                s_everything = Enum.GetValues(typeof(FaceAttributeType)).Cast<FaceAttributeType>().ToList();

            public static async Task Read(IFaceClient client, Stream photo)
            {
                var faces = await client.Face.DetectWithStreamAsync(photo, returnFaceAttributes: s_everything); // HIT AUP1001 AUP1005 AUP1006
                Console.WriteLine(faces.Count);
            }

            public static async Task ReadGeneric(IFaceClient client, string photo)
            {
                var all = Enum.GetValues<FaceAttributeType>().Select(attribute => attribute).ToList();
                var faces = await client.Face.DetectWithUrlAsync(photo, returnFaceAttributes: all); // HIT AUP1001 AUP1005 AUP1006
                Console.WriteLine(faces.Count);
            }
        }
        """).ExpectHits();

    [Fact]
    public Task Finally_after_throw_is_followed() => new Project { Packages = References.AzureOpenAI }.Add("A.cs", """
        using Azure.AI.OpenAI; using OpenAI.Chat; using System.ClientModel;
        class A { ChatClient chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("m");
         void Work(){} 
         void Run(byte[] buffer) {
          try { while (true) { Work(); } }
          finally {
            chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(buffer), "image/jpeg"))); // HIT AUP1001
          } }
         void Run2(byte[] buffer) {
          try { throw new Exception(); }
          finally {
            chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(buffer), "image/jpeg"))); // HIT AUP1001
          } }
         void Run3(byte[] buffer) {
          try { Work(); }
          catch (Exception) when (Log(buffer)) { throw; }
          }
         bool Log(byte[] buffer) { 
            chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(buffer), "image/jpeg"))); // HIT AUP1001
            return false; }
         void Run4(byte[] b) { List<ChatMessage> m = new(); try { m.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/jpeg"))); while(true) Work(); } finally { 
           chat.CompleteChat(m); // HIT AUP1001
         } }
        }
        """).ExpectHits();

    [Fact]
    public Task Eight_calls_deep_is_followed() => new Project { Packages = References.AzureOpenAI }.Add("A.cs", """
        using Azure.AI.OpenAI; using OpenAI.Chat; using System.ClientModel;
        class A { ChatClient chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("m");
         ChatMessage D1(byte[] b) => D2(b); ChatMessage D2(byte[] b) => D3(b); ChatMessage D3(byte[] b) => D4(b); ChatMessage D4(byte[] b) => D5(b); ChatMessage D5(byte[] b) => D6(b); ChatMessage D6(byte[] b) => D7(b); ChatMessage D7(byte[] b) => D8(b);
         ChatMessage D8(byte[] b) => new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/jpeg"));
         void Run(byte[] b) {
           chat.CompleteChat(D1(b)); // HIT AUP1001
         }
         void S1(ChatMessage m) => S2(m); void S2(ChatMessage m) => S3(m); void S3(ChatMessage m) => S4(m); void S4(ChatMessage m) => S5(m); void S5(ChatMessage m) => S6(m); void S6(ChatMessage m) => S7(m); void S7(ChatMessage m) => S8(m);
         void S8(ChatMessage m) {
           chat.CompleteChat(m); // HIT AUP1001
         }
         void Go(byte[] b) => S1(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(b), "image/jpeg")));
        }
        """).ExpectHits();
}
