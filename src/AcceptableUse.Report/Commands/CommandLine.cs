using System.CommandLine;

namespace AcceptableUse.Report.Commands;

/// <summary>The whole command line.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command and returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandContext context)
    {
        var root = new RootCommand("Makes a report for people of the logs of AcceptableUse.Analyzers, and fails on findings that are new.")
        {
            new ReportCommand().Create(context),
            new BaselineCommand().Create(context),
            new GateCommand().Create(context),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                context.Errors.PrintError(error.Message);
            }

            return ExitCode.Input;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException problem)
        {
            context.Errors.PrintError(problem.Message);
            return ExitCode.Input;
        }
    }
}
