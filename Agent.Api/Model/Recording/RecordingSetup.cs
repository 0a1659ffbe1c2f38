using Agent.Api.Model.Offline;
using Microsoft.Extensions.Options;

namespace Agent.Api.Model.Recording;

/// <summary>Puts recordings where they belong: outside of what a request costs and whom it waits for, inside of what a run may ask.</summary>
internal static class RecordingSetup
{
    // Without a key and an address the embedded model would be taken to answer. In a replay the recorded one does, under its own name.
    private static readonly Uri Nowhere = new("http://recordings.invalid/v1");

    public static IServiceCollection AddRecordings(this IServiceCollection services)
    {
        services.AddSection<RecordingOptions>(RecordingOptions.Section);
        services.AddSingleton<IValidateOptions<RecordingOptions>, RecordingCheck>();
        services.AddSingleton(provider => new RecordingFolder(provider.GetRequiredService<RecordingOptions>().Folder));
        services.AddOptions<ModelOptions>().PostConfigure<IOptions<RecordingOptions>>((model, recordings) =>
            model.Endpoint = recordings.Value.IsReplay && model.IsOffline ? Nowhere : model.Endpoint);
        return services;
    }

    /// <summary>The chain with recordings as configured. In a replay there is no chain: nothing can leave.</summary>
    public static HttpMessageHandler Recorded(IServiceProvider provider, Func<HttpMessageHandler> chain)
    {
        var options = provider.GetRequiredService<RecordingOptions>();
        var (folder, clock) = (provider.GetRequiredService<RecordingFolder>(), provider.GetRequiredService<TimeProvider>());
        var key = provider.GetRequiredService<ModelOptions>().ApiKey;
        return options.IsReplay ? new ReplayHandler(folder, options, key, provider.GetRequiredService<ILogger<ReplayHandler>>(), new OfflineModel(clock))
            : options.IsRecord ? new RecordHandler(folder, key, clock, provider.GetRequiredService<ILogger<RecordHandler>>(), chain())
            : chain();
    }
}

/// <summary>Refuses what cannot work: a replay of nothing, and recordings of the embedded model, which would pass for a real one's.</summary>
internal sealed class RecordingCheck(IConfiguration configuration) : IValidateOptions<RecordingOptions>
{
    public ValidateOptionsResult Validate(string? name, RecordingOptions options) => options switch
    {
        { IsReplay: true } when !Directory.Exists(options.Folder) =>
            ValidateOptionsResult.Fail($"{RecordingOptions.Section}:Folder is '{options.Folder}': there is no such folder to replay from."),
        { IsRecord: true } when configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() is null or { IsOffline: true } =>
            ValidateOptionsResult.Fail($"{RecordingOptions.Section}:Mode is 'record': the embedded model is not recorded; set OpenAI:ApiKey or OpenAI:Endpoint."),
        _ => ValidateOptionsResult.Success,
    };
}
