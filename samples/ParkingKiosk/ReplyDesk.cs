using Azure.AI.Inference;

namespace ParkingKiosk;

/// <summary>A letter to a driver, and the vector by which similar cases are found.</summary>
public sealed record Reply(string Text, ReadOnlyMemory<float> Vector);

/// <summary>Drafts the answers to claims and files them by meaning. It works on text alone.</summary>
public sealed class ReplyDesk(ChatCompletionsClient chat, EmbeddingsClient embeddings, KioskOptions options)
{
    public async Task<Reply> DraftAsync(string remark, Damage damage, CancellationToken cancellationToken)
    {
        var request = new ChatCompletionsOptions
        {
            Model = options.TextModel,
            Messages =
            {
                new ChatRequestSystemMessage("You answer claims for a car park operator: politely, briefly, without admitting liability."),
                new ChatRequestUserMessage($"Car {damage.NumberPlate}: {damage.Description} ({damage.Severity}). The driver writes: {remark}"),
            },
        };
        var response = await chat.CompleteAsync(request, cancellationToken);
        var text = response.Value.Content;

        var vectors = await embeddings.EmbedAsync(new EmbeddingsOptions([text]) { Model = options.EmbeddingModel }, cancellationToken);
        return new Reply(text, vectors.Value.Data[0].Embedding.ToObjectFromJson<float[]>());
    }
}
