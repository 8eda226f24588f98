namespace PatrolCamera;

/// <summary>The section "Patrol" of the configuration.</summary>
public sealed class PatrolOptions
{
    public const string Section = "Patrol";

    public required Uri Endpoint { get; set; }

    public required string ApiKey { get; set; }

    public string Deployment { get; set; } = "gpt-4o";

    /// <summary>The number of the capture device that the body-worn camera shows up as.</summary>
    public int CameraDevice { get; set; }

    public double SecondsBetweenFrames { get; set; } = 2;

    public IList<string> WatchList { get; set; } = [];
}
