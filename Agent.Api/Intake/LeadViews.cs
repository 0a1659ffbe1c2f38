using Agent.Api.Outcomes;
using Agent.Api.Runs;
using Agent.Plugins.Leads;

namespace Agent.Api.Intake;

/// <summary>A person's lead: as it last came in, what was decided and done, every run, and what people told became of it, newest first.</summary>
public sealed record LeadView(Lead Lead, LeadRowState Row, RunResult Result, IReadOnlyList<RunView> Runs, IReadOnlyList<OutcomeView> Outcomes);

/// <summary>The row the sales team reads.</summary>
/// <param name="Status">What the agent wrote: qualified, needs_info, nurture, pending_rejection, rejected or spam; null until it has.</param>
/// <param name="ClosedAs">rejected or spam, once a person approved it.</param>
/// <param name="Duplicates">How often the same was sent again within a day.</param>
public sealed record LeadRowState(string? Status, string? ClosedAs, string? ClosedReason, int Duplicates);

public sealed record RunView(string RunId, string Status, int Attempt, string? Disposition, DateTimeOffset ReceivedAt, DateTimeOffset? FinishedAt);

/// <summary>A lead in a list.</summary>
public sealed record LeadRow(
    string LeadKey,
    string RunId,
    string Email,
    string? Company,
    string? Name,
    DateTimeOffset ReceivedAt,
    string Status,
    string? Tier,
    string? Disposition,
    string? Segment,
    int? Score,
    string? RowStatus);
