namespace Agent.Api.Runs;

/// <summary>The door to the agent, for rooms below the dispatcher that have just changed a row.</summary>
internal interface IPasses
{
    /// <summary>Executes a pass over a run this node owns.</summary>
    /// <returns>What came of it; null when the run goes on elsewhere or later.</returns>
    Task<RunResult?> ExecuteAsync(ClaimedRun run);
}
