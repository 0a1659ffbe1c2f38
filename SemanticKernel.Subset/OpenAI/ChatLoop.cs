using System.ClientModel;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Telemetry;
using OpenAI.Chat;
using Completion = OpenAI.Chat.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Asks the model, answers what it calls, asks again, until it stops calling or a filter stops it.</summary>
internal sealed partial class ChatLoop(ChatClient client, string model, Uri endpoint, ILogger logger)
{
    // A model that calls for ever, and functions that ask models that call functions that ask models.
    private const int MostAnsweredResponses = 128;
    private const int MostNested = 128;

    private static readonly AsyncLocal<int> Nested = new();

    public async Task<IReadOnlyList<ChatMessageContent>> RunAsync(
        ChatHistory history,
        PromptExecutionSettings? settings,
        Kernel? kernel,
        CancellationToken cancellationToken)
    {
        var own = SettingsTranslation.ForRequest(settings);
        if (own.MaxTokens is < 1)
        {
            throw new ArgumentException($"MaxTokens {own.MaxTokens} is not valid, it has to be at least 1.", nameof(settings));
        }

        for (var request = 0; ; request++)
        {
            var functions = own.FunctionChoiceBehavior?.GetConfiguration(new(history) { Kernel = kernel, RequestSequenceIndex = request });
            var completion = await AskAsync(history, own, functions, cancellationToken).ConfigureAwait(false);
            var message = ResponseMessages.Create(completion, model, functions?.Options.RetainArgumentTypes ?? false);
            if (kernel is null || functions is null || completion.ToolCalls.Count == 0 || !MayAnswer(functions, request))
            {
                return [message];
            }

            var last = await AnswerAsync(new(kernel, history, message, functions, own, request), cancellationToken).ConfigureAwait(false);
            if (last is not null)
            {
                return [last];
            }
        }
    }

    private static bool MayAnswer(FunctionChoiceBehaviorConfiguration functions, int request) =>
        functions.AutoInvoke && request < MostAnsweredResponses && Nested.Value < MostNested;

    private static async Task<ChatMessageContent?> AnswerAsync(ToolCalls calls, CancellationToken cancellationToken)
    {
        Nested.Value++;
        try
        {
            return await calls.AnswerAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Nested.Value--;
        }
    }

    private async Task<Completion> AskAsync(
        ChatHistory history,
        OpenAIPromptExecutionSettings settings,
        FunctionChoiceBehaviorConfiguration? functions,
        CancellationToken cancellationToken)
    {
        var messages = RequestMessages.Create(settings, history);
        var options = RequestOptions.Create(settings, functions);
        using var activity = ChatTelemetry.StartChat(model, endpoint);
        try
        {
            LogAsking(logger, model, messages.Count, options.Tools.Count);
            var completion = (await client.CompleteChatAsync(messages, options, cancellationToken).ConfigureAwait(false)).Value;
            ChatTelemetry.Answered(activity, completion);
            LogUsage(completion.Usage);
            return completion;
        }
        catch (ClientResultException exception)
        {
            var refused = Refused(exception);
            activity?.Fail(refused);
            throw refused;
        }
        catch (Exception exception)
        {
            activity?.Fail(exception);
            throw;
        }
    }

    private static HttpOperationException Refused(ClientResultException exception) =>
        new(
            exception.Status == 0 ? null : (HttpStatusCode)exception.Status,
            exception.GetRawResponse()?.Content.ToString(),
            exception.Message,
            exception);

    private void LogUsage(ChatTokenUsage? usage)
    {
        if (usage is not null)
        {
            LogTokens(logger, usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Asking {Model} with {Messages} messages and {Tools} tools.")]
    private static partial void LogAsking(ILogger logger, string model, int messages, int tools);

    [LoggerMessage(LogLevel.Information, "Prompt tokens: {InputTokens}. Completion tokens: {OutputTokens}. Total tokens: {TotalTokens}.")]
    private static partial void LogTokens(ILogger logger, int inputTokens, int outputTokens, int totalTokens);
}
