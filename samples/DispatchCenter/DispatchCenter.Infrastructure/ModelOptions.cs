namespace DispatchCenter.Infrastructure;

/// <summary>The section "Model" of the configuration.</summary>
internal sealed class ModelOptions
{
    public const string Section = "Model";

    public required Uri Endpoint { get; set; }

    public required string ApiKey { get; set; }

    public string Deployment { get; set; } = "gpt-4o";
}
