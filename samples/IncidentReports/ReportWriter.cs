using System.Globalization;
using System.Text;
using Azure.AI.OpenAI;
using OpenAI.Chat;

namespace IncidentReports;

/// <summary>Drafts the report of an incident from what was said. The officer reads, corrects and signs it.</summary>
public sealed class ReportWriter(AzureOpenAIClient azure, string deployment)
{
    private const string Instructions =
        """
        You draft police incident reports from transcripts.
        Use only what the transcript says. Mark what is unclear as [officer to complete].
        Do not guess who somebody is, and do not draw conclusions about guilt.
        """;

    private readonly ChatClient _chat = azure.GetChatClient(deployment);

    public async Task<string> DraftAsync(string incident, IReadOnlyList<Utterance> transcript, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var utterance in transcript)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"[{utterance.Start:hh\\:mm\\:ss}] {utterance.Text}");
        }

        List<ChatMessage> conversation =
        [
            new SystemChatMessage(Instructions),
            new UserChatMessage($"Incident {incident}\n\n{text}"),
        ];
        ChatCompletion draft = await _chat.CompleteChatAsync(conversation, cancellationToken: cancellationToken);

        conversation.Add(new AssistantChatMessage(draft));
        conversation.Add(new UserChatMessage("List every statement of the draft that the transcript does not support, then give the corrected draft."));
        ChatCompletion corrected = await _chat.CompleteChatAsync(conversation, cancellationToken: cancellationToken);

        return corrected.Content[0].Text;
    }
}
