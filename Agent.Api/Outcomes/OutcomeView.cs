using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Agent.Api.Outcomes;

/// <summary>What became of a lead. Telling the same again changes nothing.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record OutcomeRequest
{
    /// <summary>meeting, no_show, opportunity, won, lost or bad_lead.</summary>
    [Required]
    public OutcomeStage? Outcome { get; init; }

    /// <summary>When it happened: a date, or a date and time with an offset. Default now. Not in the future, not before the day the lead came in.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>In your words. At most 2,000 characters.</summary>
    [StringLength(OutcomeReader.LongestNote)]
    public string? Note { get; init; }

    /// <summary>What the deal is worth in USD, 0 to a trillion.</summary>
    [Range(typeof(decimal), "0", OutcomeReader.HighestValue)]
    public decimal? ValueUsd { get; init; }
}

/// <summary>An outcome as it is kept, with the decision it judges.</summary>
/// <param name="RunId">The run that had been decided when it happened.</param>
/// <param name="Score">That run's score; null when the lead was never decided.</param>
/// <param name="Rubric"><c>sha256:</c> of the rubric that decision was made with.</param>
public sealed record OutcomeView(
    string OutcomeId,
    string LeadKey,
    string RunId,
    OutcomeStage Outcome,
    DateTimeOffset At,
    string? Note,
    decimal? ValueUsd,
    int? Score,
    string? Disposition,
    string? Rubric,
    DateTimeOffset RecordedAt);
