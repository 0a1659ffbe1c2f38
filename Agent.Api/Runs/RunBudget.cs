using Agent.Api.Traces;

namespace Agent.Api.Runs;

/// <summary>
/// What a pass may still spend. Checked before every model request, wherever it is made from: Semantic Kernel's own loop has no
/// setting for its rounds and asks no filter about calls to unknown tools.
/// </summary>
internal sealed class RunBudget(RunLimits limits, TimeProvider clock)
{
    private static readonly AsyncLocal<RunBudget?> Ambient = new();
    private readonly long started = clock.GetTimestamp();
    private readonly Dictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> misfits = new(StringComparer.Ordinal);

    /// <summary>The budget of the pass this flow of control belongs to; null outside a pass.</summary>
    public static RunBudget? Current => Ambient.Value;

    public int Requests { get; private set; }

    public int Tokens { get; private set; }

    /// <summary>What the run's requests cost so far, as far as their models have prices.</summary>
    public decimal CostUsd { get; private set; }

    public TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>Looks at what was answered since the last request, without a filter's knowledge too.</summary>
    public Action? Look { get; set; }

    /// <summary>Makes this the flow's budget.</summary>
    public void Enter() => Ambient.Value = this;

    public void Use(ModelUse? use)
    {
        Tokens += (use?.Tokens?.Input ?? 0) + (use?.Tokens?.Output ?? 0);
        CostUsd += use?.CostUsd ?? 0;
    }

    /// <summary>A person has the run tried again, or its turn has come to be decided anew: what it used so far is forgiven.</summary>
    public void Refill() => (Tokens, CostUsd) = (0, 0);

    /// <summary>A call that fits no tool, or not the tool's parameters: the model is told, but not for ever. All of one message count once.</summary>
    /// <param name="callKey">The call's place in the journal.</param>
    public void Misfit(string callKey) => misfits.Add(callKey.Split('.')[0]);

    /// <exception cref="RunLimitException">The request would pass a limit; it must not be made.</exception>
    public void BeforeRequest()
    {
        Look?.Invoke();
        var reason = 0 switch
        {
            _ when Requests >= limits.MaxSteps => $"step limit: {limits.MaxSteps} model requests",
            _ when Tokens >= limits.MaxTokensPerRun => $"token limit: {limits.MaxTokensPerRun} tokens",
            _ when misfits.Count > limits.MaxMisfits => $"misfit limit: {misfits.Count} messages with calls that fit no tool",
            _ when Elapsed >= TimeSpan.FromSeconds(limits.MaxSecondsPerRun) => $"time limit: {limits.MaxSecondsPerRun} seconds",
            _ => null,
        };
        if (reason is not null)
        {
            throw new RunLimitException(reason);
        }

        Requests++;
    }

    /// <exception cref="RunLimitException">The same call was asked for too often: the model goes in circles.</exception>
    public void BeforeCall(string digest, string tool)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(calls, digest, out _);
        if (++count > limits.MaxSameCall)
        {
            throw new RunLimitException($"loop: {tool} was asked for {count} times with the same arguments");
        }
    }
}

/// <summary>A run reached a limit and goes to a person. The message is for that person.</summary>
internal sealed class RunLimitException(string reason) : Exception(reason);

/// <summary>Another pass owns the run now. Nothing this one does counts any more.</summary>
internal sealed class RunLostException(string runId, Exception? inner = null) : Exception($"Run {runId} is owned by another pass.", inner);
