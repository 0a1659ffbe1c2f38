using Agent.Eval.Regressions;
using Agent.Eval.Statistics;
using Agent.Eval.Twins;

namespace Agent.Eval.Reporting;

/// <summary>Everything a run of the labelled cases found. The console, the JSON and the page show nothing that is not in here.</summary>
internal sealed record EvalReport
{
    /// <summary>offline, recorded or live.</summary>
    public required string Mode { get; init; }

    /// <summary>What answered: <c>offline</c> or a model's name.</summary>
    public required string Model { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public required DateTimeOffset RanAt { get; init; }

    public required int Cases { get; init; }

    /// <summary>Tries of each case.</summary>
    public required int Repeats { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The headline: leads that somebody may want to talk to and that were turned away, of all such leads.</summary>
    public required Share FalseRejects { get; init; }

    public required IReadOnlyList<string> FalselyRejected { get; init; }

    /// <summary>Cases of which everything was as expected, in more than half of their tries.</summary>
    public required Share Passed { get; init; }

    public required CostSummary Cost { get; init; }

    public required IReadOnlyList<Stratum> Strata { get; init; }

    public required IReadOnlyList<FactRow> Facts { get; init; }

    /// <summary>How often each field of an answer was not as expected, the most frequent first.</summary>
    public required IReadOnlyList<FieldCount> Disagreements { get; init; }

    public required Confusion Dispositions { get; init; }

    public required IReadOnlyList<ScorePoint> Scores { get; init; }

    /// <summary>Scores at which the disposition changes.</summary>
    public IReadOnlyList<int> Edges { get; init; } = [];

    /// <summary>Cases with a try that was not as expected, the costliest first.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    public required Spending Spending { get; init; }

    /// <summary>The 20 sample leads, when they were run.</summary>
    public Share? Sample { get; init; }

    public TwinSummary? Twins { get; init; }

    public Comparison? Comparison { get; init; }

    /// <summary>Why the run ended early; null when it did not.</summary>
    public string? Stopped { get; init; }
}

/// <param name="Total">In wasted glances, over all cases.</param>
/// <param name="PerHundredLeads">The number to compare runs by.</param>
internal sealed record CostSummary(decimal Total, decimal PerHundredLeads, IReadOnlyList<CostLine> Lines);

/// <param name="Cases">How many cases, tries counted as parts of one.</param>
internal sealed record CostLine(string Kind, string Words, decimal Weight, decimal Cases, decimal Cost);

/// <summary>The cases that have one thing in common.</summary>
/// <param name="Dimension">language, segment, disposition, missing or tag.</param>
internal sealed record Stratum(string Dimension, string Value, Share Passed, Share FalseRejects);

/// <summary>How often one fact was read right: over all languages first (<c>all</c>), then each.</summary>
internal sealed record FactRow(string Fact, IReadOnlyList<FactCell> Cells);

/// <param name="Right">Over all leads.</param>
/// <param name="WhenGiven">Over the leads that say something about it: what is not said is easily read right.</param>
internal sealed record FactCell(string Language, Share Right, Share WhenGiven);

internal sealed record FieldCount(string Field, int Answers);

/// <param name="Labels">Dispositions; the last answer may be <c>none</c>.</param>
/// <param name="Counts">Answers: a row for each expected disposition, a column for each that came.</param>
internal sealed record Confusion(IReadOnlyList<string> Labels, IReadOnlyList<IReadOnlyList<int>> Counts);

internal sealed record ScorePoint(string Case, int Low, int High, int? Got, bool Passed);

/// <summary>One case that is not as expected, with all that is needed to see why.</summary>
internal sealed record Failure
{
    public required string Case { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required int Passes { get; init; }

    public required int Of { get; init; }

    public required bool IsFalseReject { get; init; }

    public required decimal Cost { get; init; }

    public required IReadOnlyList<LeadField> Lead { get; init; }

    /// <summary>The arithmetic of whoever labelled it.</summary>
    public required string Why { get; init; }

    public required IReadOnlyList<Mismatch> Mismatches { get; init; }
}

internal sealed record LeadField(string Name, string Text);

/// <param name="What">A field of the answer, or <c>fact: </c> and the fact's name.</param>
internal sealed record Mismatch(string What, string Expected, string Got);

/// <param name="CostUsd">Null when what the model costs is not known.</param>
internal sealed record Spending(decimal? CostUsd, decimal? CapUsd, long Tokens);
