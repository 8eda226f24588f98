namespace AirportWatch;

/// <summary>The section "Terminal" of the configuration.</summary>
public sealed class TerminalOptions
{
    public const string Section = "Terminal";

    public required Uri Endpoint { get; set; }

    public required string ApiKey { get; set; }

    public string Deployment { get; set; } = "gpt-4o-mini";

    public double SecondsBetweenRounds { get; set; } = 10;

    /// <summary>The stream of the camera at each gate.</summary>
    public IDictionary<string, Uri> Gates { get; set; } = new Dictionary<string, Uri>();
}
