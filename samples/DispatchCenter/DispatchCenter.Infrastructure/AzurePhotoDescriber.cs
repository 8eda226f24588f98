using DispatchCenter.Contracts;
using OpenAI.Chat;

namespace DispatchCenter.Infrastructure;

/// <summary>Asks a model on Azure what a photo shows.</summary>
internal sealed class AzurePhotoDescriber(ChatClient chat) : IPhotoDescriber
{
    public async Task<string> DescribeAsync(byte[] photo, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages =
        [
            new SystemChatMessage("Describe the photo in two sentences: the place, the people, and what they do."),
            new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photo), "image/jpeg")),
        ];
        ChatCompletion description = await chat.CompleteChatAsync(messages, cancellationToken: cancellationToken);
        return description.Content[0].Text;
    }
}
