using System.Collections.Concurrent;
using System.Diagnostics;
using Agent.Api.Agents;
using Agent.Api.Model;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Microsoft.SemanticKernel;
using Npgsql;

namespace Agent.Api.Dispatch;

/// <summary>
/// The one door to the agent: execute(run, attempt). A pass that faults gives its run back to be tried again, with growing pauses, and
/// asks a person in the end; a pass that was overtaken just stops.
/// </summary>
internal sealed partial class RunDispatcher(
    AgentPass pass, PassFactory factory, PostgresRunQueue queue, PostgresRedo redo, TraceFiles files, RunLimits limits, TimeProvider clock,
    ILogger<RunDispatcher> logger) : IPasses, IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, Task<RunResult?>> inFlight = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim room = new(limits.Concurrency);
    private readonly CancellationTokenSource stopping = new();

    public int InFlight => inFlight.Count;

    /// <summary>Room for one more run on this node, if there is some; dispose to give it back unused.</summary>
    public IDisposable? TryTakeRoom() => !stopping.IsCancellationRequested && room.Wait(0) ? new Room(room) : null;

    public async Task<IDisposable> WaitForRoomAsync(CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        return new Room(room);
    }

    /// <summary>The pass over a run on this node; null when none is in flight here.</summary>
    public Task<RunResult?>? Find(string runId) => inFlight.GetValueOrDefault(runId);

    /// <summary>Executes a lead that has just come in; the room is given back at the end.</summary>
    /// <returns>What came of it; null when the run goes on elsewhere or later.</returns>
    public Task<RunResult?> ExecuteNewAsync(ClaimedRun run, IDisposable taken) => ExecuteAsync(run, taken, isNew: true);

    /// <inheritdoc/>
    public Task<RunResult?> ExecuteAsync(ClaimedRun run) => ExecuteAsync(run, taken: null, isNew: false);

    /// <summary>Lets passes end by themselves for a while, then stops those that have not; their runs go to whoever comes next.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        var all = Task.WhenAll(inFlight.Values);
        await Task.WhenAny(all, Task.Delay(patience, clock));
        await stopping.CancelAsync();
        await all;
    }

    public void Dispose()
    {
        stopping.Dispose();
        room.Dispose();
    }

    private Task<RunResult?> ExecuteAsync(ClaimedRun run, IDisposable? taken, bool isNew)
    {
        // registered before the first step, so that a repeat of the request finds it
        var started = new TaskCompletionSource<RunResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        inFlight[run.RunId] = started.Task;
        _ = ObserveAsync();
        return started.Task;

        async Task ObserveAsync()
        {
            RunResult? result = null;
            try
            {
                result = await PassAsync(run, isNew);
            }
            finally
            {
                taken?.Dispose();
                inFlight.TryRemove(KeyValuePair.Create(run.RunId, started.Task));
                started.SetResult(result);
            }
        }
    }

    private async Task<RunResult?> PassAsync(ClaimedRun claimed, bool isNew)
    {
        if (claimed.Failures >= limits.MaxFailures)
        {
            return await GiveBackAsync(claimed, new RunLimitException($"{claimed.Failures} passes ended without a result"));
        }

        using var activity = AgentTelemetry.StartRun(claimed.RunId, claimed.Lead.LeadKey, claimed.Attempt);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(limits.MaxSecondsPerRun));
        try
        {
            var run = await factory.CreateAsync(claimed, isNew, limit.Token);
            run.Budget.Enter();
            var result = await pass.ExecuteAsync(run, limit.Token);
            AgentTelemetry.EndRun(activity, result.Status, run.Budget.Elapsed);
            files.Write(run, result);
            return result;
        }
        catch (RunLostException lost)
        {
            LogLost(claimed.RunId, claimed.Attempt, lost.Message);
            return null;
        }
        catch (RedoPostponedException)
        {
            await UntilDoneAsync(claimed.RunId, () => redo.PostponeAsync(claimed, stopping.Token));
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return await GiveBackAsync(claimed, new RunLimitException($"time limit: {limits.MaxSecondsPerRun} seconds"));
        }
        catch (Exception fault)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            LogFault(fault, claimed.RunId, claimed.Attempt);
            return await GiveBackAsync(claimed, fault);
        }
    }

    private async Task<RunResult?> GiveBackAsync(ClaimedRun claimed, Exception fault)
    {
        RunResult? result = null;
        await UntilDoneAsync(claimed.RunId, async () => result = await TryGiveBackAsync(claimed, fault));
        return result;
    }

    // Until the database has taken it: a run that nobody gives back would be held by a living node for ever.
    private async Task UntilDoneAsync(string runId, Func<Task> giveBack)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await giveBack();
                return;
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException or IOException or Quartz.SchedulerException)
            {
                LogCannotGiveBack(runId, away.Message);
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), clock, stopping.Token));
            }
        }
    }

    private async Task<RunResult?> TryGiveBackAsync(ClaimedRun claimed, Exception fault)
    {
        var failures = claimed.Failures + 1;
        if (failures < limits.MaxFailures && fault is not RunLimitException)
        {
            var pause = limits.RetryPause * Math.Pow(2, claimed.Failures);
            await queue.RequeueAsync(claimed.RunId, claimed.Attempt, fault.GetType().Name, pause < LongestPause ? pause : LongestPause, stopping.Token);
            return null;
        }

        try
        {
            var run = await factory.CreateForPersonAsync(claimed, stopping.Token);
            var result = await pass.AskPersonAsync(run, fault is RunLimitException ? fault.Message : $"failed {failures} times: {Words(fault)}", stopping.Token);
            files.Write(run, result);
            return result;
        }
        catch (RunLostException lost)
        {
            LogLost(claimed.RunId, claimed.Attempt, lost.Message);
            return null;
        }
    }

    // For the person who is asked: our own words where there are some, never a server's.
    private static string Words(Exception fault) => fault switch
    {
        ModelAnswerException nonsense => nonsense.Message,
        HttpOperationException { StatusCode: { } status } => $"the model's server refused the request with {(int)status}",
        _ => fault.GetType().Name,
    };

    private sealed class Room(SemaphoreSlim taken) : IDisposable
    {
        private SemaphoreSlim? slot = taken;

        public void Dispose() => Interlocked.Exchange(ref slot, null)?.Release();
    }

    [LoggerMessage(LogLevel.Warning, "Run {RunId} attempt {Attempt} was overtaken: {Reason}")]
    private partial void LogLost(string runId, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "Run {RunId} attempt {Attempt} ended in a fault")]
    private partial void LogFault(Exception fault, string runId, int attempt);

    [LoggerMessage(LogLevel.Warning, "Run {RunId} cannot be given back yet: {Reason}")]
    private partial void LogCannotGiveBack(string runId, string reason);
}
