using System.Text;
using System.Text.Json;
using AcceptableUse.Report.Commands;
using AcceptableUse.Report.Output;

namespace AcceptableUse.Report.Tests;

/// <summary>A repository in a folder of its own, with sources, logs as the compiler writes them, and the tool to run on them.</summary>
internal sealed class TestRepository : IDisposable
{
    public static readonly DateOnly Today = new(2027, 1, 31);

    public TestRepository() => Directory.CreateDirectory(Path.Combine(Root, ".git"));

    public string Root { get; } = Directory.CreateTempSubdirectory("AcceptableUse.").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string PathOf(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public TestRepository WithFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    /// <summary>The log of a project that was judged, sarif/&lt;project&gt;.sarif, with a byte order mark as the compiler writes it.</summary>
    public TestRepository WithLog(string project, params Reported[] results) =>
        WithRun(project, ["AUP1001", "AUP1002", "AUP1003"], [.. results.Select(result => result.ToResult(Root))]);

    /// <summary>A log with any rules and results.</summary>
    public TestRepository WithRun(string project, string[] rules, params object[] results)
    {
        var log = new
        {
            version = "2.1.0",
            runs = new[]
            {
                new
                {
                    results,
                    tool = new
                    {
                        driver = new
                        {
                            name = "Microsoft (R) Visual C# Compiler",
                            rules = rules.Select(rule => new
                            {
                                id = rule,
                                shortDescription = new { text = $"Title of {rule}" },
                                fullDescription = new { text = $"Description of {rule}" },
                                helpUri = "https://example.org/rule",
                            }),
                        },
                    },
                },
            },
        };
        Directory.CreateDirectory(PathOf("sarif"));
        File.WriteAllText(
            PathOf($"sarif/{project}.sarif"), JsonSerializer.Serialize(log), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return this;
    }

    /// <summary>What the targets of the package write beside a log.</summary>
    public TestRepository WithRecord(string log, params (string Key, string Value)[] facts) =>
        WithFile($"sarif/{log}.acceptable-use.json", JsonSerializer.Serialize(facts.ToDictionary(fact => fact.Key, fact => fact.Value)));

    /// <summary>Runs the tool in the root.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var context = new CommandContext(
            Root, new Terminal(output, isRedirected: true), new Terminal(errors, isRedirected: true), new StoppedClock());
        var exitCode = await CommandLine.RunAsync(arguments, context);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
