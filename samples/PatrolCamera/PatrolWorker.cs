using Azure.AI.OpenAI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI.Chat;
using OpenCvSharp;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace PatrolCamera;

/// <summary>Looks at the body-worn camera every few seconds and asks a model whether somebody on the watch list is in the frame.</summary>
public sealed partial class PatrolWorker(
    AzureOpenAIClient azure,
    IOptions<PatrolOptions> options,
    ShiftLog log,
    ShiftSummary summary,
    ILogger<PatrolWorker> logger) : BackgroundService
{
    private const string NoMatch = "NONE";

    private static readonly string Instructions =
        $"""
        You see what the body-worn camera of a police officer sees.
        Compare every person in the frame with the watch list.
        If somebody matches, say which entry, why, and where in the frame the person stands.
        Otherwise answer {NoMatch}.
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = options.Value;
        var chat = azure.GetChatClient(settings.Deployment);
        var answerShortly = new ChatCompletionOptions { MaxOutputTokenCount = 200, Temperature = 0 };
        var watchList = string.Join('\n', settings.WatchList.Select((entry, i) => $"{i + 1}. {entry}"));

        using var camera = new VideoCapture(settings.CameraDevice);
        if (!camera.IsOpened())
        {
            LogNoCamera(settings.CameraDevice);
            return;
        }

        using var frame = new Mat();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.SecondsBetweenFrames));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!camera.Read(frame) || frame.Empty())
            {
                continue;
            }

            Cv2.ImEncode(".jpg", frame, out var jpeg);

            // The frame goes to the model: this is the call that the code of conduct is about.
            ChatCompletion sighting = await chat.CompleteChatAsync(
                [
                    new SystemChatMessage(Instructions),
                    new UserChatMessage(
                        ChatMessageContentPart.CreateTextPart($"Watch list:\n{watchList}"),
                        ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg", ChatImageDetailLevel.High)),
                ],
                answerShortly,
                stoppingToken);

            var observation = sighting.Content[0].Text;
            if (observation.Contains(NoMatch, StringComparison.Ordinal))
            {
                continue;
            }

            // Only the words of the answer go on from here.
            ChatCompletion radio = await chat.CompleteChatAsync(
                [
                    new SystemChatMessage("Turn the observation into a radio message of one sentence."),
                    new UserChatMessage(observation),
                ],
                answerShortly,
                stoppingToken);

            var message = radio.Content[0].Text;
            log.Add(new ShiftEntry(DateTimeOffset.Now, observation, message));
            LogSighting(message);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await summary.WriteAsync(Console.Out, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Message}")]
    private partial void LogSighting(string message);

    [LoggerMessage(LogLevel.Error, "Camera {Device} cannot be opened.")]
    private partial void LogNoCamera(int device);
}
