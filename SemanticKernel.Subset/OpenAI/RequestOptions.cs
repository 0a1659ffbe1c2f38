using OpenAI.Chat;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>What a request says besides its messages.</summary>
internal static class RequestOptions
{
    public static ChatCompletionOptions Create(OpenAIPromptExecutionSettings settings, FunctionChoiceBehaviorConfiguration? functions)
    {
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = settings.MaxTokens,
            Temperature = (float?)settings.Temperature,
            TopP = (float?)settings.TopP,
            FrequencyPenalty = (float?)settings.FrequencyPenalty,
            PresencePenalty = (float?)settings.PresencePenalty,
            Seed = settings.Seed,
            EndUserId = settings.User,
            ReasoningEffortLevel = Effort(settings.ReasoningEffort),
            ResponseFormat = ResponseFormats.Of(settings.ResponseFormat),
        };
        foreach (var stop in settings.StopSequences ?? [])
        {
            options.StopSequences.Add(stop);
        }

        if (functions is not null)
        {
            AddTools(options, functions);
        }

        return options;
    }

    private static void AddTools(ChatCompletionOptions options, FunctionChoiceBehaviorConfiguration functions)
    {
        if (functions.Functions is not { Count: > 0 })
        {
            options.Tools.Add(ToolDefinitions.None);
            options.ToolChoice = ChatToolChoice.CreateNoneChoice();
            return;
        }

        foreach (var function in functions.Functions)
        {
            options.Tools.Add(ToolDefinitions.Of(function, functions.Options.AllowStrictSchemaAdherence));
        }

        options.ToolChoice = ChoiceOf(functions.Choice);
        options.AllowParallelToolCalls = functions.Options.AllowParallelCalls;
    }

    private static ChatToolChoice ChoiceOf(FunctionChoice choice) =>
        choice == FunctionChoice.Auto ? ChatToolChoice.CreateAutoChoice()
        : choice == FunctionChoice.Required ? ChatToolChoice.CreateRequiredChoice()
        : choice == FunctionChoice.None ? ChatToolChoice.CreateNoneChoice()
        : throw new NotSupportedException($"The function choice '{choice.Label}' is not known.");

    private static ChatReasoningEffortLevel? Effort(object? effort) => effort switch
    {
        // Without the cast the compiler makes a level of the null text.
        null => (ChatReasoningEffortLevel?)null,
        ChatReasoningEffortLevel level => level,
        string name => Named(name),
        _ => throw new NotSupportedException($"A reasoning effort cannot be a {effort.GetType()}."),
    };

    private static ChatReasoningEffortLevel Named(string? name) => name?.ToUpperInvariant() switch
    {
        "LOW" => ChatReasoningEffortLevel.Low,
        "MEDIUM" => ChatReasoningEffortLevel.Medium,
        "HIGH" => ChatReasoningEffortLevel.High,
        "MINIMAL" => ChatReasoningEffortLevel.Minimal,
        _ => throw new NotSupportedException($"The reasoning effort '{name}' is not known."),
    };
}
