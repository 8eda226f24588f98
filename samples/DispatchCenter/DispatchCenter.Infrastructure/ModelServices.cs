using System.ClientModel;
using Azure.AI.OpenAI;
using DispatchCenter.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DispatchCenter.Infrastructure;

/// <summary>Registers what is done with a model on Azure.</summary>
public static class ModelServices
{
    public static IHostApplicationBuilder AddAzureModel(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<ModelOptions>(builder.Configuration.GetSection(ModelOptions.Section));
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
            return new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(options.ApiKey)).GetChatClient(options.Deployment);
        });
        builder.Services.AddSingleton<IPhotoDescriber, AzurePhotoDescriber>();
        builder.Services.AddSingleton<ICallSummary, AzureCallSummary>();
        return builder;
    }
}
