using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Model;
using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Tools;

namespace Agent.Api.Agents;

/// <summary>
/// Puts an agent in charge: its prompt, its tools, its opening message. Each hand-over is a journal row with its reason, and a resumed
/// run finds its agent, prompt version and talk from the last one. The first pins the version of every prompt and of the rubric.
/// </summary>
internal sealed class HandOvers(
    AgentCatalog agents, PromptCatalog catalog, PostgresPrompts versions, ChatModels models, ModelMeter meter, RunLimits limits)
{
    public Task StartAsync(AgentRun run, CancellationToken cancellationToken) =>
        BeginAsync(run, agents.TriageAgent, "a lead came in", Opening(run), cancellationToken);

    /// <summary>The specialist the decision asks for begins, or begins again.</summary>
    public Task ToSpecialistAsync(AgentRun run, CancellationToken cancellationToken)
    {
        var (agent, reason) = agents.For(run.Lead, run.Decision!);
        return BeginAsync(run, agent, reason, Assignment(run, agent), cancellationToken);
    }

    /// <summary>Rebuilds the talk with the agent in charge from the journal; nothing to do for a new run.</summary>
    public void Resume(AgentRun run)
    {
        RunState.Restore(run);
        if (run.IsRedo && !RunState.IsBegunAnew(run))
        {
            RunState.BeginAnew(run);
        }

        var last = run.Journal.Rows.LastOrDefault(row => row.Kind == StepKind.HandOver && row.Seq >= run.Since);
        if (last is null || run.GivenUp || RunState.AskedAgain(run, last))
        {
            return;
        }

        var step = last.Read(StepJson.Shared.HandOverStep);
        var agent = last.Agent == AgentCatalog.Triage ? agents.TriageAgent : agents.For(run.Lead, run.Decision!).Agent;
        Take(run, agent, run.Prompts[agent.Name], step.Opening, run.Journal.Rows.Where(row => row.Seq > last.Seq));
    }

    private async Task BeginAsync(AgentRun run, AgentSpec agent, string reason, string opening, CancellationToken cancellationToken)
    {
        var pins = await PinAsync(run, cancellationToken);
        var prompt = run.Prompts[agent.Name];
        run.PromptVersions[agent.Name] = prompt.Hash;
        run.Journal.Append(StepKind.HandOver, agent.Name, null, new HandOverStep(run.Agent, agent.Name, reason, prompt.Hash, opening, pins));
        Take(run, agent, prompt, opening, []);
    }

    /// <summary>A run that begins, or begins anew, takes the versions in force and keeps them.</summary>
    /// <returns>What the hand-over's row pins; null when an earlier one has.</returns>
    private async Task<IReadOnlyDictionary<string, string>?> PinAsync(AgentRun run, CancellationToken cancellationToken)
    {
        var pins = RunPins.Of(run.Journal.Rows);
        if (pins.IsPinned)
        {
            return null;
        }

        if (!pins.HasBegun)
        {
            run.Take(catalog.Current);
        }

        // stored before the first row that names them
        await versions.KeepAsync(run.Prompts.All, cancellationToken);
        return run.Prompts.Hashes;
    }

    private void Take(AgentRun run, AgentSpec agent, Prompt prompt, string opening, IEnumerable<JournalRow> since)
    {
        run.Agent = agent.Name;
        run.Tools = agent.Tools;
        run.Prompt = prompt;
        run.Conversation = new Conversation(run, prompt.Template, opening, since,
            message => meter.Of(message, agent.Name, models.For(agent.Name, prompt, run.IsFallback).Name, prompt.Hash));
    }

    private static string Opening(AgentRun run) => new JsonObject
    {
        ["task"] = "qualify",
        ["lead_key"] = run.Lead.LeadKey,
        ["domain"] = run.Lead.Domain,
        ["address_class"] = WireJson.Word(run.Lead.AddressClass),
        ["received_at"] = run.Lead.ReceivedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    }.ToJsonString(ApiJson.Text);

    private string Assignment(AgentRun run, AgentSpec agent) => new JsonObject
    {
        ["task"] = "act",
        ["agent"] = agent.Name,
        ["lead_key"] = run.Lead.LeadKey,
        ["domain"] = run.Lead.Domain,
        ["address_class"] = WireJson.Word(run.Lead.AddressClass),
        ["outreach"] = limits.Outreach,
        ["decision"] = ScoringTools.View(run.Decision!),
        ["history"] = History(run),
    }.ToJsonString(ApiJson.Text);

    private static JsonNode History(AgentRun run)
    {
        var read = run.Journal.Rows.FirstOrDefault(row => row is { Kind: StepKind.Tool, Name: "get_company_history" });
        try
        {
            return read is null ? new JsonArray() : JsonNode.Parse(read.Read(StepJson.Shared.ToolStep).Result)?["entries"]?.DeepClone() ?? new JsonArray();
        }
        catch (JsonException)
        {
            // the tool answered with words: no history to show
            return new JsonArray();
        }
    }
}
