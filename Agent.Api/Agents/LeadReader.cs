using System.Text.Json;
using Agent.Api.Model;
using Agent.Api.Runs;
using Agent.Plugins;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Api.Agents;

/// <summary>The reader: sees the lead's words, fenced as data, and may only return typed facts. Has no tools to be talked into using.</summary>
internal sealed class LeadReader(PromptFunctions prompts) : ILeadReader
{
    public async Task<LeadFacts> ReadAsync(LeadRun leadRun, CancellationToken cancellationToken)
    {
        var run = (AgentRun)leadRun;
        var answer = await prompts.InvokeAsync(
            run,
            run.Prompts["reader"],
            AnswerSchemas.LeadFacts,
            new() { ["received_at"] = run.Lead.ReceivedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["lead"] = LeadFields.ToReaderJson(run.Lead) },
            cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(answer, DomainJson.Shared.LeadFacts) ?? throw new JsonException("null");
        }
        catch (JsonException misfit)
        {
            throw new ModelAnswerException("The reader's answer does not fit its schema.", misfit);
        }
    }
}
