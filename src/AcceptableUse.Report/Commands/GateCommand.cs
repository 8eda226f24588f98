using System.CommandLine;
using AcceptableUse.Report.Baselines;
using AcceptableUse.Report.Findings;
using AcceptableUse.Report.Output;

namespace AcceptableUse.Report.Commands;

/// <summary><c>acceptable-use gate</c>: fails on the open findings that are not in a baseline, and says which of it are gone.</summary>
internal sealed class GateCommand
{
    private readonly LogArguments _logs = new();

    private readonly Option<string> _baseline = new("--baseline")
    {
        HelpName = "file",
        Description = "the baseline, written by 'acceptable-use baseline create'",
        Required = true,
    };

    /// <summary>The command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("gate", "Return 1 if a finding is open that the baseline does not have.");
        _logs.AddTo(command);
        command.Add(_baseline);
        command.SetAction((arguments, cancellation) => RunAsync(arguments, context, cancellation));
        return command;
    }

    /// <summary>A gate that silently does not run is worse than none.</summary>
    /// <exception cref="InputException">A project that should have been judged was not.</exception>
    public static void RequireEverythingJudged(Judged judged)
    {
        // A project without the package is none of the gate's business, unless the package was there and analyzers were off.
        var missing = judged.Projects
            .Where(project => !project.IsJudged
                && !project.IsOtherLanguage
                && (project.Judgement != Judgement.WithoutAnalyzer || project.Record is not null))
            .ToList();
        if (missing.Count > 0)
        {
            throw new InputException("Not judged: " + string.Join("; ", missing.Select(project => $"{project.Name} ({WhyNot(project)})")));
        }
    }

    private async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellation)
    {
        var baseline = Baseline.Read(Path.GetFullPath(arguments.GetValue(_baseline)!, context.Folder));
        var judged = await _logs.ReadAsync(arguments, context, cancellation);
        RequireEverythingJudged(judged);
        var comparison = Comparison.Between(baseline, judged);
        if (comparison.ProjectsNotJudged.Count > 0)
        {
            throw new InputException(
                $"The baseline has findings of projects that were not judged: {string.Join(", ", comparison.ProjectsNotJudged)}. "
                + "Pass their logs, or write the baseline anew if they were removed.");
        }

        context.Output.PrintComparison(comparison);
        PrintExpired(judged, context);
        context.Output.Print($"{comparison.New.Count} new, {comparison.Known.Count} in the baseline, {comparison.Gone.Count} gone");
        if (comparison.Gone.Count > 0 || comparison.Moved.Count > 0)
        {
            context.Output.Print("Write the baseline anew, so that what is gone cannot come back unseen.");
        }

        return comparison.New.Count > 0 ? ExitCode.Findings : ExitCode.Success;
    }

    private static void PrintExpired(Judged judged, CommandContext context)
    {
        foreach (var finding in judged.Findings.Where(finding => finding.Exception?.IsExpiredOn(context.Today) == true))
        {
            context.Output.PrintWarning(
                $"{Terminal.PlaceOf(finding)}: the exception for {finding.Rule} ended on {finding.Exception!.Until}");
        }
    }

    private static string WhyNot(JudgedProject project) => project.Judgement switch
    {
        Judgement.WithoutAnalyzer => "analyzers are off",
        Judgement.NotCompiled => $"it does not compile: {project.Problem}",
        Judgement.AnalyzerFailed => $"the analyzer failed: {project.Problem}",
        _ => "no log",
    };
}
