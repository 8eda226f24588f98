using DispatchCenter.Contracts;
using OpenAI.Chat;

namespace DispatchCenter.Infrastructure;

/// <summary>Has a model on Azure sum up a call. It works on text alone.</summary>
internal sealed class AzureCallSummary(ChatClient chat) : ICallSummary
{
    public async Task<string> SummariseAsync(string transcript, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages =
        [
            new SystemChatMessage("Sum up the emergency call in one sentence: who needs help, where, and why."),
            new UserChatMessage(transcript),
        ];
        ChatCompletion summary = await chat.CompleteChatAsync(messages, cancellationToken: cancellationToken);
        return summary.Content[0].Text;
    }
}
