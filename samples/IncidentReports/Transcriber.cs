using Azure.AI.OpenAI;
using FFMpegCore;
using OpenAI.Audio;

namespace IncidentReports;

/// <summary>Something that was said, and when, counted from the start of the recording.</summary>
public sealed record Utterance(TimeSpan Start, string Text);

/// <summary>Writes down what is said in the recording of a body-worn camera. Only the sound leaves the machine.</summary>
public sealed class Transcriber(AzureOpenAIClient azure, string deployment)
{
    private readonly AudioClient _audio = azure.GetAudioClient(deployment);

    public async Task<IReadOnlyList<Utterance>> TranscribeAsync(string recording, CancellationToken cancellationToken)
    {
        var sound = Path.ChangeExtension(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), ".mp3");
        try
        {
            await FFMpeg.ExtractAudio(recording, sound).ProcessAsynchronously(cancellationToken: cancellationToken);

            await using var stream = File.OpenRead(sound);
            AudioTranscription transcription = await _audio.TranscribeAudioAsync(
                stream,
                Path.GetFileName(sound),
                new AudioTranscriptionOptions
                {
                    ResponseFormat = AudioTranscriptionFormat.Verbose,
                    TimestampGranularities = AudioTimestampGranularities.Segment,
                    Prompt = "A conversation between a police officer and members of the public.",
                },
                cancellationToken);

            return [.. transcription.Segments.Select(segment => new Utterance(segment.StartTime, segment.Text.Trim()))];
        }
        finally
        {
            File.Delete(sound);
        }
    }
}
