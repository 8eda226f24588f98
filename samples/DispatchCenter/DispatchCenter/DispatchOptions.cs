namespace DispatchCenter;

/// <summary>The section "Dispatch" of the configuration.</summary>
public sealed class DispatchOptions
{
    public const string Section = "Dispatch";

    /// <summary>The folder with a text file for each call, and a photo of the same name if the caller has sent one.</summary>
    public string Inbox { get; set; } = "inbox";
}
