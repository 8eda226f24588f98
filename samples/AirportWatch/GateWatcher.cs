using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AirportWatch;

/// <summary>Goes round the gates, follows people from camera to camera, and keeps the control room informed.</summary>
public sealed partial class GateWatcher(
    IChatClient chat,
    IOptions<TerminalOptions> options,
    ILogger<GateWatcher> logger) : BackgroundService
{
    private const string Instructions =
        """
        You see a gate of an airport terminal in two frames taken a second apart.
        Count the people. Describe those who behave unusually, so that they can be found again at other gates.
        Say for each whether the list of people seen before contains them.
        """;

    private readonly List<string> _seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SecondsBetweenRounds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var reports = new Dictionary<string, GateReport>();
            foreach (var (gate, stream) in options.Value.Gates)
            {
                reports[gate] = await LookAtGateAsync(gate, stream, stoppingToken);
            }

            LogRound(await SummariseAsync(reports, stoppingToken));
        }
    }

    private async Task<GateReport> LookAtGateAsync(string gate, Uri stream, CancellationToken cancellationToken)
    {
        var question = new ChatMessage(ChatRole.User, $"Gate {gate}. Seen before: {string.Join("; ", _seen)}");
        for (var i = 0; i < 2; i++)
        {
            byte[] jpeg = await FrameGrabber.GrabAsync(stream, cancellationToken);
            question.Contents.Add(new DataContent(jpeg, "image/jpeg"));
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        var response = await chat.GetResponseAsync<GateReport>(
            [new ChatMessage(ChatRole.System, Instructions), question],
            cancellationToken: cancellationToken);

        var report = response.Result;
        _seen.AddRange(report.NoticedPeople.Where(person => !person.SeenBefore).Select(person => $"{gate}: {person.Appearance}"));
        return report;
    }

    /// <summary>Tells the control room in words what the round has shown. No frame leaves the building here.</summary>
    private async Task<string> SummariseAsync(Dictionary<string, GateReport> reports, CancellationToken cancellationToken)
    {
        var lines = reports.Select(report => $"{report.Key}: {report.Value.People} people, {report.Value.NoticedPeople.Count} noticed");
        var response = await chat.GetResponseAsync(
            $"""
            Summarise for the control room in two sentences where it is getting crowded.

            {string.Join('\n', lines)}
            """,
            cancellationToken: cancellationToken);

        return response.Text;
    }

    [LoggerMessage(LogLevel.Information, "{Summary}")]
    private partial void LogRound(string summary);
}
