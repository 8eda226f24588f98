using System.CommandLine;
using System.Text;
using AcceptableUse.Report.Baselines;
using AcceptableUse.Report.Findings;
using AcceptableUse.Report.Output;
using AcceptableUse.Report.Reports;

namespace AcceptableUse.Report.Commands;

/// <summary><c>acceptable-use report</c>: writes what was judged for people and for machines.</summary>
internal sealed class ReportCommand
{
    private const string FileName = "acceptable-use";
    private const string Html = "html";
    private const string Markdown = "md";
    private const string Json = "json";
    private const string Sarif = "sarif";

    private readonly LogArguments _logs = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        HelpName = "folder",
        Description = $"where to write {FileName}.html, .md, .json and .sarif",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string> _formats = new("--format")
    {
        HelpName = "html,md,json,sarif",
        Description = "what to write, separated by commas",
        DefaultValueFactory = _ => Html,
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        HelpName = "file",
        Description = "a baseline, to tell new findings from known ones",
    };

    private readonly Option<string?> _commit = new("--commit")
    {
        HelpName = "id",
        Description = "the commit that was built; default: what the build recorded",
    };

    private readonly Option<string> _failOn = new("--fail-on")
    {
        HelpName = "none|new|open",
        Description = "which findings of clauses to return 1 for",
        DefaultValueFactory = _ => "none",
    };

    /// <summary>The command.</summary>
    public Command Create(CommandContext context)
    {
        _failOn.AcceptOnlyFromAmong("none", "new", "open");
        var command = new Command("report", "Write a page, a Markdown summary, JSON or one SARIF log from the logs of a solution.");
        _logs.AddTo(command);
        command.Add(_output);
        command.Add(_formats);
        command.Add(_baseline);
        command.Add(_commit);
        command.Add(_failOn);
        command.SetAction((arguments, cancellation) => RunAsync(arguments, context, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellation)
    {
        var formats = FormatsOf(arguments.GetValue(_formats)!);
        var failOn = arguments.GetValue(_failOn);
        var baseline = arguments.GetValue(_baseline) is { } path ? Baseline.Read(Path.GetFullPath(path, context.Folder)) : null;
        if (failOn == "new" && baseline is null)
        {
            throw new InputException("--fail-on new needs a --baseline.");
        }

        var judged = await _logs.ReadAsync(arguments, context, cancellation);
        var comparison = baseline is null ? null : Comparison.Between(baseline, judged);
        var report = ReportBuilder.Build(judged, comparison, context.Today, arguments.GetValue(_commit));
        context.Output.PrintVerdicts(report);
        foreach (var format in formats)
        {
            var file = Path.Combine(arguments.GetValue(_output)!, $"{FileName}.{format}");
            await context.WriteAsync(file, stream => WriteAsync(judged, report, format, stream));
            context.Output.Print($"wrote {file}");
        }

        var isFailure = (failOn == "open" && report.Totals.Open > 0) || (failOn == "new" && comparison!.New.Count > 0);
        return isFailure ? ExitCode.Findings : ExitCode.Success;
    }

    private static async Task WriteAsync(Judged judged, Reports.Report report, string format, Stream stream)
    {
        if (format == Json)
        {
            JsonReport.Write(report, stream);
            return;
        }

        if (format == Sarif)
        {
            SarifReport.Write(judged, stream);
            return;
        }

        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await (format == Html ? HtmlPage.WriteAsync(report, writer) : writer.WriteAsync(MarkdownSummary.Write(report)));
    }

    private static string[] FormatsOf(string list)
    {
        var formats = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        var unknown = formats.FirstOrDefault(format => format is not (Html or Markdown or Json or Sarif));
        return unknown is not null || formats.Length == 0
            ? throw new InputException($"--format '{list}' is not a list of {Html}, {Markdown}, {Json} and {Sarif}, separated by commas.")
            : formats;
    }
}
