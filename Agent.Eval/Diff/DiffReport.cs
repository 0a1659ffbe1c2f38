namespace Agent.Eval.Diff;

/// <summary>What a comparison found, and whether it may pass.</summary>
internal sealed record DiffReport
{
    public required DiffOptions Options { get; init; }

    public required PromptSide Against { get; init; }

    public required PromptSide Candidate { get; init; }

    public required IReadOnlyList<Redecision> Leads { get; init; }

    /// <summary>Leads about which nothing can be said.</summary>
    public required IReadOnlyList<NotDecided> Not { get; init; }

    public required CostEstimate Cost { get; init; }

    /// <summary>The reader prompt changed, so leads were read anew.</summary>
    public required bool ReaderChanges { get; init; }

    /// <summary>Requests to a model, the embedded one included.</summary>
    public required int Requests { get; init; }

    /// <summary>What they cost, in USD.</summary>
    public required decimal Spent { get; init; }

    /// <summary>Those a sales team would notice.</summary>
    public IReadOnlyList<Redecision> Changed => [.. Leads.Where(lead => lead.Change.IsNoticed)];

    public IReadOnlyList<Redecision> Drifted => [.. Leads.Where(lead => lead.Drift.IsNoticed)];

    /// <summary>Changes of the kind that fails.</summary>
    public int Failing => Leads.Count(lead => Options.FailOn switch
    {
        FailOn.Disposition => lead.Change.DispositionChanges,
        FailOn.Tier => lead.Change.TierChanges,
        FailOn.Reject => lead.Change.CrossesRejection,
        _ => false,
    });

    /// <summary>A lead nobody could decide anew may be one that changes, so it fails too.</summary>
    public bool Passes => Options.FailOn == FailOn.None || (Failing <= Options.Allow && Not.Count == 0);
}
