using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>A user's own types of the same names are theirs, in whatever namespace, beside the real packages.</summary>
public sealed class LookAlikeTests
{
    public static TheoryData<string, string> Sources { get; } = new()
    {
        {
            References.AzureOpenAI, """
            namespace Contoso;

            public class FaceClient
            {
                public Task<string> DetectAsync(Stream image) => Task.FromResult("");
                public Task IdentifyAsync(byte[] face) => Task.CompletedTask;
            }

            public class Program
            {
                public async Task Run(Stream image, byte[] face)
                {
                    var client = new FaceClient();
                    await client.DetectAsync(image);
                    await client.IdentifyAsync(face);
                }
            }
            """
        },
        {
            References.AzureOpenAI, """
            namespace Contoso.OpenAI.Chat
            {
                public class ChatClient
                {
                    public string CompleteChat(params object[] messages) => "";
                    public Task<string> CompleteChatAsync(params object[] messages) => Task.FromResult("");
                }

                public class ChatMessageContentPart
                {
                    public static ChatMessageContentPart CreateImagePart(BinaryData data, string type) => new();
                }

                public class UserChatMessage(params ChatMessageContentPart[] parts) { public object Parts => parts; }
            }

            namespace Contoso
            {
                using Contoso.OpenAI.Chat;

                public class Program
                {
                    public Task Run(byte[] bytes) => new ChatClient().CompleteChatAsync(
                        new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
                }
            }
            """
        },
        {
            References.NoPackages, """
            namespace OpenAI.Chat
            {
                public class ChatClient
                {
                    public string CompleteChat(params object[] messages) => "";
                }

                public class ChatMessageContentPart
                {
                    public static ChatMessageContentPart CreateImagePart(byte[] data, string type) => new();
                }
            }

            public class Program
            {
                public string Run(byte[] bytes) => new OpenAI.Chat.ChatClient().CompleteChat(
                    OpenAI.Chat.ChatMessageContentPart.CreateImagePart(bytes, "image/png"));
            }
            """
        },
        {
            References.SemanticKernel, """
            using Microsoft.SemanticKernel.ChatCompletion;

            namespace Contoso;

            public class ImageContent(byte[] data, string mimeType)
            {
                public byte[] Data => data;
                public string MimeType => mimeType;
                public override string ToString() => mimeType;
            }

            public class Program
            {
                public async Task Run(IChatCompletionService chat, byte[] bytes)
                {
                    var content = new ImageContent(bytes, "image/png");
                    var history = new ChatHistory();
                    history.AddUserMessage(content.MimeType);
                    await chat.GetChatMessageContentsAsync(history);
                }
            }
            """
        },
        {
            References.AzureOpenAI, """
            using OpenAI.Chat;

            namespace Contoso;

            public class Report
            {
                public string CreateImagePart(BinaryData data, string type) => type;
                public string AnalyzeAsync(byte[] image) => "";
                public Report ImageContent => this;
            }

            public class Program
            {
                public void Run(ChatClient chat, byte[] bytes)
                {
                    var report = new Report();
                    chat.CompleteChat(new UserChatMessage(report.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
                    report.ImageContent.AnalyzeAsync(bytes);
                }
            }
            """
        },
        {
            References.AzureOpenAI, """
            using OpenAI.Chat;

            namespace Contoso;

            public static class ChatClientExtensions
            {
                public static string CompleteChat(this ChatClient chat, byte[] image, int times) => $"{image.Length * times}";
            }

            public class Program
            {
                public void Run(ChatClient chat, byte[] bytes)
                {
                    chat.CompleteChat(bytes, 2);
                    chat.CompleteChat(new UserChatMessage("hello"));
                }
            }
            """
        },
        {
            References.ExtensionsAI, """
            using Microsoft.Extensions.AI;

            namespace Contoso.Microsoft.Extensions.AI
            {
                public class DataContent(byte[] data, string mediaType)
                {
                    public byte[] Data => data;
                    public string MediaType => mediaType;
                }
            }

            namespace Contoso
            {
                public class Program
                {
                    public async Task Run(IChatClient chat, byte[] bytes)
                    {
                        var content = new Contoso.Microsoft.Extensions.AI.DataContent(bytes, "image/png");
                        await chat.GetResponseAsync([new ChatMessage(ChatRole.User, content.MediaType)]);
                    }
                }
            }
            """
        },
        {
            References.Inference, """
            namespace Contoso.Azure.AI.Vision.Face
            {
                public class FaceClient
                {
                    public Task<object> DetectAsync(BinaryData image, bool returnFaceId) => Task.FromResult(new object());
                }

                public class ImageAnalysisClient
                {
                    public object Analyze(BinaryData image, int features) => image;
                }
            }

            namespace Contoso
            {
                using Contoso.Azure.AI.Vision.Face;

                public class Program
                {
                    public async Task Run(byte[] bytes)
                    {
                        await new FaceClient().DetectAsync(BinaryData.FromBytes(bytes), true);
                        new ImageAnalysisClient().Analyze(BinaryData.FromBytes(bytes), 1);
                    }
                }
            }
            """
        },
        {
            References.Camera, """
            namespace OpenCvSharp.Contoso
            {
                public class VideoCapture
                {
                    public bool Read(byte[] frame) => true;
                }
            }

            namespace Contoso
            {
                public class Program
                {
                    public void Run(byte[] frame) => new OpenCvSharp.Contoso.VideoCapture().Read(frame);
                }
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Users_type_with_an_SDK_name_is_not_reported(string packages, string source) =>
        new Project { Packages = packages, Deployment = "law-enforcement,real-time-surveillance" }.Add(
            "Program.cs", source).ExpectSilence();
}
