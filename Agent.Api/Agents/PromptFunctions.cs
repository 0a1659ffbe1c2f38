using Agent.Api.Model;
using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Leads;
using Microsoft.SemanticKernel;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace Agent.Api.Agents;

/// <summary>Asks a prompt without tools for an answer in a fixed schema, and journals what it said and used.</summary>
internal sealed class PromptFunctions(ChatModels models, ModelMeter meter, PostgresPrompts versions, PostgresRuns runs)
{
    /// <returns>The answer's text: JSON if the model kept to the schema.</returns>
    public async Task<string> InvokeAsync(
        AgentRun run, Prompt prompt, ChatResponseFormat schema, KernelArguments variables, CancellationToken cancellationToken)
    {
        await versions.KeepAsync([prompt], cancellationToken);
        var model = models.For(prompt.Name, prompt, run.IsFallback);
        var answer = await AskAsync(model, prompt, run.Lead, schema, variables, cancellationToken);
        var use = meter.Of(answer, prompt.Name, model.Name, prompt.Hash);
        run.Budget.Use(use);
        run.PromptVersions[prompt.Name] = prompt.Hash;
        run.Journal.Append(StepKind.Model, prompt.Name, null, Messages.Step(answer, prompt.Hash), use: use);
        await runs.FlushLateAsync(run, cancellationToken);
        return answer.Content ?? "";
    }

    /// <summary>The question alone: nothing is stored and nothing counted.</summary>
    /// <param name="lead">Whom the question is about.</param>
    public static async Task<ChatMessageContent> AskAsync(
        ChatModel model, Prompt prompt, Lead lead, ChatResponseFormat schema, KernelArguments variables, CancellationToken cancellationToken)
    {
        var settings = prompt.NewSettings();
        settings.ResponseFormat = schema;
        variables.ExecutionSettings = new Dictionary<string, PromptExecutionSettings> { [PromptExecutionSettings.DefaultServiceId] = settings };

        new CallOrigin(prompt.Name, prompt, lead).Enter();
        return (await prompt.Function.InvokeAsync(model.Kernel, variables, cancellationToken)).GetValue<ChatMessageContent>()
            ?? throw new ModelAnswerException($"{prompt.Name} gave no answer.");
    }
}
