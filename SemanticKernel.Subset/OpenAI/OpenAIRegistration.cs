using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace Microsoft.SemanticKernel;

/// <summary>Adds chat with OpenAI to a kernel's builder. With a service id it is found under that key.</summary>
public static class OpenAIKernelBuilderExtensions
{
    public static IKernelBuilder AddOpenAIChatCompletion(
        this IKernelBuilder builder,
        string modelId,
        string apiKey,
        string? orgId = null,
        string? serviceId = null,
        HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        builder.Services.AddChat(serviceId, services =>
            new(modelId, apiKey, orgId, ClientFactory.HttpClientOf(httpClient, services), services.GetService<ILoggerFactory>()));
        return builder;
    }

    public static IKernelBuilder AddOpenAIChatCompletion(
        this IKernelBuilder builder,
        string modelId,
        OpenAIClient? openAIClient = null,
        string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOpenAIChatCompletion(modelId, openAIClient, serviceId);
        return builder;
    }

    public static IKernelBuilder AddOpenAIChatCompletion(
        this IKernelBuilder builder,
        string modelId,
        Uri endpoint,
        string? apiKey,
        string? orgId = null,
        string? serviceId = null,
        HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentNullException.ThrowIfNull(endpoint);
        builder.Services.AddChat(serviceId, services =>
            new(modelId, endpoint, apiKey, orgId, ClientFactory.HttpClientOf(httpClient, services), services.GetService<ILoggerFactory>()));
        return builder;
    }
}

/// <summary>Adds chat with OpenAI to an application's services; the HttpClient is the application's, else a shared one.</summary>
public static class OpenAIServiceCollectionExtensions
{
    public static IServiceCollection AddOpenAIChatCompletion(
        this IServiceCollection services,
        string modelId,
        string apiKey,
        string? orgId = null,
        string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        return services.AddChat(serviceId, provider =>
            new(modelId, apiKey, orgId, ClientFactory.HttpClientOf(null, provider), provider.GetService<ILoggerFactory>()));
    }

    public static IServiceCollection AddOpenAIChatCompletion(
        this IServiceCollection services,
        string modelId,
        OpenAIClient? openAIClient = null,
        string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        return services.AddChat(serviceId, provider =>
            new(modelId, openAIClient ?? provider.GetRequiredService<OpenAIClient>(), provider.GetService<ILoggerFactory>()));
    }

    public static IServiceCollection AddOpenAIChatCompletion(
        this IServiceCollection services,
        string modelId,
        Uri endpoint,
        string? apiKey = null,
        string? orgId = null,
        string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentNullException.ThrowIfNull(endpoint);
        return services.AddChat(serviceId, provider =>
            new(modelId, endpoint, apiKey, orgId, ClientFactory.HttpClientOf(null, provider), provider.GetService<ILoggerFactory>()));
    }

    internal static IServiceCollection AddChat(
        this IServiceCollection services,
        string? serviceId,
        Func<IServiceProvider, OpenAIChatCompletionService> create) =>
        services.AddKeyedSingleton<IChatCompletionService>(serviceId, (provider, _) => create(provider));
}
