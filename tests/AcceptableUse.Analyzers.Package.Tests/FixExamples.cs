namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>An example of each fix, in files of one project that is tagged for police and surveillance in the US.</summary>
internal static class FixExamples
{
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["RemoveImage"] = """
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            namespace Core;

            public sealed class VisionService(AzureOpenAIClient azure)
            {
                private readonly ChatClient _chat = azure.GetChatClient("gpt-4o");

                public async Task<string> DescribeAsync(byte[] jpeg)
                {
                    ChatCompletion answer = await _chat.CompleteChatAsync(new UserChatMessage(
                        ChatMessageContentPart.CreateTextPart("Describe the picture."),
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                    return answer.Content[0].Text;
                }
            }
            """,
        ["RecordException"] = """
            using OpenAI.Chat;

            public sealed class Desk(ChatClient chat)
            {
                public Task AskAsync(byte[] jpeg) => chat.CompleteChatAsync(Parts.Of(jpeg));
            }
            """,
        ["Parts"] = """
            using OpenAI.Chat;

            public static class Parts
            {
                public static UserChatMessage Of(byte[] jpeg) => new(
                    ChatMessageContentPart.CreateTextPart("Describe the vehicle."),
                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"));
            }
            """,
        ["AskForLess"] = """
            using Microsoft.Azure.CognitiveServices.Vision.ComputerVision;
            using Microsoft.Azure.CognitiveServices.Vision.ComputerVision.Models;

            public sealed class Gate(ComputerVisionClient client)
            {
                public Task<ImageAnalysis> LookAsync(Stream picture) =>
                    client.AnalyzeImageInStreamAsync(picture, new List<VisualFeatureTypes?> { VisualFeatureTypes.Faces, VisualFeatureTypes.Color });
            }
            """,
        ["RedactFirst"] = """
            using AcceptableUse;
            using OpenAI.Chat;

            public interface IRedactor
            {
                [RedactsFaces]
                byte[] Blur(byte[] picture);
            }

            public sealed class Archive(ChatClient chat, IRedactor redactor)
            {
                public IRedactor Redactor => redactor;

                public Task AskAsync(byte[] jpeg) =>
                    chat.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
            }
            """,
        ["CheckConsent"] = """
            using AcceptableUse;
            using OpenAI.Chat;

            public interface IConsents
            {
                [VerifiesConsent]
                bool Has(string visitor);
            }

            public sealed class Door(ChatClient chat, IConsents consents)
            {
                public IConsents Consents => consents;

                public void Ask(string visitor, byte[] jpeg)
                {
                    chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
                }
            }
            """,
        ["RemoveAnswerField"] = """
            using System.Text.Json;
            using System.Text.Json.Schema;
            using OpenAI.Chat;

            public sealed class Survey(ChatClient chat)
            {
                public Task AskAsync(byte[] jpeg) => chat.CompleteChatAsync(
                    [new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"))],
                    new ChatCompletionOptions
                    {
                        ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(
                            "survey", BinaryData.FromString(JsonSerializerOptions.Default.GetJsonSchemaAsNode(typeof(Seen)).ToString())),
                    });

                public sealed class Seen
                {
                    public int FaceCount { get; set; }

                    public string? PersonEmotion { get; set; }
                }
            }
            """,
        ["CorrectTag"] = """
            [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Camera", "fixed, drome")]
            """,
    };
}
