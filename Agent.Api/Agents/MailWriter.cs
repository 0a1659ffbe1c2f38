using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Model;
using Agent.Api.Runs;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Tools;

namespace Agent.Api.Agents;

/// <summary>The writer: sees typed facts and a checked name, returns a body. Recipient, subject and links are never its business.</summary>
internal sealed class MailWriter(PromptFunctions prompts, RunLimits limits) : IMailWriter
{
    public async Task<string> WriteAsync(LeadRun leadRun, string purpose, CancellationToken cancellationToken)
    {
        var run = (AgentRun)leadRun;
        var request = new JsonObject
        {
            ["purpose"] = purpose,
            ["first_name"] = PlainText.Line(run.Lead.Name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(), 40),
            ["company"] = PlainText.Line(run.Lead.Company, 80),
            ["missing_fields"] = new JsonArray([.. (run.Decision?.MissingFields ?? []).Select(field => (JsonNode)field)]),
            ["disposition"] = WireJson.Word(run.Decision?.Disposition),
            ["sender"] = limits.Sender,
            ["language"] = "en",
        }.ToJsonString(ApiJson.Text);
        var answer = await prompts.InvokeAsync(run, run.Prompts["writer"], AnswerSchemas.EmailBody, new() { ["request"] = request }, cancellationToken);
        try
        {
            return JsonNode.Parse(answer)?["body"]?.GetValue<string>() ?? throw new JsonException("no body");
        }
        catch (Exception misfit) when (misfit is JsonException or InvalidOperationException)
        {
            throw new ModelAnswerException("The writer's answer does not fit its schema.", misfit);
        }
    }
}
