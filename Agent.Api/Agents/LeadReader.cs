using Agent.Api.Model;
using Agent.Api.Model.Offline.Reading;
using Agent.Api.Runs;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Api.Agents;

/// <summary>The reader: sees the lead's words, fenced as data, and may only return typed facts. Has no tools to be talked into using.</summary>
internal sealed partial class LeadReader(PromptFunctions prompts, ModelOptions model, ILogger<LeadReader> logger) : ILeadReader
{
    public Task<LeadFacts> ReadAsync(LeadRun run, CancellationToken cancellationToken) => ReadAsync((AgentRun)run, cancellationToken);

    /// <inheritdoc/>
    public async Task<LeadFacts?> ReadAgainAsync(LeadRun run, CancellationToken cancellationToken)
    {
        if (IsByRules(run))
        {
            return null;
        }

        try
        {
            return await ReadAsync((AgentRun)run, cancellationToken);
        }
        catch (Exception none) when (none is ModelOutException or ModelAnswerException or RunLimitException)
        {
            // the first read stands; a second opinion is no reason to lose it
            LogNoSecondOpinion(run.RunId, none.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public LeadFacts? ReadByRules(LeadRun run) => IsByRules(run) ? null : FactReader.Read(LeadText.Of(run.Lead));

    private bool IsByRules(LeadRun run) => model.IsOffline || ((AgentRun)run).IsFallback;

    private async Task<LeadFacts> ReadAsync(AgentRun run, CancellationToken cancellationToken) => ReaderQuestion.Read(
        await prompts.InvokeAsync(run, run.Prompts[ReaderQuestion.Prompt], AnswerSchemas.LeadFacts, ReaderQuestion.Of(run.Lead), cancellationToken));

    [LoggerMessage(LogLevel.Information, "Run {RunId}: the borderline lead was not read again: {Reason}")]
    private partial void LogNoSecondOpinion(string runId, string reason);
}
