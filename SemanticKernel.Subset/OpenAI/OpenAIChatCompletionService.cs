using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Chat with OpenAI, or any server that speaks its protocol. Safe to use from many threads.</summary>
public sealed class OpenAIChatCompletionService : IChatCompletionService
{
    private readonly ChatLoop _loop;

    public OpenAIChatCompletionService(
        string modelId,
        string apiKey,
        string? organization = null,
        HttpClient? httpClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(modelId, null, apiKey, organization, httpClient, loggerFactory, client: null)
    {
    }

    /// <summary>The endpoint has to include the version, as in <c>http://localhost:8080/v1</c>. The key may be missing there.</summary>
    [Experimental("SKEXP0010")]
    public OpenAIChatCompletionService(
        string modelId,
        Uri endpoint,
        string? apiKey = null,
        string? organization = null,
        HttpClient? httpClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(modelId, endpoint, apiKey, organization, httpClient, loggerFactory, client: null)
    {
    }

    public OpenAIChatCompletionService(string modelId, OpenAIClient openAIClient, ILoggerFactory? loggerFactory = null)
        : this(modelId, null, null, null, null, loggerFactory, openAIClient)
    {
    }

    private OpenAIChatCompletionService(
        string modelId,
        Uri? endpoint,
        string? apiKey,
        string? organization,
        HttpClient? http,
        ILoggerFactory? loggers,
        OpenAIClient? client)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        var target = client?.Endpoint ?? ClientFactory.EndpointOf(endpoint, http);
        client ??= ClientFactory.Create(apiKey, target, organization, http);
        var logger = loggers?.CreateLogger<OpenAIChatCompletionService>() ?? NullLogger<OpenAIChatCompletionService>.Instance;
        _loop = new ChatLoop(client.GetChatClient(modelId), modelId, target, logger);
        Attributes = new Dictionary<string, object?> { ["ModelId"] = modelId, ["Endpoint"] = target.ToString() };
    }

    public IReadOnlyDictionary<string, object?> Attributes { get; }

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        return _loop.RunAsync(chatHistory, executionSettings, kernel, cancellationToken);
    }
}
