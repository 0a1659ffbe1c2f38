using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>One call of the model, as the filters around it see it. What is left in <see cref="Result"/> is what the model reads.</summary>
public class AutoFunctionInvocationContext
{
    public AutoFunctionInvocationContext(
        Kernel kernel,
        KernelFunction function,
        FunctionResult result,
        ChatHistory chatHistory,
        ChatMessageContent chatMessageContent)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(chatHistory);
        ArgumentNullException.ThrowIfNull(chatMessageContent);
        Kernel = kernel;
        Function = function;
        Result = result;
        ChatHistory = chatHistory;
        ChatMessageContent = chatMessageContent;
    }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>The call's arguments, to read or change; what is resent to the model stays as the model wrote it.</summary>
    public KernelArguments? Arguments { get; init; }

    /// <summary>Which request of this conversation step the call answers, from 0.</summary>
    public int RequestSequenceIndex { get; init; }

    /// <summary>Which call of its message this is, from 0.</summary>
    public int FunctionSequenceIndex { get; init; }

    /// <summary>How many calls the message makes.</summary>
    public int FunctionCount { get; set; }

    public string? ToolCallId { get; init; }

    /// <summary>The model's message that makes the call.</summary>
    public ChatMessageContent ChatMessageContent { get; }

    public PromptExecutionSettings? ExecutionSettings { get; init; }

    /// <summary>The caller's history; it already holds the model's message and the results before this one.</summary>
    public ChatHistory ChatHistory { get; }

    public KernelFunction Function { get; }

    public Kernel Kernel { get; }

    public FunctionResult Result { get; set; }

    /// <summary>Always false: answers are not streamed.</summary>
    public bool IsStreaming { get; set; }

    /// <summary>
    /// Stops after this call: its result is added and returned, nothing more is asked. Calls after it in the same message
    /// stay unanswered. Set before next(), the function does not run.
    /// </summary>
    public bool Terminate { get; set; }
}
