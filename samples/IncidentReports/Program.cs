using System.ClientModel;
using Azure.AI.OpenAI;
using IncidentReports;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: IncidentReports <folder with the recordings of the shift>");
    return 1;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};

var options = ReportOptions.FromEnvironment();
var azure = new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(options.ApiKey));
var transcriber = new Transcriber(azure, options.TranscriptionDeployment);
var writer = new ReportWriter(azure, options.ChatDeployment);

foreach (var recording in Directory.EnumerateFiles(folder, "*.mp4").Order(StringComparer.Ordinal))
{
    var transcript = await transcriber.TranscribeAsync(recording, stopping.Token);
    var report = await writer.DraftAsync(Path.GetFileNameWithoutExtension(recording), transcript, stopping.Token);

    var target = Path.ChangeExtension(recording, ".draft.md");
    await File.WriteAllTextAsync(target, report, stopping.Token);
    Console.WriteLine(target);
}

return 0;
