using DispatchCenter.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DispatchCenter;

/// <summary>Puts each emergency call before a dispatcher: what was said, in one sentence, and what the photo shows.</summary>
public sealed partial class CallDesk(
    ICallSummary summary,
    IPhotoDescriber photos,
    IOptions<DispatchOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<CallDesk> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var call in Directory.EnumerateFiles(options.Value.Inbox, "*.txt").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(call);

            // Only words reach the model.
            var transcript = await File.ReadAllTextAsync(call, stoppingToken);
            LogCall(name, await summary.SummariseAsync(transcript, stoppingToken));

            var photo = Path.ChangeExtension(call, ".jpg");
            if (File.Exists(photo))
            {
                // The library sends the photo to the model: this is the call that the code of conduct is about.
                var jpeg = await File.ReadAllBytesAsync(photo, stoppingToken);
                LogPhoto(name, await photos.DescribeAsync(jpeg, stoppingToken));
            }
        }

        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "{Call}: {Summary}")]
    private partial void LogCall(string call, string summary);

    [LoggerMessage(LogLevel.Information, "{Call}, photo: {Description}")]
    private partial void LogPhoto(string call, string description);
}
