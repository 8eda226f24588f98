using Azure;
using Azure.AI.Inference;
using ParkingKiosk;

if (args is not [var remark, .. { Length: > 0 } photographs])
{
    Console.Error.WriteLine("Usage: ParkingKiosk <what the driver writes> <photograph>...");
    return 1;
}

var options = KioskOptions.FromEnvironment();
var credential = new AzureKeyCredential(options.ApiKey);
var chat = new ChatCompletionsClient(options.Endpoint, credential);
var embeddings = new EmbeddingsClient(options.Endpoint, credential);

var assessor = new DamageAssessor(chat, options.VisionModel);
var desk = new ReplyDesk(chat, embeddings, options);

var damage = await assessor.AssessAsync(remark, photographs, CancellationToken.None);
var reply = await desk.DraftAsync(remark, damage, CancellationToken.None);

Console.WriteLine($"{damage.NumberPlate}: {damage.Severity}");
Console.WriteLine(reply.Text);
Console.WriteLine($"Filed under a vector of {reply.Vector.Length} numbers.");
return 0;
