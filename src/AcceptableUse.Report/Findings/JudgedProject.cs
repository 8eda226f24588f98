using AcceptableUse.Report.Logs;

namespace AcceptableUse.Report.Findings;

/// <summary>How far a project was judged.</summary>
internal enum Judgement
{
    /// <summary>The analyzer ran.</summary>
    Judged,

    /// <summary>The compiler wrote a log without the analyzer: the package is not installed, or analyzers are off.</summary>
    WithoutAnalyzer,

    /// <summary>The project does not compile, so the analyzer saw no or incomplete code.</summary>
    NotCompiled,

    /// <summary>The analyzer, or the compiler on its behalf, reported a failure.</summary>
    AnalyzerFailed,

    /// <summary>There is no log.</summary>
    WithoutLog,
}

/// <summary>A project with what its logs, one for each target framework, and their records say of it.</summary>
internal sealed record JudgedProject
{
    public required string Name { get; init; }

    public required Judgement Judgement { get; init; }

    /// <summary>Why the analyzer failed or the code did not compile: the first message of the compiler.</summary>
    public required string? Problem { get; init; }

    /// <summary>What the targets of the package wrote, or null where they wrote nothing.</summary>
    public required ProjectRecord? Record { get; init; }

    /// <summary>The tags by the name of their property, from the record and from the findings.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>A project that nothing is known of but the name.</summary>
    public static JudgedProject WithoutLog(string name) => new()
    {
        Name = name,
        Judgement = Judgement.WithoutLog,
        Problem = null,
        Record = null,
        Tags = new Dictionary<string, string>(),
    };

    /// <summary>Whether the analyzer cannot judge the project at all.</summary>
    public bool IsOtherLanguage => Record?["language"] is { } language && language != "C#";

    public bool IsJudged => Judgement == Judgement.Judged;
}
