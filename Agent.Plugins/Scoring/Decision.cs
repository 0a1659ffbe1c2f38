using System.Text.Json.Serialization;

namespace Agent.Plugins.Scoring;

/// <summary>What code decided from the reader's facts. Every number is a sum that can be checked by hand.</summary>
public sealed record Decision
{
    /// <summary>0 to 100: the sum of the criteria's points.</summary>
    public required int Score { get; init; }

    /// <summary>The score if every absent fact had its maximum.</summary>
    public required int Ceiling { get; init; }

    /// <summary>Share of the 100 points whose fact is known, 0 to 1.</summary>
    public required decimal Confidence { get; init; }

    public required Tier Tier { get; init; }

    public required Disposition Disposition { get; init; }

    public required Segment Segment { get; init; }

    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Among need, timeline, budget, title, company_size, in the rubric's order.</summary>
    public required IReadOnlyList<string> MissingFields { get; init; }

    /// <summary>From the closed list of docs/rubric.md; null unless the disposition needs one.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Words of <see cref="DecisionFlags"/>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>The score lies within the rubric's band around an edge, or that of the first of several reads did.</summary>
    public required bool Borderline { get; init; }

    /// <summary>One paragraph for people, written by code from typed facts alone.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<Change> WhatWouldChange { get; init; }

    /// <summary>What each read of a borderline lead came to; null when it was read once.</summary>
    public Reads? Reads { get; init; }

    /// <summary><c>sha256:</c> of the rubric this was decided with.</summary>
    public required string Rubric { get; init; }

    /// <summary>That rubric's name and version, as in <c>champ 1</c>. Null in decisions of before rubrics had names.</summary>
    public string? RubricName { get; init; }
}

/// <summary>One named part of the score: at most <see cref="Max"/> points, and the words it rests on.</summary>
public sealed record Criterion(string Name, int Points, int Max, string? Value, Evidence? Evidence);

/// <summary>The smallest single fact that would move the lead to another disposition, and the score it would then have.</summary>
public sealed record Change(string Fact, string Value, Disposition Disposition, int Score);

[JsonConverter(typeof(SnakeCaseEnumConverter<Tier>))]
public enum Tier
{
    Unqualified,
    Nurture,
    Qualified,
}

/// <summary>How a lead ends; in order, best for the lead first.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Disposition>))]
public enum Disposition
{
    Qualified,
    NeedsInfo,
    Nurture,
    Disqualified,
    Spam,
    Duplicate,
}

[JsonConverter(typeof(SnakeCaseEnumConverter<Segment>))]
public enum Segment
{
    Unknown,
    Smb,
    Enterprise,
}
