using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Eval.Judging;

/// <summary>What <c>POST /lead</c> answered, as far as expectations speak of it. Plain words, so that no type of the service is trusted.</summary>
internal sealed record Answer
{
    public string? RunId { get; init; }

    public string? Status { get; init; }

    public string? Tier { get; init; }

    public string? Disposition { get; init; }

    public string? Segment { get; init; }

    public int? Score { get; init; }

    public IReadOnlyList<AnsweredCriterion> Criteria { get; init; } = [];

    public string? ReasonCode { get; init; }

    public IReadOnlyList<string> MissingFields { get; init; } = [];

    public IReadOnlyList<string> Flags { get; init; } = [];

    public IReadOnlyList<AnsweredAct> ActionsTaken { get; init; } = [];

    public IReadOnlyList<AnsweredAct> PendingActions { get; init; } = [];

    /// <summary>The model was out and rules read the lead: whatever came, it is not the model's.</summary>
    public bool Provisional { get; init; }

    /// <summary>What answered: <c>offline</c> or a model's name.</summary>
    public string? Model { get; init; }

    public AnsweredUsage? Usage { get; init; }

    public bool SuspectsInjection() => Flags.Contains("injection");

    /// <summary>Gates of the acts that wait for a person, in order of the alphabet.</summary>
    public IReadOnlyList<string> PendingGates() => [.. PendingActions.Select(act => act.Gate ?? act.Name).Order(StringComparer.Ordinal)];
}

internal sealed record AnsweredAct(string Name, string? Gate = null);

internal sealed record AnsweredCriterion(string Name, int Points);

internal sealed record AnsweredUsage(int InputTokens = 0, int OutputTokens = 0, decimal? CostUsd = null);

/// <summary>The service's answers, which hold more than is judged.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(FoundFacts))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>The answer in a body of <c>POST /lead</c>.</summary>
    public static Answer Read(string body) => JsonSerializer.Deserialize(body, Default.Answer) ?? new();
}
