using System.Text.Json;
using Agent.Api.Dispatch;
using Agent.Api.Runs;
using Agent.Plugins.Runs;

namespace Agent.Api.Intake;

/// <summary>
/// Takes a lead in and sees what comes of it. A node with room owns the run from the moment it is stored and executes it at once; beyond
/// that it is queued. Either way lead and run are one transaction, so an answer of 200 or 202 is a promise.
/// </summary>
internal sealed class LeadIntake(
    LeadNormalizer normalizer, PostgresRuns runs, PostgresRunQueue queue, RunDispatcher dispatcher, RunLookup lookup, NodeId node, TimeProvider clock)
{
    public async Task<SubmitOutcome> SubmitAsync(LeadRequest request, string? key, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return normalizer.Normalize(request, now) switch
        {
            NormalizeOutcome.Invalid(var errors) => new SubmitOutcome.Invalid(errors),
            NormalizeOutcome.Normalized(var lead) => await TakeAsync(
                new(Ids.NewRun(now), lead, FactsHash.Of(lead), key, key is null ? null : RequestDigest.Of(request)), wait, cancellationToken),
            var unknown => throw new InvalidOperationException($"No way on for {unknown}."),
        };
    }

    private async Task<SubmitOutcome> TakeAsync(Submission submission, TimeSpan wait, CancellationToken cancellationToken)
    {
        var (acceptance, working) = await AcceptAsync(submission, cancellationToken);
        switch (acceptance.Outcome)
        {
            case "accepted":
                AgentTelemetry.LeadAccepted("lead");
                var result = await WaitAsync(acceptance.RunId, working, wait, cancellationToken) ?? RunLookup.Unfinished(submission, working is null ? "queued" : "running");
                return await AnswerAsync(submission.IdempotencyKey, result, cancellationToken);

            case "duplicate":
                var first = await WaitAsync(acceptance.RunId, dispatcher.Find(acceptance.RunId), wait, cancellationToken)
                    ?? RunLookup.Unfinished(submission with { RunId = acceptance.RunId }, "running");
                return await AnswerAsync(submission.IdempotencyKey, RunLookup.AsDuplicate(first), cancellationToken);

            case "key_known" when acceptance.AnswerBody is { } body:
                return new SubmitOutcome.Replayed(acceptance.AnswerStatus!.Value, body);

            case "key_known":
                return await lookup.FindAsync(acceptance.RunId, cancellationToken) is { } late && RunLookup.IsFinished(late)
                    ? await AnswerAsync(submission.IdempotencyKey, late, cancellationToken)
                    : new SubmitOutcome.KeyInUse(submission.IdempotencyKey!);

            case "key_reused":
                return new SubmitOutcome.KeyReused(submission.IdempotencyKey!);

            default:
                throw new InvalidOperationException($"No way on for '{acceptance.Outcome}'.");
        }
    }

    private async Task<(Acceptance Acceptance, Task<RunResult?>? Working)> AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (dispatcher.TryTakeRoom() is not { } room)
        {
            return (await queue.AcceptAsync(submission, cancellationToken), null);
        }

        Task<RunResult?>? working = null;
        try
        {
            var acceptance = await runs.AcceptAsync(submission, "running", node.Value, connection: null, cancellationToken);
            if (acceptance.Outcome == "accepted")
            {
                // not tied to the request: whoever hangs up now has a lead that is worked on all the same
                working = dispatcher.ExecuteNewAsync(new(submission.RunId, 1, submission.Lead, 0), room);
            }

            return (acceptance, working);
        }
        finally
        {
            if (working is null)
            {
                room.Dispose();
            }
        }
    }

    /// <returns>The result once there is one; null when the time is up first.</returns>
    private async Task<RunResult?> WaitAsync(string runId, Task<RunResult?>? working, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait == TimeSpan.Zero)
        {
            return working is { IsCompletedSuccessfully: true } ? working.Result : null;
        }

        var until = clock.GetUtcNow() + wait;
        if (working is not null)
        {
            await Task.WhenAny(working, Task.Delay(wait, clock, cancellationToken));
            if (working is { IsCompletedSuccessfully: true, Result: { } result })
            {
                return result;
            }
        }

        // another node works on it, or it waits to be tried again
        return await lookup.WaitAsync(runId, until, cancellationToken);
    }

    private async Task<SubmitOutcome> AnswerAsync(string? key, RunResult result, CancellationToken cancellationToken)
    {
        if (!RunLookup.IsFinished(result))
        {
            return new SubmitOutcome.Accepted(result);
        }

        if (key is null)
        {
            return new SubmitOutcome.Done(result);
        }

        var body = JsonSerializer.Serialize(result, WireJson.Shared.RunResult);
        var first = await runs.RememberAnswerAsync(key, StatusCodes.Status200OK, body, cancellationToken);
        return first == body ? new SubmitOutcome.Done(result) : new SubmitOutcome.Replayed(StatusCodes.Status200OK, first);
    }
}

/// <summary>What came of handing in a lead.</summary>
internal abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>Decided; acts may wait for a person.</summary>
    public sealed record Done(RunResult Result) : SubmitOutcome;

    /// <summary>Stored; not decided in the time the caller waits.</summary>
    public sealed record Accepted(RunResult Result) : SubmitOutcome;

    /// <summary>The same request under the same key: the first answer again, to the byte.</summary>
    public sealed record Replayed(int Status, string Body) : SubmitOutcome;

    public sealed record KeyInUse(string Key) : SubmitOutcome;

    public sealed record KeyReused(string Key) : SubmitOutcome;

    public sealed record Invalid(IDictionary<string, string[]> Errors) : SubmitOutcome;
}
