using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Agent.Api;

/// <summary>
/// The service's own spans and numbers, under OpenTelemetry's GenAI names where those exist. They carry ids, names and
/// numbers, never a lead's words. Costs next to nothing while nobody listens.
/// </summary>
internal static class AgentTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "SkLeadAgent";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> LeadsAccepted =
        Meter.CreateCounter<long>("skleadagent.leads.accepted", "{lead}", "Leads stored together with their run.");

    private static readonly Counter<long> GateVerdicts =
        Meter.CreateCounter<long>("skleadagent.gate.verdicts", "{verdict}", "Tool calls judged before they could act.");

    private static readonly Histogram<long> ModelTokens =
        Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of one model request.");

    private static readonly Counter<double> ModelCost =
        Meter.CreateCounter<double>("skleadagent.model.cost", "USD", "What model requests cost, as far as their models have prices.");

    private static readonly Counter<long> Fallbacks =
        Meter.CreateCounter<long>("skleadagent.model.fallbacks", "{pass}", "Passes that went on with the embedded model because theirs was out.");

    private static readonly Counter<long> ApprovalDecisions =
        Meter.CreateCounter<long>("skleadagent.approvals.decided", "{decision}", "Pending actions a person decided, or that expired.");

    private static readonly Counter<long> ModelAttempts =
        Meter.CreateCounter<long>("skleadagent.model.attempts", "{attempt}", "Attempts at a request to a model, by how they ended.");

    private static readonly Counter<long> ModelRetries =
        Meter.CreateCounter<long>("skleadagent.model.retries", "{retry}", "Attempts that followed a failed one, by its reason.");

    private static readonly UpDownCounter<long> ModelInFlight =
        Meter.CreateUpDownCounter<long>("skleadagent.model.in_flight", "{attempt}", "Attempts under way.");

    private static readonly Gauge<int> ModelBreakers =
        Meter.CreateGauge<int>("skleadagent.model.breaker", null, "Breaker of a model: 0 closed, 1 half open, 2 open.");

    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram(
        "skleadagent.run.duration",
        "s",
        "One pass of a run, from start to its end or its wait for a person.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] });

    /// <summary>Begins the span of one pass. Null while nobody listens. End it with <see cref="EndRun"/>, then dispose it.</summary>
    public static Activity? StartRun(string runId, string leadKey, int attempt, string agent = "triage") =>
        Source.StartActivity(ActivityKind.Internal, name: $"invoke_agent {agent}", tags:
        [
            new("gen_ai.operation.name", "invoke_agent"),
            new("gen_ai.agent.name", agent),
            new("gen_ai.conversation.id", runId),
            new("skleadagent.lead.key", leadKey),
            new("skleadagent.run.attempt", attempt),
        ]);

    /// <summary>Closes the pass in span and histogram. <paramref name="status"/> is the run's, as in <c>completed</c>.</summary>
    public static void EndRun(Activity? run, string status, TimeSpan duration, string? errorType = null)
    {
        run?.SetTag("skleadagent.run.status", status);
        if (errorType is not null)
        {
            run?.SetTag("error.type", errorType).SetStatus(ActivityStatusCode.Error);
        }

        RunDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("skleadagent.run.status", status));
    }

    /// <summary>A lead has been stored. <paramref name="door"/> is how it came in, as in <c>lead</c> or <c>batch</c>.</summary>
    public static void LeadAccepted(string door) => LeadsAccepted.Add(1, new KeyValuePair<string, object?>("skleadagent.door", door));

    /// <summary>A model has answered. Tokens under OpenTelemetry's GenAI names, cost under ours; unknown ones are not counted.</summary>
    public static void ModelUsed(string agent, string model, int? input, int? output, decimal? costUsd)
    {
        TagList tags = new()
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.agent.name", agent },
            { "gen_ai.request.model", model },
        };
        if (costUsd is { } usd)
        {
            ModelCost.Add((double)usd, tags);
        }

        foreach (var (type, tokens) in (ReadOnlySpan<(string, int?)>)[("input", input), ("output", output)])
        {
            if (tokens is { } used)
            {
                ModelTokens.Record(used, [.. tags, new("gen_ai.token.type", type)]);
            }
        }
    }

    /// <summary>A pass goes on with the embedded model. <paramref name="reason"/> as in <c>provisional_reason</c>.</summary>
    public static void FellBack(string reason)
    {
        Fallbacks.Add(1, new KeyValuePair<string, object?>("skleadagent.fallback.reason", reason));
        Activity.Current?.AddEvent(new("skleadagent.fallback", tags: new() { ["skleadagent.fallback.reason"] = reason }));
    }

    /// <summary>A tool call has been judged: an event on the current span, and a count.</summary>
    public static void GateJudged(string tool, string verdict, string? gate = null)
    {
        TagList tags = new()
        {
            { "gen_ai.tool.name", tool },
            { "skleadagent.gate.verdict", verdict },
        };
        if (gate is not null)
        {
            tags.Add("skleadagent.gate.name", gate);
        }

        GateVerdicts.Add(1, tags);
        Activity.Current?.AddEvent(new("skleadagent.gate", tags: [.. tags]));
    }

    /// <summary>A pending action has been decided. <paramref name="decision"/> is <c>approve</c>, <c>reject</c> or <c>expire</c>.</summary>
    public static void ApprovalDecided(string gate, string decision)
    {
        TagList tags = new()
        {
            { "skleadagent.gate.name", gate },
            { "skleadagent.approval.decision", decision },
        };
        ApprovalDecisions.Add(1, tags);
        Activity.Current?.AddEvent(new("skleadagent.approval", tags: [.. tags]));
    }

    /// <summary>A request to a model goes out.</summary>
    public static void ModelAttemptBegan(string model) => ModelInFlight.Add(1, Model(model));

    /// <summary>It has come to its end: <c>answered</c>, <c>refused</c>, <c>too_long</c>, <c>canceled</c>, or why the model is out.</summary>
    public static void ModelAttemptEnded(string model, string outcome)
    {
        ModelInFlight.Add(-1, Model(model));
        ModelAttempts.Add(1, Model(model), new("skleadagent.model.outcome", outcome));
    }

    public static void ModelRetried(string model, string reason) => ModelRetries.Add(1, Model(model), new("skleadagent.model.outcome", reason));

    /// <summary>A breaker has changed: 0 closed, 1 half open, 2 open.</summary>
    public static void ModelBreaker(string model, int state) => ModelBreakers.Record(state, Model(model));

    private static KeyValuePair<string, object?> Model(string model) => new("gen_ai.request.model", model);
}
