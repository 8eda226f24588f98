using System.Text.Json;
using Azure.AI.Inference;

namespace ParkingKiosk;

/// <summary>What the photographs show.</summary>
public sealed record Damage(string NumberPlate, string Description, string Severity);

/// <summary>Asks a model what the photographs of a damaged car show.</summary>
public sealed class DamageAssessor(ChatCompletionsClient client, string model)
{
    private const string Instructions =
        """
        You see photographs of a car that was damaged in a car park. Answer in JSON with three strings:
        "numberPlate", "description" (one sentence, from outside to inside), and "severity" (scratch, dent or structural).
        """;

    public async Task<Damage> AssessAsync(string remark, IEnumerable<string> photographs, CancellationToken cancellationToken)
    {
        var claim = new List<ChatMessageContentItem> { new ChatMessageTextContentItem($"The driver writes: {remark}") };
        foreach (var path in photographs)
        {
            using var photograph = File.OpenRead(path);
            claim.Add(new ChatMessageImageContentItem(photograph, "image/jpeg", ChatMessageImageDetailLevel.Low));
        }

        var request = new ChatCompletionsOptions
        {
            Model = model,
            Temperature = 0,
            ResponseFormat = ChatCompletionsResponseFormat.CreateJsonFormat(),
            Messages = { new ChatRequestSystemMessage(Instructions), new ChatRequestUserMessage(claim) },
        };

        var response = await client.CompleteAsync(request, cancellationToken);
        return JsonSerializer.Deserialize<Damage>(response.Value.Content, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("The model did not describe any damage.");
    }
}
