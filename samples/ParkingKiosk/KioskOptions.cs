namespace ParkingKiosk;

/// <summary>Where the models are, and by which names.</summary>
public sealed record KioskOptions(Uri Endpoint, string ApiKey)
{
    public string VisionModel { get; init; } = "gpt-4o-mini";

    public string TextModel { get; init; } = "Phi-4";

    public string EmbeddingModel { get; init; } = "text-embedding-3-small";

    public static KioskOptions FromEnvironment() => new(
        new Uri(Environment.GetEnvironmentVariable("AZURE_AI_ENDPOINT") ?? "https://example.services.ai.azure.com/models"),
        Environment.GetEnvironmentVariable("AZURE_AI_KEY") ?? "");
}
