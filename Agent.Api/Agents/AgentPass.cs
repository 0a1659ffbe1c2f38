using Agent.Api.Approvals;
using Agent.Api.Model;
using Agent.Api.Model.Recording;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Agent.Api.Agents;

/// <summary>
/// One pass over a run: answer what a crash left open, do what people have decided, let the model talk until it stops, close.
/// The result comes from recorded facts and acts, never from the model's closing words.
/// </summary>
internal sealed class AgentPass(
    AgentKernel kernels,
    HandOvers handOvers,
    DecidedActs decided,
    Confirmations confirmations,
    PendingActs pending,
    RunResults results,
    PostgresRuns runs,
    ChatModels models,
    Fallback fallback,
    RunLimits limits,
    TimeProvider clock)
{
    public async Task<RunResult> ExecuteAsync(AgentRun run, CancellationToken cancellationToken)
    {
        var kernel = kernels.For(run);
        handOvers.Resume(run);

        while (true)
        {
            var result = await WorkAsync(run, kernel, cancellationToken);
            if (result is not null)
            {
                return result;
            }

            // A person decided while this pass was closing.
            await decided.ReloadAsync(run, cancellationToken);
        }
    }

    private async Task<RunResult?> WorkAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync(run, kernel, cancellationToken);
        }
        catch (ModelOutException gone) when (!run.IsFallback)
        {
            // the talk goes on where it broke off, with the embedded model
            fallback.Enter(run, gone);
            return await WorkAsync(run, kernel, cancellationToken);
        }
        catch (Exception nonsense) when (nonsense is ModelAnswerException or HttpOperationException)
        {
            // what was said before it is neither paid for nor asked for again, and the person who may be asked sees it
            await runs.FlushAsync(run, cancellationToken);
            throw;
        }
        catch (Exception end) when (end is RunLimitException or RecordingMissingException)
        {
            run.ReviewReason = end.Message;
        }

        return await CloseAsync(run, cancellationToken);
    }

    private async Task StepAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        await decided.SettleReviewsAsync(run, cancellationToken);
        await decided.SettleConfirmationsAsync(run, cancellationToken);
        await AnswerOpenCallsAsync(run, kernel, cancellationToken);
        await decided.SettleAsync(run, kernel, cancellationToken);
        if (!run.GivenUp)
        {
            await TalkAsync(run, kernel, cancellationToken);
            Require(run);
        }
    }

    /// <summary>Triage first, then the specialist the decision asks for; each talks until it has nothing more to call.</summary>
    private async Task TalkAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        if (run is { Conversation: null, Decision: null })
        {
            await handOvers.StartAsync(run, cancellationToken);
        }

        if (run.Conversation is null || run.Agent == AgentCatalog.Triage)
        {
            if (run.Decision is null)
            {
                await AskAsync(run, kernel, cancellationToken);
            }

            if (run.Decision is null)
            {
                run.ReviewReason = "triage ended without a decision";
                return;
            }

            if (await confirmations.WaitsAsync(run, cancellationToken))
            {
                return;
            }

            await handOvers.ToSpecialistAsync(run, cancellationToken);
        }

        await AskAsync(run, kernel, cancellationToken);
    }

    private async Task AskAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        var conversation = run.Conversation!;
        if (!conversation.AwaitsModel)
        {
            return;
        }

        new CallOrigin(run.Agent!, run.Prompt!, run.Lead).Enter();
        ChatMessageContent reply;
        try
        {
            var model = models.For(run.Agent!, run.Prompt!, run.IsFallback);
            reply = await model.Chat.GetChatMessageContentAsync(conversation.History, kernels.Settings(run), kernel, cancellationToken);
        }
        catch when (run.Fault is null)
        {
            // what was said and done before the request failed is true all the same
            conversation.Sync();
            throw;
        }

        if (run.Fault is not null)
        {
            conversation.Rewind();
            run.ThrowFault();
        }

        conversation.Add(reply);
    }

    private static async Task AnswerOpenCallsAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        if (run.Conversation is not { } conversation || (run.Agent == AgentCatalog.Triage && run.Decision is not null))
        {
            return;
        }

        foreach (var call in conversation.OpenCalls.ToList())
        {
            run.CurrentCall = conversation.NextCall();
            var answer = await ToolCalls.InvokeAsync(kernel, call, cancellationToken);
            run.ThrowFault();
            conversation.Answer(call, answer);
        }
    }

    private static void Require(AgentRun run)
    {
        if (run.ReviewReason is null && run.Phase == "first" && !run.Acts.Exists(PendingActs.IsConfirmation) && run.Decision is { } decision
            && ExpectedActs.For(decision, run.IsFallback).FirstOrDefault(name => !run.HasAct(name)) is { } missing)
        {
            run.ReviewReason = $"the agent stopped without {missing}";
        }
    }

    /// <summary>Ends the run's work without a model: it waits for a person, with what is known.</summary>
    public async Task<RunResult> AskPersonAsync(AgentRun run, string reason, CancellationToken cancellationToken)
    {
        RunState.Restore(run);
        while (true)
        {
            await decided.SettleReviewsAsync(run, cancellationToken);
            await decided.SettleConfirmationsAsync(run, cancellationToken);
            await decided.FailAsync(run, cancellationToken);
            run.ReviewReason = reason;
            if (await CloseAsync(run, cancellationToken) is { } result)
            {
                return result;
            }

            await decided.ReloadAsync(run, cancellationToken);
        }
    }

    private async Task<RunResult?> CloseAsync(AgentRun run, CancellationToken cancellationToken)
    {
        run.ReviewReason ??= Fallback.ReviewReason(run);
        var asks = run is { ReviewReason: not null, GivenUp: false } && !run.Acts.Exists(PendingActs.IsReview);
        var review = asks ? pending.Review(run, run.ReviewReason!) : null;
        if (review is not null)
        {
            run.Record(review);
        }

        var from = run.Journal.NextSeq;
        var result = results.Of(run);
        run.Journal.Append(result.Provisional || result.Status == "awaiting_approval" ? StepKind.Pause : StepKind.End, run.Agent, null, RunResults.Closing(run, result));
        if (await runs.CloseAsync(run, result, review, Fallback.RedoAt(run, limits, clock.GetUtcNow()), cancellationToken))
        {
            return result;
        }

        run.Journal.Forget(from);
        if (review is not null)
        {
            run.Acts.Remove(review);
        }

        return null;
    }
}
