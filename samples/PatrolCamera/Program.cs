using System.ClientModel;
using Azure.AI.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PatrolCamera;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});

builder.Services.Configure<PatrolOptions>(builder.Configuration.GetSection(PatrolOptions.Section));

builder.Services.AddSingleton(services =>
{
    var options = services.GetRequiredService<IOptions<PatrolOptions>>().Value;
    return new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(options.ApiKey));
});

builder.Services.AddSingleton<ShiftLog>();
builder.Services.AddSingleton<ShiftSummary>();
builder.Services.AddHostedService<PatrolWorker>();

await builder.Build().RunAsync();
