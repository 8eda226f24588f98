using System.CommandLine;
using System.Text;
using AcceptableUse.Report.Baselines;

namespace AcceptableUse.Report.Commands;

/// <summary><c>acceptable-use baseline create</c>: writes the open findings of today into a file.</summary>
internal sealed class BaselineCommand
{
    private readonly LogArguments _logs = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        HelpName = "file",
        Description = "the file to write",
        DefaultValueFactory = _ => Baseline.DefaultName,
    };

    /// <summary>The command.</summary>
    public Command Create(CommandContext context)
    {
        var create = new Command("create", "Write the open findings into a baseline. An existing one is replaced.");
        _logs.AddTo(create);
        create.Add(_output);
        create.SetAction((arguments, cancellation) => RunAsync(arguments, context, cancellation));
        return new Command("baseline", "Keep the findings that a team knows of.") { create };
    }

    private async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellation)
    {
        var judged = await _logs.ReadAsync(arguments, context, cancellation);

        // A baseline of a part would make the findings of the rest new as soon as they are judged.
        GateCommand.RequireEverythingJudged(judged);
        var entries = BaselineEntry.Of(judged.Findings.Where(finding => finding.IsOpen && GateRules.Contains(finding.Rule)));
        var file = arguments.GetValue(_output)!;
        var text = Baseline.Of(entries.Select(one => one.Entry)).ToText();
        await context.WriteAsync(file, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation));
        context.Output.Print($"wrote {file}: {entries.Count} findings");
        return ExitCode.Success;
    }
}
