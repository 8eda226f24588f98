using System.ClientModel;
using AirportWatch;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});

builder.Services.Configure<TerminalOptions>(builder.Configuration.GetSection(TerminalOptions.Section));

builder.Services
    .AddChatClient(services =>
    {
        var options = services.GetRequiredService<IOptions<TerminalOptions>>().Value;
        return new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(options.ApiKey))
            .GetChatClient(options.Deployment)
            .AsIChatClient();
    })
    .UseLogging();

builder.Services.AddHostedService<GateWatcher>();

await builder.Build().RunAsync();
