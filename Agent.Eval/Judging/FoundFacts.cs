using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Eval.Judging;

/// <summary>What the reader found, as the journal's <c>decision</c> row has it: after the check of its quotes.</summary>
internal sealed record FoundFacts
{
    public required FoundLevel Need { get; init; }

    public required FoundTimeline Timeline { get; init; }

    public required FoundBudget Budget { get; init; }

    public required FoundLevel Authority { get; init; }

    public required FoundSize CompanySize { get; init; }

    public required FoundIntent Intent { get; init; }

    public required FoundInjection Injection { get; init; }

    /// <summary>From <c>GET /traces/{run_id}</c>. The last decision counts; null when there is none.</summary>
    public static FoundFacts? Read(string trace)
    {
        var steps = JsonNode.Parse(trace)?["steps"]?.AsArray() ?? [];
        var decision = steps.LastOrDefault(step => (string?)step?["kind"] == "decision");
        return decision?["payload"]?["facts"] is { } facts ? facts.Deserialize(AnswerJson.Default.FoundFacts) : null;
    }
}

internal sealed record FoundLevel(string Level = "absent");

internal sealed record FoundTimeline(string Kind = "absent", int? Days = null, DateOnly? Date = null)
{
    /// <summary>Days from the day the lead came in; null when the fact is no point in time.</summary>
    public int? DaysFrom(DateOnly receivedOn) => this switch
    {
        { Kind: "horizon", Days: { } days } => days,
        { Kind: "date", Date: { } date } => date.DayNumber - receivedOn.DayNumber,
        _ => null,
    };
}

internal sealed record FoundBudget(string Kind = "absent", decimal? Amount = null, string? Currency = null, string? Period = null)
{
    /// <summary>US dollars a year; null when the fact is no amount.</summary>
    public decimal? UsdYear(CurrencyTable currencies) =>
        this is { Kind: "amount", Amount: > 0 and { } amount } ? currencies.ToUsd(amount, Currency) * (Period == "month" ? 12 : 1) : null;
}

internal sealed record FoundSize(int? Min = null, int? Max = null)
{
    /// <summary>The fewest people there surely are; null when unknown.</summary>
    public int? Least => this switch
    {
        { Min: > 0 and { } min } => min,
        { Min: null, Max: > 0 } => 1,
        _ => null,
    };
}

internal sealed record FoundIntent(string Kind = "unclear");

internal sealed record FoundInjection(bool Suspected = false);
