using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Answers the calls of one message: each gets one tool message, whatever happens. Nothing a function throws gets out.</summary>
internal sealed class ToolCalls(
    Kernel kernel,
    ChatHistory history,
    OpenAIChatMessageContent message,
    FunctionChoiceBehaviorConfiguration functions,
    PromptExecutionSettings? settings,
    int request)
{
    /// <summary>Adds the message and its results to the history. Returns the last result when a filter ended the conversation.</summary>
    public async Task<ChatMessageContent?> AnswerAsync(CancellationToken cancellationToken)
    {
        history.Add(message);
        var calls = message.Items.OfType<FunctionCallContent>().ToList();
        return functions.Options.AllowConcurrentInvocation && calls.Count > 1
            ? await AnswerTogetherAsync(calls, cancellationToken).ConfigureAwait(false)
            : await AnswerInTurnAsync(calls, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChatMessageContent?> AnswerInTurnAsync(List<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            var answer = await AnswerAsync(calls[i], i, calls.Count, cancellationToken).ConfigureAwait(false);
            history.Add(answer.Message);
            if (answer.Terminate)
            {
                return answer.Message;
            }
        }

        return null;
    }

    private async Task<ChatMessageContent?> AnswerTogetherAsync(List<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        var running = calls.Select((call, i) => AnswerAsync(call, i, calls.Count, cancellationToken)).ToList();
        var answers = await Task.WhenAll(running).ConfigureAwait(false);
        history.AddRange(answers.Select(answer => answer.Message));
        return answers.Any(answer => answer.Terminate) ? answers[^1].Message : null;
    }

    private async Task<Answer> AnswerAsync(FunctionCallContent call, int index, int count, CancellationToken cancellationToken)
    {
        if (!MayRun(call, out var function, out var refusal))
        {
            return new(Message(call, refusal, withText: true), Terminate: false);
        }

        var context = new AutoFunctionInvocationContext(kernel, function, new FunctionResult(function, culture: kernel.Culture), history, message)
        {
            Arguments = call.Arguments,
            RequestSequenceIndex = request,
            FunctionSequenceIndex = index,
            FunctionCount = count,
            ToolCallId = call.Id,
            ExecutionSettings = settings,
            CancellationToken = cancellationToken,
        };
        try
        {
            await FilterChain.RunAsync(kernel.AutoFilters.Walk, this, context, InvokeAsync).ConfigureAwait(false);
            return new(Message(call, ToolResults.Text(context.Result.Value), withText: true), context.Terminate);
        }
        catch (Exception exception)
        {
            return new(Message(call, ToolResults.Failed(exception), withText: false), context.Terminate);
        }
    }

    private static async Task InvokeAsync(ToolCalls calls, AutoFunctionInvocationContext context)
    {
        if (!context.Terminate)
        {
            context.Result = await context.Function.InvokeAsync(context.Kernel, context.Arguments, context.CancellationToken).ConfigureAwait(false);
        }
    }

    private bool MayRun(FunctionCallContent call, [NotNullWhen(true)] out KernelFunction? function, [NotNullWhen(false)] out string? refusal)
    {
        function = null;
        refusal = call.Exception is not null ? ToolResults.BadArguments
            : !ToolNames.Offers(functions.Functions, call) ? ToolResults.NotOffered
            : !kernel.Plugins.TryGetFunction(call.PluginName, call.FunctionName, out function) ? ToolResults.NotFound
            : null;
        return refusal is null && function is not null;
    }

    private static ChatMessageContent Message(FunctionCallContent call, string result, bool withText)
    {
        var message = new ChatMessageContent(AuthorRole.Tool, withText ? result : null);
        message.Items.Add(new FunctionResultContent(call, result));
        return message;
    }

    private readonly record struct Answer(ChatMessageContent Message, bool Terminate);
}
