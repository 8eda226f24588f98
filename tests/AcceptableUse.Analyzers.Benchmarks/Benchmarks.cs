using System.Globalization;
using AcceptableUse.Analyzers.Adversaries;

namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>What the analyzer costs by the kind and the size of a project.</summary>
public class Cost : Analysis
{
    public const string NoPackage = "no AI package";
    public const string Untagged = "untagged, no call of a model";
    public const string UntaggedText = "untagged, text sent in 1 file of 100";
    public const string Tagged = "tagged, no call of a model";
    public const string TaggedText = "tagged, text sent in 1 file of 100";
    public const string TaggedImage = "tagged, findings in 1 file of 100";
    public const string AllImage = "tagged, findings in every file";

    public static IEnumerable<AnalyzerSet> AnalyzerSets =>
        [AnalyzerSet.None, AnalyzerSet.Empty, AnalyzerSet.EmptyAgain, AnalyzerSet.Own, AnalyzerSet.BannedApi];

    /// <summary>From so many files on only those kinds are measured that the bars tell apart: each takes minutes.</summary>
    private const int Large = 1000;

    /// <summary>How many files the projects have: all sizes, or those that <c>BENCHMARK_FILES</c> names.</summary>
    private static IEnumerable<int> Sizes =>
        Environment.GetEnvironmentVariable("BENCHMARK_FILES") is { } named
            ? named.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))
            : [1, 100, 1000];

    public static IEnumerable<Application> Applications =>
        Sizes.SelectMany(files => files < Large ? Few(files).Concat(More(files)) : Few(files));

    /// <summary>The kinds that the bars tell apart.</summary>
    private static IEnumerable<Application> Few(int files) =>
    [
        Application.Generate(Named(NoPackage, files), files, "NoPackages", ""),
        Application.Generate(Named(Untagged, files), files, "AzureOpenAI", ""),
        Application.Generate(Named(TaggedText, files), files, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Text, every: 100),
        Application.Generate(Named(TaggedImage, files), files, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Image, every: 100),
    ];

    private static IEnumerable<Application> More(int files) =>
    [
        Application.Generate(Named(UntaggedText, files), files, "AzureOpenAI", "", ModelCalls.Text, every: 100),
        Application.Generate(Named(Tagged, files), files, "AzureOpenAI", Application.LawEnforcement),
        Application.Generate(Named(AllImage, files), files, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Image),
    ];

    /// <summary>The kind and the number of files that a name tells.</summary>
    public static (string Kind, int Files) Parse(string name)
    {
        var parts = name.Split("; ");
        return (parts[0], int.Parse(parts[1].Split(' ')[0], CultureInfo.InvariantCulture));
    }

    public static string Named(string kind, int files) => $"{kind}; {files} {(files == 1 ? "file" : "files")}";
}

/// <summary>What others cost on the same code.</summary>
public class Others : Analysis
{
    public static IEnumerable<AnalyzerSet> AnalyzerSets =>
    [
        AnalyzerSet.None, AnalyzerSet.Empty, AnalyzerSet.Own, AnalyzerSet.BannedApi, AnalyzerSet.Meziantou,
        AnalyzerSet.Sonar, AnalyzerSet.SecurityCodeScan
    ];

    public static IEnumerable<Application> Applications =>
    [
        Application.Generate(
            Cost.Named(Cost.TaggedImage, 100), 100, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Image, every: 100),
        Application.OfRepository("this repository, tagged", Application.LawEnforcement),
    ];
}

/// <summary>How the cost grows: files with ten calls each, all of them findings.</summary>
public class Growth : Analysis
{
    public static IEnumerable<AnalyzerSet> AnalyzerSets => [AnalyzerSet.None, AnalyzerSet.Empty, AnalyzerSet.Own];

    public static IEnumerable<Application> Applications => new[] { 10, 100, 1000 }.Select(files => Application.Generate(
        $"{files * 10} calls in {files} files", files, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Image, assistants: 10));
}

/// <summary>How the cost grows with code whose shape makes an analysis across methods repeat work.</summary>
public class Adversaries : Analysis
{
    public static IEnumerable<AnalyzerSet> AnalyzerSets => [AnalyzerSet.None, AnalyzerSet.Empty, AnalyzerSet.Own, AnalyzerSet.BannedApi];

    public static IEnumerable<Application> Applications => Adversary.All.SelectMany(adversary => adversary.Sizes.Select(size =>
        Application.OfTexts($"{adversary.Name}: {size}", adversary.References, Application.LawEnforcement, [adversary.SourceOf(size)])));
}

/// <summary>The cost on code from outside this repository, with the tag and without.</summary>
public class RealCode : Analysis
{
    public static IEnumerable<AnalyzerSet> AnalyzerSets =>
        [AnalyzerSet.None, AnalyzerSet.Empty, AnalyzerSet.Own, AnalyzerSet.OwnWithExports, AnalyzerSet.BannedApi];

    public static IEnumerable<Application> Applications => Checkout.Named?.Projects ?? [];
}

/// <summary>A change beside its base commit: two builds of the analyzer in one run.</summary>
public class Change : Analysis
{
    public const string Before = "base";
    public const string After = "head";

    /// <summary>The two assemblies, given on the command line.</summary>
    internal static IReadOnlyList<AnalyzerSet> Compared { get; set; } = [];

    public static IEnumerable<AnalyzerSet> AnalyzerSets => Compared;

    public static IEnumerable<Application> Applications =>
    [
        Application.Generate(Cost.Untagged, 100, "AzureOpenAI", ""),
        Application.Generate(Cost.TaggedText, 100, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Text, every: 100),
        Application.Generate(Cost.TaggedImage, 100, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Image, every: 100),
        Application.Generate(Cost.AllImage, 100, "AzureOpenAI", Application.LawEnforcement, ModelCalls.Image),
    ];
}
