using System.Collections.Concurrent;
using Agent.Api.Costs;
using Agent.Api.Prompts;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Agent.Api.Model;

/// <summary>
/// The model that speaks for an agent: a cheap one may read while a strong one writes, and while they are out the embedded one speaks for
/// all, behind the same protocol.
/// </summary>
internal sealed class ChatModels(
    ModelOptions options,
    AgentModels agents,
    [FromKeyedServices(ModelSetup.Transport)] HttpClient client,
    [FromKeyedServices(ModelSetup.Embedded)] HttpClient embedded,
    ILoggerFactory loggers)
{
    // The embedded model has no address; nothing is ever resolved or sent.
    private static readonly Uri Nowhere = new("http://offline.invalid/v1");

    private readonly ConcurrentDictionary<string, ChatModel> models = new(StringComparer.Ordinal);

    private readonly Lazy<ChatModel> fallback = new(() => Create(ModelPrices.Free, Nowhere, null, embedded, loggers));

    /// <param name="agent">An agent of the house, or reader or writer.</param>
    /// <param name="prompt">The version it works under, which may name a model.</param>
    /// <param name="out">The models are out for this pass.</param>
    public ChatModel For(string agent, Prompt prompt, bool @out) => @out ? fallback.Value
        : models.GetOrAdd(
            options.IsOffline ? ModelPrices.Free : agents.Models.GetValueOrDefault(agent) ?? prompt.NewSettings().ModelId ?? options.Model,
            name => Create(name, options.IsOffline ? Nowhere : options.Endpoint, options.ApiKey, client, loggers));

    private static ChatModel Create(string name, Uri? endpoint, string? key, HttpClient client, ILoggerFactory loggers)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(loggers);
        var withChat = endpoint is null
            ? builder.AddOpenAIChatCompletion(name, key!, httpClient: client)
            : builder.AddOpenAIChatCompletion(name, endpoint, string.IsNullOrWhiteSpace(key) ? null : key, httpClient: client);
        return new(name, withChat.Services.BuildServiceProvider());
    }
}

/// <summary>One model: a kernel without tools around its chat, for prompts that have none, and the chat itself for agents.</summary>
internal sealed class ChatModel(string name, IServiceProvider services)
{
    /// <summary>As the server knows it; <c>offline</c> for the embedded one.</summary>
    public string Name => name;

    public IChatCompletionService Chat { get; } = services.GetRequiredService<IChatCompletionService>();

    /// <summary>No plugin and no filter: what a lead says finds no tool.</summary>
    public Kernel Kernel { get; } = new(services);
}
