using System.Text.Json.Serialization;

namespace Agent.Plugins.Scoring;

/// <summary>
/// What the reader found in a lead: typed facts, each with the words it rests on. The reader may return nothing else;
/// code checks each quote and adds the points. The wire shape is this record in snake_case (JSON schema <c>lead_facts</c>).
/// </summary>
public sealed record LeadFacts
{
    public required NeedFact Need { get; init; }

    public required TimelineFact Timeline { get; init; }

    public required BudgetFact Budget { get; init; }

    public required AuthorityFact Authority { get; init; }

    public required CompanySizeFact CompanySize { get; init; }

    public required IntentFact Intent { get; init; }

    public required InjectionFact Injection { get; init; }

    /// <summary>Every fact absent: what is known of a lead that says nothing.</summary>
    public static LeadFacts Unknown { get; } = new()
    {
        Need = new(NeedLevel.Absent, null),
        Timeline = new(TimelineKind.Absent, null, null, null),
        Budget = new(BudgetKind.Absent, null, null, null, null),
        Authority = new(AuthorityLevel.Absent, null),
        CompanySize = new(null, null, null),
        Intent = new(IntentKind.Unclear, null),
        Injection = new(false, null),
    };
}

/// <summary>A verbatim quote and the lead field it stands in (the field's JSON name, such as <c>company_size</c>).</summary>
public sealed record Evidence(string Field, string Quote);

public sealed record NeedFact(NeedLevel Level, Evidence? Evidence);

/// <summary><c>horizon</c> carries whole days from the day the lead came in, <c>date</c> an ISO date; the others neither.</summary>
public sealed record TimelineFact(TimelineKind Kind, int? Days, DateOnly? Date, Evidence? Evidence);

/// <summary>The lower bound of a range, in the currency and period it was given in.</summary>
public sealed record BudgetFact(BudgetKind Kind, decimal? Amount, string? Currency, BudgetPeriod? Period, Evidence? Evidence);

public sealed record AuthorityFact(AuthorityLevel Level, Evidence? Evidence);

/// <summary>People in the company. Both null when unknown; max null when open ("1,000+").</summary>
public sealed record CompanySizeFact(int? Min, int? Max, Evidence? Evidence);

public sealed record IntentFact(IntentKind Kind, Evidence? Evidence);

public sealed record InjectionFact(bool Suspected, Evidence? Evidence);

[JsonConverter(typeof(SnakeCaseEnumConverter<NeedLevel>))]
public enum NeedLevel
{
    Absent,
    Vague,
    General,
    Specific,
}

[JsonConverter(typeof(SnakeCaseEnumConverter<TimelineKind>))]
public enum TimelineKind
{
    Absent,
    Past,
    Someday,
    Horizon,
    Date,
}

[JsonConverter(typeof(SnakeCaseEnumConverter<BudgetKind>))]
public enum BudgetKind
{
    Absent,
    None,
    Approved,
    Amount,
}

[JsonConverter(typeof(SnakeCaseEnumConverter<BudgetPeriod>))]
public enum BudgetPeriod
{
    Once,
    Month,
    Year,
}

[JsonConverter(typeof(SnakeCaseEnumConverter<AuthorityLevel>))]
public enum AuthorityLevel
{
    Absent,
    StudentOrIntern,
    Contributor,
    Manager,
    Director,
    Executive,
}

[JsonConverter(typeof(SnakeCaseEnumConverter<IntentKind>))]
public enum IntentKind
{
    Unclear,
    Buyer,
    Support,
    JobSeeker,
    Student,
    Vendor,
    Partner,
    Press,
    Spam,
}
