using AcceptableUse.Report.Baselines;
using AcceptableUse.Report.Findings;
using AcceptableUse.Report.Reports;
using Spectre.Console;

namespace AcceptableUse.Report.Output;

/// <summary>What the tool prints: one line for each thing, so that a log of a build can be searched.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough for any line. A build log has no edge to wrap at.</summary>
    private const int NoEdge = 10_000;

    private readonly IAnsiConsole _console;

    /// <param name="writer">Where to print.</param>
    /// <param name="isRedirected">Whether no person looks on.</param>
    public Terminal(TextWriter writer, bool isRedirected)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (isRedirected)
        {
            _console.Profile.Width = NoEdge;
        }
    }

    /// <summary>The verdict per clause.</summary>
    public void PrintVerdicts(Reports.Report report)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");
        foreach (var rule in report.Rules)
        {
            table.AddRow(new Text(rule.Id), new Text(rule.Title), new Text(rule.Verdict, StyleOf(rule.State)));
        }

        _console.Write(table);
        foreach (var gap in report.Gaps)
        {
            _console.MarkupLineInterpolated($"[yellow]not known[/]  {gap.Title}: {gap.Entries.Count}");
        }
    }

    /// <summary>What is new, what has moved and what is gone.</summary>
    public void PrintComparison(Comparison comparison)
    {
        foreach (var finding in comparison.New)
        {
            _console.MarkupLineInterpolated($"[red]new[/]    {PlaceOf(finding)}: {finding.Rule}: {finding.Message}");
        }

        foreach (var (finding, from) in comparison.Moved)
        {
            _console.MarkupLineInterpolated($"[blue]moved[/]  {PlaceOf(finding)}: {finding.Rule}: {WhatOf(finding)}, from {from}");
        }

        foreach (var (entry, reason) in comparison.Gone)
        {
            var member = entry.Member.Length == 0 ? "" : $" in {Words.MemberName(entry.Member)}";
            var why = reason == GoneReason.Excepted ? "an exception is on record" : "no longer reported";
            _console.MarkupLineInterpolated($"[green]gone[/]   {entry.File}: {entry.Rule}: {entry.What}{member} ({why})");
        }
    }

    /// <summary>A line in which nothing is markup.</summary>
    public void Print(string line) => _console.MarkupLineInterpolated($"{line}");

    public void PrintWarning(string line) => _console.MarkupLineInterpolated($"[yellow]warning[/]: {line}");

    public void PrintError(string line) => _console.MarkupLineInterpolated($"[red]error[/]: {line}");

    /// <summary>A place as a compiler prints it, which editors and build services make a link of.</summary>
    public static string PlaceOf(Finding finding) =>
        finding.Place is { } place ? $"{place.Path}({place.Line},{place.Column})" : finding.Projects[0];

    private static string WhatOf(Finding finding) => finding["api"] ?? finding.Message;

    private static Style StyleOf(string state) => state switch
    {
        "open" => new Style(Color.Red),
        "expired" => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
