namespace IncidentReports;

/// <summary>Where the service is, from the environment.</summary>
public sealed record ReportOptions(Uri Endpoint, string ApiKey, string TranscriptionDeployment, string ChatDeployment)
{
    public static ReportOptions FromEnvironment() => new(
        new Uri(Required("AZURE_OPENAI_ENDPOINT")),
        Required("AZURE_OPENAI_API_KEY"),
        Optional("AZURE_OPENAI_TRANSCRIPTION_DEPLOYMENT", "whisper"),
        Optional("AZURE_OPENAI_CHAT_DEPLOYMENT", "gpt-4o"));

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set.");

    private static string Optional(string name, string fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : fallback;
}
