namespace AcceptableUse.Report.Findings;

/// <summary>A place in the sources.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Text">The line, or null where the file is not on this machine.</param>
internal sealed record Place(string Path, int Line, int Column, string? Text);

/// <summary>What the analyzer reported of one call or declaration. The same report of several target frameworks is one finding.</summary>
internal sealed record Finding
{
    public required string Rule { get; init; }

    public required string Message { get; init; }

    /// <summary>The names of the projects that report it, sorted.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Where it is, or null for a property of a project.</summary>
    public required Place? Place { get; init; }

    /// <summary>The way of the media to the call, and last the request in the prompt if the finding rests on one.</summary>
    public required IReadOnlyList<Place> Steps { get; init; }

    /// <summary>What the analyzer says for tools; docs/configuration.md lists the keys.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>What hides it from the build, or null if it is open.</summary>
    public required ExceptionOnRecord? Exception { get; init; }

    public bool IsOpen => Exception is null;

    public string? this[string property] => Properties.GetValueOrDefault(property);
}
