using System.CommandLine;
using AcceptableUse.Report.Findings;
using AcceptableUse.Report.Logs;

namespace AcceptableUse.Report.Commands;

/// <summary>The arguments that every command has: which logs, and whose sources.</summary>
internal sealed class LogArguments
{
    private readonly Argument<string[]> _logs = new("logs")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "SARIF 2.1 logs of the compiler: files, folders, or patterns such as 'sarif/*.sarif'",
    };

    private readonly Option<string[]> _solutions = new("--solution")
    {
        HelpName = "file",
        Description = "a solution (.sln, .slnx), to name its projects that have no log",
    };

    private readonly Option<string?> _root = new("--root")
    {
        HelpName = "folder",
        Description = "the root of the sources where they were built; default: the repository of the current folder",
    };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_logs);
        command.Add(_solutions);
        command.Add(_root);
    }

    /// <summary>Reads the logs.</summary>
    /// <exception cref="InputException">One of the files cannot be used, or no log is of the analyzer.</exception>
    public async Task<Judged> ReadAsync(ParseResult arguments, CommandContext context, CancellationToken cancellation)
    {
        var here = RepositoryOf(context.Folder);
        var root = arguments.GetValue(_root) is { } named ? Path.GetFullPath(named, context.Folder) : here;
        var judged = new FindingReader(new BuildPaths(root, here)).Read(LogFinder.Find(context.Folder, arguments.GetValue(_logs)!));
        if (judged.Projects.All(project => project.Judgement == Judgement.WithoutAnalyzer))
        {
            throw new InputException("No log is of a build with AcceptableUse.Analyzers. Install the package, and build with a log.");
        }

        var solutions = arguments.GetValue(_solutions) ?? [];
        foreach (var solution in solutions)
        {
            var projects = await SolutionProjects.ReadAsync(Path.GetFullPath(solution, context.Folder), cancellation);
            judged = judged.WithProjects(projects.Select(project => Path.GetFileNameWithoutExtension(project)));
        }

        if (judged.Findings.FirstOrDefault(finding => finding.Place is { } place && BuildPaths.IsOutside(place.Path)) is { } outside)
        {
            context.Errors.PrintWarning(
                $"{outside.Place!.Path} is not below {root}. Name the root of the sources with --root; otherwise the page shows no source "
                + "lines, and a baseline fits only where the path is the same.");
        }

        return judged;
    }

    private static string RepositoryOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return folder;
    }
}
