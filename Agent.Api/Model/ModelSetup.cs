using Agent.Api.Model.Offline;
using Microsoft.SemanticKernel;

namespace Agent.Api.Model;

/// <summary>The one place that decides which model answers. Above the HTTP handler everything is the same code in both modes.</summary>
internal static class ModelSetup
{
    /// <summary>Service key of the innermost handler: the network, the embedded model, or a test's script.</summary>
    public const string Transport = "model";

    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ModelOptions>(ModelOptions.Section);
        var options = configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new();
        services.AddKeyedSingleton<HttpMessageHandler>(Transport, (provider, _) => options.IsOffline
            ? new OfflineModel(provider.GetRequiredService<TimeProvider>())
            : new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) });
        services.AddSingleton(provider => new HttpClient(new BudgetHandler(new ResilienceHandler(
            options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredKeyedService<HttpMessageHandler>(Transport))))
        {
            // the handler's own limits end a request first
            Timeout = Timeout.InfiniteTimeSpan,
        });

        // The offline model has no address; nothing is ever resolved or sent.
        var endpoint = options.IsOffline ? new Uri("http://offline.invalid/v1") : options.Endpoint;
        return endpoint is null
            ? services.AddOpenAIChatCompletion(options.Model, options.ApiKey!)
            : services.AddOpenAIChatCompletion(options.Name, endpoint, string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey);
    }
}
