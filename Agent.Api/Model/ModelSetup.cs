using Agent.Api.Costs;
using Agent.Api.Model.Offline;
using Agent.Api.Model.Recording;
using Agent.Api.Model.Resilience;

namespace Agent.Api.Model;

/// <summary>The one place that decides which model answers. Above the HTTP handlers everything is the same code for all of them.</summary>
internal static class ModelSetup
{
    /// <summary>Service key of the innermost handler (the network, the embedded model, or a test's script) and of the client over it.</summary>
    public const string Transport = "model";

    /// <summary>Service key of the client that the embedded model answers, for passes whose model is out.</summary>
    public const string Embedded = "embedded";

    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ModelOptions>(ModelOptions.Section).AddSection<AgentModels>(AgentModels.Section).AddRecordings();
        services.AddSection<ResilienceOptions>(ResilienceOptions.Section).AddSingleton<ModelState>();
        services.AddSection<PriceOptions>(PriceOptions.Section).AddSection<CostLimits>(CostLimits.Section);
        services.AddSingleton<ModelPrices>();
        services.AddSingleton<PostgresSpend>();
        services.AddSingleton<PostgresCosts>();
        services.AddSingleton<ModelMeter>();
        services.AddSingleton<ChatModels>();
        services.AddHostedService<VocabularyLoad>();

        var options = configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new();
        services.AddKeyedSingleton<HttpMessageHandler>(Transport, (provider, _) => options.IsOffline
            ? new OfflineModel(provider.GetRequiredService<TimeProvider>())
            : new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) });
        services.AddKeyedSingleton(Transport, (provider, key) => Client(new BudgetHandler(RecordingSetup.Recorded(provider, () => Chain(provider, options, (string)key!)))));
        services.AddKeyedSingleton(Embedded, (provider, _) => Client(new BudgetHandler(new OfflineModel(provider.GetRequiredService<TimeProvider>()))));
        return services;
    }

    /// <summary>
    /// From the request inwards: whether the answer is whole, what it may cost, patience with the server, the server. The check is outermost, so
    /// that an answer of no use is paid for all the same. The embedded model itself needs none of it.
    /// </summary>
    private static HttpMessageHandler Chain(IServiceProvider provider, ModelOptions options, string transport)
    {
        var server = provider.GetRequiredKeyedService<HttpMessageHandler>(transport);
        if (server is OfflineModel)
        {
            return server;
        }

        var chain = Patient(provider, server);
        if (!options.IsOffline)
        {
            chain = new SpendHandler(
                provider.GetRequiredService<ModelPrices>(), provider.GetRequiredService<PostgresSpend>(), provider.GetRequiredService<CostLimits>(),
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SpendHandler>>(), chain);
        }

        return new AnswerCheckHandler(chain);
    }

    /// <summary>Patience with a server and no purse: for whoever keeps to a cost limit of their own.</summary>
    internal static HttpMessageHandler Patient(IServiceProvider provider, HttpMessageHandler server) => new ResilienceHandler(
        provider.GetRequiredService<ResilienceOptions>(), provider.GetRequiredService<ModelState>(), provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<ModelEvents>>(), server);

    // the handlers' own limits end a request first
    private static HttpClient Client(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };
}
