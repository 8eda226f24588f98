using System.Globalization;
using System.Text;
using Azure.AI.OpenAI;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace PatrolCamera;

/// <summary>Writes the report of a shift from its log. It works on text alone.</summary>
public sealed class ShiftSummary(AzureOpenAIClient azure, IOptions<PatrolOptions> options, ShiftLog log)
{
    private readonly ChatClient _chat = azure.GetChatClient(options.Value.Deployment);

    public async Task WriteAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var entry in log.Entries)
        {
            lines.AppendLine(CultureInfo.InvariantCulture, $"{entry.At:t} {entry.Observation}");
        }

        if (lines.Length == 0)
        {
            await output.WriteLineAsync("Nothing was observed in this shift.");
            return;
        }

        List<ChatMessage> messages =
        [
            new SystemChatMessage("You write the report of a patrol shift. Keep to the log, in the order of time, in plain words."),
            new UserChatMessage(lines.ToString()),
        ];

        await foreach (var update in _chat.CompleteChatStreamingAsync(messages, cancellationToken: cancellationToken))
        {
            foreach (var part in update.ContentUpdate)
            {
                await output.WriteAsync(part.Text);
            }
        }

        await output.WriteLineAsync();
    }
}
