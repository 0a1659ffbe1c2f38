using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Model;
using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Plugins;
using Agent.Plugins.Leads;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Api.Agents;

/// <summary>The reader: sees the lead's words, fenced as data, and may only return typed facts. Has no tools to be talked into using.</summary>
internal sealed class LeadReader(PromptFunctions prompts, PromptCatalog catalog) : ILeadReader
{
    public async Task<LeadFacts> ReadAsync(LeadRun leadRun, CancellationToken cancellationToken)
    {
        var run = (AgentRun)leadRun;
        var answer = await prompts.InvokeAsync(
            run,
            catalog.Current["reader"],
            AnswerSchemas.LeadFacts,
            new() { ["received_at"] = run.Lead.ReceivedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["lead"] = Fields(run.Lead) },
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

    // What a model may see of a lead. custom, utm, consent and ids stay out.
    private static string Fields(Lead lead) => new JsonObject
    {
        ["email_domain"] = lead.Domain,
        ["company"] = lead.Company,
        ["name"] = lead.Name,
        ["title"] = lead.Title,
        ["company_size"] = lead.CompanySize,
        ["need"] = lead.Need,
        ["timeline"] = lead.Timeline,
        ["budget"] = lead.Budget,
        ["message"] = lead.Message,
        ["website"] = lead.Website,
        ["country"] = lead.Country,
    }.ToJsonString(ApiJson.Text);
}
