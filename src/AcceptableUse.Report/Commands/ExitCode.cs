namespace AcceptableUse.Report.Commands;

/// <summary>How the tool ends.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing that was asked to fail on.</summary>
    public const int Success = 0;

    /// <summary>There are findings that it was asked to fail on.</summary>
    public const int Findings = 1;

    /// <summary>The command line or a file cannot be used, or not everything was judged, so that nobody knows.</summary>
    public const int Input = 2;
}
